"""What a web archive lists as its pages, and where their addresses lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.io.addresses import led_to


@dataclass(slots=True)
class Listed:
    """What of a web archive is a page: media types with their endings, and the addresses that it lists.

    Of these is kept which were met; where it lists none, all are pages.
    """

    types: Mapping[str, str]
    urls: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def takes(self, url: str | None) -> bool:
        """Whether that is a page."""
        key = key_of(url or "")
        self.met.add(key)
        return not self.urls or key in self.urls

    def follow(self, url: str, target: str) -> None:
        """A listed page is where its address leads to."""
        if key_of(url) in self.urls:
            self.met.add(key_of(url))
            self.urls.add(key_of(led_to(url, target) or url))


def key_of(url: str) -> str:
    """An address as it is compared: without what stands behind "#"."""
    return url.partition("#")[0]
