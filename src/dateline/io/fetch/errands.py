"""What the requests for one page have in common, where redirects lead it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from dateline.io.addresses import is_address
from dateline.io.fetch.connections import Refusal


@dataclass(frozen=True, slots=True)
class Errand:
    """What the requests for one page have in common.

    `url` may hold a login, which no other host is told; `cookies` are those that hosts give out on the way.
    """

    url: httpx.URL
    headers: Mapping[str, str]
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def request(self, url: httpx.URL) -> httpx.Request:
        """The request for the page, or for where it is redirected to."""
        request = httpx.Request("GET", url.copy_with(userinfo=b""), headers=self.headers)
        self.cookies.set_cookie_header(request)
        if self.url.userinfo and (url.scheme, url.netloc) == (self.url.scheme, self.url.netloc):
            login = b64encode(f"{self.url.username}:{self.url.password}".encode())
            request.headers["Authorization"] = f"Basic {login.decode()}"
        return request

    def note(self, request: httpx.Request, response: httpcore.Response) -> None:
        """Keep the cookies of an answer for the next request."""
        self.cookies.extract_cookies(
            httpx.Response(response.status, headers=response.headers, request=request)
        )


def web_address(url: str) -> httpx.URL:
    """An address of the web without its fragment; Refusal when it is none."""
    try:
        if is_address(url):
            return httpx.URL(url.partition("#")[0])
    except (httpx.InvalidURL, UnicodeError):
        pass
    raise Refusal("it is no address of a web page")
