"""The log of judgements of an export (`judgements.jsonl`), to be taken into a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.errors import ReadError
from dateline.model import Judgement, JudgementKind


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the log; what became of the judgement where it was exported is not read."""

    at: str
    user: str
    kind: JudgementKind
    members: tuple[str, ...]
    verdict: str
    note: str = ""
    id: str | None = None


def read_log_file(path: Path) -> tuple[Judgement, ...]:
    """Every judgement of a log.

    ReadError with the line of one that cannot be meant, or that somebody has changed (law 4).
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"the log cannot be read ({error.strerror}).", advice="Check its name.", file=str(path)
        ) from error
    return tuple(read_lines(content, path))


def read_lines(content: bytes, path: Path) -> Iterator[Judgement]:
    """The judgements of all lines."""
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            read = msgspec.json.decode(line, type=Line)
            judgement = Judgement(read.at, read.user, read.kind, read.members, read.verdict, read.note)
        except (msgspec.MsgspecError, ValueError) as error:
            raise ReadError(
                f"this is no judgement: {error}.",
                advice="Give the judgements.jsonl of an export.",
                file=str(path),
                line=number,
            ) from error
        if read.id not in {None, judgement.id}:
            raise ReadError(
                f"{read.id} does not say what it said when it was written (its content makes"
                f" {judgement.id}).",
                advice="The log was changed by hand; export it again, or leave the id out.",
                file=str(path),
                line=number,
            )
        yield judgement
