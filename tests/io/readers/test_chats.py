"""Exports of channels and chats: one page a message, with its channel and its day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model import Page
from tests.clock import within
from tests.io.reading import read, write

FERRY = "The ferries of Graustark stayed in port on Monday."
KING = "The king of Ruritania will travel to Graustark tomorrow."


def message(number: int, text: object, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2031-05-06T23:30:00", "text": text, **more}


def chat(*messages: object, name: str | None = "Quay Watch", number: int = 7) -> dict[str, object]:
    return {"name": name, "type": "public_channel", "id": number, "messages": list(messages)}


def told(page: Page) -> tuple[object, ...]:
    (sighting,) = page.sightings
    return page.ref, page.text, sighting.site, sighting.author, sighting.published


@pytest.mark.parametrize(
    ("document", "pages"),
    [
        (
            chat(
                message(4, FERRY), message(5, KING, forwarded_from="Castle Times", **{"from": "Quay Watch"})
            ),
            [
                ("found#4", FERRY, "Quay Watch", None, "2031-05-06"),
                ("found#5", KING, "Quay Watch", "Castle Times", "2031-05-06"),
            ],
        ),
        (
            chat(message(4, ["The ", {"type": "bold", "text": "ferries"}, " left.", 3, {"type": "custom"}])),
            [("found#4", "The ferries left.", "Quay Watch", None, "2031-05-06")],
        ),
        (
            chat(message(4, FERRY, **{"from": "Rosa"}), name="Sailors"),
            [("found#4", FERRY, "Sailors", "Rosa", "2031-05-06")],
        ),
        (
            {
                "about": "x",
                "chats": {"list": [chat(message(4, FERRY)), chat(message(4, KING), name="Court", number=8)]},
            },
            [
                ("found#7/4", FERRY, "Quay Watch", None, "2031-05-06"),
                ("found#8/4", KING, "Court", None, "2031-05-06"),
            ],
        ),
        (
            {"left_chats": {"list": [chat(message(4, FERRY), name=None)]}, "chats": {"list": []}},
            [("found#4", FERRY, "public_channel", None, "2031-05-06")],
        ),
        (
            chat(
                message(1, FERRY, type="service"),
                message(2, ""),
                message(3, [], photo="a.jpg"),
                message(4, FERRY),
            ),
            [("found#4", FERRY, "Quay Watch", None, "2031-05-06")],
        ),
    ],
)
def test_every_message_with_text_is_a_page(tmp_path: Path, document: object, pages: object) -> None:
    found, problems = read(write(tmp_path / "found.json", json.dumps(document)))
    assert ([told(page) for page in found], problems) == (pages, [])


def test_other_documents_with_messages_are_read_as_before(tmp_path: Path) -> None:
    records = [{"text": FERRY, "messages": []}, {"text": KING, "messages": [{"id": 1}]}]
    pages, problems = read(write(tmp_path / "list.json", json.dumps(records)))
    assert ([page.text for page in pages], problems) == ([FERRY, KING], [])
    (page,), problems = read(write(tmp_path / "one.json", json.dumps({**records[0], "type": "letter"})))
    assert (page.text, problems) == (FERRY, [])
    pages, (problem,) = read(
        write(tmp_path / "log.json", json.dumps({"type": "log", "messages": [{"text": "x"}]}))
    )
    assert (pages, "no list of articles" in problem.message) == ([], True)


@pytest.mark.parametrize(
    "document", ['{"messages":' * 100_000, '{"chats": {"list": ' * 500, '{"messages": [1, 2']
)
def test_hostile_documents_are_problems(tmp_path: Path, document: str) -> None:
    path = write(tmp_path / "a.json", document)
    pages, problems = within(3, lambda: read(path))
    assert (pages, len(problems)) == ([], 1)


@pytest.mark.parametrize(
    ("record", "site", "author"),
    [
        ({"url": "https://t.me/s/quaywatch/3", "content": FERRY}, "quaywatch", None),
        ({"url": "https://t.me/quaywatch/3?single", "text": FERRY}, "quaywatch", None),
        ({"url": "https://t.me/c/quaywatch", "text": FERRY}, None, None),
        (
            {"url": "https://chirp.example/x/1", "rawContent": FERRY, "user": {"username": "rosa"}},
            None,
            "rosa",
        ),
        ({"url": "https://t.me/s/quaywatch/3", "text": FERRY, "site": "Quay Watch"}, "Quay Watch", None),
    ],
)
def test_posts_of_crawlers_are_of_their_channel(
    tmp_path: Path, record: dict[str, object], site: str | None, author: str | None
) -> None:
    (page,), _ = read(
        write(tmp_path / "a.jsonl", json.dumps({**record, "date": "2031-05-06T23:30:00+00:00"}))
    )
    assert told(page)[1:] == (FERRY, site, author, "2031-05-06")


def bubble(number: int, text: str, *, reply: str = "", forwarded: str = "") -> str:
    quoted = f'<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">{reply}</div></a>'
    from_name = f'<a class="tgme_widget_message_forwarded_from_name"><span>{forwarded}</span></a>'
    return (
        f'<div class="tgme_widget_message js-widget_message" data-post="quaywatch/{number}">'
        '<a class="tgme_widget_message_owner_name"><span>Quay Watch</span></a>'
        f"{from_name if forwarded else ''}{quoted if reply else ''}"
        f'<div class="tgme_widget_message_text js-message_text">{text}</div><span>900 views</span>'
        f'<a class="tgme_widget_message_date"><time '
        f'datetime="2031-05-0{number}T23:30:00+00:00">23:30</time></a></div>'
    )


def test_the_web_view_of_a_channel_is_its_posts(tmp_path: Path) -> None:
    posts = bubble(4, f"{FERRY}<br/>Rain.") + bubble(5, KING, reply=FERRY, forwarded="Castle Times")
    empty = '<div class="tgme_widget_message" data-post="quaywatch/6"><i>Photo</i></div>'
    html = f'<html><body class="widget_frame_base tgme_webpage"><main>{posts}{empty}</main></body></html>'
    pages, problems = read(write(tmp_path / "found.html", html))
    assert problems == []
    assert [told(page) for page in pages] == [
        ("found#4", f"{FERRY}\nRain.", "Quay Watch", None, "2031-05-04"),
        ("found#5", KING, "Quay Watch", "Castle Times", "2031-05-05"),
    ]
    assert [page.sightings[0].url for page in pages] == [
        "https://t.me/quaywatch/4",
        "https://t.me/quaywatch/5",
    ]


def test_an_article_with_an_embedded_post_is_an_article(tmp_path: Path) -> None:
    html = (
        f"<html><body><article><h1>Ferries</h1><p>{FERRY} "
        f"{KING}</p>{bubble(4, FERRY)}</article></body></html>"
    )
    (page,), _ = read(write(tmp_path / "found.html", html))
    assert page.ref == "found"
    assert KING in page.text


def test_what_telegram_exports_as_html_is_its_messages(tmp_path: Path) -> None:
    def item(number: int, inner: str) -> str:
        day = f'<div class="pull_right date details" title="0{number}.05.2031 09:30:00 UTC+01:00">09:30</div>'
        return (
            f'<div class="message default clearfix" id="message{number}"><div '
            f'class="body">{day}{inner}</div></div>'
        )

    forwarded = (
        '<div class="forwarded body"><div class="from_name">Castle Times</div><div class="text">'
        + KING
        + "</div></div>"
    )
    html = (
        '<html><body><div class="page_header"><div class="content"><div class="text bold">Quay '
        "Watch</div></div></div>"
        '<div class="message service" id="message-1"><div class="body details">4 May 2031</div></div>'
        + item(4, f'<div class="from_name">Quay Watch</div><div class="text">{FERRY}</div>')
        + item(5, forwarded)
        + "</body></html>"
    )
    pages, problems = read(write(tmp_path / "messages.html", html))
    assert problems == []
    assert [told(page) for page in pages] == [
        ("messages#4", FERRY, "Quay Watch", None, "2031-05-04"),
        ("messages#5", KING, "Quay Watch", "Castle Times", "2031-05-05"),
    ]


def test_a_crowd_of_posts_costs_little(tmp_path: Path) -> None:
    html = '<html><body class="widget_frame_base">' + '<div class="tgme_widget_message">' * 30_000
    path = write(tmp_path / "a.html", html)
    assert within(5, lambda: read(path))
