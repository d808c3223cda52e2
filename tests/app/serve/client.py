"""A caller of the application in memory: what browsers send, without a network."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from dateline.app.serve.asgi import App

HERE = "http://127.0.0.1:8765"
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


@dataclass
class Caller:
    """Somebody with a browser at this machine; `headers` go with every request."""

    app: App
    headers: dict[str, str] = field(default_factory=dict)
    here: str = HERE

    def ask(self, method: str, place: str, **more: object) -> httpx.Response:
        """One request; what it is redirected to is not followed."""
        return asyncio.run(self._ask(method, place, more))

    async def _ask(self, method: str, place: str, more: Mapping[str, object]) -> httpx.Response:
        given = dict(more)
        headers = {**self.headers, **dict(given.pop("headers", {}))}  # type: ignore[call-overload]
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=self.here) as client:
            return await client.request(method, place, headers=headers, **given)  # type: ignore[arg-type]

    def get(self, place: str, **headers: str) -> httpx.Response:
        """What is at an address."""
        return self.ask("GET", place, headers=headers)

    def read(self, place: str) -> str:
        """The page at an address, which must be there."""
        found = self.get(place)
        assert found.status_code == 200, (place, found.status_code, found.text[-800:])
        return found.text

    def send(
        self,
        place: str,
        fields: Mapping[str, str | Sequence[str]],
        *,
        csrf: str | None = None,
        **more: object,
    ) -> httpx.Response:
        """A form of ours, sent from a page of ours."""
        token = csrf if csrf is not None else self.csrf()
        return self.ask("POST", place, data={"csrf": token, **fields}, headers={"origin": self.here}, **more)

    def csrf(self) -> str:
        """The token that forms of ours send; empty where no page has a form."""
        for place in ("/timeline", "/"):
            if found := CSRF.search(self.get(place).text):
                return found[1]
        return ""

    def links(self, page: str) -> list[str]:
        """Where a page leads and what it loads."""
        return [html.unescape(link).partition("#")[0] for link in LINK.findall(page)]
