"""`dateline models`: which models are in use, and what is said when one is missing."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dateline.app import models
from dateline.app.cli import app


def test_every_model_is_listed_with_its_version() -> None:
    found = json.loads(CliRunner().invoke(app, ["models", "--json"]).stdout)
    assert [model["name"] for model in found] == ["language", "parser", "attribution"]
    assert all(model["installed"] and model["version"] for model in found)


def test_the_list_names_each_model_once() -> None:
    shown = CliRunner().invoke(app, ["models"]).stdout
    assert [line.split()[0] for line in shown.splitlines() if not line.startswith(" ")] == [
        "language",
        "parser",
        "attribution",
    ]


def test_missing_weights_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(models, "fingerprint", lambda: "")
    models.note_missing(quiet=False)
    assert (
        capsys.readouterr().err
        == "The model of attribution is not installed: attribution works by its rules alone. It "
        "comes with the package: install dateline again, then build again.\n"
    )
    assert models.models()[-1].installed is False


def test_nothing_is_told_when_all_are_there_or_nobody_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    models.note_missing(quiet=False)
    monkeypatch.setattr(models, "fingerprint", lambda: "")
    models.note_missing(quiet=True)
    assert capsys.readouterr().err == ""
