"""Symbols of times: what their texts say, what is none, and that every one that a pack can write is one."""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import cache
from itertools import chain

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SymbolError
from dateline.model import Anchor, Expression, Problem, Side, Symbol, SymbolKind, Unit
from dateline.model.notation import UNSAID
from dateline.rules import load_pack
from tests.lab import make_page, read_page, rule_stages

Said = dict[str, object]
Written = tuple[str, Said]
"""A text in the notation, and the parts that it must be read as."""


def parts_of(symbol: Symbol) -> Said:
    """The parts of a symbol that say something."""
    return {name: part for name in ("kind", *UNSAID) if (part := getattr(symbol, name)) not in (None, "", 0)}


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("PAST_REF", {"kind": SymbolKind.REFERENCE, "value": "PAST_REF"}),
        ("P2D", {"kind": SymbolKind.AMOUNT, "value": "P2D", "count": 2, "unit": Unit.DAY}),
        ("PT1H30M", {"kind": SymbolKind.AMOUNT, "value": "PT1H30M"}),
        ("PXY<event", {"kind": SymbolKind.AMOUNT, "value": "PXY", "anchor": "event", "side": Side.BEFORE}),
        (
            "P9M>event",
            {
                "kind": SymbolKind.AMOUNT,
                "value": "P9M",
                "count": 9,
                "unit": Unit.MONTH,
                "anchor": Anchor.EVENT,
                "side": Side.AFTER,
            },
        ),
        (
            "now-1DTNI",
            {"kind": SymbolKind.STEP, "anchor": Anchor.NOW, "count": -1, "unit": Unit.DAY, "time": "TNI"},
        ),
        ("then+1DE", {"kind": SymbolKind.STEP, "anchor": Anchor.THEN, "count": 1, "unit": Unit.DECADE}),
        ("199", {"kind": SymbolKind.DECADE, "value": "199"}),
        ("XX9X", {"kind": SymbolKind.DECADE, "value": "XX9X", "tens": 9}),
        ("BC0490", {"kind": SymbolKind.YEAR, "value": "BC0490"}),
        ("2023/2024", {"kind": SymbolKind.YEARS, "value": "2023/2024", "year": 2023}),
        (
            "XXXX-06-18..19/2",
            {
                "kind": SymbolKind.DAY,
                "value": "XXXX-06-18",
                "month": 6,
                "day": 18,
                "last_day": 19,
                "weekday": 2,
            },
        ),
        (
            "XXXX-WXX-3T22:00-05",
            {"kind": SymbolKind.WEEKDAY, "value": "XXXX-WXX-3", "weekday": 3, "time": "T22:00-05"},
        ),
        (
            "XXXX-01=now+1Y",
            {
                "kind": SymbolKind.MONTH,
                "value": "XXXX-01",
                "month": 1,
                "side": Side.INSIDE,
                "anchor": Anchor.NOW,
                "count": 1,
                "unit": Unit.YEAR,
            },
        ),
        (
            "2024-11-4x4",
            {
                "kind": SymbolKind.NTH_WEEKDAY,
                "value": "2024-11-4x4",
                "year": 2024,
                "month": 11,
                "nth": 4,
                "weekday": 4,
            },
        ),
        ("XXXX-EA-2", {"kind": SymbolKind.EASTER, "value": "XXXX-EA-2", "easter": -2}),
        ("XXXX-EA", {"kind": SymbolKind.EASTER, "value": "XXXX-EA"}),
        (
            "XXXX-Q3<now",
            {
                "kind": SymbolKind.PERIOD,
                "value": "XXXX-Q3",
                "period": "Q3",
                "side": Side.BEFORE,
                "anchor": Anchor.NOW,
            },
        ),
    ],
)
def test_a_text_is_read_as_its_parts(text: str, parts: Said) -> None:
    assert parts_of(Symbol(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "now-2",
        "now-1F",
        "soon+1D",
        "then-1e+06D",
        "P2",
        "P2D=now+1D",
        "PAST",
        "XXXX-13",
        "2024-06-32",
        "150-01-02",
        "BCXXXX-06",
        "XXXX-WXX-8",
        "XXXX-05<event",
        "XXXX-05=now",
        "XXXX-07-04^TMO",
        "2024-06-18 ",
    ],
)
def test_what_is_outside_of_the_notation_is_refused(text: str) -> None:
    with pytest.raises(SymbolError, match="outside of the notation") as refused:
        Symbol.parse(text)
    assert "dateline.model.Symbol" in refused.value.advice


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("now+1D", {"needs_anchor", "offset_days"}),
        ("now-0.5D", {"needs_anchor"}),
        ("now-24Y", {"needs_anchor", "years_back"}),
        ("now+2Y", {"needs_anchor"}),
        ("then-2Y", {"needs_anchor"}),
        ("P24Y<event", {"years_back"}),
        ("P3D", {"days_long"}),
        ("P3D>event", set()),
        ("FUTURE_REF", {"is_future"}),
        ("2024-06-18", {"is_dated", "is_bare"}),
        ("199", {"is_dated", "is_bare"}),
        ("BC0490-SP", {"is_ancient", "is_bare"}),
        ("XXXX-06-18", {"needs_anchor", "is_open", "is_bare", "is_bare_day"}),
        ("XXXX-06-18/2", {"needs_anchor", "is_open", "is_bare", "is_bare_day", "fixes_year"}),
        ("XXXX-06-18=now+1Y", {"needs_anchor", "is_open"}),
        ("XXXX-06-18^", {"needs_anchor", "is_open", "is_eve"}),
        ("XXXX-06", {"needs_anchor", "is_open", "is_bare", "bare_month"}),
        ("XXXX-06<now", {"needs_anchor", "is_open"}),
        ("XXXX-WXX-1", {"needs_anchor", "is_open", "is_bare", "bare_weekday"}),
        ("XXXX-WXX-1TNI<now", {"needs_anchor", "is_open", "is_bare", "bare_weekday"}),
        ("XXXX-WXX-1TNI<now-7D", {"needs_anchor", "is_open"}),
        ("XXXX-WXX-1TNI=now-1W", {"needs_anchor", "is_open"}),
        ("2024-Q1", {"is_dated", "is_bare", "is_quarter"}),
    ],
)
def test_what_a_symbol_says_of_itself(text: str, says: set[str]) -> None:
    asked = {name for name, each in vars(Symbol).items() if isinstance(each, property)}
    symbol = Symbol.parse(text)
    dates = symbol.value and symbol.kind not in (SymbolKind.REFERENCE, SymbolKind.AMOUNT)
    said = {name for name in asked if getattr(symbol, name)}
    assert (said if dates else said - {"is_bare"}) == says


