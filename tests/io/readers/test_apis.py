"""Records of news APIs and crawls: the shapes of their exports, with invented outlets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.io.reading import read, write

LONG = "The premier of Ruritania met the king on Monday, and both said that the talks would go on."
URL = "https://castle.example/talks"

SHAPES: dict[str, tuple[Any, dict[str, Any]]] = {
    "newsapi": (
        {
            "status": "ok",
            "totalResults": 1,
            "articles": [
                {
                    "source": {"id": None, "name": "Castle Post"},
                    "author": "Rosa Holf",
                    "title": "Talks",
                    "url": URL,
                    "publishedAt": "2031-05-04T22:30:00Z",
                    "content": LONG,
                }
            ],
        },
        {
            "site": "Castle Post",
            "author": "Rosa Holf",
            "title": "Talks",
            "url": URL,
            "published": "2031-05-04",
        },
    ),
    "event registry": (
        {
            "articles": {
                "results": [
                    {
                        "uri": "77",
                        "lang": "eng",
                        "date": "2031-05-05",
                        "dateTime": "2031-05-05T01:00:00Z",
                        "dateTimePub": "2031-05-04T23:00:00Z",
                        "url": URL,
                        "title": "Talks",
                        "body": LONG,
                        "source": {"uri": "castle.example", "title": "Castle Post"},
                        "authors": [{"uri": "r", "name": "Rosa Holf"}],
                    }
                ]
            }
        },
        {
            "site": "Castle Post",
            "author": "Rosa Holf",
            "language": "eng",
            "published": "2031-05-04",
            "url": URL,
        },
    ),
    "media cloud": (
        {
            "results": [
                {
                    "id": "a",
                    "title": "Talks",
                    "media_name": "castle.example",
                    "publish_date": "2031-05-04",
                    "url": URL,
                    "language": "en",
                    "text": LONG,
                }
            ]
        },
        {"site": "castle.example", "published": "2031-05-04", "language": "en"},
    ),
    "media cloud index": (
        {
            "hits": {
                "hits": [
                    {
                        "_source": {
                            "article_title": "Talks",
                            "canonical_domain": "castle.example",
                            "publication_date": "2031-05-04",
                            "text_content": LONG,
                            "original_url": URL,
                        }
                    }
                ]
            }
        },
        {"site": "castle.example", "title": "Talks", "url": URL, "published": "2031-05-04"},
    ),
    "newspaper": (
        {
            "url": URL,
            "title": "Talks",
            "text": LONG,
            "authors": ["Rosa Holf", "Fritz"],
            "publish_date": "2031-05-04 00:00:00",
            "meta_lang": "en",
        },
        {"author": "Rosa Holf, Fritz", "language": "en", "published": "2031-05-04"},
    ),
    "trafilatura": (
        {
            "title": "Talks",
            "author": "Rosa Holf",
            "hostname": "castle.example",
            "date": "2031-05-04",
            "source": URL,
            "source-hostname": "Castle Post",
            "text": LONG,
            "raw_text": "x",
        },
        {"site": "Castle Post", "url": URL, "published": "2031-05-04"},
    ),
    "crawler": (
        {
            "authors": [],
            "date_download": "2031-06-01 10:00:00",
            "date_publish": "2031-05-04 10:00:00",
            "maintext": LONG,
            "text": None,
            "source_domain": "castle.example",
            "url": URL,
        },
        {"site": "castle.example", "published": "2031-05-04", "retrieved": "2031-06-01T10:00:00"},
    ),
    "guardian": (
        {
            "response": {
                "results": [
                    {
                        "id": "w/1",
                        "webPublicationDate": "2031-05-04T10:00:00Z",
                        "webTitle": "Talks",
                        "webUrl": URL,
                        "fields": {"bodyText": LONG, "byline": "Rosa Holf"},
                    }
                ]
            }
        },
        {"title": "Talks", "author": "Rosa Holf", "url": URL, "published": "2031-05-04"},
    ),
    "json feed": (
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [
                {
                    "id": "1",
                    "url": URL,
                    "title": "Talks",
                    "content_html": f"<p>{LONG}</p>",
                    "date_published": "2031-05-04T10:00:00Z",
                }
            ],
        },
        {"title": "Talks", "published": "2031-05-04"},
    ),
    "epoch": (
        {"data": [{"url": URL, "content": LONG, "published_at": 1718618400, "source": "Castle Post"}]},
        {"site": "Castle Post", "published": "2024-06-17"},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_exports_of_apis_are_known(tmp_path: Path, name: str) -> None:
    document, declared = SHAPES[name]
    (page,), problems = read(write(tmp_path / "a.json", json.dumps(document)))
    assert (page.text, problems) == (LONG, [])
    assert {field: getattr(page.sightings[0], field) for field in declared} == declared
    assert not page.sightings[0].given


def test_a_stamp_keeps_its_words_and_its_field(tmp_path: Path) -> None:
    (page,), _ = read(
        write(
            tmp_path / "a.jsonl",
            json.dumps({"text": LONG, "published": "2031-05-04T23:30:00-05:00", "updated_at": "2031-05-06"}),
        )
    )
    told = [(stamp.day, stamp.raw, stamp.origin) for stamp in page.sightings[0].stamps]
    assert told == [
        ("2031-05-04", "2031-05-04T23:30:00-05:00", "record published"),
        ("2031-05-06", "2031-05-06", "record updated_at"),
    ]
    assert page.sightings[0].given


def test_a_record_that_holds_an_address_only_is_wanted(tmp_path: Path) -> None:
    gdelt = {
        "articles": [
            {
                "url": URL,
                "title": "Talks",
                "seendate": "20310504T101500Z",
                "domain": "castle.example",
                "language": "English",
            }
        ]
    }
    pages, (problem,) = read(write(tmp_path / "a.json", json.dumps(gdelt)))
    assert (pages, URL in problem.message, "dateline fetch" in problem.message) == ([], True, True)


@pytest.mark.parametrize(
    "record",
    [
        {"content": f"{LONG} And then… [+1234 chars]"},
        {"description": f"{LONG} And then…"},
        {"content": None, "description": f"<p>{LONG} And then…</p>"},
    ],
)
@pytest.mark.parametrize("url", [{}, {"url": URL}])
def test_a_beginning_is_read_and_told_unless_the_page_was_captured(
    tmp_path: Path, record: dict[str, str], url: dict[str, str]
) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({**record, **url, "title": "Talks"}))
    (page,), (problem,) = read(path)
    assert page.text.startswith(LONG)
    assert "only the beginning" in problem.message
    saved = write(
        tmp_path / "saved/x.html",
        f'<link rel="canonical" href="{URL}"><p>{LONG}</p><p>And that was all of it, said the '
        "king of Ruritania on the same day.</p>",
    )
    (whole,), problems = read(path, captures=[saved.parent])
    assert ("And that was all of it" in whole.text, len(problems)) == ((True, 0) if url else (False, 1))
    assert whole.sightings[0].title == "Talks"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}", "no list of articles"),
        ("[1, 2]", "no list of articles"),
        ('{"articles": []}', "no list of articles"),
        ('{"articles": [{"title": "Talks"}]}', "no text"),
        ('{"articles": ', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("", "empty"),
        ('{"a":' * 500 + "1" + "}" * 500, "no list of articles"),
    ],
)
def test_a_document_without_articles_is_a_problem(tmp_path: Path, content: str, words: str) -> None:
    pages, (problem,) = read(write(tmp_path / "a.json", content))
    assert (pages, words in problem.message) == ([], True)


def test_json_lines_that_are_named_json(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": LONG}) for name in "ab"]
    assert [page.ref for page in read(write(tmp_path / "a.json", "\n".join(lines)))[0]] == ["a", "b"]


def test_one_bad_record_costs_only_itself(tmp_path: Path) -> None:
    pages, (problem,) = read(
        write(tmp_path / "a.json", json.dumps([{"text": LONG}, {"title": "x"}, {"text": LONG, "id": "c"}]))
    )
    assert ([page.ref for page in pages], problem.locator.endswith("a.json#2")) == (["a#1", "c"], True)
