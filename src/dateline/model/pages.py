"""What came in: a page's text, untouched, and every sighting of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.model.ids import make_id, set_id


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """One declaration of when a page was published: the day, the words as they stand there, and where.

    `day` is `YYYY-MM-DD` in the declaration's own zone.

    `origin` names the place: "json-ld datePublished", "meta article:published_time", "url", "time datetime",
    "text", "frontmatter date", "header Date", "feed published", "record published_at".
    """

    day: str
    raw: str
    origin: str


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """One place where a page was met, and what it declares: declarations are evidence, never the truth.

    `published` is the day as declared (`YYYY-MM-DD`), chosen among the `stamps`, all declarations of a day;
    `given` tells that the caller vouches for it, so that it is the DCT. `url` is the page's own address where
    it is known; `retrieved` is when it was captured, in ISO 8601. `main` are the spans of the page's text
    that extractors took for the article, `None` where nobody looked (plain text), and `trust` says from 0 to
    1 how far they agree; `captions` are the spans that the page itself marks as captions of figures.
    """

    locator: str
    sha256: str
    media_type: str = "text/plain"
    site: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    given: bool = False
    language: str | None = None
    retrieved: str | None = None
    main: tuple[tuple[int, int], ...] | None = None
    captions: tuple[tuple[int, int], ...] = ()
    url: str | None = None
    stamps: tuple[Stamp, ...] = ()
    trust: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the caller's name for it (`ref`), its decoded text, character for character, and its sightings.

    Byte-equal pages under one name are one page with several sightings; under another name they are another
    page and, for `cases.copies`, an identical copy: exports must answer for every name that the caller gave.
    """

    ref: str
    text: str
    sightings: tuple[Sighting, ...] = ()
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "art", self.ref, self.text)

    @property
    def declared(self) -> tuple[Sighting, ...]:
        """Its sightings by what they declare: an order that no locator changes."""
        return tuple(sorted(self.sightings, key=lambda sighting: repr(replace(sighting, locator=""))))

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place among pages, whatever they are called: by its text, then by what it declares.

        A hash stands for the text, so that no cap on the first so many prefers pages that begin alike. Only
        where all of this is equal the name decides.
        """
        declared = [replace(sighting, locator="") for sighting in self.declared]
        return make_id("text", self.text), repr(declared), self.ref

    @property
    def locator(self) -> str:
        """Where it was met, in the first of its sightings; else the caller's name for it."""
        return self.sightings[0].locator if self.sightings else self.ref
