"""Run two commands on one case file at once, and look whether anything is lost.

    python benchmarks/races.py                      50 pairs of `add`, `build` and `report`, with a fixed seed
    python benchmarks/races.py --pairs 6 --seed 7   fewer, others
    python benchmarks/races.py --json               the figures as one JSON object

The second command of a pair begins at a random moment while the first one runs. Every command must end with
0, or with 1 and a line that says who was writing. What is left must be, byte for byte in the export, what
those that ended with 0 make one after the other; the case has a judgement, and bytes of every page. Exits
with 1 when something else came out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path
from random import Random

from dateline.app.building import build_case
from dateline.io.casefile.casefile import change_store, load_case, open_store
from dateline.io.casefile.checks import check_file
from dateline.io.casefile.writing import write_facts
from dateline.model import Judgement
from dateline.views.jsonl import render_jsonl

EXAMPLES = tuple(sorted((Path(__file__).parent.parent / "examples" / "patrol-boats").iterdir()))
COMMAND = (sys.executable, "-m", "dateline.app.cli")
BASE = frozenset(EXAMPLES[:2])
LOST = ("is writing this case file", "has written this case file meanwhile")
"""What a command says that gave way to another one."""

JUDGEMENT = Judgement("2026-01-02T03:04:05Z", "ann", "merge", ("evt-1", "evt-2"), "no", "Two visits.")


@dataclass(frozen=True)
class Entry:
    """One of two commands: its verb and the pages that it names."""

    verb: str
    pages: frozenset[Path] = frozenset()

    def command(self, case: Path, report: Path) -> list[str]:
        """Its words."""
        pages = sorted(map(str, self.pages))
        return [
            *COMMAND,
            *{
                "add": ["add", str(case), *pages],
                "build": ["build", *pages, "-o", str(case), "--force"],
                "report": ["report", str(case), "-o", str(report)],
            }[self.verb],
            "-q",
        ]

    def after(self, pages: frozenset[Path]) -> frozenset[Path]:
        """The pages of a case that had these before."""
        return {"add": pages | self.pages, "build": self.pages, "report": pages}[self.verb]


@dataclass
class Oracle:
    """The export of a case of some pages, built in memory, one command at a time."""

    known: dict[frozenset[Path], bytes] = field(default_factory=dict)

    def export(self, pages: frozenset[Path]) -> bytes:
        """What the export must be."""
        if pages not in self.known:
            case = replace(build_case(sorted(pages)), judgements=(JUDGEMENT,))
            self.known[pages] = b"".join(render_jsonl(case).values())
        return self.known[pages]


def entries(random: Random) -> tuple[Entry, Entry]:
    """Two commands, at least one of which writes, with pages of their own."""
    pages = list(EXAMPLES[2:])
    random.shuffle(pages)
    first = Entry(random.choice(("add", "build")), frozenset(pages[:2]))
    verb = random.choice(("add", "build", "report"))
    return first, Entry(verb, frozenset() if verb == "report" else frozenset(pages[2:4]))


def race(pair: Sequence[Entry], case: Path, delay: float) -> list[tuple[int, str]]:
    """The exit codes of two commands and what they said, the second begun so many seconds after the first."""
    running = []
    for number, entry in enumerate(pair):
        words = entry.command(case, case.with_name(f"{number}.html"))
        running.append(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True))
        time.sleep(delay if not number else 0)
    said = [process.communicate()[1] for process in running]
    return [(process.returncode, words) for process, words in zip(running, said, strict=True)]


def faults(
    pair: Sequence[Entry], ends: Sequence[tuple[int, str]], case: Path, oracle: Oracle
) -> Iterator[str]:
    """What is wrong with how a pair ended."""
    for entry, (code, said) in zip(pair, ends, strict=True):
        if code and (code != 1 or not any(words in said for words in LOST)):
            yield f"{entry.verb} ended with {code}: {said.strip()}"
    winners = [entry for entry, (code, _) in zip(pair, ends, strict=True) if not code]
    possible = set()
    for order in permutations(winners):
        pages = BASE
        for entry in order:
            pages = entry.after(pages)
        possible.add(pages)
    left = load_case(case)
    if b"".join(render_jsonl(left).values()) not in {oracle.export(pages) for pages in possible}:
        yield f"{len(left.pages)} pages are left that no order of the winners makes"
    yield from (f"{finding.part}: {finding.found}" for finding in check_file(case) if not finding.right)
    if bare := bare_pages(case):
        yield f"{bare} pages have lost their bytes"


def bare_pages(case: Path) -> int:
    """How many sightings have no capture."""
    with open_store(case) as connection:
        query = "SELECT count(*) FROM sightings WHERE sha256 NOT IN (SELECT sha256 FROM captures)"
        return int(connection.execute(query).fetchone()[0])


def measure(pairs: int, seed: int) -> dict[str, dict[str, int]]:
    """How many pairs ended how, and what was wrong."""
    random, oracle = Random(seed), Oracle()
    ended: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        base, case = Path(name) / "base.dateline", Path(name) / "case.dateline"
        subprocess.run([*COMMAND, "build", *map(str, sorted(BASE)), "-o", str(base), "-q"], check=True)
        with change_store(base, command="judge") as connection:
            write_facts(connection, "judgements", [JUDGEMENT])
        begun = time.monotonic()
        race([Entry("add", BASE)], shutil.copy(base, case), 0)
        whole = time.monotonic() - begun
        for _ in range(pairs):
            pair = entries(random)
            shutil.copy(base, case)
            ends = race(pair, case, random.uniform(0, whole))
            ended[
                " and ".join(
                    f"{entry.verb} {'lost' if code else 'won'}"
                    for entry, (code, _) in zip(pair, ends, strict=True)
                )
            ] += 1
            wrong.update(faults(pair, ends, case, oracle))
    return {"ended": dict(ended), "wrong": dict(wrong)}


def main(given: Sequence[str] | None = None) -> int:
    """Race, print, and say with the exit code whether nothing was lost."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pairs", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=20260101)
    arguments.add_argument("--json", action="store_true")
    chosen = arguments.parse_args(given)
    figures = measure(chosen.pairs, chosen.seed)
    if chosen.json:
        print(json.dumps(figures))
    else:
        for ending, number in sorted((figures["ended"] | figures["wrong"]).items()):
            print(f"{number:4} {ending}")
    return 1 if figures["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
