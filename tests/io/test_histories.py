"""What a case file remembers of its builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile.casefile import change_store, open_store, save_case
from dateline.io.histories import History, read_history, refuse_other, whole
from tests.factories import affair
from tests.io.handed import NEW, export_of
from tests.io.reading import write


def made_of(*paths: Path) -> History:
    return History(whole(paths), ("case-1",))


def test_the_same_inputs_are_the_same_case_however_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "pages"
    write(pages / "a.txt", "King.")
    (tmp_path / "link").symlink_to(pages)
    monkeypatch.chdir(tmp_path)
    history = made_of(pages)
    for inputs in (["pages"], ["./pages/../pages"], ["link"], [tmp_path / "pages"], ["pages", "more.txt"]):
        refuse_other(history, inputs, tmp_path / "x.dateline")
        assert history.rebuilt(inputs).cases == history.cases


def test_a_folder_stands_for_what_is_in_it(tmp_path: Path) -> None:
    refuse_other(made_of(tmp_path / "a" / "b.txt", tmp_path / "c.txt"), [tmp_path], tmp_path / "x")


@pytest.mark.parametrize("inputs", [["b.txt"], ["a.tx"], ["a.txt/b"]])
def test_other_inputs_are_another_case(tmp_path: Path, inputs: list[str]) -> None:
    history, given = made_of(tmp_path / "a.txt"), [tmp_path / name for name in inputs]
    with pytest.raises(StoreError, match=r"made of .*a\.txt is in this file.*dateline add"):
        refuse_other(history, given, tmp_path / "x.dateline")
    assert history.rebuilt(given).cases == ()


def test_what_was_added_is_an_input_too(tmp_path: Path) -> None:
    history = made_of(tmp_path / "a.txt").grown([tmp_path / "b.txt"])
    with pytest.raises(StoreError, match=r"b\.txt"):
        refuse_other(history, [tmp_path / "a.txt"], tmp_path / "x.dateline")


def test_where_no_case_is_any_may_come(tmp_path: Path) -> None:
    refuse_other(History(), [tmp_path], tmp_path / "x.dateline")


def test_a_case_of_unknown_inputs_is_not_replaced_also_after_adding(tmp_path: Path) -> None:
    path = tmp_path / "x.dateline"
    save_case(affair(), path)
    with open_store(path) as connection:
        history = read_history(connection)
    assert history == History((), (affair().id,))
    for known in (history, history.grown([tmp_path / "a.txt"])):
        with pytest.raises(StoreError, match="not known"):
            refuse_other(known, [tmp_path / "a.txt"], path)


def test_what_is_never_read_is_no_input(tmp_path: Path) -> None:
    save_case(affair(), tmp_path / "x.dateline")
    page = write(tmp_path / "a.txt", "King.")
    for name, content in export_of(NEW).items():
        write(tmp_path / "export" / name, content)
        write(tmp_path / "mixed" / name, content)
    mixed = write(tmp_path / "mixed" / "b.txt", "Queen.").parent
    (tmp_path / "empty").mkdir()
    assert whole(sorted(tmp_path.iterdir())) == (str(page), str(tmp_path / "empty"), str(mixed))


@pytest.mark.parametrize("kept", ["", "{}", "7", "[", "[7]"])
def test_what_somebody_wrote_into_the_settings_is_no_history(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "x.dateline"
    save_case(affair(), path)
    with change_store(path, command="build") as connection:
        connection.executemany("INSERT INTO settings VALUES (?, ?)", [("inputs", kept), ("cases", kept)])
        assert read_history(connection) == History((), (affair().id,))


def test_names_that_are_no_unicode_are_kept(tmp_path: Path) -> None:
    history = made_of(tmp_path / "a\udcff.txt")
    assert "\\udcff" in history.settings()["inputs"]
