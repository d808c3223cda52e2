"""Lines that show days: the page's own, and those of what it tells, quotes, pictures and lists."""

from __future__ import annotations

import pytest

from dateline.pages.date_lines import stamps_ago
from dateline.pages.declarations import Declarations, declare
from dateline.pages.render import render_tree
from dateline.pages.trees import parse
from tests.clock import within

SAVED = "2031-05-04T12:00:00Z"
META = '<meta property="article:published_time" content="2031-05-04T09:00:00Z">'
SAID = (
    "The ferries of Graustark stayed in port on Monday, the harbour master said in a statement to reporters."
)


def read(html: str, *, retrieved: str | None = None) -> Declarations:
    root = parse(
        f"<html lang=en><head>{META if 'META' in html else ''}</head><body>{html.replace('META', '')}"
    )
    return declare(root, render_tree(root).rows, html, retrieved=retrieved)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("8 hours ago", "2031-05-04"),
        ("By Rosa Holf | 13 hours ago", "2031-05-03"),
        ("Published yesterday at 10:09 am", "2031-05-03"),
        ("Yesterday", "2031-05-03"),
        ("Today at 9:15", "2031-05-04"),
        ("Updated 2 days ago", "2031-05-02"),
        ("an hour ago · 3 min read", "2031-05-04"),
        ("By Rosa Holf, 45 mins ago", "2031-05-04"),
        ("Rain expected today", None),
        ("Ferry sank 8 hours ago", None),
        ("The ferry sank yesterday at 10:09.", None),
        ("Lost yesterday", None),
        ("3 weeks ago", None),
        ("Not long ago", None),
    ],
)
def test_a_line_tells_how_long_ago(line: str, day: str | None) -> None:
    assert [stamp.day for stamp in stamps_ago(line, SAVED)] == ([day] if day else [])
    html = f"<h1>Ferries</h1><p class=line>{line}</p><p>{SAID}</p>"
    assert read(html, retrieved=SAVED).published == day
    assert read(html).published is None
    assert read(html, retrieved="2031-05-04").published is None


OTHERS = [
    (
        "<blockquote><p>Stay in port.</p>— Rosa (@rosa) <a href='https://chirp.example/1'>April 2, "
        "2030</a></blockquote>"
    ),
    "<div class='twitter-tweet'><p>Stay in port.</p><p>April 2, 2030</p></div>",
    "<p>— Rosa Holf (@rosa) April 2, 2030</p>",
    "<p>On April 2, 2030, the harbour was closed for a week.</p>",
    "<p>The harbour opened on 2 April 2030.</p>",
    "<p>The port of Graustark, 2 April 2030. Photo: Quay Pictures</p>",
    "<div class=img-text>Ferries in port, April 2, 2030 (Image by Rosa Holf)</div>",
    "<p>2 April 2030: ferries stay in port</p>",
    "<ul><li>2 April 2030 – storm<li>9 June 2030 – flood<li>6 May 2031 – calm</ul>",
    (
        "<h2>2 April 2030</h2><p>A storm came.</p><h2>9 June 2030</h2><p>A flood came.</p>"
        "<h2>6 May 2031</h2><p>It is calm.</p>"
    ),
    "<p>The election is on <time datetime='2030-04-02'>2 April 2030</time>.</p>",
    f"<p>{SAID} {SAID} It was <time datetime='2030-04-02'>2 April 2030</time>.</p>",
    "<section class=comments><div class=comment>rosa April 2, 2030</div></section>",
    "<ol id=comments><li>rosa April 2, 2030</ol>",
    "<aside>Read more: April 2, 2030</aside>",
]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("before", ["", f"<p>{SAID}</p>"])
def test_days_of_other_things_are_not_the_page_s(other: str, before: str) -> None:
    html = f"<h1>Ferries</h1><p class=author>By Rosa Holf</p>{before}{other}" + f"<p>{SAID}</p>" * 4
    assert read(f"META{html}").published == "2031-05-04"
    assert read(html).published is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>Graustark, 2 April 2030</p>",
        "<p class=meta>2 April 2030</p>",
        "<h2>2 April 2030</h2>",
    ],
)
def test_what_a_page_declares_to_machines_outweighs_a_line_near_its_title(line: str) -> None:
    html = f"<h1>Ferries</h1>{line}<p>{SAID}</p>"
    assert read(f"META{html}").published == "2031-05-04"
    assert read(html).published == "2030-04-02"
    first = f"<p>First published 2 April 2030</p>{html}".replace("2 April 2030</h2>", "</h2>")
    assert read(f"META{first}").published == "2030-04-02"


@pytest.mark.parametrize(
    "line",
    [
        "<p>4 May 2031</p>",
        "<p>By Rosa Holf, 4 May 2031</p>",
        "<p>Graustark, May 4, 2031.</p>",
        "<p>Published on May 4, 2031 by Rosa Holf in News.</p>",
        "<p>May 4, 2031: By Rosa Holf</p>",
        "<p>Photo desk | 4 May 2031</p>",
        "<p><time datetime='2031-05-04'>4 May 2031</time> by Rosa Holf</p>",
        "<ul><li>4 May 2031<li>News</ul>",
        "<p>This page was last edited by rosa on 4 May 2031.</p>",
    ],
)
def test_lines_of_the_page_s_own_day_still_tell_it(line: str) -> None:
    assert read(f"<h1>Ferries</h1>{line}<p>{SAID}</p>").published == "2031-05-04"


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<p><a href=/news/2031/05>4 May 2031</a></p><h1>Ferries</h1>", "2031-05-04"),
        (
            "<h1>Ferries</h1><p><a href=/news/2031/05>4 May 2031</a> | <a href=/sea>At sea</a></p>",
            "2031-05-04",
        ),
        (
            "<figure><figcaption><small>4 May 2031, Port</small><h1>Ferries</h1></figcaption></figure>",
            "2031-05-04",
        ),
        ("<h1>Ferries</h1><p>Ada Quill</p><p><a href=/1>4 May 2031</a></p>", None),
        ("<h1>Ferries</h1><figcaption>Photo: Ada Quill, 4 May 2031</figcaption>", None),
        ("<h1>Ferries</h1><p><a href=/1>The king opened the new pier on 4 May 2031.</a></p>", None),
    ],
)
def test_beside_the_title_a_link_or_a_caption_may_show_the_day(html: str, day: str | None) -> None:
    assert read(f"{html}<p>{SAID}</p>").published == day


def test_a_page_that_stands_aside_as_a_whole_has_lines_of_its_own() -> None:
    html = f"<blockquote><h1>Ferries</h1><p>4 May 2031</p><p>{SAID}</p></blockquote>"
    assert read(html).published == "2031-05-04"


@pytest.mark.parametrize("piece", ["2 May 2031: a ", "8 hours ago ", "(@a) ", "Photo: ", "a. "])
def test_hostile_lines_cost_little(piece: str) -> None:
    html = "<h1>Ferries</h1>" + f"<p>{piece * 12}</p>" * 3_000
    assert within(6, lambda: read(html, retrieved=SAVED))
