"""What robots.txt forbids, however it is written, cut or packed, at little cost."""

from __future__ import annotations

import gzip

import brotli
import pytest

from dateline.io.fetch.connections import Refusal
from dateline.io.fetch.exchanges import Exchange
from dateline.io.fetch.robots import AGENT, ROBOTS_BYTES, robots_of
from tests.clock import within


def answer(body: bytes, *, status: int = 200, coding: str = "") -> Exchange:
    """What a host answers, as far as it is read."""
    answered = (("Content-Encoding", coding),) if coding else ()
    return Exchange(
        "http://castle.example/robots.txt", status, "OK", "HTTP/1.1", (), answered, body[:ROBOTS_BYTES]
    )


def forbids(body: bytes, path: str = "/secret", *, coding: str = "") -> bool:
    return not robots_of(answer(body, coding=coding)).can_fetch(f"http://castle.example{path}", AGENT)


RULES = b"User-agent: *\nDisallow: /secret\n"


@pytest.mark.parametrize(
    "body",
    [
        RULES,
        b"\xef\xbb\xbf" + RULES,
        RULES.replace(b"\n", b"\r"),
        b"\xff\xfe\x80\n" + RULES,
        b"user-agent: others\nUser-Agent : *\n# so it is\ndisallow:/secret",
        b"User-agent: Dateline/2.0 # hello\nDisallow: /secret\n\nUser-agent: *\nAllow: /\n",
        b"User-agent: somebot\nUser-agent: dateline\nUser-agent: else\nDisallow: /secret\n",
        RULES + b"#" * 600_000,
        RULES + b"Disallow: /x\n" * 60_000,
    ],
    ids=range(9),
)
def test_what_is_forbidden_is_forbidden(body: bytes) -> None:
    assert forbids(body)
    assert not forbids(body, "/talks")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Disallow nothing",
        b"User-agent: datelinebot\nDisallow: /\n",
        b"User-agent: date\nDisallow: /\n",
        b"User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow:\n",
        b"#" * 600_000 + b"\n" + RULES,
    ],
    ids=range(6),
)
def test_what_is_not_forbidden_is_allowed(body: bytes) -> None:
    assert not forbids(body)


def test_a_rule_that_is_cut_in_two_is_none() -> None:
    rule = b"Disallow: /secret/talks\n"
    filler = b"#" * (ROBOTS_BYTES - len(RULES) - len(rule) + 7) + b"\n"
    cut = answer(RULES.replace(b"/secret", b"/cellar") + filler + rule)
    assert cut.body.endswith(b"Disallow: /secre")
    rules = robots_of(cut)
    assert rules.can_fetch("http://castle.example/secret", AGENT)
    assert not rules.can_fetch("http://castle.example/cellar", AGENT)


@pytest.mark.parametrize(
    "body",
    [
        b"".join(b"User-agent: a%d\n" % number for number in range(15_000))
        + b"".join(b"Disallow: /%d*b$\n" % number for number in range(15_000)),
        b"".join(b"useragent a%d\x85" % number for number in range(15_000)).decode("latin-1").encode()
        + b"".join(b"Disallow: /%d\n" % number for number in range(15_000)),
        b"User-agent: *\nDisallow: /" + b"*a" * 200_000 + b"b$\n",
        b"User-agent: *\n" + b"Disallow: *a*a*a*b\n" * 25_000,
    ],
    ids=("agents by rules", "agents by rules, oddly written", "one long pattern", "many patterns"),
)
def test_rules_that_are_made_to_harm_cost_little(body: bytes) -> None:
    assert not within(3, lambda: forbids(body, "/" + "a" * 3_900))


@pytest.mark.parametrize(("delay", "told"), [("7", 7), ("nan", None), ("-5", None), ("inf", None)])
def test_only_a_delay_that_can_be_meant_is_one(delay: str, told: float | None) -> None:
    rules = robots_of(answer(f"User-agent: *\nCrawl-delay: {delay}\n".encode()))
    assert rules.crawl_delay(AGENT) == told


def test_rules_that_come_packed_are_unpacked() -> None:
    assert forbids(gzip.compress(RULES), coding="gzip")
    assert forbids(brotli.compress(RULES), coding="br")


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (brotli.compress(b"#" * 50_000_000), "br"),
        (gzip.compress(b"#" * 50_000_000), "gzip"),
        (b"\x1f\x8bnothing", "gzip"),
        (RULES, "zstd"),
    ],
    ids=("br bomb", "gzip bomb", "damaged", "unknown"),
)
def test_a_host_whose_rules_cannot_be_unpacked_is_left_alone(body: bytes, coding: str) -> None:
    with pytest.raises(Refusal, match="packed"):
        robots_of(answer(body, coding=coding))


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_that_fails_is_left_alone(status: int) -> None:
    with pytest.raises(Refusal, match=f"answers {status}"):
        robots_of(answer(RULES, status=status))


@pytest.mark.parametrize("status", [401, 404, 410])
def test_a_host_without_rules_allows_all(status: int) -> None:
    assert robots_of(answer(RULES, status=status)).can_fetch("http://castle.example/secret", AGENT)
