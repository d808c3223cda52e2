"""The report: whole, safe, and every claim with its status and its source."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest
from benchmarks.queries import make_case
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dateline.model import Case, Edit, Passage, Run, Span, Zone
from dateline.views.chapters import first_screen
from dateline.views.highlights import pieces
from dateline.views.ledger import ledger
from dateline.views.report import OPEN, matrix_of, render_report
from dateline.views.timeline import timeline
from tests.factories import affair, by, claim, page, ranked, undated

SAYS = {"test.claim/1": "A verb <names> an event."}


@pytest.fixture(scope="module")
def report() -> str:
    return render_report(affair(), SAYS, texts=True)


@pytest.fixture(scope="module")
def short() -> str:
    return render_report(affair(), SAYS)


def rendered(text: str) -> html.HtmlElement:
    where = page(text, ref="x<y>")
    return html.fromstring(render_report(Case(Run("1", ()), (where,)), {}, texts=True))


def test_the_policy_allows_this_style_and_nothing_else(report: str) -> None:
    style = re.search(r"<style>(.*?)</style>", report, re.DOTALL)
    assert style
    digest = b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        in html.fromstring(report).xpath("//meta/@content")
    )


@pytest.mark.parametrize("texts", [True, False])
def test_nothing_runs_and_nothing_is_fetched(*, texts: bool) -> None:
    report = render_report(affair(), SAYS, texts=texts)
    tree = html.fromstring(report)
    assert tree.xpath("//script | //img | //link | //iframe | //@style | //@onclick | //@src") == []
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))
    assert "url(" not in report
    assert "@import" not in report


@pytest.mark.parametrize("texts", [True, False])
def test_every_link_leads_somewhere_and_every_id_is_one(*, texts: bool) -> None:
    tree = html.fromstring(render_report(affair(), SAYS, texts=texts))
    ids = Counter(tree.xpath("//@id"))
    assert [link for link in tree.xpath("//a/@href") if link[1:] not in ids] == []
    assert [name for name, number in ids.items() if number > 1] == []


def test_every_claim_has_its_status_its_source_and_a_way_to_its_evidence(report: str) -> None:
    tree = html.fromstring(report)
    for entry in ledger(affair()):
        (row,) = tree.xpath(f"//li[@id='{entry.id}']")
        said = " ".join(row.text_content().split())
        assert entry.status in said
        assert all(speaker in said for speaker in entry.says_who)
        assert entry.words in " ".join(row.xpath(".//q")[0].text_content().split())
        assert tree.xpath(f"//*[@id='at-{entry.id}']")


def test_every_claim_shows_source_cue_and_content(report: str) -> None:
    tree = html.fromstring(report)
    (row,) = tree.xpath(f"//li[@id='{affair().claims[1].id}']")
    assert [
        row.xpath(f".//bdi[@class='{part}']")[0].text_content() for part in ("source", "cue", "content")
    ] == ["Graustark has", "accused", "sending rifles to rebels"]


def test_the_page_tells_what_an_outlet_passes_on(report: str) -> None:
    text = html.fromstring(report).xpath(
        f"//article[@id='{affair().attributions[0].page}']//div[@class='text']"
    )[0]
    parts = {
        part: "".join(text.xpath(f".//span[contains(concat(' ', @class, ' '), ' {part} ')]/text()"))
        for part in ("source", "cue", "content")
    }
    assert parts["source"] == "the palaceGraustark hasRuritania denies"
    assert parts["cue"] == "saidaccuseddenies"
    assert (
        parts["content"]
        == "The premier of Ruritania will visit Graustark tomorrowsending rifles to rebelssending rifles."
    )


def test_every_event_has_its_status_and_source(report: str) -> None:
    tree = html.fromstring(report)
    for moment in timeline(affair()):
        (item,) = tree.xpath(f"//li[@id='{moment.id}']")
        voices = " ".join(item.xpath(".//p[@class='voices']")[0].text_content().split())
        assert all(
            voice.status in voices and all(source in voices for source in voice.sources)
            for voice in moment.voices
        )


def test_background_is_folded_and_keeps_its_status_and_source() -> None:
    case = affair()
    plain = replace(case, events=(*case.events[:2], replace(case.events[2], predicate=None, mode=None)))
    (folded,) = html.fromstring(render_report(plain, {})).xpath("//details[@class='rest']")
    said = " ".join(folded.text_content().split())
    assert "1 event: speech and background" in said
    assert re.search(r"stated .?herald", said)


@pytest.mark.parametrize(("number", "unfolded"), [(2, True), (OPEN + 1, False)])
def test_many_pages_are_folded_each_by_itself(number: int, unfolded: bool) -> None:
    pages = tuple(page(f"Text {each}.", ref=f"p{each:02}") for each in range(number))
    folds = html.fromstring(render_report(Case(Run("1", ()), pages), {}, texts=True)).xpath(
        "//article/details"
    )
    assert [fold.get("open") is not None for fold in folds] == [unfolded] * number


@pytest.mark.parametrize("texts", [True, False])
def test_whole_texts_are_there_only_where_they_are_asked_for(*, texts: bool) -> None:
    where = page("Nobody knew why.", ref="x")
    told = render_report(Case(Run("1", ()), (where,)), {}, texts=texts)
    assert ("Nobody knew why." in told) == texts
    assert ("--with-texts" in told) != texts
    assert len(html.fromstring(told).xpath("//div[@class='text']")) == texts


def test_the_first_screen_has_what_the_timeline_begins_with(short: str) -> None:
    (first,) = html.fromstring(short).xpath("//section[@id='first']")
    told = first_screen(affair())
    said = " ".join(first.text_content().split())
    assert all(" ".join(moment.words.split()) in said for moment in (*told.happened, *told.announced))
    assert len(first.xpath(".//article[@class='faced']")) == len(told.disputed) > 0
    assert all(f"{moment.witnesses} independent witness" in said for moment in told.shown)


def test_the_first_screen_ends_with_background_and_quotes_words_of_time() -> None:
    (first,) = html.fromstring(render_report(ranked(affair()), {})).xpath("//section[@id='first']")
    assert first.xpath("./h2[last()]/text()") == ["Background: earlier years"]
    assert "He made his first trip" in first.xpath("./h2[last()]/following-sibling::ol")[0].text_content()
    told = html.fromstring(render_report(ranked(undated("July 2000")), {}))
    assert told.xpath("//section[@id='first']//q/bdi/text()") == ["July 2000"]


def test_what_is_cut_is_said_and_what_is_told_is_whole() -> None:
    case = make_case(20, 400)
    tree = html.fromstring(render_report(case, {}, most=10))
    events = tree.xpath("//li[starts-with(@id, 'evt-')]")
    (cut,) = tree.xpath("//section[@id='first']//p[@class='cut']")
    assert f"tells the {len(events)} events of {len(case.events)} " in cut.text_content()
    assert len(case.events) > len(events) >= 10
    (unlisted,) = tree.xpath("//section[@id='pages']//p[@class='cut']")
    assert f"of {len(case.pages)} have a claim" in unlisted.text_content()
    ids = set(tree.xpath("//@id"))
    assert [link for link in tree.xpath("//a/@href") if link[1:] not in ids] == []
    assert not html.fromstring(render_report(case, {})).xpath("//section[@id='first']//p[@class='cut']")


def test_a_report_of_five_hundred_events_has_four_megabytes_at_most() -> None:
    case = make_case(50, 1000)
    assert len(case.events) >= 500
    report = render_report(case, {})
    assert len(report.encode()) <= 4_000_000
    assert len(html.fromstring(report).xpath("//li[starts-with(@id, 'evt-')]")) == len(case.events)


def test_a_claim_of_no_event_is_told() -> None:
    case = affair()
    bare = replace(case, events=case.events[:1], positions=(), links=(), ranks=case.ranks[:0])
    tree = html.fromstring(render_report(bare, {}))
    claims = {claim.id for claim in case.claims}
    assert claims <= set(tree.xpath("//li/@id"))
    assert tree.xpath("//section[@id='loose']")


def test_a_rule_is_told_once_and_every_claim_leads_to_it(report: str) -> None:
    tree = html.fromstring(report)
    assert report.count("A verb &lt;names&gt; an event.") == 1
    (anchor,) = {link.get("href") for link in tree.xpath("//ul[@class='claims']//a[text()='test.claim/1']")}
    assert tree.xpath(f"//dt[@id='{anchor[1:]}']")[0].text_content() == "test.claim/1"


def test_pages_are_there_character_for_character() -> None:
    case = affair()
    tree = html.fromstring(render_report(case, {}, texts=True))
    for where in case.pages:
        (text,) = tree.xpath(f"//article[@id='{where.id}']//div[@class='text']")
        for number in text.xpath(".//a[@class='ref']"):
            number.drop_tree()
        assert text.text_content() == where.text


def test_words_of_pages_and_rules_are_escaped(report: str) -> None:
    assert "<i>thesecond</i>" not in report
    assert "Visit &lt;today&gt;" in report
    assert "A verb &lt;names&gt; an event." in report


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</style><script>",
        '" onload="x',
        "{{ 7 * 7 }}{% raw %}",
        "&lt;b&gt;",
        "]]>--><!--",
    ],
)
def test_hostile_pages_stay_text(text: str) -> None:
    tree = rendered(text)
    assert tree.xpath("//div[@class='text']")[0].text_content() == text
    assert tree.xpath("//script") == []


def test_what_turns_the_writing_is_shown_and_has_no_force() -> None:
    told = rendered("abc \u202egnp.exe\u2066 \x00\x1b end").xpath("//div[@class='text']")[0].text_content()
    assert told == "abc ⟨U+202E⟩gnp.exe⟨U+2066⟩ ␀␛ end"


def test_an_empty_case_says_what_it_lacks() -> None:
    told = render_report(Case(Run("1", ())), {})
    for words in (
        "0 pages",
        "No page tells an event",
        "No source takes a position",
        "Nobody is named as a party",
        "every page could be read",
    ):
        assert words in told


def test_the_same_case_gives_the_same_report(report: str) -> None:
    assert render_report(affair(), SAYS, texts=True) == report


def test_the_matrix_keeps_what_most_is_said_of() -> None:
    case = affair()
    many = tuple(
        replace(case.events[0], claims=(f"clm-{number:03}",), label=str(number)) for number in range(80)
    )
    positions = tuple(replace(case.positions[0], event=event.id) for event in many)
    big = replace(
        case,
        events=many,
        positions=positions,
        claims=tuple(claim(case.pages[0], "e", "e", 0) for _ in range(1)),
    )
    moments = tuple(replace(timeline(case)[0], id=event.id) for event in many)
    found = matrix_of(big, moments)
    assert (len(found.grid.events), found.events) == (60, 80)


TEXT = "One two three four five six seven eight nine ten."
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda found: (found[0], min(len(TEXT), found[0] + found[1]))
)


@given(
    claims=st.lists(spans, max_size=6), edits=st.lists(spans, max_size=2), zones=st.lists(spans, max_size=2)
)
def test_pieces_join_to_the_page_whatever_overlaps(
    claims: list[tuple[int, int]], edits: list[tuple[int, int]], zones: list[tuple[int, int]]
) -> None:
    where = page(TEXT)
    made = tuple(
        replace(
            claim(where, TEXT[start:end], TEXT[start:end]),
            trigger=Span(where.id, start, end),
            evidence=(Span(where.id, start, end),),
        )
        for start, end in dict.fromkeys(claims)
    )
    case = Case(
        Run("1", ()),
        (where,),
        claims=made,
        edits=tuple(Edit(Span(where.id, *span), "x", by()) for span in edits),
        passages=tuple(Passage(Span(where.id, *span), Zone.BODY, by()) for span in zones),
    )
    numbers = {found.id: number for number, found in enumerate(made, 1)}
    found = list(pieces(case, where, numbers))
    assert "".join(piece.text for piece in found) == TEXT
    assert sorted(number for piece in found for number, _ in piece.begins) == sorted(numbers.values())
    covered = {offset for start, end in claims for offset in range(start, end)}
    assert sum(len(piece.text) for piece in found if piece.evidence) == len(covered)
