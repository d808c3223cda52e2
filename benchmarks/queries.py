"""What views of a large case cost: seconds of CPU and peak memory of every command, each in a process of its own.

    python benchmarks/queries.py                     5,000 pages with 100,000 claims
    python benchmarks/queries.py --pages 200         a quick look
    python benchmarks/queries.py --case x.dateline   keep the case, or measure one that is there
    python benchmarks/queries.py --json              the figures as one JSON object

The case is made of facts directly, without reading a text: pages of invented outlets whose sentences are of a
few forms, parties and claims drawn with a fixed seed. Exits with 1 when a bar is missed: 1 s and 200 MB a view.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from dateline.io.casefile.casefile import save_case
from dateline.io.casefile.queries import ClaimFilter, find_claims, first_events, open_stored
from dateline.model import (
    Argument,
    Attribution,
    By,
    Candidate,
    Case,
    Certainty,
    Claim,
    Copies,
    CopyKind,
    CopyPair,
    Coreference,
    DateEstimate,
    Entity,
    EntityType,
    Event,
    EventTime,
    Expression,
    Ground,
    How,
    Label,
    Language,
    Link,
    Manner,
    Mention,
    MentionKind,
    Page,
    Passage,
    Polarity,
    Position,
    Problem,
    Rank,
    Relation,
    Role,
    Run,
    Sighting,
    Span,
    Stance,
    Status,
    Story,
    Symbol,
    Tense,
    Timex,
    TimexType,
    Trigger,
    Zone,
)

SECONDS, MEGABYTES = 1.0, 200
"""The bars of every view."""
SYLLABLES = [
    "bar",
    "dol",
    "fen",
    "gar",
    "hul",
    "kos",
    "lin",
    "mor",
    "nev",
    "ost",
    "pra",
    "quil",
    "ros",
    "sut",
    "tar",
    "ulm",
    "ven",
    "wex",
    "yar",
    "zol",
]
DOINGS = (
    ("attacked", "attack", "ASSAULT", None),
    ("visited", "visit", "CONSULT", "visit"),
    ("accused", "accuse", "ACCUSE", None),
    ("supplied", "supply", "AID", None),
    ("seized", "seize", "COERCE", "seize"),
    ("met", "meet", "CONSULT", None),
    ("warned", "warn", None, "statement"),
    ("blocked", "block", "SANCTION", None),
)
"""Words of events: as written, lemma, type, mode."""
CUES = (("said", "say"), ("denied", "deny"), ("alleged", "accuse"), ("announced", "plan"))
LABELS = {"say": Label.STATED, "deny": Label.DENIED, "accuse": Label.ALLEGED, "plan": Label.PLANNED}
STANCES = {
    Label.STATED: Stance.ASSERTS,
    Label.DENIED: Stance.DENIES,
    Label.ALLEGED: Stance.ALLEGES,
    Label.PLANNED: Stance.PLANS,
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FIRST = date(2024, 1, 1)
FILLER = "Nobody at the harbour office was ready to add anything to what had been told before by others. "


Told = tuple[Claim, str, str | None, str]
"""A claim, whom it says something is done to, its source, and the day that it tells of."""


@dataclass(frozen=True)
class Sentence:
    """A sentence on a page: its words, who does what to whom, on whose word, and when as written and meant."""

    words: str
    who: str
    whom: str
    source: str | None
    doing: tuple[str, str, str | None, str | None]
    cue: tuple[str, str]
    written: str | None
    when: date

    def span(self, page: Page, start: int, part: str, *, last: bool = False) -> Span:
        """Where a part of it stands on a page on which it begins at `start`."""
        at = start + (self.words.rindex(part) if last else self.words.index(part))
        return Span(page.id, at, at + len(part))


def by(rule: str, *premises: str, score: float = 0.9, grounds: tuple[Ground, ...] = ()) -> By:
    """A reason."""
    return By(rule, score, premises, grounds)


@dataclass
class Draft:
    """Facts as they are gathered, by the field of the case."""

    random: Random
    names: Sequence[str]
    facts: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    said: dict[tuple[str, str, int], list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, fact: Any) -> Any:
        """Keep one fact."""
        self.facts[name].append(fact)
        return fact


def name_of_party(number: int, random: Random) -> str:
    """A name that nobody has."""
    return "".join(random.choice(SYLLABLES) for _ in range(2)).capitalize() + f"ia {number}"


def make_case(pages: int, claims: int, *, seed: int = 20261129) -> Case:
    """A case of so many pages and about so many claims, the same for every run."""
    random = Random(seed)
    parties = [name_of_party(number, random) for number in range(max(20, pages // 10))]
    draft = Draft(random, parties)
    for number in range(pages):
        write_page(draft, number, max(1, round(claims / pages)))
    merge(draft)
    facts = {name: tuple(found) for name, found in draft.facts.items()}
    return Case(Run("0.0-benchmark", ("zones/1:", "sentences/1:none")), **facts)


def write_page(draft: Draft, number: int, sentences: int) -> None:
    """One page with everything that stands on it."""
    day = FIRST + timedelta(days=draft.random.randrange(600))
    told = [sentence_of(draft, day) for _ in range(sentences)]
    text, starts = f"Report {number} of the day\n\n", []
    for sentence in told:
        starts.append(len(text))
        text += f"{sentence.words} {FILLER}\n"
    declared = draft.random.random() < 0.8
    sighting = Sighting(
        f"pages/{number}.txt",
        f"{number:064x}",
        site=f"outlet{number % 60}.example",
        published=day.isoformat() if declared else None,
    )
    page = draft.add("pages", Page(f"page-{number:05}", text, (sighting,)))
    draft.add("languages", Language(page.id, "en", by("text.language/1")))
    for start, sentence in zip(starts, told, strict=True):
        where = Span(page.id, start, start + len(sentence.words))
        draft.add("passages", Passage(where, Zone.BODY, by("zones.line/1")))
        claim_of(draft, page, start, sentence)
    date_page(draft, page, day, declared=declared)


def sentence_of(draft: Draft, day: date) -> Sentence:
    """A sentence, and what it is made of."""
    random = draft.random
    who, whom, source = (pick(draft) for _ in range(3))
    doing, cue = random.choice(DOINGS), random.choice(CUES)
    when = day - timedelta(days=random.randrange(3))
    written = f"{when.day} {MONTHS[when.month - 1]} {when.year}" if random.random() < 0.3 else None
    quoted = random.random() < 0.5
    words = f"{who} {doing[0]} {whom}{f' on {written}' if written else ''}"
    words += f", {source} {cue[0]}." if quoted else "."
    return Sentence(words, who, whom, source if quoted else None, doing, cue, written, when)


def pick(draft: Draft) -> str:
    """A party; a few are in most reports."""
    return draft.names[min(int(draft.random.expovariate(0.02)), len(draft.names) - 1)]


def mention_of(draft: Draft, where: Span, name: str) -> Mention:
    """A name on a page."""
    kind, known = kind_of(name), (Candidate(f"party/{name}", 0.9),)
    found = Mention(where, MentionKind.NAME, kind, name, 0, 0, 0, 0, known, by("actors.name/1"))
    draft.named[name].append(found.id)
    mention: Mention = draft.add("mentions", found)
    return mention


def kind_of(name: str) -> EntityType:
    """What a party is: one in ten is a state."""
    return EntityType.COUNTRY if name.endswith("0") else EntityType.PERSON


def claim_of(draft: Draft, page: Page, start: int, sentence: Sentence) -> None:
    """The claim of a sentence with all that it is made of."""
    verb, lemma, predicate, mode = sentence.doing
    where = sentence.span(page, start, verb)
    trigger = draft.add("triggers", Trigger(where, 0, 1, lemma, predicate, mode, by("triggers.verb")))
    theme = Span(page.id, where.end + 1, where.end + 1 + len(sentence.whom))
    sides = {Role.AGENT: mention_of(draft, sentence.span(page, start, sentence.who), sentence.who)}
    sides[Role.RECIPIENT] = mention_of(draft, theme, sentence.whom)
    if draft.random.random() < 0.3:
        draft.add(
            "coreferences",
            Coreference(sides[Role.RECIPIENT].id, sides[Role.AGENT].id, by("coreference.short/1")),
        )
    chain = attribute(draft, page, start, sentence)
    label = LABELS[sentence.cue[1]] if chain else Label.STATED
    polarity = Polarity.NEG if label is Label.DENIED else Polarity.POS
    claim = Claim(
        where,
        lemma,
        predicate,
        mode,
        tuple(
            Argument(trigger.id, role, side.span, 0, side.id, by("arguments.subject", side.id))
            for role, side in sides.items()
        ),
        write_time(draft, page, start, sentence),
        None,
        chain,
        Status(label, Certainty.CERTAIN, polarity, Tense.PAST),
        (Span(page.id, start, theme.end),),
        0,
        1,
        by("en.status.stated/1", trigger.id),
    )
    draft.add("claims", claim)
    iso = sentence.when.isoformat()
    draft.add("event_times", EventTime(claim.id, iso, iso, iso, None, by("case.when.past/1")))
    draft.said[sentence.who, lemma, (sentence.when - FIRST).days // 9].append(
        (claim, sentence.whom, sentence.source, iso)
    )


def attribute(draft: Draft, page: Page, start: int, sentence: Sentence) -> tuple[str, ...]:
    """On whose word a sentence stands, where it names anybody."""
    if sentence.source is None:
        return ()
    word, kind = sentence.cue
    source = mention_of(draft, sentence.span(page, start, sentence.source, last=True), sentence.source)
    content = Span(page.id, start, start + sentence.words.index(f", {sentence.source} {word}"))
    said = Attribution(
        source.span,
        sentence.span(page, start, word, last=True),
        (content,),
        Manner.INDIRECT,
        kind,
        (source.id,),
        None,
        0,
        by("en.cue.verb.say/1", source.id),
    )
    return (draft.add("attributions", said).id,)


def write_time(draft: Draft, page: Page, start: int, sentence: Sentence) -> str | None:
    """The date that a sentence writes out, and what it means."""
    if sentence.written is None:
        return None
    where, iso = sentence.span(page, start, sentence.written), sentence.when.isoformat()
    symbol, date_ = Symbol.parse(iso), TimexType.DATE
    found = draft.add("expressions", Expression(where, date_, symbol, None, 0, 4, 6, 0, by("en.time.date/1")))
    why = by("case.time.full/1", found.id)
    draft.add("timexes", Timex(found.id, where, date_, iso, None, symbol, None, iso, iso, why))
    return str(found.id)


def date_page(draft: Draft, page: Page, day: date, *, declared: bool) -> None:
    """The day of a page: declared, or by what it writes out."""
    iso = day.isoformat()
    rule = "case.date.declared/1" if declared else "case.date.written/1"
    times = [each.id for each in draft.facts["expressions"][-6:] if each.span.page == page.id]
    facts = (page.id,) if declared else tuple(times)
    how = How.DECLARED if declared else How.INFERRED
    grounds = (Ground(rule, facts, 0.0 if declared else 2.0),)
    draft.add("estimates", DateEstimate(page.id, iso, iso, iso, how, by(rule, *facts, grounds=grounds)))


def merge(draft: Draft) -> None:
    """What is one across pages: entities, events with positions, links and ranks, copies and stories."""
    entity_of: dict[str, Entity] = {}
    for name, mentions in draft.named.items():
        found = Entity(
            f"party/{name}", name, kind_of(name), None, None, (), tuple(mentions), by("entities.key/1")
        )
        entity_of[name] = draft.add("entities", found)
    for (who, lemma, _), told in draft.said.items():
        merge_event(draft, who, lemma, told, entity_of)
    ordered = sorted(draft.facts["events"], key=lambda event: (-len(event.claims), event.id))
    for place, event in enumerate(ordered, 1):
        ranked = place if place <= len(ordered) // 2 else None
        draft.add("ranks", Rank(event.id, ranked, by("case.rank.told/1", event.claims[0])))
    ids = [page.id for page in draft.facts["pages"]]
    for number in range(0, len(ids) - 1, 25):
        pair = CopyPair(ids[number], ids[number + 1], 0.8, 0.8, ((0, 20, 0, 20),), CopyKind.NEAR)
        draft.add(
            "copies", Copies(tuple(ids[number : number + 2]), ids[number], (pair,), by("copies.near/1"))
        )
    for number in range(0, len(ids), 10):
        draft.add("stories", Story(tuple(ids[number : number + 10]), by("stories.topic/1")))
    draft.add("problems", Problem("empty.txt", "read", "the file is empty. Remove it or look at its source."))


def merge_event(
    draft: Draft,
    who: str,
    lemma: str,
    told: Sequence[Told],
    entity_of: Mapping[str, Entity],
) -> None:
    """One event with who says what of it."""
    claims, days = [claim for claim, *_ in told], [day for *_, day in told]
    doing = next(each for each in DOINGS if each[1] == lemma)
    grounds = tuple(Ground("case.events.trigger/1", (claims[0].id, other.id), 2.0) for other in claims[1:9])
    event = draft.add(
        "events",
        Event(
            tuple(claim.id for claim in claims),
            doing[2],
            doing[3],
            f"{who} – {lemma}",
            (entity_of[who].id,),
            (entity_of[told[0][1]].id,),
            None,
            min(days),
            max(days),
            None,
            by("case.events/1", *(claim.id for claim in claims), grounds=grounds),
            anchor=claims[0].id,
        ),
    )
    spoken: dict[tuple[str | None, Stance], list[Claim]] = defaultdict(list)
    for claim, _, source, _ in told:
        spoken[source, STANCES[claim.status.label]].append(claim)
    for (source, stance), some in spoken.items():
        on = tuple(sorted({claim.trigger.page for claim in some}))
        speaker = entity_of[source].id if source else None
        draft.add(
            "positions",
            Position(event.id, on, speaker, stance, tuple(claim.id for claim in some), by("case.position/1")),
        )
    denials = [claim for claim in claims if claim.status.label is Label.DENIED]
    charges = [claim for claim in claims if claim.status.label is Label.ALLEGED]
    for denial, charge in zip(denials, charges, strict=False):
        grounds = (Ground("case.agreement.event/1", (denial.id, charge.id), 1.5),)
        why = by("case.agreement.denial/1", denial.id, charge.id, grounds=grounds)
        draft.add(
            "links", Link(denial.id, charge.id, Relation.DENIES, "polarity", "One denies the other.", why)
        )
    for one, other in pairwise(claims[:4]):
        draft.add(
            "links",
            Link(
                one.id, other.id, Relation.CORROBORATES, None, "Both tell of it.", by("case.agreement.same/1")
            ),
        )


MEASURED = """
import json, re, resource, sys, time
from pathlib import Path
from dateline.app.cli import app
try:
    app(sys.argv[1:], standalone_mode=False)