@pytest.mark.parametrize(
    ("text", "year", "value"),
    [
        ("XXXX-06-18/2", "2024", "2024-06-18"),
        ("XXXX-06-18..19", "2024", "2024-06-18/2024-06-19"),
        ("XXXX-SP", "BC0480", "BC0480-SP"),
        ("1915-04-13..15", "2024", "1915-04-13/1915-04-15"),
        ("XX9X", "2024", "XX9X"),
    ],
)
def test_a_date_in_a_year(text: str, year: str, value: str) -> None:
    assert Symbol.parse(text).in_year(year) == value


def test_a_symbol_is_its_text_and_survives_every_door() -> None:
    symbol = Symbol.parse("XXXX-06-18/2TMO<now")
    assert (str(symbol), repr(symbol)) == (
        "XXXX-06-18/2TMO<now",
        "Symbol(text='XXXX-06-18/2TMO<now')",
    )
    assert symbol is Symbol.parse("XXXX-06-18/2TMO<now")
    for copy in (
        pickle.loads(pickle.dumps(symbol)),
        msgspec.convert({"text": symbol.text}, Symbol),
        msgspec.msgpack.decode(msgspec.msgpack.encode(symbol), type=Symbol),
    ):
        assert (copy, parts_of(copy)) == (symbol, parts_of(symbol))


def test_a_tampered_part_is_read_anew_from_the_text() -> None:
    assert msgspec.convert({"text": "now-1D", "count": 5.0, "month": 6}, Symbol).month == 0


# ── law: what is written in the notation is read as it was meant ────────────────────────────────────────────
NUMBERS = st.one_of(st.integers(0, 5000), st.sampled_from([0.5, 1.25, 12.5]))
CLOCKS = st.sampled_from(["", "TMO", "TNI", "T24:00", "T04:05Z", "T22:00-05", "T22:00+05:30", "TNIT20:00"])
YEARS = st.one_of(st.none(), st.integers(0, 9999))


def written(**parts: object) -> Said:
    """The parts that say something."""
    return {name: part for name, part in parts.items() if part not in (None, "", 0)}


@st.composite
def steps(draw: st.DrawFn) -> Written:
    anchor, sign = draw(st.sampled_from([*Anchor][:4])), draw(st.sampled_from("+-"))
    number, unit, time = draw(NUMBERS), draw(st.sampled_from(Unit)), draw(CLOCKS)
    count = float(f"{sign}{number}")
    return f"{anchor}{sign}{number}{unit}{time}", written(
        kind=SymbolKind.STEP, anchor=anchor, count=count, unit=unit, time=time
    )


