from dateline.cases.stories.clustering import gather, join_gatherings
from dateline.cases.stories.stories import group_stories
from dateline.cases.tfidf import count_terms, weigh_terms
from dateline.model import By, Copies, Page, Passage, Span, Zone
from dateline.stage import Notes

FERRY = [
    (
        "The ferry Halcyon ran aground off Port Merrin on Sunday with 212 passengers aboard, "
        "the coastguard of Tolland said."
    ),
    (
        "Rescuers in Port Merrin brought the last passengers of the stranded ferry Halcyon "
        "ashore; the coastguard blamed fog."
    ),
    (
        "Tolland's coastguard will tow the Halcyon free. The ferry has blocked the fairway of Port Merrin "
        "since Sunday."
    ),
]
BUDGET = [
    (
        "Finance minister Odile Karsk presented a budget that cuts subsidies for sugar, and "
        "the opposition in Brenn walked out."
    ),
    (
        "Sugar growers marched through Brenn against the budget of Odile Karsk, who wants to end their "
        "subsidies."
    ),
]


def page(ref: str, text: str, zone: Zone = Zone.BODY) -> Notes:
    found = Page(ref, text)
    return Notes(
        {Page: [found], Passage: [Passage(Span(found.id, 0, len(text)), zone, By("line"))] if text else []}
    )


def stories(*texts: str, copies: tuple[Copies, ...] = ()) -> list[list[int]]:
    layers = [page(str(number), text) for number, text in enumerate(texts)]
    articles = {each[Page][0].id: each for each in sorted(layers, key=lambda each: each[Page][0].order)}
    refs = {each[Page][0].id: int(each[Page][0].ref) for each in layers}
    return sorted(
        sorted(refs[page] for page in story.pages)
        for story in group_stories(articles, Notes({Copies: copies}))
    )


def test_pages_of_one_affair_are_one_story():
    assert stories(*FERRY, *BUDGET) == [[0, 1, 2], [3, 4]]


def test_every_page_is_in_one_story_even_an_empty_one():
    assert stories(FERRY[0], "", BUDGET[0], "…") == [[0], [1], [2], [3]]


def test_stories_do_not_depend_on_the_order_of_pages():
    assert stories(*reversed(FERRY), *BUDGET) == stories(*FERRY, *reversed(BUDGET))


def test_copies_stay_together():
    left, right = Page("0", FERRY[0]), Page("1", BUDGET[0])
    group = Copies(tuple(sorted((left.id, right.id))), None, (), By("case.copies.text/1"))
    assert stories(FERRY[0], BUDGET[0], copies=(group,)) == [[0, 1]]


def test_names_weigh_more_and_boilerplate_nothing():
    terms = count_terms(*unpack(page("a", "Karsk spoke. The ministers left with Karsk.")))
    assert terms == {"karsk": 3.2, "spoke": 1.0, "ministers": 1.0, "the": 1.6}
    assert count_terms(*unpack(page("a", "Karsk spoke.", Zone.BOILERPLATE))) == {}


def unpack(notes: Notes) -> tuple[Page, tuple[Passage, ...]]:
    return notes[Page][0], notes[Passage]


def test_vectors_have_length_one_and_keep_the_heaviest_terms():
    vectors = weigh_terms({"p": {f"w{n}": float(n) for n in range(1, 200)}, "q": {}})
    assert len(vectors["p"]) == 80
    assert abs(sum(weight**2 for weight in vectors["p"].values()) - 1) < 1e-9
    assert vectors["q"] == {}


def test_groups_join_by_the_mean_of_their_pages_and_not_by_one_bridge():
    left, right = {"a": 1.0}, {"b": 1.0}
    bridge = {"a": 0.5, "b": 0.5}
    units = (
        [((f"l{n}",), [left]) for n in range(8)]
        + [((f"r{n}",), [right]) for n in range(8)]
        + [(("x",), [bridge])]
    )
    groups = join_gatherings(gather(units))
    assert sorted(map(len, groups)) == [8, 9]
