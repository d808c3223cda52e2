"""The only door to the network: pages are fetched into a WARC file, as politely as their hosts ask, and nothing else of dateline knows the way out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from dateline.io.addresses import is_address
from dateline.io.exchanges import Exchange

HOSTS_AT_ONCE = 8

MOST_REDIRECTS = 10

ROBOTS_BYTES = 500_000
"""Bytes of a robots.txt that count, as RFC 9309 has it."""

LONGEST_WAIT = 60.0
"""Seconds between two pages of a host that robots.txt may ask for."""

AGENT = "dateline"

LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are fetched: seconds between two of one host, seconds and bytes for one page, whether private addresses may be asked, who we say that we are, and how to reach who asks."""

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


class Refusal(Exception):  # noqa: N818 — no error: the answer that an address is not fetched
    """An address that is not fetched, and why."""


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
    """The host of an address with its port."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


async def fetch_all(
    hosts: Mapping[str, Sequence[str]], keep: Keep, manners: Manners, *, report: Callable[[Outcome], None]
) -> None:
    """Fetch the pages of all hosts."""
    slots = asyncio.Semaphore(HOSTS_AT_ONCE)
    headers = {
        "User-Agent": manners.agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
        "Accept-Encoding": "identity",
    }
    async with httpx.AsyncClient(headers=headers, timeout=manners.timeout, follow_redirects=False) as client:
        visit = Visit(client, keep, manners)

        async def fetch_host(urls: Sequence[str]) -> None:
            async with slots:
                for url in urls:
                    report(await visit.fetch(url))

        await asyncio.gather(*map(fetch_host, hosts.values()))


class Visit:
    """One run over the network: what robots.txt of each host says, and when each host may be asked next."""

    def __init__(self, client: httpx.AsyncClient, keep: Keep, manners: Manners) -> None:
        self.client, self.keep, self.manners = client, keep, manners
        self.rules: dict[str, Protego | None] = {}
        self.turns: dict[str, float] = {}

    async def fetch(self, url: str) -> Outcome:
        """One page with the redirects that lead to it, each kept as an exchange of its own."""
        target = url
        try:
            for _ in range(MOST_REDIRECTS):
                exchange = await self.ask(target)
                self.keep(exchange)
                if exchange.location is None:
                    return Outcome(
                        url,
                        exchange.status,
                        "" if exchange.status < 300 else f"the host answered {exchange.status}",
                    )
                target = exchange.location
        except Refusal as refusal:
            return Outcome(url, None, str(refusal))
        return Outcome(url, None, "it is redirected too often")

    async def ask(self, url: str) -> Exchange:
        """The answer to one address; Refusal when it may not be asked or does not answer."""
        await self.check(url)
        rules = await self.rules_of(url)
        if rules is None:
            raise Refusal("robots.txt of its host cannot be had, which forbids all")
        if not rules.can_fetch(url, AGENT):
            raise Refusal("robots.txt of its host forbids it")
        await self.wait(url, min(rules.crawl_delay(AGENT) or 0.0, LONGEST_WAIT))
        return await self.get(url, self.manners.most_bytes)

    async def check(self, url: str) -> None:
        """Refuse what is no address of the web, and, unless they are asked for, hosts of a private network."""
        if not is_address(url):
            raise Refusal("it is no address of a web page")
        if not self.manners.private and await is_private(urlsplit(url).hostname or ""):
            raise Refusal("its host is in a private network; --private lets it be asked")

    async def rules_of(self, url: str) -> Protego | None:
        """What robots.txt of a host says; `None` when it cannot be had."""
        root = f"{urlsplit(url).scheme}://{host_of(url)}"
        if root not in self.rules:
            self.rules[root] = await self.fetch_rules(f"{root}/robots.txt")
        return self.rules[root]

    async def fetch_rules(self, url: str) -> Protego | None:
        """A robots.txt, as RFC 9309 reads it: where there is none all is allowed, and a host that fails is left alone."""
        try:
            for _ in range(MOST_REDIRECTS):
                await self.check(url)
                await self.wait(url, 0.0)
                answer = await self.get(url, ROBOTS_BYTES)
                if answer.location is None:
                    break
                url = answer.location
        except Refusal:
            return None
        if answer.status >= 500 or answer.status == 429:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status < 300 else "")

    async def wait(self, url: str, delay: float) -> None:
        """Wait until the host of an address may be asked again."""
        host, now = host_of(url), monotonic()
        turn = max(now, self.turns.get(host, now))
        self.turns[host] = turn + max(self.manners.interval, delay)
        await asyncio.sleep(turn - now)

    async def get(self, url: str, most: int) -> Exchange:
        """Ask once; Refusal when nothing whole comes back within time and size."""
        body = bytearray()
        try:
            async with asyncio.timeout(self.manners.timeout), self.client.stream("GET", url) as response:
                async for chunk in response.aiter_raw():
                    body += chunk
                    if len(body) > most:
                        raise Refusal(f"it is larger than {most:,} bytes")
                return exchange_of(response, bytes(body))
        except (TimeoutError, httpx.TimeoutException) as error:
            raise Refusal(f"it took longer than {self.manners.timeout:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
            raise Refusal(f"the connection failed ({first_line(error)})") from error


async def is_private(host: str) -> bool:
    """Whether a host stands in a private network, by its name or by any of its addresses; of a name that only a proxy knows its looks decide."""
    if host == "localhost" or host.endswith(LOCAL_ENDINGS):
        return True
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    return any(not ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found)


def exchange_of(response: httpx.Response, body: bytes) -> Exchange:
    """A request and its response as they went over the line."""
    target = response.headers.get("Location") if 300 <= response.status_code < 400 else None
    version = response.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace")
    return Exchange(
        str(response.request.url),
        response.status_code,
        response.extensions.get("reason_phrase", b"").decode("latin-1"),
        version,
        headers_of(response.request.headers),
        headers_of(response.headers),
        body,
        urljoin(str(response.request.url), target) if target else None,
    )


def headers_of(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Headers in their order; the body is kept without the chunks that it came in."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in headers.raw
        if name.lower() != b"transfer-encoding"
    )


def first_line(error: BaseException) -> str:
    """What went wrong, in short."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
