import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cases.copies.alignment import align
from dateline.cases.copies.copies import find_copies
from dateline.cases.copies.words import read_words
from dateline.model import By, Copies, CopyKind, Credit, Page, Passage, Sighting, Span, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from tests.factories import lines

WIRE = (
    "The harbour council of Veldmar voted on Tuesday to close the old grain terminal before winter.\n\n"
    "Mayor Ilse Brandt told reporters that the closure would save the town four million "
    "crowns a year, most of it spent on dredging.\n\n"
    "Dock workers gathered outside the hall and booed as the result was read out from the balcony by "
    "the clerk.\n\n"
    "The terminal opened in 1911 and handled wheat from three provinces until the railway was rerouted "
    "inland."
)
OTHER = (
    "Fishermen in the southern bay hauled in a record catch this month, the ministry of "
    "the sea announced in its bulletin.\n\n"
    "Prices at the morning auction fell by a fifth, and two canneries hired extra hands for the season.\n\n"
    "Scientists warn that the shoals may move north again next year because the current is weakening."
)
SPEECH = (
    "we will not sell a single stone of this quay, not this year and not in a hundred "
    "years, whatever the bankers in the capital may whisper about our debts and our pride "
    "and our empty warehouses"
)
REWORDED = (
    WIRE.replace("voted on Tuesday to close", "decided on Tuesday to shut")
    .replace("told reporters that the closure", "said to reporters that the shutdown")
    .replace("gathered outside", "stood outside")
    .replace("handled wheat", "moved wheat")
)


def page(ref: str, text: str, **sighting: str) -> Page:
    return Page(ref, text, (Sighting(ref, "0" * 64, **sighting),))


def case(*pages: Page, zone: Zone = Zone.BODY) -> dict[str, Notes]:
    return {
        page.id: Notes({Page: [page], Passage: lines(page, zone=zone)})
        for page in sorted(pages, key=lambda page: page.order)
    }


def groups(*pages: Page) -> list[set[str]]:
    refs = {page.id: page.ref for page in pages}
    return [
        {refs[member] for member in copies.pages}
        for copies in find_copies(case(*pages), Notes(), pack=load_pack("en"))
        if len(copies.pages) > 1
    ]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (WIRE, CopyKind.IDENTICAL),
        (WIRE.replace("\n\n", "\n"), CopyKind.IDENTICAL),
        (WIRE.replace("1911", "1912"), CopyKind.NEAR),
        (REWORDED, CopyKind.NEAR),
        ("\n\n".join(reversed(WIRE.split("\n\n"))), CopyKind.NEAR),
        (WIRE.replace("the old", "theold").replace("of the", "ofthe"), CopyKind.NEAR),
        ("\n\n".join(WIRE.split("\n\n")[:2]), CopyKind.REWRITE),
        (WIRE + "\n\n" + OTHER, CopyKind.REWRITE),
    ],
)
def test_a_copy_is_found_however_it_was_changed(copy, kind):
    (found,) = find_copies(
        case(page("a", WIRE), page("b", copy), page("c", "Rain is expected in the hills.")),
        Notes(),
        pack=load_pack("en"),
    )
    assert [pair.kind for pair in found.pairs] == [kind]
    assert len(found.pages) == 2


def test_own_words_on_the_same_affair_are_no_copy():
    own = (
        "In Veldmar the council has decided: the grain terminal shuts. Ilse Brandt, the mayor, "
        "hopes for savings of four million crowns; the dockers are furious."
    )
    assert not list(find_copies(case(page("a", WIRE), page("b", own)), Notes(), pack=load_pack("en")))


def test_a_shared_quotation_joins_no_pages():
    left, right = (
        page("a", f'{WIRE}\n\nBrandt said: "{SPEECH}."'),
        page("b", f'{OTHER}\n\n"{SPEECH}," the mayor of Veldmar said.'),
    )
    (found,) = find_copies(case(left, right), Notes(), pack=load_pack("en"))
    assert [pair.kind for pair in found.pairs] == [CopyKind.QUOTE]
    assert len(found.pages) == 1


def test_boilerplate_is_no_copy():
    assert not list(
        find_copies(
            case(page("a", WIRE), page("b", WIRE), zone=Zone.BOILERPLATE), Notes(), pack=load_pack("en")
        )
    )


def test_a_note_that_many_pages_carry_is_no_copying():
    note = (
        "Sign up for our letter and learn every morning what the harbour towns of the coast "
        "are talking about today, free of charge and in your own language."
    )
    own = [" ".join(f"word{number}x{count}" for count in range(200)) for number in range(30)]
    assert not list(
        find_copies(
            case(*(page(f"p{number}", f"{text}\n\n{note}") for number, text in enumerate(own))),
            Notes(),
            pack=load_pack("en"),
        )
    )


