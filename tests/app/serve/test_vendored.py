"""The JavaScript of others is what their packages had, and says under which licence."""

from __future__ import annotations

from hashlib import sha256

import pytest

from dateline.app.serve.layout import STATIC, content_of
from tests.app.serve.vendor import LIBRARIES, TOWNS, WORLD, Vendored, licence_of
from tests.lab import ROOT


@pytest.mark.parametrize("library", [*LIBRARIES, WORLD], ids=lambda each: each.package)
def test_libraries_are_as_they_were_packed_and_documented(library: Vendored) -> None:
    assert sha256(library.to.read_bytes()).hexdigest() == library.sha256
    assert licence_of(library).is_file()
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert f"`{library.package}` {library.version}" in told
    assert library.licence in told


def test_the_table_of_towns_is_as_it_was_derived_and_says_of_whom() -> None:
    content = TOWNS.to.read_bytes()
    assert sha256(content).hexdigest() == TOWNS.sha256
    assert len(content) <= 400_000
    head = content.decode().partition("\nAFG")[0]
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    for text in (head, told, (ROOT / "NOTICE").read_text("utf-8")):
        assert "GeoNames" in text
        assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert f"`{TOWNS.package}` {TOWNS.version}" in told


def test_every_file_that_pages_load_is_there() -> None:
    assert all(content_of(name) for name in STATIC)
