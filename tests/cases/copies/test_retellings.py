import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from dateline.cases.copies.copies import find_copies
from dateline.model import CopyKind, CopyPair, Page, Passage
from dateline.rules import load_pack
from dateline.stage import Notes
from tests.factories import lines

REPORTS = tomllib.loads(Path(__file__).with_name("retellings.toml").read_text("utf-8"))["reports"]
INDEPENDENT = [
    pytest.param(report[one], report[other], id=f"{report['how']}: {one}, {other}")
    for report in REPORTS
    for one, other in combinations(("told", "retold", "own", "rival"), 2)
    if {one, other} != {"told", "retold"} and one in report and other in report
]


def find_pairs(**texts: str) -> dict[frozenset[str], CopyPair]:
    """The pairs that are no quotations, by the names of their pages."""
    pages = {page.id: page for page in (Page(name, text, ()) for name, text in texts.items())}
    articles = {
        key: Notes({Page: [page], Passage: lines(page)})
        for key, page in sorted(pages.items(), key=lambda item: item[1].order)
    }
    found = find_copies(articles, Notes(), pack=load_pack("en"))
    return {
        frozenset((pages[pair.left].ref, pages[pair.right].ref)): pair
        for copies in found
        for pair in copies.pairs
        if pair.kind != CopyKind.QUOTE
    }


@pytest.mark.parametrize("report", REPORTS, ids=[report["how"] for report in REPORTS])
def test_what_an_editor_retold_is_derived(report):
    assert find_pairs(told=report["told"], retold=report["retold"])


@pytest.mark.parametrize(("one", "other"), INDEPENDENT)
def test_who_was_there_too_retells_nothing(one, other):
    assert not find_pairs(one=one, other=other)


def test_in_one_pile_every_retelling_is_found_and_nothing_else():
    names = {
        f"{name} {number}": report[name]
        for number, report in enumerate(REPORTS)
        for name in ("told", "retold", "own", "rival")
        if name in report
    }
    expected = {frozenset((f"told {number}", f"retold {number}")) for number in range(len(REPORTS))}
    assert set(find_pairs(**names)) == expected
    assert set(find_pairs(**dict(reversed(names.items())))) == expected


@pytest.mark.parametrize("report", REPORTS, ids=[report["how"] for report in REPORTS])
def test_its_passages_are_sentences_that_name_the_same(report):
    (pair,) = find_pairs(told=report["told"], retold=report["retold"]).values()
    told, retold = report["told"], report["retold"]
    if pair.left != Page("told", told, ()).id:
        told, retold = retold, told
    assert pair.passages
    for start, end, begin, upto in pair.passages:
        one, other = (set(text.lower().split()) for text in (told[start:end], retold[begin:upto]))
        assert len(one & other) >= 4, (told[start:end], retold[begin:upto])


def test_a_retelling_of_several_prints_of_a_text_is_told_once():
    report = REPORTS[7]
    found = find_pairs(
        told=report["told"], print=report["told"].replace("agency", "service"), retold=report["retold"]
    )
    assert len(found) == 2
    assert frozenset(("told", "print")) in found


def test_a_part_that_is_retold_leaves_a_page_its_own_voice():
    report, others = REPORTS[1], " ".join(report["own"] for report in REPORTS[8:12])
    (pair,) = find_pairs(
        told=report["told"] + others, retold=report["retold"] + REPORTS[3]["own"] * 2
    ).values()
    assert pair.kind == CopyKind.REWRITE
    assert max(pair.share_of_left, pair.share_of_right) < 0.4


def test_what_is_too_short_or_in_another_language_is_no_retelling():
    assert not find_pairs(
        one="Askholm ferry cuts winter crossings to Trevik island.",
        other="Winter crossings to Trevik island cut, Askholm ferry says.",
    )
    german = (
        "Die Faehre zwischen Askholm und der Insel Trevik faehrt im Winter nur zweimal am Tag, teilte die "
        "Reederei mit, weil Treibstoff teuer ist und Offiziere fehlen. Auf der Insel leben 340 Menschen, "
        "von denen viele auf dem Festland arbeiten."
    )
    changed = (
        "Nur zweimal am Tag faehrt im Winter die Faehre zwischen der Insel Trevik und Askholm, weil der "
        "Treibstoff teuer ist und Offiziere fehlen, sagt die Reederei. Viele der 340 Menschen, die auf der "
        "Insel leben, arbeiten auf dem Festland."
    )
    assert not find_pairs(one=german, other=changed)
