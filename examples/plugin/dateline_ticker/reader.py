"""Tickers: every line is a page, "2025-10-14 | Harbour Desk — The ferry left."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.io.readers.formats import Format
from dateline.io.sources import Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.pages.decode import decode

MEDIA_TYPE = "text/x-ticker"
LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) \| (?P<text>\S.*)")

MALFORMED = ReadError("The line is no message.", advice="Write for example: 2025-10-14 | The ferry left.")


def read_ticker(source: Source) -> Iterator[Found]:
    """The pages of a ticker, and a Problem for every line that is none."""
    raw = source.load()
    digest = fingerprint(raw)
    yield source.capture(raw, MEDIA_TYPE)
    for number, line in enumerate(decode(raw, declared=source.charset).splitlines(), 1):
        found = LINE.fullmatch(line)
        if found is None:
            yield source.problem(MALFORMED, number)
            continue
        sighting = Sighting(
            f"{source.locator}#{number}", digest, media_type=MEDIA_TYPE, published=found["day"]
        )
        yield Page(f"{source.ref}-{number}", check_text(found["text"], source.limits), (sighting,))


TICKER = Format(
    (".ticker",),
    (MEDIA_TYPE,),
    "a ticker",
    read_ticker,
    page="a line",
    known="the day before the line",
)
