"""The table of formats: each is known by something that no other is, and can be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dateline.adapters.extractors import PANEL
from dateline.io.readers.formats import READERS, WANTED, Format, readers, types_of
from dateline.io.readers.readers import read_pages
from dateline.io.sources import Source, check_text
from dateline.model import Page, Problem, Sighting


def test_no_ending_and_no_media_type_stands_twice() -> None:
    named = Counter(name for form in READERS for name in (*form.endings, *form.media_types))
    assert named.most_common(1)[0][1] == 1


@pytest.mark.parametrize("form", READERS, ids=lambda form: form.endings[0])
def test_a_format_has_a_reader_for_all_its_names(form: Format) -> None:
    known = readers(READERS, PANEL)
    assert {known[name].func for name in (*form.endings, *form.media_types)} == {form.read}
    assert set(form.wants) <= WANTED
    assert all(types_of(READERS)[name] == form.endings[0] for name in form.media_types)


def read_waves(source: Source):
    """A page in a format that nobody has."""
    text = check_text(source.load().decode().removeprefix("~"), source.limits)
    yield Page(source.ref, text, (Sighting(source.locator, "0" * 64),))


def test_a_folder_is_read_by_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.wave").write_text("~The ferry left.\n")
    (tmp_path / "b.txt").write_text("The ferry came back.\n")
    waves = Format((".wave",), (), "waves", read_waves)
    found = {
        each.ref: each.text
        for each in read_pages([tmp_path], formats=(*READERS, waves))
        if isinstance(each, Page)
    }
    assert found == {"a": "The ferry left.\n", "b": "The ferry came back.\n"}
    (problem,) = (
        each for each in read_pages([tmp_path / "a.wave"], formats=READERS[1:]) if isinstance(each, Problem)
    )
    assert ", ".join(READERS[1].endings) in problem.message
    assert "text/html" not in problem.message


def test_a_reader_that_gives_something_else_is_a_problem_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.wave").write_text("~The ferry left.\n")
    words = Format((".wave",), (), "waves", lambda source: iter(["words"]))
    (problem,) = read_pages([tmp_path], formats=(words,))
    assert isinstance(problem, Problem)
    assert problem.message == "Its reader gave a str. Please report this with the file."
