"""What an HTML page declares about itself, and the day and title chosen among what it says."""

from __future__ import annotations

import pytest

from dateline.model import Stamp
from dateline.pages.declarations import Declarations, declare
from dateline.pages.publication import choose
from dateline.pages.render import render_tree
from dateline.pages.trees import parse


def read(html: str, *, url: str | None = None, retrieved: str | None = None) -> Declarations:
    root = parse(html)
    return declare(root, render_tree(root).rows, html, url=url, retrieved=retrieved)


FULL = (
    """<!-- saved from url=(0031)https://old.example/a -->
<html lang="en-GB"><head><title>Ferry returns to port | The Quay Post</title>
<link rel="canonical" href="https://www.quaypost.example/2031/05/04/ferry">
<meta property="og:title" content="Ferry returns to port">
<meta property="og:site_name" content="The Quay Post">
<meta property="article:published_time" content="2031-05-04T23:30:00-05:00"><meta \
name="dc.date.modified" content="2031-05-09">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": \
"2031-05-05T04:30:00Z", "author": [{"name": "Ada Quill"}],
"comment": [{"@type": "Article", "datePublished": "2031-06-01"}],}]}</script></head>
<body><h1><a href="/">The Quay Post</a></h1><h1>Ferry returns to port</h1><p class="byline">By Ada \
Quill</p><time datetime="2031-05-04T23:30">4 May 2031</time>"""
    + "<p>Text.</p>" * 10
    + """
<div class="comment"><span class="date">7 June 2031</span></div></body></html>"""
)


def test_a_page_tells_all_about_itself() -> None:
    found = read(FULL)
    assert (found.title, found.author, found.site) == ("Ferry returns to port", "Ada Quill", "The Quay Post")
    assert (found.url, found.language, found.published) == (
        "https://www.quaypost.example/2031/05/04/ferry",
        "en",
        "2031-05-04",
    )
    assert Stamp("2031-05-04", "2031-05-04T23:30:00-05:00", "meta article:published_time") in found.stamps
    assert {stamp.origin: stamp.day for stamp in found.stamps}["json-ld datePublished"] == "2031-05-05"
    assert "2031-06-01" not in {stamp.day for stamp in found.stamps}
    assert {stamp.origin for stamp in found.stamps if stamp.day == "2031-06-07"} <= {"text line"}


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (
            (
                '<meta property="article:modified_time" content="2031-05-09"><h1>Ferry</h1><p>Published 4 '
                "May 2031"
            ),
            "2031-05-04",
        ),
        (
            (
                '<h1>Ferry</h1><span itemprop="datePublished" content="2031-05-04"></span><span '
                'class="date">8 May 2031</span>'
            ),
            "2031-05-04",
        ),
        ('<html lang="de"><h1>Die Fähre</h1><p>Veröffentlicht am 04.05.2031', "2031-05-04"),
        ('<html lang="fr"><h1>Le bac</h1><p>Publié le 04/05/2031', "2031-05-04"),
        ('<html lang="en"><h1>Ferry</h1><p>Posted on 05/04/2031', "2031-05-04"),
        (
            (
                '<html lang="en"><link rel="canonical" href="https://quay.example.uk/x"><h1>Ferry</h1>'
                "<p>Posted on 04/05/2031"
            ),
            "2031-05-04",
        ),
        ('<meta property="og:url" content="https://quay.example/news/20310504-ferry">', "2031-05-04"),
        ("<h1>Ferry</h1><script>page = {'publishedAt': '2031-05-04T10:00'}</script>", "2031-05-04"),
        (
            (
                "<h1>Ferry</h1><ul><li class=date>4 May 2031<li class=date>3 May 2031<li class=date>2 May "
                "2031</ul>"
            ),
            "2031-05-04",
        ),
        ('<meta name="date" content="1970-01-01"><p>Text', None),
        ("<h1>Ferry</h1><figure><figcaption>The ferry on 4 May 2029</figcaption></figure>", None),
        (
            (
                "<h1>Ferry</h1><p>The captain told the court that the ferry had last been painted in "
                "the spring, on 4 May 2029."
            ),
            None,
        ),
        (
            '<meta name="expires" content="2031-05-04"><meta name="generator" content="Press 2031-05-04">',
            None,
        ),
        ("", None),
    ],
)
def test_the_day_of_first_publication_is_chosen(html: str, day: str | None) -> None:
    assert read(f"{html}<p>More text.").published == day


def test_no_page_is_published_after_it_was_captured() -> None:
    stamps = (Stamp("2031-05-09", "2031-05-09", "url"), Stamp("2031-05-04", "2031-05-04", "text line"))
    assert (choose(stamps), choose(stamps, retrieved="2031-05-06T10:00:00Z")) == ("2031-05-09", "2031-05-04")


@pytest.mark.parametrize(
    ("origin", "day"),
    [("frontmatter date", "1993-10-15"), ("meta date", None)],
)
def test_what_a_keeper_of_texts_writes_may_be_older_than_the_web(origin: str, day: str | None) -> None:
    assert choose([Stamp("1993-10-15", "1993-10-15", origin)]) == day


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            "<title>Ferry &amp; crew return - Quay Post</title><h1>Ferry &amp; crew return</h1>",
            "Ferry & crew return",
        ),
        (
            (
                "<title>Quay Post: Ferry returns to port</title><h1>Quay Post</h1><h2>Ferry returns to "
                "port</h2><meta property=og:site_name content='Quay Post'>"
            ),
            "Ferry returns to port",
        ),
        (
            "<title>Ferry returns to port | Quay Post</title><h1>Harbour news Ferry returns to port</h1>",
            "Ferry returns to port",
        ),
        ("<title>Ferry returns to port | Quay Post</title>", "Ferry returns to port"),
        ("<title>Quay</title><h1>Fer\u00adry re\u00adturns</h1>", "Ferry returns"),
        ("<h1>Ferry returns</h1>", "Ferry returns"),
        ("<p>Nothing", None),
    ],
)
def test_the_title_is_the_articles_without_its_site(html: str, title: str | None) -> None:
    assert read(html).title == title


@pytest.mark.parametrize(
    ("html", "given", "url"),
    [
        ('<link rel="canonical" href="/a">', "https://quay.example/b?c=1", "https://quay.example/a"),
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://quay.example/a \n saved date: Sun May "
                "04 2031\n--><p>x"
            ),
            None,
            "https://quay.example/a",
        ),
        (
            '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://[bad">',
            None,
            None,
        ),
    ],
)
def test_a_page_knows_its_address(html: str, given: str | None, url: str | None) -> None:
    assert read(f"{html}<p>Text", url=given).url == url


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>x",
        "<h1>" + "a - " * 50_000,
        "<meta name=date content='" + "1/" * 100_000 + "'><p>x",
        "<p>" + "12 " * 50_000 + "2031",
    ],
)
def test_hostile_declarations_declare_nothing(html: str) -> None:
    assert read(html).published is None


def test_descriptions_are_kept_each_once_whoever_asked_for_them() -> None:
    short = "The ferry is back."
    html = (
        f'<meta name="Description" content="{short}"><meta property="og:description" content="{short}">'
        '<meta name="twitter:description" content="Back in port"><meta name="keywords" content="ferry">'
    )
    assert read(html).descriptions == (short, "Back in port")
    assert read("<p>Text.</p>").descriptions == ()
