"""Measure how the standing of marked words is read: told, alleged, denied, negated, open or planned.

    python training/standings.py FILE... [--misses] [--kept FOLDER]

A FILE holds passages ("# passage: NAME") or affairs ("# affair: NAME", pages below "## OUTLET, DAY"), in which
{E3d word} is the word of a claim and the letter its standing: none told, a alleged, d denied, n negated, h open,
p planned. Prints how many denied and negated words are found (denied, or negated), how many are turned round (told as
if nobody had denied them), how many told or alleged words are only read as denied or negated, and a table of what
every standing is read as. `--misses` prints the words that are not found, turned or falsely denied. With `--kept` the
parse is remembered in a folder.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.model import Claim, Edit, Label, Page, Passage, Reading, Sighting
from dateline.stage import Notes, Stage

MARK = re.compile(r"\{E\d+([adnhp]?) ([^}]+)\}")
HEAD = re.compile(r"^(?:# passage: |## )(.*)\n", re.MULTILINE)
AFFAIR = re.compile(r"^# affair: .*\n", re.MULTILINE)
STANDINGS: Mapping[str, Label] = {
    "": Label.STATED,
    "a": Label.ALLEGED,
    "d": Label.DENIED,
    "n": Label.NEGATED,
    "h": Label.HYPOTHETICAL,
    "p": Label.PLANNED,
}
NOT_SO = frozenset({Label.DENIED, Label.NEGATED})
TOLD = frozenset({Label.STATED, Label.ALLEGED, Label.PLANNED})


@dataclass(frozen=True)
class Marked:
    """A marked word: its page, where it stands, its standing, and the labels of the claims read there."""

    page: Page
    start: int
    end: int
    standing: Label
    read: frozenset[Label]

    @property
    def is_found(self) -> bool:
        """Whether it is read as not so."""
        return bool(self.read & NOT_SO)

    @property
    def is_false(self) -> bool:
        """Whether it is read as not so, and nobody is read to tell it."""
        return self.is_found and not self.read & (TOLD | {Label.HYPOTHETICAL})

    @property
    def is_turned(self) -> bool:
        """Whether it is read as so, and only so."""
        return bool(self.read & TOLD) and not self.is_found


def read_pages(paths: Iterable[Path]) -> Iterator[tuple[Page, list[tuple[int, int, Label]]]]:
    """The pages of files of marked texts, with the marks of each."""
    for path in paths:
        heads = HEAD.split(AFFAIR.sub("", path.read_text("utf-8")))[1:]
        for number, (head, body) in enumerate(zip(heads[::2], heads[1::2], strict=True)):
            text, marks = unmarked(body.strip() + "\n")
            yield Page(f"{path.stem} {number} {head}", text, (Sighting(head, "0" * 64),)), marks


def unmarked(body: str) -> tuple[str, list[tuple[int, int, Label]]]:
    """A text without its marks, and where they stood."""
    text, marks, end = "", [], 0
    for mark in MARK.finditer(body):
        text += body[end : mark.start()]
        marks.append((len(text), len(text) + len(mark[2]), STANDINGS[mark[1]]))
        text, end = text + mark[2], mark.end()
    return text + body[end:], marks


def read_marks(paths: Iterable[Path], kept: Path | None) -> Iterator[Marked]:
    """Every marked word with what the program reads there."""
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    names = [stage.name for stage in stages]
    parsing, telling = names.index("triggers"), names.index("status") + 1
    for page, marks in read_pages(paths):
        notes = run(page, parse(page, stages[:parsing], kept), stages[parsing:telling])
        for start, end, standing in marks:
            claims = (each for each in notes[Claim] if each.trigger.start < end and start < each.trigger.end)
            yield Marked(page, start, end, standing, frozenset(each.status.label for each in claims))


def parse(page: Page, stages: Sequence[Stage], kept: Path | None) -> Notes:
    """The notes of a page as the stages before the claims leave them."""
    file = kept and kept / blake2b(page.text.encode(), digest_size=8).hexdigest()
    if file and file.exists():
        notes: Notes = pickle.loads(file.read_bytes())
        return notes
    notes = run(page, Notes(), stages)
    if file:
        file.write_bytes(pickle.dumps(notes, protocol=5))
    return notes


def run(page: Page, notes: Notes, stages: Iterable[Stage]) -> Notes:
    """The notes of a page after some stages."""
    for stage in stages:
        notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)
    return notes


def say_totals(marked: Sequence[Marked]) -> None:
    """The figures, and what each standing is read as."""
    denied = [each for each in marked if each.standing in NOT_SO]
    told = [each for each in marked if each.standing in {Label.STATED, Label.ALLEGED}]
    shares = {
        "found": (sum(each.is_found for each in denied), len(denied)),
        "turned": (sum(each.is_turned for each in denied), len(denied)),
        "false": (sum(each.is_false for each in told), len(told)),
    }
    for name, (part, whole) in shares.items():
        print(f"{name:16} {part / max(1, whole):.3f}  {part}/{whole}")
    read: dict[Label, Counter[str]] = defaultdict(Counter)
    for each in marked:
        read[each.standing]["+".join(sorted(each.read)) or "-"] += 1
    for standing, counts in sorted(read.items()):
        print(f"  {standing:13}", "  ".join(f"{name} {count}" for name, count in counts.most_common(7)))


def say_misses(marked: Iterable[Marked]) -> None:
    """The words whose denial is missed, turned or invented, in their sentences."""
    for each in marked:
        missed = each.standing in NOT_SO and not each.is_found
        false = each.standing in {Label.STATED, Label.ALLEGED} and each.is_false
        if missed or false:
            kind = "FALSE" if false else "TURNED" if each.is_turned else "missed"
            read, where = "+".join(sorted(each.read)) or "-", each.page.sightings[0].locator
            print(f"{kind} {each.standing} {read} | {where} | {around(each)}")


def around(marked: Marked) -> str:
    """A marked word between brackets, with what stands around it."""
    text, start, end = marked.page.text, marked.start, marked.end
    shown = f"{text[max(0, start - 140) : start]}[{text[start:end]}]{text[end : end + 80]}"
    return shown.replace("\n", " ¶ ")


def main() -> None:
    """Read the files and print the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--kept", type=Path)
    given = options.parse_args()
    marked = list(read_marks(given.files, given.kept))
    if given.misses:
        say_misses(marked)
    say_totals(marked)


if __name__ == "__main__":
    main()