finally:
    sys.stdout.flush()
    status = Path("/proc/self/status")
    peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text() if status.exists() else "")
    used = float(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([time.process_time(), used / 1024]), file=sys.stderr)
"""
"""A command in a process of its own, which tells its seconds of CPU and its peak memory in MB.

Linux counts memory since the process began to run the command; `getrusage` counts that of its parent, too.
"""


def commands(path: Path) -> Iterator[tuple[str, ...]]:
    """The views that are measured, on facts in the middle of the case."""
    with open_stored(path) as case:
        claims = find_claims(case, ClaimFilter(), limit=1, offset=case.size("claims") // 3).ids
        event, claim = first_events(case, 1)[0], case.by_id[claims[0]]
        page = case.short_refs[claim.trigger.page]
        (entity,) = case.entities_of((claim.arguments[0].mention,))
    yield from (("timeline",), ("brief",), ("event", event), ("why", claim.id), ("why", event), ("why", page))
    yield from (("claims",), ("claims", "--page", page), ("claims", "--event", event))
    yield from (
        ("claims", "--source", entity.name),
        ("claims", "--status", "denied"),
        ("claims", "--search", "seized"),
    )
    yield from (("search", "seized"), ("search", f'"{entity.name} seized"', "--status", "denied"))
    yield from (("disputes",), ("sources",), ("actors",), ("copies",), ("problems",))


def measure(path: Path) -> dict[str, tuple[float, float]]:
    """Seconds of CPU and MB of every view."""
    found = {}
    for command in commands(path):
        seconds, used = measured(path, command)
        name = " ".join((command[0], *command[1:]))
        found[name] = round(seconds, 2), round(used)
    return found


def measured(path: Path, command: Sequence[str]) -> tuple[float, float]:
    """Seconds of CPU and MB of one view."""
    words = [sys.executable, "-c", MEASURED, command[0], str(path), *command[1:]]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    seconds, used = json.loads(done.stderr.splitlines()[-1])
    return float(seconds), float(used)


def main() -> int:
    """Make the case, measure, print, compare with the bars."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--claims", type=int, default=0, help="twenty a page where none are named")
    parser.add_argument("--case", type=Path)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.case or Path(folder) / "case.dateline"
        if not path.exists():
            start = time.perf_counter()
            save_case(make_case(asked.pages, asked.claims or 20 * asked.pages), path)
            print(f"made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        found = measure(path)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, (seconds, used) in found.items():
            print(f"{seconds:8.2f} s {used:6.0f} MB  {name}")
    return int(any(seconds > SECONDS or used > MEGABYTES for seconds, used in found.values()))


if __name__ == "__main__":
    sys.exit(main())
