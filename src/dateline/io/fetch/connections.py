"""Connections to hosts: a name is looked up once, all its addresses are checked, and one is taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from dateline.io.fetch.hosts import is_local, is_public, look_up, look_up_if_known

IDLE = 5.0
"""Seconds after which a connection that nobody uses is closed."""


class Refusal(Exception):  # noqa: N818 — no error: the answer that an address is not fetched
    """An address that is not fetched, and why."""


PRIVATE = "its host is in a private network; --private lets it be asked"


class PublicBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only.

    Looking a name up again to connect to it could give another answer than the one that was checked.
    """

    def __init__(self) -> None:
        self.network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of a host that takes one; Refusal when any is not public."""
        found = await look_up(host)
        if not all(map(is_public, found)):
            raise Refusal(PRIVATE)
        share = None if timeout is None else timeout / len(found)
        for address in found[:-1]:
            try:
                return await self.network.connect_tcp(
                    str(address), port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self.network.connect_tcp(str(found[-1]), port, share, local_address, socket_options)


class Connections:
    """The pools of connections: straight to hosts, or by the proxy that the environment names for them.

    A proxy looks names up itself, so that what we find of them can differ from what it finds.
    """

    def __init__(self, *, private: bool) -> None:
        self.private = private
        self.security = httpx.create_ssl_context()
        self.straight = httpcore.AsyncConnectionPool(
            self.security, keepalive_expiry=IDLE, network_backend=None if private else PublicBackend()
        )
        self.proxies: dict[str, httpcore.AsyncConnectionPool] = {}

    def pool(self, url: httpx.URL) -> httpcore.AsyncConnectionPool:
        """The pool that connects to the host of an address."""
        proxy = proxy_of(url)
        if proxy is None:
            return self.straight
        if proxy not in self.proxies:
            self.proxies[proxy] = proxy_pool(proxy, self.security)
        return self.proxies[proxy]

    async def check(self, url: httpx.URL) -> None:
        """Refuse a host of a private network, unless those may be asked.

        Its looks decide, and behind a proxy what we find of it; without one the connection itself is checked.
        """
        if self.private:
            return
        if is_local(url.host) or (
            proxy_of(url) and not all(map(is_public, await look_up_if_known(url.host)))
        ):
            raise Refusal(PRIVATE)

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in (self.straight, *self.proxies.values()):
            await pool.aclose()


def proxy_of(url: httpx.URL) -> str | None:
    """The proxy that the environment names for an address (`HTTPS_PROXY`, …), none for `NO_PROXY`."""
    named = getproxies()
    return None if proxy_bypass(url.host) else named.get(url.scheme) or named.get("all")


def proxy_pool(named: str, security: Any) -> httpcore.AsyncConnectionPool:
    """Connections by a proxy, which sees nothing of what is asked by https; Refusal of any other kind."""
    try:
        proxy = httpx.URL(named if "://" in named else f"http://{named}")
    except httpx.InvalidURL as error:
        raise Refusal("the proxy that the environment names has no address") from error
    if proxy.scheme not in {"http", "https"}:
        raise Refusal(f"the proxy that the environment names speaks {proxy.scheme}, not http")
    return httpcore.AsyncHTTPProxy(
        wire_url(proxy),
        proxy_auth=(proxy.username, proxy.password) if proxy.userinfo else None,
        ssl_context=security,
        proxy_ssl_context=security if proxy.scheme == "https" else None,
        keepalive_expiry=IDLE,
    )


def wire_url(url: httpx.URL) -> httpcore.URL:
    """An address as it goes over the line."""
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
