"""trafilatura behind our protocol."""

from __future__ import annotations

import pickle

import pytest

from dateline.adapters.trafilatura import TrafilaturaExtractor
from dateline.text.extract import extract_page

STORY = [f"The premier of Ruritania met King Rudolf for the {number}th time on Monday, the palace of Strelsau said in a statement." for number in range(4, 9)]
PAGE = f"""<html lang="en"><head><title>Premier flies to Graustark | Castle Post</title>
<meta property="og:site_name" content="Castle Post"><meta name="author" content="Rosa Holf">
<meta property="article:published_time" content="2031-05-04T23:30:00-05:00"><base href="http://[bad"></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<article><h1>Premier flies to Graustark</h1>{"".join(f"<p>{line}</p>" for line in STORY)}</article>
<aside><h3>Most read</h3><a href="/x">Ten castles you must see</a></aside><footer>© Castle Post</footer></body></html>"""


def test_article_and_declarations() -> None:
    found = TrafilaturaExtractor().extract(PAGE, url="https://castle.example/a")
    assert set(STORY) <= set(found.paragraphs)
    assert "Home" not in found.paragraphs
    assert (found.title, found.author, found.site) == ("Premier flies to Graustark", "Rosa Holf", "Castle Post")


def test_the_declared_day_is_the_one_that_the_page_wrote() -> None:
    assert TrafilaturaExtractor().extract(PAGE).published == "2031-05-04"


def test_a_day_in_the_running_text_is_not_declared() -> None:
    assert TrafilaturaExtractor().extract(f"<html><body><article><p>{STORY[0]} It was 4 May 2021.</p></article></body></html>").published is None


def test_main_text_in_the_page() -> None:
    found = extract_page(PAGE, TrafilaturaExtractor())
    main = "".join(found.text[start:end] for start, end in found.main)
    assert all(line.rstrip(".") in main for line in STORY)
    assert "Most read" not in main
    assert "Home" not in main
    assert "Home" in found.text


@pytest.mark.parametrize("html", ["", "<", "plain", "<html></html>", "\ufffd" * 50])
def test_what_it_cannot_read_is_empty(html: str) -> None:
    assert TrafilaturaExtractor().extract(html).published is None


def test_it_travels_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(TrafilaturaExtractor())) == TrafilaturaExtractor()
