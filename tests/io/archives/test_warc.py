"""WARC files: what is a page in them, and what damage costs."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
import re
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest

from dateline.io.limits import Limits
from tests.io.crawls import SAID, answer, captures, html, packed, read, record, resource, response, write

ONE, TWO, THREE = (f"https://harbour.example/{number}" for number in (1, 2, 3))


def chunked(body: bytes, *, size: int = 50) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def zeros(size: int) -> bytes:
    """Brotli data that unpacks to many zeros."""
    return brotli.compress(b"0" * size)


@pytest.mark.parametrize(
    "pack",
    [packed, lambda *records: b"".join(records), lambda *records: gzip.compress(b"".join(records))],
    ids=["members", "plain", "one member"],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "unknown"])
def test_a_response_is_a_page_with_its_address_and_time(tmp_path: Path, name: str, pack: object) -> None:
    records = (
        record("", b"software: x", kind="warcinfo", media_type="application/warc-fields"),
        response(ONE),
    )
    (page,), problems = read(write(tmp_path / name, pack(*records)))  # type: ignore[operator]
    (sighting,) = page.sightings
    assert (page.ref, page.text, problems) == (ONE, SAID, [])
    assert (sighting.url, sighting.retrieved, sighting.media_type, sighting.title) == (
        ONE,
        "2031-05-04T10:00:00Z",
        "text/html",
        "Harbour",
    )
    assert sighting.locator == f"{tmp_path / name}#2"


def test_the_bytes_that_were_read_are_the_capture(tmp_path: Path) -> None:
    (capture,) = captures(
        write(tmp_path / "a.warc", response(ONE, gzip.compress(html()), more="Content-Encoding: gzip\r\n"))
    )
    assert capture.content == html()
    assert (capture.url, capture.retrieved, capture.media_type) == (
        ONE,
        "2031-05-04T10:00:00Z",
        "text/html; charset=utf-8",
    )


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(html()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(html()), "Content-Encoding: deflate\r\n"),
        (zlib.compress(html())[2:-4], "Content-Encoding: deflate\r\n"),
        (brotli.compress(html()), "Content-Encoding: br\r\n"),
        (chunked(html()), "Transfer-Encoding: chunked\r\n"),
        (chunked(gzip.compress(html())), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (chunked(html()).replace(b"\r\n", b";x=y\r\n", 1), "Transfer-Encoding: Chunked\r\n"),
        (html(), "Content-Encoding: gzip\r\nContent-Length: 20\r\n"),
        (html(), "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
        (html(), "content-length:  999\r\nContent-Encoding: identity\r\n"),
    ],
)
def test_bodies_are_unpacked_also_where_the_archive_did_it_before(
    tmp_path: Path, body: bytes, more: str
) -> None:
    (page,), problems = read(write(tmp_path / "a.warc", response(ONE, body, more=more)))
    assert (page.text, problems) == (SAID, [])


def test_the_charset_of_the_server_counts(tmp_path: Path) -> None:
    body = "<p>Für Łódź und die Königin war es ein langer Tag.</p>".encode("iso-8859-2")
    (page,), _ = read(
        write(tmp_path / "a.warc", response(ONE, body, media_type="text/html; charset=ISO-8859-2"))
    )
    assert page.text.startswith("Für Łódź")


def test_resources_and_conversions_are_pages_too(tmp_path: Path) -> None:
    records = (
        resource(ONE, html()),
        record(TWO, SAID.encode(), kind="conversion", media_type="text/plain"),
        resource("file:///x/y", html("Other"), media_type="application/xhtml+xml"),
    )
    pages, problems = read(write(tmp_path / "a.warc.gz", packed(*records)))
    assert [(page.ref, page.sightings[0].url) for page in pages] == [(ONE, ONE), (TWO, TWO), ("3", None)]
    assert problems == []


def test_what_is_no_page_is_passed_over_in_silence(tmp_path: Path) -> None:
    records = (
        response(f"{ONE}.png", b"\x89PNG", media_type="image/png"),
        response(f"{ONE}.css", b"p {}", media_type="text/css"),
        response(f"{ONE}.js", b"var x;", media_type="application/javascript"),
        response(f"{ONE}/api", b"{}", media_type="application/json"),
        response("https://harbour.example/robots.txt", b"User-agent: *", media_type="text/plain"),
        response("https://harbour.example/pixel", b"\0\1\2", media_type="application/octet-stream"),
        response("https://harbour.example/gone", status="404 Not Found"),
        response("https://harbour.example/old", b"", status="301 Moved", more=f"Location: {ONE}\r\n"),
        record(
            ONE, b"GET / HTTP/1.1\r\n\r\n", kind="request", media_type="application/http; msgtype=request"
        ),
        record(ONE, b"", kind="revisit"),
        resource("urn:text:x", b"text", media_type="text/plain"),
        resource("metadata://wget/log", b"text", media_type="text/plain"),
        record("dns:harbour.example", b"x", media_type="text/dns"),
        response(ONE),
    )
    pages, problems = read(write(tmp_path / "a.warc.gz", packed(*records)))
    assert ([page.ref for page in pages], problems) == ([ONE], [])


def test_a_page_whose_type_nobody_says_is_known_by_its_beginning(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "a.warc", response(ONE, media_type="application/octet-stream")))
    assert page.text == SAID


@pytest.mark.parametrize(
    "records", [(), (response(ONE, status="403 Forbidden"),), (record("", b"x", kind="warcinfo"),)]
)
def test_an_archive_without_a_page_is_a_problem(tmp_path: Path, records: tuple[bytes, ...]) -> None:
    pages, (problem,) = read(write(tmp_path / "a.warc", b"".join(records)))
    assert pages == []
    assert "None of its" in problem.message


@pytest.mark.parametrize("lost", [1, 8, 9, 100, 300])
@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
def test_an_archive_that_is_cut_off_says_so_and_gives_what_it_has(
    tmp_path: Path, pack: object, lost: int
) -> None:
    records = tuple(
        response(url, html(said=f"{SAID} {random.Random(url).random()}" * 5)) for url in (ONE, TWO, THREE)
    )
    whole = pack(*records).rstrip(b"\r\n")  # type: ignore[operator]
    pages, (problem,) = read(write(tmp_path / "a.warc.gz", whole[:-lost]))
    assert [page.ref for page in pages] in ([ONE, TWO], [ONE, TWO, THREE])
    assert "cut off" in problem.message or "Whole records read before: 3" in problem.message
    assert problem.locator.endswith(("#3", "#4"))


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("size", [1, 2000])
def test_damage_costs_the_record_that_it_hits(tmp_path: Path, at: float, size: int) -> None:
    noise = random.Random(7)
    pages = {
        url: html(said=SAID + " " + " ".join(f"w{noise.getrandbits(40)}" for _ in range(size)))
        for url in (ONE, TWO, THREE)
    }
    one, two, three = (packed(response(url, body)) for url, body in pages.items())
    hit = bytearray(two)
    place = int(len(hit) * at)
    hit[place : place + 8] = bytes(byte ^ 0x5A for byte in hit[place : place + 8])
    found, problems = read(write(tmp_path / "a.warc.gz", one + hit + three))
    assert {ONE, THREE} <= {page.ref for page in found}
    assert problems
    assert all("damaged" in problem.message or "ends before" in problem.message for problem in problems)


def test_rubbish_between_records_is_told_and_passed_over(tmp_path: Path) -> None:
    plain = response(ONE) + b"rubbish\r\nmore\r\n" + response(TWO)
    zipped_up = packed(response(ONE)) + b"rubbish" * 9 + packed(response(TWO)) + b"\0" * 100
    for name, content in (("a.warc", plain), ("b.warc.gz", zipped_up)):
        pages, (problem,) = read(write(tmp_path / name, content))
        assert [page.ref for page in pages] == [ONE, TWO]
        assert "damaged" in problem.message


def test_a_record_that_lies_about_its_length_costs_no_more_than_the_next(tmp_path: Path) -> None:
    liar = response(ONE).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    mute = response(TWO).replace(b"Content-Length", b"Content-Width", 1)
    pages, problems = read(write(tmp_path / "a.warc.gz", packed(mute, response(THREE))))
    assert ([page.ref for page in pages], len(problems)) == ([THREE], 1)
    assert "how long it is" in problems[0].message
    pages, problems = read(write(tmp_path / "b.warc", response(THREE) + liar))
    assert ([page.ref for page in pages], len(problems)) == ([THREE], 1)


def test_a_digest_that_does_not_fit_is_a_problem_and_the_page_is_read(tmp_path: Path) -> None:
    block = answer(html())
    right = "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()
    hexed = "sha256:" + hashlib.sha256(block).hexdigest()
    for digest, wrong in ((right, 0), (hexed, 0), (right[:-1] + "7", 1), (hexed[:-1] + "x", 1), ("odd:1", 0)):
        pages, problems = read(
            write(tmp_path / "a.warc", record(ONE, block, more=f"WARC-Block-Digest: {digest}\r\n"))
        )
        assert (len(pages), len(problems)) == (1, wrong)


@pytest.mark.parametrize(
    ("body", "more", "words"),
    [
        (b"\x1f\x8b\x08rubbish", "Content-Encoding: gzip\r\n", "compression is damaged"),
        (b"\xffrubbish", "Content-Encoding: br\r\n", "compression is damaged"),
        (b"rubbish", "Content-Encoding: zstd\r\n", "'zstd'"),
        (gzip.compress(b"<p>" + b"0" * 3_000_000), "Content-Encoding: gzip\r\n", "unpacks to more"),
        (zeros(300_000_000), "Content-Encoding: br\r\n", "unpacks to more"),
        (zeros(300_000_000), "Content-Encoding: br, br\r\n", "unpacks to more"),
        (b"x" * 1_100_000, "", "larger than"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_a_problem_with_its_number(
    tmp_path: Path, body: bytes, more: str, words: str
) -> None:
    path = write(tmp_path / "a.warc", response(ONE, body, more=more) + response(TWO))
    pages, (problem,) = read(path, limits=Limits(file_bytes=1_000_000))
    assert [page.ref for page in pages] == [TWO]
    assert problem.locator == f"{path}#1"
    assert words in problem.message


@pytest.mark.parametrize(
    ("block", "more"),
    [
        (answer(gzip.compress(html(said=SAID * 9))[:-9], more="Content-Encoding: gzip\r\n"), ""),
        (answer(chunked(html(said=SAID * 9))[:-90], more="Transfer-Encoding: chunked\r\n"), ""),
        (answer(html(said=SAID * 9), more="Content-Length: 99999\r\n"), ""),
        (answer(html(said=SAID * 9)), "WARC-Truncated: length\r\n"),
    ],
)
def test_a_page_that_was_not_captured_whole_is_read_and_told(tmp_path: Path, block: bytes, more: str) -> None:
    (page,), (problem,) = read(write(tmp_path / "a.warc", record(ONE, block, more=more)))
    assert page.text.startswith(SAID)
    assert "before the page does" in problem.message


def test_odd_heads_are_problems(tmp_path: Path) -> None:
    odd = (
        record(ONE, b"NONSENSE\r\n\r\n"),
        record(ONE, b""),
        b"WARC/1.0\r\n" + b"x: y\r\n" * 20_000 + b"\r\n",
        response(TWO),
    )
    pages, problems = read(write(tmp_path / "a.warc.gz", packed(*odd)))
    assert [page.ref for page in pages] == [TWO]
    assert len(problems) >= 3


def test_a_bomb_ends_at_the_allowance(tmp_path: Path) -> None:
    bomb = packed(response(f"{ONE}.png", b"0" * 50_000_000, media_type="image/png"))
    _, problems = read(write(tmp_path / "a.warc.gz", bomb * 2), limits=Limits(file_bytes=1_000_000))
    assert "far more than its own size" in problems[0].message
    assert len(problems) == 2


def test_bodies_count_as_well(tmp_path: Path) -> None:
    bombs = [
        response(f"{ONE}/{number}", zeros(5_000_000), more="Content-Encoding: br\r\n")
        for number in range(100)
    ]
    for limits in (Limits(file_bytes=1_000_000), Limits(file_bytes=6_000_000)):
        _, problems = read(write(tmp_path / "a.warc", b"".join(bombs)), limits=limits)
        assert "far more than its own size" in problems[-1].message
        assert len(problems) < 12


def test_records_are_counted(tmp_path: Path) -> None:
    pages, problems = read(
        write(tmp_path / "a.warc.gz", packed(*[response(ONE)] * 9)), limits=Limits(members=4)
    )
    assert len(pages[0].sightings) == 4
    assert "more members" in problems[0].message


def test_a_large_archive_is_read_in_little_memory(tmp_path: Path) -> None:
    film = response(f"{ONE}.mp4", random.Random(1).randbytes(30_000_000), media_type="video/mp4")
    path = write(tmp_path / "a.warc", film + response(ONE) + film + response(TWO))
    tracemalloc.start()
    pages, problems = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ([page.ref for page in pages], problems) == ([ONE, TWO], [])
    assert peak < 15_000_000


def test_false_beginnings_cost_no_more_than_they_are_long(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.warc.gz", packed(response(ONE)) + b"\x1f\x8b\x08" * 300_000 + packed(response(TWO))
    )
    pages, problems = read(path)
    assert [page.ref for page in pages] == [ONE, TWO]
    assert len(problems) == 1


def test_a_page_keeps_the_names_that_it_had(tmp_path: Path) -> None:
    named = resource(ONE, html(), more="Dateline-Page: caf%C3%A9\r\nDateline-Page: b\r\n")
    pages, _ = read(write(tmp_path / "a.warc", named))
    assert [page.ref for page in pages] == ["café", "b"]


def test_more_names_than_a_case_has_copies_are_a_problem(tmp_path: Path) -> None:
    more = "".join(f"Dateline-Page: {number}\r\n" for number in range(2_000))
    pages, (problem,) = read(write(tmp_path / "a.warc", resource(ONE, html(), more=more)))
    assert [page.ref for page in pages] == [str(number) for number in range(100)]
    assert ("names" in problem.message, problem.locator) == (True, f"{tmp_path}/a.warc#1")


def lying(honest: bytes, by: int) -> bytes:
    """A record that says that it is longer than it is."""
    length = re.search(rb"Content-Length: (\d+)", honest)
    assert length
    return honest.replace(length[0], b"Content-Length: %d" % (int(length[1]) + by), 1)


@pytest.mark.parametrize("by", [5, 30, 400, 1_000, 100_000, 10**9, 10**14])
@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["members", "plain"])
@pytest.mark.parametrize("media_type", ["text/html", "image/png"])
def test_a_record_that_lies_of_its_length_swallows_none_behind_it(
    tmp_path: Path, by: int, pack: object, media_type: str
) -> None:
    records = (lying(response(ONE, media_type=media_type), by), response(TWO), response(THREE))
    pages, problems = read(write(tmp_path / "a.warc", pack(*records)))  # type: ignore[operator]
    assert [page.ref for page in pages] == ([ONE] if media_type == "text/html" else []) + [TWO, THREE]
    assert all(page.text == SAID for page in pages)
    assert [(problem.locator, "another one begins" in problem.message) for problem in problems] == [
        (f"{tmp_path}/a.warc#1", True)
    ]


def test_a_long_record_that_lies_swallows_none_behind_it(tmp_path: Path) -> None:
    film = response(f"{ONE}.mp4", random.Random(1).randbytes(5_000_000), media_type="video/mp4")
    pages, problems = read(
        write(tmp_path / "a.warc", lying(film, 10**8) + response(TWO) + film + response(THREE))
    )
    assert ([page.ref for page in pages], len(problems)) == ([TWO, THREE], 1)


def test_archives_that_are_all_lies_cost_no_more_than_they_are_long(tmp_path: Path) -> None:
    pages, problems = read(write(tmp_path / "a.warc", lying(response(ONE), 10**7) * 100))
    assert (len(pages[0].sightings), sum(each.count for each in problems)) == (99, 100)


@pytest.mark.parametrize("media_type", ["text/plain", "application/warc"])
def test_a_record_may_hold_what_looks_like_another(tmp_path: Path, media_type: str) -> None:
    sample = SAID.encode() + b"\r\n\r\n" + response(THREE) + SAID.encode()
    inner = resource(ONE, sample, media_type=media_type)
    pages, problems = read(write(tmp_path / "a.warc", inner + response(TWO)))
    assert ([page.ref for page in pages], problems) == (
        ([ONE, TWO], []) if media_type == "text/plain" else ([TWO], [])
    )
    assert pages[0].text == (sample.decode() if media_type == "text/plain" else SAID)


def test_a_torn_member_behind_a_record_costs_only_itself(tmp_path: Path) -> None:
    torn = bytearray(packed(response(TWO, html(said=SAID * 200))))
    torn[40:60] = bytes(20)
    pages, problems = read(
        write(tmp_path / "a.warc.gz", packed(response(ONE)) + bytes(torn) + packed(response(THREE)))
    )
    assert ([page.ref for page in pages], len(problems)) == ([ONE, THREE], 1)
