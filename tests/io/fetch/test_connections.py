"""Which hosts may be asked, and that what was checked is what is connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any

import httpcore
import httpx
import pytest

from dateline.io.fetch.connections import Connections, PublicBackend, Refusal
from dateline.io.fetch.hosts import is_local, is_public, look_up

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254"),
        *("0.0.0.0", "0.1.2.3", "100.64.0.1", "192.0.0.192", "192.88.99.1", "198.18.0.1"),
        *("192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::5db8:d822", "2002:7f00:1::", "2002:a00:1::1"),
        *("2001::1", "2001:0:7f00:1::f5ff:fffe", "2001:db8::1", "100::1", "5f00::1"),
    ],
)
def test_addresses_of_private_networks_and_of_no_host_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1", f"::ffff:{PUBLIC}"],
)
def test_addresses_that_anybody_may_ask_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *((name, True) for name in ("localhost", "LOCALHOST.", "intranet", "2130706433", "0x7f000001")),
        *((name, True) for name in ("printer.local", "a.b.internal.", "nas.home.arpa", "x.corp")),
        *((name, True) for name in ("127.0.0.1", "127.0.0.1.", "::1", "fe80::1%25eth0", PUBLIC + ".lan")),
        *((name, False) for name in (PUBLIC, "castle.example", "local.example.", "2606:2800:220:1::1")),
    ],
)
def test_some_hosts_are_local_by_their_looks(host: str, local: bool) -> None:
    assert is_local(host) == local


@pytest.mark.parametrize("name", ["127.1", "0177.0.0.1", "0x7f.1", "2130706433", "0"])
def test_an_address_is_known_however_it_is_spelled(name: str) -> None:
    assert not any(map(is_public, asyncio.run(look_up(name))))


def resolver(monkeypatch: pytest.MonkeyPatch, answers: Mapping[str, list[list[str]]]) -> list[str]:
    """Names with the addresses that every look-up gives, the last of them for ever; none is a failure.

    Notes what is looked up.
    """
    asked: list[str] = []

    def look(host: str | bytes, port: Any, *_: Any, **__: Any) -> list[Any]:
        name = host.decode() if isinstance(host, bytes) else host
        asked.append(name)
        turns = answers.get(name, [[]])
        found = turns[min(asked.count(name), len(turns)) - 1]
        if not found:
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        return [
            (socket.AF_INET6 if ":" in each else socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port or 0))
            for each in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return asked


def wires(monkeypatch: pytest.MonkeyPatch, port: int | None = None) -> list[str]:
    """Connections go to a port of this machine, or fail; notes the addresses that they are meant for."""
    met: list[str] = []
    connect: Callable[..., Any] = httpcore.AnyIOBackend.connect_tcp

    async def meant(self: Any, host: str, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        met.append(host)
        if port is None:
            raise httpcore.ConnectError("nobody there")
        return await connect(self, "127.0.0.1", port)  # type: ignore[no-any-return]

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", meant)
    return met


@pytest.mark.parametrize(
    "answers",
    [[["127.0.0.1"]], [[PUBLIC, "127.0.0.1"]], [["64:ff9b::7f00:1"]], [["2606:2800:220:1::1", "10.0.0.1"]]],
)
def test_a_host_with_a_private_address_is_not_connected_to(
    monkeypatch: pytest.MonkeyPatch, answers: list[list[str]]
) -> None:
    resolver(monkeypatch, {"castle.example": answers})
    met = wires(monkeypatch)
    with pytest.raises(Refusal, match="private network"):
        asyncio.run(PublicBackend().connect_tcp("castle.example", 80))
    assert met == []


def test_the_addresses_of_one_look_up_are_tried_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolver(monkeypatch, {"castle.example": [["2606:2800:220:1::1", PUBLIC, PUBLIC], ["127.0.0.1"]]})
    met = wires(monkeypatch)
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(PublicBackend().connect_tcp("castle.example", 80, timeout=1.0))
    assert (met, asked) == (["2606:2800:220:1::1", PUBLIC], ["castle.example"])


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("http://castle.example/x", False),
        ("http://unknown.example/x", False),
        ("http://cellar.example/x", True),
        ("http://127.0.0.1/x", True),
        ("http://2130706433/x", True),
        ("http://printer.local/x", True),
    ],
)
def test_behind_a_proxy_what_we_know_of_a_host_decides(
    monkeypatch: pytest.MonkeyPatch, url: str, refused: bool
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    resolver(monkeypatch, {"castle.example": [[PUBLIC]], "cellar.example": [["10.0.0.1"]]})

    async def check() -> None:
        await Connections(private=False).check(httpx.URL(url))

    if refused:
        with pytest.raises(Refusal, match="private network"):
            asyncio.run(check())
    else:
        asyncio.run(check())


@pytest.mark.parametrize(
    ("proxy", "told"),
    [("socks5://127.0.0.1:9", "speaks socks5, not http"), ("127.0.0.1:x", "has no address")],
)
def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str, told: str) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(Refusal, match=told):
        Connections(private=True).pool(httpx.URL("http://castle.example/"))


def test_a_proxy_is_used_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "cellar.example")
    connections = Connections(private=False)
    pools = [
        connections.pool(httpx.URL(f"https://{name}.example/")) for name in ("castle", "tower", "cellar")
    ]
    assert isinstance(pools[0], httpcore.AsyncHTTPProxy)
    assert pools[1] is pools[0]
    assert pools[2] is connections.straight
