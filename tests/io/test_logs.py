"""The log of an export is read as it was written, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import ReadError
from dateline.io.logs import read_log_file
from dateline.views.jsonl import render_jsonl
from tests.factories import affair

(JUDGEMENT,) = affair().judgements
LINE = json.loads(render_jsonl(affair())["judgements.jsonl"])


def log(tmp_path: Path, *records: object) -> Path:
    path = tmp_path / "judgements.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_what_an_export_writes_is_read(tmp_path: Path) -> None:
    assert LINE["force"] == "in force"
    assert read_log_file(log(tmp_path, LINE)) == (JUDGEMENT,)


def test_a_log_by_hand_needs_no_id(tmp_path: Path) -> None:
    record = {name: value for name, value in LINE.items() if name not in {"id", "force", "against"}}
    assert read_log_file(log(tmp_path, record)) == (JUDGEMENT,)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"note": "One visit."}, f"{JUDGEMENT.id} does not say what it said"),
        ({"id": "jud-0000000000000000"}, "does not say what it said"),
        ({"kind": "merge"}, "no judgement: Invalid enum value 'merge'"),
        ({"verdict": "yes"}, "no judgement: 'yes' cannot be meant"),
        ({"at": "yesterday"}, "no judgement"),
        ({"members": "clm-1"}, "no judgement"),
    ],
)
def test_what_is_no_judgement_is_refused_with_its_line(
    tmp_path: Path, change: dict[str, str], message: str
) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_log_file(log(tmp_path, LINE, LINE | change))
    assert caught.value.line == 2


def test_a_log_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_log_file(tmp_path / "none.jsonl")