@st.composite
def amounts(draw: st.DrawFn) -> Written:
    number, unit = draw(NUMBERS), draw(st.sampled_from(["D", "W", "M", "Q", "Y"]))
    side = draw(st.sampled_from([None, Side.BEFORE, Side.AFTER]))
    value = f"P{number}{unit}"
    anchor = side and Anchor.EVENT
    return f"{value}{side}event" if side else value, written(
        kind=SymbolKind.AMOUNT, value=value, count=number, unit=unit, side=side, anchor=anchor
    )


@st.composite
def values(draw: st.DrawFn) -> Written:
    year, month, day = draw(YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 31))
    weekday, other = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    first = "XXXX" if year is None else f"{year:04d}"
    kind = draw(st.sampled_from([*SymbolKind][3:]))
    text, parts = {
        SymbolKind.YEAR: (first, {"year": year}),
        SymbolKind.YEARS: (f"2023/{day:04d}", {"year": 2023}),
        SymbolKind.DECADE: (f"XX{other}X", {"tens": other}),
        SymbolKind.CENTURY: (f"{day:02d}", {}),
        SymbolKind.PERIOD: (f"{first}-FA", {"year": year, "period": "FA"}),
        SymbolKind.MONTH: (f"{first}-{month:02d}", {"year": year, "month": month}),
        SymbolKind.DAY: (f"{first}-{month:02d}-{day:02d}", {"year": year, "month": month, "day": day}),
        SymbolKind.DAY_OF_MONTH: (f"XXXX-XX-{day:02d}", {"day": day}),
        SymbolKind.WEEKDAY: (f"XXXX-WXX-{weekday}", {"weekday": weekday}),
        SymbolKind.WEEKEND: ("XXXX-WXX-WE", {}),
        SymbolKind.NTH_WEEKDAY: (
            f"{first}-{month:02d}-{other}x{weekday}",
            {"year": year, "month": month, "nth": other, "weekday": weekday},
        ),
        SymbolKind.EASTER: (f"{first}-EA+{other}", {"year": year, "easter": other}),
        SymbolKind.EVERY_DAY: ("XXXX-XX-XX", {}),
        SymbolKind.WORKDAYS: ("XXXX-WXX-WD", {}),
    }[kind]
    return text, written(kind=kind, value=text, **parts)


@st.composite
def dates(draw: st.DrawFn) -> Written:
    (value, parts), time = draw(values()), draw(CLOCKS)
    near = draw(st.sampled_from(["", "<now", ">then", "=ref-2W", "<now-8D", ">then+7D", "^"]))
    related = {
        "<now": {"side": Side.BEFORE, "anchor": Anchor.NOW},
        ">then": {"side": Side.AFTER, "anchor": Anchor.THEN},
        "=ref-2W": {"side": Side.INSIDE, "anchor": Anchor.REF, "count": -2.0, "unit": Unit.WEEK},
        "<now-8D": {"side": Side.BEFORE, "anchor": Anchor.NOW, "count": -8.0, "unit": Unit.DAY},
        ">then+7D": {"side": Side.AFTER, "anchor": Anchor.THEN, "count": 7.0, "unit": Unit.DAY},
    }.get(near, {})
    timed = "" if near == "^" else time
    return f"{value}{timed}{near}", parts | related | written(time=timed)


@given(st.one_of(steps(), amounts(), dates()))
def test_what_is_written_is_read(case: Written) -> None:
    text, parts = case
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert parts_of(symbol) == parts
    assert symbol.is_eve == text.endswith("^")


@given(st.text(alphabet="PXT0129-+<>=^./:nowDMYWQBCE", max_size=12))
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    with suppress(SymbolError):
        assert str(Symbol.parse(text)) == text


# ── every symbol of the pack ────────────────────────────────────────────────────────────────────────────────
@cache
def times_of_examples() -> tuple[Expression | Problem, ...]:
    """The times in all examples of the rules for times."""
    rules = load_pack("en").under("en.time")
    text = "\n\n".join(chain.from_iterable((*rule.fires, *rule.silent) for rule in rules))
    upto = [stage.name for stage in rule_stages()].index("times") + 1
    notes = read_page(make_page(text), rule_stages()[:upto])
    return (*notes[Expression], *notes[Problem])


def test_the_examples_of_the_pack_are_within_the_notation() -> None:
    found = times_of_examples()
    assert not [each for each in found if isinstance(each, Problem)]
    symbols = {each.symbol for each in found if isinstance(each, Expression)}
    assert len(symbols) > 150
    assert {symbol.kind for symbol in symbols} >= {*SymbolKind} - {"years", "every day", "workdays"}
    assert all(Symbol(str(symbol)) == symbol for symbol in symbols)
