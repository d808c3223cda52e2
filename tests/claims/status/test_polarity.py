"""Ways of saying that something is not so: each sentence is read as its words have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Claim, Label
from tests.lab import make_page, read_page

KNOWN, FAULTS = (
    [line for line in part.splitlines() if line and line[0] != "#"]
    for part in Path(__file__).with_name("polarity.txt").read_text("utf-8").split("# known faults\n")
)
NO = frozenset({Label.DENIED, Label.NEGATED})


def is_read(line: str) -> bool:
    """Whether the word between stars is read as the line says."""
    wanted, _, marked = line.partition("|")
    text, at = marked.replace("*", ""), marked.index("*")
    claims = read_page(make_page(text))[Claim]
    found = {claim.status.label for claim in claims if claim.trigger.start <= at < claim.trigger.end}
    if wanted == "open":
        return Label.HYPOTHETICAL in found
    return bool(found & NO) if wanted == "no" else bool(found) and not found & {*NO, Label.HYPOTHETICAL}


@pytest.mark.parametrize("line", KNOWN)
def test_what_is_not_so_is_not_told_as_so(line: str) -> None:
    assert is_read(line)


def test_the_known_faults_are_few() -> None:
    assert len(KNOWN) >= 4 * len(FAULTS)
    assert not any(map(is_read, FAULTS))
