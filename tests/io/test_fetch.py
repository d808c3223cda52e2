"""Fetching, from a small web on this machine."""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.app.fetching import Fetched, fetch_lists
from dateline.errors import StoreError
from dateline.io.exchanges import open_warc
from dateline.io.fetch import Manners, by_host
from dateline.io.redirects import read_redirects
from dateline.io.sources import Limits, file_source
from tests.io.hosts import Answer, host
from tests.io.reading import read, write

PAGE = b"<html lang=en><head><title>Talks</title></head><body><p>The premier of Ruritania met the king on Monday, and both said that the talks would go on.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
WEB: Mapping[str, Answer] = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /secret\n"),
    "/talks": (200, HTML, PAGE),
    "/moved": (301, {"Location": "/talks"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/secret": (200, HTML, PAGE),
    "/large": (200, HTML, PAGE * 20),
    "/slow": (200, {**HTML, "X-Sleep": "1.5"}, PAGE),
    "/short": (200, {**HTML, "X-Short": "500"}, PAGE),
}
QUICK = Manners(interval=0.0, timeout=0.7, most_bytes=1000, private=True, software="dateline/9")


def fetch(folder: Path, urls: list[str], manners: Manners = QUICK) -> Fetched:
    return fetch_lists(
        [write(folder / "list.txt", "\n".join(urls) + "\n")], folder / "captures.warc.gz", manners
    )


def test_every_address_is_fetched_or_told_why_not(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        found = fetch(
            tmp_path,
            [
                f"{root}{path}"
                for path in ("/talks", "/moved", "/round", "/secret", "/large", "/slow", "/short", "/nowhere")
            ],
        )
    told = {outcome.url.removeprefix(root): outcome.reason or outcome.status for outcome in found.outcomes}
    assert [told["/talks"], told["/moved"]] == [200, 200]
    for path, words in {
        "/round": "too often",
        "/secret": "robots.txt",
        "/large": "larger",
        "/slow": "longer than",
        "/short": "connection failed",
        "/nowhere": "404",
    }.items():
        assert words in str(told[path])
    assert "/secret" not in {path for path, _ in asked}
    assert {agent for _, agent in asked} == {"dateline/9"}


def test_what_was_fetched_is_found_by_a_list(tmp_path: Path) -> None:
    with host(WEB, []) as root:
        fetch(tmp_path, [f"{root}/talks", f"{root}/moved", f"{root}/nowhere"])
    (page,), (problem,) = read(tmp_path / "list.txt", captures=[tmp_path])
    assert page.text.startswith("The premier of Ruritania")
    assert page.sightings[0].url == f"{root}/talks"
    assert "404" in problem.message or "dateline fetch" in problem.message
    assert list(read_redirects(file_source(tmp_path / "captures.warc.gz", Limits()))) == [
        (f"{root}/moved", f"{root}/talks")
    ]


def test_a_second_run_asks_only_for_what_failed_and_a_cut_record_is_dropped(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        urls = [f"{root}/talks", f"{root}/moved", f"{root}/nowhere"]
        fetch(tmp_path, urls)
        captures = tmp_path / "captures.warc.gz"
        whole = captures.read_bytes()
        captures.write_bytes(whole + gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" * 20)[:-20])
        asked.clear()
        found = fetch(tmp_path, urls)
    assert ([path for path, _ in asked], found.present) == (["/robots.txt", "/nowhere"], 2)
    assert captures.read_bytes().startswith(whole)
    file, present = open_warc(captures, software="dateline")
    file.close()
    assert present == {f"{root}/talks", f"{root}/moved"}


@pytest.mark.parametrize("status", [503, 429])
def test_a_host_that_fails_to_show_its_rules_is_left_alone(tmp_path: Path, status: int) -> None:
    with host({**WEB, "/robots.txt": (status, {}, b"")}, []) as root:
        found = fetch(tmp_path, [f"{root}/talks"])
    assert (found.empty, "forbids all" in found.outcomes[0].reason) == (True, True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.1.2.3/x",
        "http://printer.local/x",
    ],
)
def test_private_hosts_are_asked_only_when_told_to(tmp_path: Path, url: str) -> None:
    found = fetch(tmp_path, [url], Manners())
    assert "private" in found.outcomes[0].reason


def test_a_redirect_into_a_private_network_is_not_followed(tmp_path: Path) -> None:
    with host({"/a": (302, {"Location": "file:///etc/passwd"}, b"")}, []) as root:
        found = fetch(tmp_path, [f"{root}/a"])
    assert "no address of a web page" in found.outcomes[0].reason


@pytest.mark.parametrize(
    "content",
    [
        b"notes",
        b"",
        gzip.compress(b"A page that somebody keeps.")[:-2],
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: other 1\r\n"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: dateline 1\r\n"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: dateline/1\r\n") + b"notes",
    ],
    ids=["text", "empty", "cut", "another's", "a capture's", "with notes"],
)
def test_another_file_is_not_written_over(tmp_path: Path, content: bytes) -> None:
    captures = write(tmp_path / "captures.warc.gz", content)
    with pytest.raises(StoreError, match="Name another file"):
        fetch(tmp_path, ["https://castle.example/x"])
    assert captures.read_bytes() == content


def test_two_fetches_do_not_write_one_file_at_once(tmp_path: Path) -> None:
    with host(WEB, []) as root:
        fetch(tmp_path, [f"{root}/talks"])
    before = (tmp_path / "captures.warc.gz").read_bytes()
    file, _ = open_warc(tmp_path / "captures.warc.gz", software="dateline/9")
    with file, pytest.raises(StoreError, match="Another command is writing there"):
        fetch(tmp_path, ["https://castle.example/x"])
    assert (tmp_path / "captures.warc.gz").read_bytes() == before


def test_a_device_is_no_file_to_fetch_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "captures.warc.gz")
    with pytest.raises(StoreError, match="no ordinary file"):
        fetch(tmp_path, ["https://castle.example/x"])


def test_hosts_take_turns() -> None:
    assert by_host(
        ["https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/1"]
    ) == {
        "a.example": ["https://a.example/1", "https://a.example/2"],
        "b.example": ["https://b.example/1"],
    }