def test_pages_in_other_scripts_are_compared():
    story = "市長は火曜日に古い穀物倉庫を閉鎖すると発表した。港湾労働者は市庁舎の前に集まり抗議の声を上げた。倉庫は百年前に建てられ三つの県から小麦を集めていた。"
    assert groups(
        page("a", story),
        page("b", "本紙によると、" + story),
        page("c", "天気は晴れで風は弱いでしょう。明日は雨が降る見込みです。"),
    ) == [{"a", "b"}]


def test_a_lifted_paragraph_is_shown_but_leaves_the_page_its_own_voice():
    lifted = page("b", OTHER * 3 + "\n\n" + WIRE.split("\n\n")[1] + " " + WIRE.split("\n\n")[2])
    host = page("a", WIRE + "\n\n" + WIRE.translate(str.maketrans("aeiou", "uoaei")) * 2)
    (found,) = find_copies(case(host, lifted), Notes(), pack=load_pack("en"))
    assert [pair.kind for pair in found.pairs] == [CopyKind.REWRITE]
    assert len(found.pages) == 1


def test_groups_do_not_depend_on_the_order_of_pages():
    pages = [
        page("a", WIRE),
        page("b", REWORDED),
        page("c", OTHER),
        page("d", OTHER + " The end."),
        page("e", "Nothing to see."),
    ]
    assert groups(*pages) == groups(*reversed(pages))
    assert sorted(map(sorted, groups(*pages))) == [["a", "b"], ["c", "d"]]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                WIRE,
                REWORDED,
                OTHER,
                WIRE + "\n\n" + OTHER,
                f'{WIRE}\n\n"{SPEECH}"',
                f'{OTHER}\n\n"{SPEECH}"',
                *WIRE.split("\n\n"),
            ]
        ),
        max_size=9,
    ),
    st.randoms(),
)
def test_pages_added_one_by_one_give_what_all_at_once_give(texts, random):
    pages = [page(f"p{number}", text) for number, text in enumerate(texts)]
    at_once = set(find_copies(case(*pages), Notes(), pack=load_pack("en")))
    random.shuffle(pages)
    found: set[Copies] = set()
    for number in range(1, len(pages) + 1):
        found = set(find_copies(case(*pages[:number]), Notes(), pack=load_pack("en")))
    assert found == at_once


def test_hundreds_of_prints_of_one_text_are_one_group():
    pages = [page(f"p{n}", WIRE.replace("four million", f"{n} million")) for n in range(60)]
    assert [len(group) for group in groups(*pages)] == [60]


def test_the_original_and_the_source_of_a_pair_are_named_where_a_credit_tells():
    wire, copy = (
        page("a", WIRE, site="harbourwire.example"),
        page("b", WIRE + " The end.", site="daily.example", published="2024-03-01"),
    )
    articles = case(wire, copy)
    articles[copy.id] = articles[copy.id].plus(
        [Credit(Span(copy.id, 0, 3), "Harbour Wire", By("test"))], (Credit,)
    )
    (found,) = find_copies(articles, Notes(), pack=load_pack("en"))
    assert found.original == wire.id
    assert [pair.source for pair in found.pairs] == [wire.id]


def test_passages_are_exact_in_both_pages():
    left, right = (
        page("a", WIRE),
        page(
            "b",
            OTHER.split("\n\n", maxsplit=1)[0]
            + "\n\n"
            + WIRE.split("\n\n")[2]
            + "\n\n"
            + WIRE.split("\n\n", maxsplit=1)[0],
        ),
    )
    (found,) = find_copies(case(left, right), Notes(), pack=load_pack("en"))
    sides = (left, right) if found.pairs[0].left == left.id else (right, left)
    for start, end, at, upto in found.pairs[0].passages:
        assert sides[0].text[start:end] == sides[1].text[at:upto]
        assert sides[0].text[start:end] in WIRE.split("\n\n")
    assert len(found.pairs[0].passages) == 2


@given(
    st.lists(st.sampled_from(["red", "blue", "green", "gold", "grey", "pink"]), max_size=60),
    st.lists(st.sampled_from(["red", "blue", "green", "gold", "grey", "pink"]), max_size=60),
)
def test_stretches_stay_in_range_and_in_order(left, right):
    pages = [page("l", " ".join(left)), page("r", " ".join(right))]
    one, other = read_words((each, lines(each)) for each in pages)
    stretches = align(one, other)
    assert all(0 <= i < k <= len(one) and 0 <= j < m <= len(other) for i, k, j, m in stretches)
    assert list(stretches) == sorted(stretches)
