"""What is cut from a page's tree."""

from __future__ import annotations

import pytest

from dateline.text.pruning import prune
from dateline.text.render import parse, render, render_tree

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
            '<script type=\'application/ld+json\'>{"articleBody": "x"}</script><script>var x</script><p>One</p>'
        )
    )
    assert [script.text for script in root.iter("script")] == ['{"articleBody": "x"}']


def test_only_menus_are_lost_from_sight() -> None:
    html = (
        "<div><p>One</p>and<span> more</span><svg><text>No</text></svg> here<ol><li>Two<li>Three</ol></div>"
    )
    assert render_tree(prune(parse(html))).text == render(html).text


def test_control_characters_that_the_parser_lets_in_stop_nothing() -> None:
    tree = parse("<p>One<script></script>\x1ctwo<script></script>\x01three</p>")
    assert render_tree(prune(tree)).text == "Onetwothree"
