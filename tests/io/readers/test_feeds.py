"""Feeds: what an entry becomes, and feeds that are made to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.io.sources import Capture
from dateline.model import Stamp
from tests.clock import within
from tests.io.reading import found_in, read, write

NAMES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
LONG = "The premier of Ruritania met the king on Monday, and both said that the talks would go on."


def rss(*items: str) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" {NAMES}><channel><title>Castle Post</title>'
        f"<language>en-gb</language>{''.join(items)}</channel></rss>"
    )


ITEM = (
    "<item><title>Talks &amp;amp; &lt;b&gt;tea&lt;/b&gt;</title>"
    "<link>https://castle.example/talks</link><dc:creator>Rosa Holf</dc:creator>"
    f"<description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p>"
    "<script>x()</script>]]></content:encoded><pubDate>Sun, 4 May 2031 23:30:00 "
    "-0500</pubDate></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Castle Post</title><entry>'
    "<title>Talks</title><id>tag:castle.example,2031:1</id>"
    "<updated>2031-05-06T01:00:00+09:00</updated>"
    "<published>2031-05-05T01:00:00+09:00</published><author><name>Rosa Holf</name>"
    f'</author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p>'
    "</div></content>"
    "</entry></feed>"
)


def test_an_entry_is_a_page_with_what_it_declares(tmp_path: Path) -> None:
    (page,), problems = read(write(tmp_path / "f.rss", rss(ITEM)))
    (sighting,) = page.sightings
    assert (page.ref, page.text, problems) == ("https://castle.example/talks", LONG, [])
    assert (sighting.title, sighting.author, sighting.site, sighting.url) == (
        "Talks & tea",
        "Rosa Holf",
        "Castle Post",
        "https://castle.example/talks",
    )
    assert (sighting.published, sighting.stamps) == (
        "2031-05-04",
        (Stamp("2031-05-04", "Sun, 4 May 2031 23:30:00 -0500", "feed published"),),
    )
    assert (sighting.locator, sighting.language, sighting.main) == (
        f"{tmp_path}/f.rss#1",
        "en-gb",
        ((0, len(LONG)),),
    )


def test_atom_has_two_days(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "f.atom", ATOM))
    (sighting,) = page.sightings
    assert (page.ref, page.text, sighting.published) == ("tag:castle.example,2031:1", LONG, "2031-05-05")
    assert [(stamp.day, stamp.origin) for stamp in sighting.stamps] == [
        ("2031-05-05", "feed published"),
        ("2031-05-06", "feed updated"),
    ]


def test_the_feed_is_the_evidence_of_all_its_entries(tmp_path: Path) -> None:
    found = found_in(write(tmp_path / "f.xml", rss(ITEM, ITEM.replace("/talks", "/tea"))))
    (capture,) = (each for each in found if isinstance(each, Capture))
    pages, _ = read(tmp_path / "f.xml")
    assert {page.sightings[0].sha256 for page in pages} == {capture.sha256}
    assert len(pages) == 2


def test_an_entry_without_text_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    pages, problems = read(
        write(
            tmp_path / "f.rss",
            rss(
                "<item><title>Nothing</title></item>",
                "<item><link>https://castle.example/bare</link></item>",
                ITEM,
            ),
        )
    )
    assert len(pages) == 1
    assert [
        (problem.locator.rpartition("#")[2], word in problem.message)
        for problem, word in zip(problems, ("neither text nor a link", "dateline fetch"), strict=True)
    ] == [
        ("1", True),
        ("2", True),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&a;</title></item>"),
            "entities",
        ),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rss("<item><title>&b;</title></item>"),
            "entities",
        ),
        (rss("<item>" * 130_000), "tags"),
        (rss("x" * 4_000_001), "characters"),
        ("<castle><king/></castle>", "no RSS or Atom"),
        (rss(), "no entries"),
        ("", "empty"),
    ],
)
def test_a_feed_that_harms_or_is_none_is_a_problem(tmp_path: Path, content: str, words: str) -> None:
    pages, (problem,) = read(write(tmp_path / "f.xml", content))
    assert (pages, words in problem.message) == ([], True)


def test_a_broken_feed_gives_what_stands_in_it_in_time(tmp_path: Path) -> None:
    path = write(tmp_path / "f.rss", rss(ITEM, "<item><title>a & b" * 20_000))
    pages, _ = within(8, lambda: read(path))
    assert pages[0].text == LONG


@pytest.mark.parametrize(
    "entry",
    [
        "<author>" + "a" * 300_000 + "</author>",
        "<author>" + "<![CDATA[aaa]]>" * 20_000 + "</author>",
        "<author>" + "rosa@castle.example, " * 30_000 + "</author>",
        "".join(f"<author>rosa{number}@castle.example</author>" for number in range(30_000)),
        "".join(f"<category>{number}</category>" for number in range(30_000)),
        "<x " + "".join(f"a{number}='1' " for number in range(16_000)) + "/>",
        "".join(f"<x{number}:a xmlns:x{number}='u{number}'/>" for number in range(10_000)),
    ],
    ids=["letters", "sections", "senders", "authors", "categories", "attributes", "namespaces"],
)
def test_a_crowd_of_anything_takes_no_quadratic_time(tmp_path: Path, entry: str) -> None:
    path = write(tmp_path / "f.rss", rss(ITEM.replace("<description>", f"{entry}<description>")))
    (page,), problems = within(5, lambda: read(path))
    assert (page.text, problems) == (LONG, [])


@pytest.mark.parametrize("number", ["#xD83D", "#99999999999", "#x110000", "#0", "#"])
def test_a_number_of_no_character_costs_itself(tmp_path: Path, number: str) -> None:
    feed = rss(
        ITEM.replace("<script>x()</script>", ""),
        f"<item><description>The king &{number}; spoke</description></item>",
    )
    pages, problems = read(write(tmp_path / "f.rss", feed))
    assert ([page.text[:8] for page in pages], problems) == ([LONG[:8], "The king"], [])
    pages[1].text.encode()


def test_a_feed_that_the_library_gives_up_on_keeps_the_entries_before(tmp_path: Path) -> None:
    pages, problems = read(write(tmp_path / "f.rss", rss(ITEM, "<item><link></item></link>", ITEM)))
    assert [page.text for page in pages] == [LONG]
    assert [problem.locator.rpartition("#")[2] for problem in problems] == ["2", "feed"]
    assert "broken" in problems[1].message


def test_a_type_declaration_hides_no_characters(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss.dtd">'
    feed = rss("<item><description>The ch&acirc;teau</description></item>").replace(
        "?>", f"?>\n<!-- x -->\n{doctype}\n", 1
    )
    (page,), _ = read(write(tmp_path / "f.rss", feed))
    assert page.text == "The château"
