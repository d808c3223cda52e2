"""Each extractor and all of them together, on a page of our own and on hostile ones."""

from __future__ import annotations

import pickle

import pytest

from dateline.adapters.extractors import PANEL
from dateline.pages.extract import extract_page
from dateline.pages.panel import Member
from dateline.pages.pruning import prune
from dateline.pages.trees import parse

STORY = [
    f"The premier of Ruritania met King Rudolf for the {number}th time on Monday, the "
    "palace of Strelsau said in a statement."
    for number in range(4, 9)
]
PAGE = f"""<html lang="en"><head><title>Premier flies to Graustark | Castle Post</title>
<base href="http://[bad"></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<article><h1>Premier flies to Graustark</h1>{"".join(f"<p>{line}</p>" for line in STORY)}</article>
<aside><h3>Most read</h3><a href="/x">Ten castles you must see</a></aside><footer>© Castle Post</footer>\
</body></html>"""

each = pytest.mark.parametrize("member", PANEL.members, ids=lambda member: type(member).__name__)


@each
def test_every_member_finds_the_article(member: Member) -> None:
    found = member.paragraphs(prune(parse(PAGE)))
    assert set(STORY) <= set(found)
    assert not any("Home" in paragraph for paragraph in found)


@each
def test_the_tree_stays_as_it_is(member: Member) -> None:
    from lxml import etree

    root = prune(parse(PAGE))
    before = etree.tostring(root)
    member.paragraphs(root)
    assert etree.tostring(root) == before


def test_main_text_and_trust_of_a_clear_page() -> None:
    found = extract_page(PAGE, PANEL)
    main = "\n".join(found.text[start:end] for start, end in found.main)
    assert all(line in main for line in STORY)
    assert "Most read" not in main
    assert "Home" in found.text
    assert found.trust > 0.8


@pytest.mark.parametrize(
    "html",
    [
        "<",
        "plain",
        "<html><body></body></html>",
        "\ufffd" * 50,
        "<p>a\0b</p>",
        "<frameset><frame src=x>",
        "<table><td><form><table>" * 40,
    ],
)
def test_odd_pages_do_no_harm(html: str) -> None:
    found = extract_page(html, PANEL)
    assert 0 <= found.trust <= 1
    assert all(0 <= start < end <= len(found.text) for start, end in found.main)


def test_they_travel_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(PANEL)) == PANEL
