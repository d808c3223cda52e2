"""What was found in a case, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from dateline.app.name_lists import Named
from dateline.app.searching import Facet, Match, Search
from dateline.app.tables import draw_rows, draw_table
from dateline.app.terminal import say, styled
from dateline.views.words import counted

LIT = "bold reverse"
"""The look of what was looked for."""


def draw_search(found: Search, path: Path, *, offset: int) -> None:
    """What was found, how much there is, by what it can be narrowed, and how to go on."""
    draw_rows(
        ((f"{match.page}\n{match.status or match.kind}", match_text(match)) for match in found.matches),
        width=18,
    )
    if found.matches:
        say()
    say(count_line(found, offset), "dim")
    for facet in found.facets:
        say(facet_line(facet), "dim")
    claim = next((match.id for match in found.matches if match.kind == "claim"), None)
    if claim:
        say(f"dateline why {path} {claim} tells why it is believed", "dim")


def match_text(match: Match) -> Text:
    """What was found: whose word, which words, where."""
    who = (f"{' › '.join(match.says_who)}: ", "bold") if match.says_who else ("", "")
    words = ((piece.text.replace("\n", " "), LIT if piece.found else "") for piece in match.words)
    date = f" · {match.date}" if match.date else ""
    return styled(who, ("“", ""), *words, ("”\n", ""), (f"{place_of(match)}{date} · {match.id}", "dim"))


def place_of(match: Match) -> str:
    """Where it stands."""
    return f"{match.page}[{match.start}:{match.end}]"


def count_line(found: Search, offset: int) -> str:
    """How much there is, and how to see more of it."""
    passages = f" and {counted(found.passages, 'passage')}" if found.passages else ""
    told = f"{counted(found.claims, 'claim')}{passages} with these words"
    upto = offset + len(found.matches)
    if not found.matches or (offset == 0 and upto == found.claims + found.passages):
        return told
    more = f"; --offset {upto} goes on" if upto < found.claims + found.passages else ""
    return f"{told}; these are {offset + 1} to {upto}{more}"


def facet_line(facet: Facet) -> str:
    """By what the claims can be narrowed."""
    return f"--{facet.option}: {', '.join(f'{value} ({number})' for value, number in facet.values)}"


def draw_names(found: Sequence[Named]) -> None:
    """Every name of a list with what was found of it."""
    draw_table(("claims", "pages", "name", "first"), map(name_row, found))
    say()
    some = sum(1 for each in found if each.claims or each.pages)
    say(f"{counted(len(found), 'name')}, {some} of them in the case", "dim")


def name_row(found: Named) -> tuple[str, ...]:
    """One name of a list in columns."""
    first = found.first[:1]
    told = "".join(f"{place_of(match)} “{match.text}” {match.id}" for match in first)
    return str(found.claims), str(found.pages), found.name, told
