"""The only door to the network: pages are fetched into a WARC file, as politely as their hosts ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

import httpcore
import httpx
from protego import Protego

from dateline.errors import in_short
from dateline.io.addresses import without_login
from dateline.io.fetch.answers import exchange_of
from dateline.io.fetch.connections import PRIVATE, Connections, Refusal, wire_url
from dateline.io.fetch.errands import Errand, web_address
from dateline.io.fetch.exchanges import Exchange, asked_as
from dateline.io.fetch.robots import AGENT, ROBOTS_BYTES, robots_of

HOSTS_AT_ONCE = 8

MOST_REDIRECTS = 10

LONGEST_WAIT = 60.0
"""Seconds between two pages of a host that robots.txt may ask for."""

BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError, UnicodeError)
"""What is raised when no answer comes back, or none that is HTTP."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are fetched: seconds between two of one host, seconds and bytes for one page.

    Further, whether private addresses may be asked, who we say that we are, and how to reach who asks.
    """

    interval: float = 1.0
    timeout: float = 30.0
    most_bytes: int = 20_000_000
    private: bool = False
    software: str = AGENT
    contact: str | None = None

    @property
    def agent(self) -> str:
        """The User-Agent that hosts see."""
        return self.software + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address: its last status, or why there is none."""

    url: str
    status: int | None = None
    reason: str = ""

    @property
    def fetched(self) -> bool:
        """Whether its page is there."""
        return self.status is not None and 200 <= self.status < 300


Keep = Callable[[Exchange], None]
"""Keeps a request and its response."""


def fetch_pages(
    urls: Iterable[str], keep: Keep, manners: Manners, *, report: Callable[[Outcome], None]
) -> None:
    """Fetch all pages, several hosts at a time and the pages of one host one after the other."""
    asyncio.run(fetch_all(by_host(urls), keep, manners, report=report))


def by_host(urls: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The addresses of every host, each once, in their order."""
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(host_of(url), []).append(url)
    return hosts


def host_of(url: str) -> str:
    """The host of an address, with its port where that is not the usual one."""
    return urlsplit(asked_as(url) or url).netloc.lower()


async def fetch_all(
    hosts: Mapping[str, Sequence[str]], keep: Keep, manners: Manners, *, report: Callable[[Outcome], None]
) -> None:
    """Fetch the pages of all hosts."""
    slots = asyncio.Semaphore(HOSTS_AT_ONCE)
    async with aclosing(Connections(private=manners.private)) as connections:
        visit = Visit(connections, keep, manners)

        async def fetch_host(urls: Sequence[str]) -> None:
            async with slots:
                for url in urls:
                    report(await visit.fetch(url))

        await asyncio.gather(*map(fetch_host, hosts.values()))


class Visit:
    """One run over the network.

    `rules` are what robots.txt of each host says, or why nothing may be asked without it; `turns` are when
    each host may be asked next.
    """

    def __init__(self, connections: Connections, keep: Keep, manners: Manners) -> None:
        self.connections, self.keep, self.manners = connections, keep, manners
        self.headers = {
            "User-Agent": manners.agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Encoding": "identity",
        }
        self.rules: dict[str, Protego | str] = {}
        self.turns: dict[bytes, float] = {}

    async def fetch(self, url: str) -> Outcome:
        """One page with the redirects that lead to it, each kept as an exchange of its own."""
        named = target = without_login(url)
        try:
            errand = Errand(web_address(url), self.headers)
            for _ in range(MOST_REDIRECTS):
                exchange = await self.ask(web_address(target), errand)
                self.keep(exchange)
                if exchange.location is None:
                    why = "" if exchange.status < 300 else f"the host answered {exchange.status}"
                    return Outcome(named, exchange.status, why)
                target = exchange.location
        except Refusal as refusal:
            led = "" if target == named else f"it leads to {target}: "
            return Outcome(named, None, f"{led}{refusal}")
        return Outcome(named, None, "it is redirected too often")

    async def ask(self, url: httpx.URL, errand: Errand) -> Exchange:
        """The answer to one address; Refusal when it may not be asked or does not answer."""
        await self.connections.check(url)
        rules = await self.rules_of(url)
        if isinstance(rules, str):
            raise Refusal(rules)
        if not rules.can_fetch(str(url), AGENT):
            raise Refusal("robots.txt of its host forbids it")
        await self.wait(url, min(rules.crawl_delay(AGENT) or 0.0, LONGEST_WAIT))
        exchange, whole = await self.get(url, errand, most=self.manners.most_bytes)
        if not whole:
            raise Refusal(f"it is larger than {self.manners.most_bytes:,} bytes")
        return exchange

    async def rules_of(self, url: httpx.URL) -> Protego | str:
        """What robots.txt of a host says, or why nothing may be asked without it."""
        root = f"{url.scheme}://{url.netloc.decode()}"
        if root not in self.rules:
            try:
                self.rules[root] = robots_of(await self.fetch_robots(f"{root}/robots.txt"))
            except Refusal as refusal:
                told = f"robots.txt of its host cannot be had, which forbids all ({refusal})"
                self.rules[root] = PRIVATE if str(refusal) == PRIVATE else told
        return self.rules[root]

    async def fetch_robots(self, url: str) -> Exchange:
        """What comes back for a robots.txt in the end, or the beginning of it."""
        errand = Errand(web_address(url), self.headers)
        for _ in range(MOST_REDIRECTS):
            address = web_address(url)
            await self.connections.check(address)
            await self.wait(address, 0.0)
            answer, _ = await self.get(address, errand, most=ROBOTS_BYTES)
            if answer.location is None:
                break
            url = answer.location
        return answer

    async def wait(self, url: httpx.URL, delay: float) -> None:
        """Wait until the host of an address may be asked again."""
        host, now = url.netloc, monotonic()
        turn = max(now, self.turns.get(host, now))
        self.turns[host] = turn + max(self.manners.interval, delay)
        await asyncio.sleep(turn - now)

    async def get(self, url: httpx.URL, errand: Errand, *, most: int) -> tuple[Exchange, bool]:
        """Ask once: what comes back, at most so many bytes of it, and whether it is whole.

        Refusal when it does not come within time, or breaks off.
        """
        request, limit = errand.request(url), self.manners.timeout
        try:
            async with (
                asyncio.timeout(limit),
                self.connections.pool(url).stream(
                    request.method,
                    wire_url(request.url),
                    headers=request.headers.raw,
                    extensions={"timeout": {"connect": limit}},
                ) as response,
            ):
                errand.note(request, response)
                body, whole = await read_body(response, most)
                return exchange_of(request, response, body), whole
        except (TimeoutError, httpcore.TimeoutException) as error:
            raise Refusal(f"it took longer than {limit:g} s") from error
        except BROKEN as error:
            raise Refusal(f"the connection failed ({in_short(error)})") from error


async def read_body(response: httpcore.Response, most: int) -> tuple[bytes, bool]:
    """The body of an answer, at most so many bytes of it, and whether it is whole."""
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) > most:
            return bytes(body[:most]), False
    return bytes(body), True
