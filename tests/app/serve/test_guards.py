"""Who may ask, how much may be sent, and what a browser may do: attacks, one by one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from dateline.app.serve import guards
from dateline.app.serve.forms import local
from dateline.app.serve.guards import Guard, Terms
from dateline.app.serve.refusing import HEADERS
from dateline.app.serve.serve import make_app
from tests.app.serve.client import Caller

TOKEN = "f00dfeed" * 4


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "localhost:1", "[::1]:8765", "LOCALHOST:80"])
def test_names_of_this_machine_are_answered(caller: Caller, host: str) -> None:
    assert caller.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:8765",
        "localhost@evil.example",
        "",
        "[::1",
        "0.0.0.0",
    ],
)
def test_other_names_that_lead_here_are_refused(caller: Caller, host: str) -> None:
    found = caller.get("/", host=host)
    assert found.status_code == 421
    assert "Baldovino" not in found.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://127.0.0.1:8765.evil.example"},
        {"origin": "ftp://127.0.0.1:8765"},
    ],
)
def test_a_write_from_another_page_is_refused(caller: Caller, headers: dict[str, str]) -> None:
    found = caller.ask("POST", "/review", data={"csrf": caller.csrf(), "do": "note"}, headers=headers)
    assert found.status_code == 403


@pytest.mark.parametrize("token", ["", "guess", "ü"])
def test_a_write_without_the_token_of_our_forms_is_refused(caller: Caller, token: str) -> None:
    assert caller.send("/review", {"do": "note", "id": "x"}, csrf=token).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"])
def test_other_methods_are_refused(caller: Caller, method: str) -> None:
    assert caller.ask(method, "/").status_code == 405


def test_more_than_a_form_holds_is_refused_before_it_is_read(caller: Caller) -> None:
    told = {"origin": caller.here, "content-length": "100000000", "content-type": "text/plain"}
    assert caller.ask("POST", "/review", content=b"x", headers=told).status_code == 413


def test_more_than_a_form_holds_is_refused_when_nobody_says_how_much_comes(caller: Caller) -> None:
    async def flood() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b"a=" + b"b" * 100_000 + b"&"

    headers = {"origin": caller.here, "content-type": "application/x-www-form-urlencoded"}
    assert caller.ask("POST", "/review", content=flood(), headers=headers).status_code == 413


def test_who_sends_too_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "PATIENCE", 0.05)
    sent: list[Any] = []

    async def reads(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    async def never() -> Any:
        await asyncio.sleep(60)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"localhost")]}
    asyncio.run(Guard(reads, Terms())(scope, never, send))
    assert sent[0]["status"] == 408


def test_every_answer_forbids_what_pages_do_not_need(caller: Caller) -> None:
    for place in ("/", "/claims", "/claims.csv", "/nowhere", "/static/serve.js", "/report.html"):
        headers = caller.get(place).headers
        assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS), place
    assert (
        caller.get("/", host="evil.example")
        .headers["content-security-policy"]
        .startswith("default-src 'none'")
    )
    assert "unsafe" not in HEADERS["content-security-policy"]
    assert caller.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "place",
    [
        *(
            "/static/../serve.py",
            "/static/..%2fserve.py",
            "/static/%2e%2e/%2e%2e/serve.py",
            "/static/",
            "/static/x",
        ),
        *(
            "/pages/..%2f..%2fetc%2fpasswd",
            "/copies/cop-",
            "/events/%00",
            "/why/'%20OR%201=1",
            "/jobs/7",
            "/jobs/-1",
        ),
    ],
)
def test_no_address_leads_out_of_the_case(caller: Caller, place: str) -> None:
    found = caller.get(place)
    assert found.status_code == 404
    assert "root:" not in found.text


def test_a_caller_from_elsewhere_needs_the_token(kept: Path) -> None:
    app = make_app(kept, token=TOKEN)
    far = Caller(app, here="http://desk.example:8765")
    assert far.get("/").status_code == 401
    assert far.get("/?token=wrong").status_code == 401
    assert far.get("/", cookie="dateline-token=wrong").status_code == 401
    assert far.get("/", cookie="dateline-token=%ff;=;").status_code == 401
    let_in = far.get(f"/claims?token={TOKEN}")
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/claims")
    cookie = let_in.headers["set-cookie"]
    assert re.search("HttpOnly.*SameSite=Strict", cookie)
    assert far.get("/claims", cookie=cookie.partition(";")[0]).status_code == 200
    assert far.ask("POST", f"/review?token={TOKEN}", headers={"origin": far.here}).status_code == 401


def test_the_token_is_no_way_to_another_host(kept: Path) -> None:
    far = Caller(make_app(kept, token=TOKEN))
    for place in ("//evil.example/", "/%5cevil.example/", "/%2f%2fevil.example/"):
        location = far.get(f"{place}?token={TOKEN}").headers["location"]
        assert re.match(r"/(?![/\\])", location), location


@pytest.mark.parametrize(
    ("given", "kept_to"),
    [
        ("/events/x?leaf=2#y", "/events/x?leaf=2#y"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("http://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("", "/"),
    ],
)
def test_after_a_form_nobody_is_led_elsewhere(given: str, kept_to: str) -> None:
    assert local(given) == kept_to
