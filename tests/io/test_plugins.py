"""Entry points are found among what is installed, and what cannot be loaded says so in one line."""

from __future__ import annotations

from pathlib import Path
from types import FunctionType

import pytest

from dateline.io import plugins
from dateline.io.readers.formats import Format
from tests.app.installing import register


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where packages are installed."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    return site


def names(door: str) -> list[str]:
    return [plugin.name for plugin in plugins.find_plugins(door)]


def test_there_are_none_where_none_are_installed() -> None:
    assert {door: names(door) for door in plugins.DOORS} == {door: [] for door in plugins.DOORS}


def test_plugins_are_found_by_name_and_not_loaded(site: Path) -> None:
    register(site, "waves", "2", {"dateline.readers": {"wave": "no_such:thing", "ripple": "no_such:thing"}})
    register(site, "tides", "1", {"dateline.exporters": {"tide": "no_such:thing"}})
    assert names("readers") == ["ripple", "wave"]
    assert names("exporters") == ["tide"]
    assert [plugin.package for plugin in plugins.find_plugins("readers")] == ["waves 2", "waves 2"]


def test_the_folder_where_we_were_started_offers_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register(site, "waves", "2", {"dateline.readers": {"wave": "no_such:thing"}})
    monkeypatch.chdir(site)
    assert names("readers") == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("thing = (", "SyntaxError: "),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("other = 1", "AttributeError: "),
        ("thing = 7", "it gives a int, not a Format"),
    ],
)
def test_what_does_not_load_says_why(site: Path, code: str, told: str) -> None:
    name = f"waves{abs(hash(code))}"
    (site / f"{name}.py").write_text(code)
    register(site, name, "2", {"dateline.readers": {"wave": f"{name}:thing"}})
    ((_, error),) = plugins.open_door("readers", lambda plugin, before: plugin.load(Format)).refused
    assert str(error).startswith(f"wave (dateline.readers of {name} 2) cannot be used: {told}")
    assert str(error).endswith(f". {plugins.ADVICE}")


def test_one_that_is_refused_leaves_the_others(site: Path) -> None:
    points = {"good": "os.path:join", "bad": "os.path:sep"}
    register(site, "waves", "2", {"dateline.stages": points})
    opened = plugins.open_door("stages", lambda plugin, before: plugin.load(FunctionType))
    assert [plugin.name for plugin, _ in opened.given] == ["good"]
    (problem,) = opened.problems
    assert (problem.locator, problem.stage) == ("waves 2:bad", plugins.STEP)
    assert problem.message.startswith(
        "The plugin bad (dateline.stages of waves 2) cannot be used: it gives a str"
    )
