"""What is cut from a page's tree."""

from __future__ import annotations

import pytest

from dateline.pages.pruning import prune
from dateline.pages.render import render, render_tree
from dateline.pages.trees import parse

MENU = (
    "<ul><li><a href=a>Home</a><li><a href=b>World</a><li><a href=c>Sport</a><li><a href=d>Letters</a></ul>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <script>no</script>two<style>no</style> three</p>", "One two three"),
        ("<p hidden>No</p>tail<p style='display:none'>No</p><p>Yes</p>", "tail\nYes"),
        (f"{MENU}<p>Yes</p>", "Yes"),
        ("<ul><li><a href=a>Home</a><li><a href=b>World</a></ul>", "Home\nWorld"),
        (
            f"<ul><li>A long sentence about the king stands in this list, too.{MENU}</ul>",
            "A long sentence about the king stands in this list, too.",
        ),
        ("<p>One<br>two</p><div><div><div></div></div></div>", "One\ntwo"),
    ],
)
def test_what_is_left_is_what_a_reader_sees_without_menus(html: str, text: str) -> None:
    assert render_tree(prune(parse(html))).text == text


def test_an_article_in_a_script_stays() -> None:
    root = prune(
        parse(
            '<script type=\'application/ld+json\'>{"articleBody": "x"}</script><script>var '
            "x</script><p>One</p>"
        )
    )
    assert [script.text for script in root.iter("script")] == ['{"articleBody": "x"}']


def test_only_menus_are_lost_from_sight() -> None:
    html = (
        "<div><p>One</p>and<span> more</span><svg><text>No</text></svg> here<ol><li>Two<li>Three</ol></div>"
    )
    assert render_tree(prune(parse(html))).text == render(html).text


@pytest.mark.parametrize(
    "sign", ["\x1c", "\x01", "&#1;", "&#x01C", "&#xD800;", "\ud800", "\ufffe", "&#65535;"]
)
def test_characters_that_no_tree_holds_stop_nothing(sign: str) -> None:
    tree = parse(f"<p>One<script></script>{sign} two<script></script>{sign} three</p>")
    assert render_tree(prune(tree)).text == "One\ufffd two\ufffd three"


def test_characters_by_number_are_read() -> None:
    assert render_tree(parse("<p>caf&#233; &#x2014; &#x1F600; one&#12;two</p>")).text == "café — 😀 one two"
