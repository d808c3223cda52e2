"""Law 7: a human outranks a rule.

Whatever a log says and whatever rules a build has, what holds of the log is so in the case, and what does not
hold is told with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.cases import rulings
from dateline.cases.additions import added_id
from dateline.cases.events import candidates, events
from dateline.io.casefile.references import misfits
from dateline.model import (
    LAYERS,
    NONE,
    OWN,
    TOLD,
    Attribution,
    Case,
    Certainty,
    Claim,
    Entity,
    Event,
    Force,
    Judgement,
    JudgementKind,
    Label,
    Mention,
    Page,
    Polarity,
    Reading,
    Relation,
    Role,
    Ruling,
    Span,
    Tense,
    Zone,
    read_days,
)
from dateline.stage import Notes, Stage
from dateline.views.jsonl import render_jsonl
from tests.lab import all_stages, facts_of, make_page, read_page, reasons_of

PAGES = (
    make_page(
        "President Anton Karsk of Norway visited Togo on 3 May 2021 and met President Edem Adjei in Lome.\n"
        "Adjei said that Togo had accused Ghana of sending rifles to rebels. Ghana denied it.\n",
        ref="gazette",
        published="2021-05-04",
    ),
    make_page(
        "Anton Karsk will visit Togo on Monday, the palace said. He met Adjei in July 2019, too.\n"
        "Togo alleges that Ghana has sent rifles. The visit was denied by Norway.\n",
        ref="herald",
        published="2021-05-01",
    ),
    make_page(
        "President Anton Karsk of Norway visited Togo on 3 May 2021 and met President Edem Adjei in Lome.\n"
        "Adjei said that Togo had accused Ghana of sending rifles to rebels. Ghana denied it.\nEnds.\n",
        ref="copy",
    ),
)
READ: Mapping[str, Notes] = {page.id: read_page(page) for page in PAGES}
ARTICLE = tuple(stage for stage in all_stages() if stage.scope == "article")
CASE = tuple(stage for stage in all_stages() if stage.scope == "case")
SOURCES = sorted({each.id for notes in READ.values() for each in notes[Attribution]})
BONDS = (JudgementKind.SAME, JudgementKind.DIFFERENT)
PARTS = {JudgementKind(role): role for role in Role if role is not Role.TIME}
PARTIES = sorted(mention.id for notes in READ.values() for mention in notes[Mention])[::9]
FIELDS = {
    **{kind: [NONE, "0-9", "17-22,36-40", "9999-10000", *PARTIES, f"men-{0:016}"] for kind in PARTS},
    JudgementKind.STATUS: [*Label],
    JudgementKind.CERTAINTY: [*Certainty],
    JudgementKind.POLARITY: [*Polarity],
    JudgementKind.TENSE: [*Tense],
    JudgementKind.TYPE: ["none", "AID", "CONSULT/visit"],
    JudgementKind.SOURCE: [OWN, "0-9", "10-20", "9999-10000", *SOURCES],
    JudgementKind.TIME: ["unknown", "2021-05-03", "../2020-01-01", "2021-05-01/2021-05-09"],
}
ALONE = {JudgementKind.SOURCE, *PARTS}
SWARMS = (  # kinds that stand together in a log: few, so that they meet (swarm testing, Groce et al. 2012)
    ("same", "different"),
    ("same", "different", "reject", "undo"),
    ("source", "reject", "status", "same"),
    ("status", "certainty", "polarity", "tense", "type", "time"),
    ("rename", "same", "date", "note", "undo"),
    ("add", "boilerplate", "story", "status", "reject", "undo"),
    ("agent", "place", "source", "add", "boilerplate", "reject"),
    (*JudgementKind,),
)
WORDS = {
    JudgementKind.ADD: ["41-44/27-60", "41-44/36-60", "90-95/80-99", "9990-9999/9980-9999"],
    JudgementKind.BOILERPLATE: ["0-60", "30-45", "90-140", "150-170", "9990-9999"],
    JudgementKind.STORY: ["0-20", "90-99", "130-175", "9990-9999"],
}
"""Words of pages that are judged, some of which are not there."""


# ── rules: today's, and others ──────────────────────────────────────────────────────────────────────────────
def recite(reading: Reading, notes: Notes, *, read: Mapping[str, Notes]) -> Iterator[object]:
    """What was read of a page before."""
    yield from (fact for kind in read[reading.page.id] for fact in read[reading.page.id][kind])


def rules(read: Mapping[str, Notes]) -> tuple[Stage, ...]:
    """Stages whose article stages find that, and today's case stages."""
    kinds = tuple(dict.fromkeys(kind for stage in ARTICLE for kind in stage.gives))
    return (Stage("read", "article", (Page,), kinds, partial(recite, read=read)), *CASE)


def without(read: Mapping[str, Notes], kind: type, nth: int) -> Mapping[str, Notes]:
    """Rules that miss every nth fact of a kind."""
    return {page: notes.replacing(kind, left_of(notes[kind], nth)) for page, notes in read.items()}


def left_of(facts: Sequence[object], nth: int) -> list[object]:
    return [fact for number, fact in enumerate(facts) if number % nth]


def believing(read: Mapping[str, Notes]) -> Mapping[str, Notes]:
    """Rules that take every claim for the outlet's own, stated and without a type."""
    return {page: notes.replacing(Claim, unique(map(believe, notes[Claim]))) for page, notes in read.items()}


def believe(claim: Claim) -> Claim:
    return replace(
        claim, chain=(), predicate=None, mode=None, status=replace(claim.status, label=Label.STATED)
    )


def unique(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())


RULES = {
    "today's": rules(READ),
    "some claims missed": rules(without(READ, Claim, 3)),
    "some mentions missed": rules(without(READ, Mention, 4)),
    "no sources": rules(believing(READ)),
}
PLAIN = pipeline.build(PAGES, RULES["today's"], version="test")
MERGED = sorted(PLAIN.events, key=lambda event: (-len(event.claims), event.id))
ADDED = [
    added_id(Judgement("2026-01-01T00:00:00Z", "ann", JudgementKind.ADD, (PAGES[0].id,), verdict))
    for verdict in WORDS[JudgementKind.ADD][::2]
]
CLAIMS = [*[claim for event in MERGED for claim in event.claims][:8], *ADDED]
NAMED = sorted(PLAIN.entities, key=lambda entity: (-len(entity.mentions), entity.id))
MENTIONS = [mention for entity in NAMED for mention in entity.mentions[:3]][:8]
"""What logs speak of: the most merged claims and mentions, so that they meet."""
EAGER, SHY = -4.0, 1000.0
"""Points from which on two claims may be one event, for rules that merge all that they may, or nothing."""


# ── logs ────────────────────────────────────────────────────────────────────────────────────────────────────
@st.composite
def one_judgement(
    draw: st.DrawFn, at: int, known: Sequence[str], pool: Mapping[str, Sequence[str]]
) -> Judgement:
    """Any judgement of the kinds of a pool on what is in it, also on what nothing is called."""
    kind = JudgementKind(draw(st.sampled_from(pool["kinds"])))
    verdict, members, size = "claim", [*pool["claims"], "clm-0000000000000000"], (1, 1)
    if kind in FIELDS:
        verdict, size = draw(st.sampled_from(FIELDS[kind])), (1, 1 if kind in ALONE else 2)
    elif kind in BONDS or kind is JudgementKind.REJECT:
        size = (2, 3)
        verdict = draw(st.sampled_from(["event", "entity", *([Relation.DENIES] * (kind not in BONDS))]))
        members = [*pool["mentions"]] if verdict == "entity" else members
        size = (2, 2) if verdict == Relation.DENIES else size
    elif kind is JudgementKind.DATE:
        verdict, members = draw(st.sampled_from(["2021-05-02", "2021-06-01"])), [*READ]
    elif kind in WORDS:
        verdict, members = draw(st.sampled_from(WORDS[kind])), [PAGES[0].id, PAGES[1].id]
    elif kind is JudgementKind.RENAME:
        verdict, members = draw(st.sampled_from(["Karsk", "A. Karsk"])), [*pool["mentions"]]
    elif kind is JudgementKind.UNDO:
        verdict, members = "", [*known, "jud-0000000000000000"]
    found = draw(st.lists(st.sampled_from(members), min_size=size[0], max_size=size[1], unique=True))
    user = draw(st.sampled_from(["ann", "bob"]))
    return Judgement(f"2026-01-01T00:00:{at:02}Z", user, kind, tuple(found), verdict, "so")


@st.composite
def logs(draw: st.DrawFn) -> tuple[Judgement, ...]:
    """Some judgements on a few things, each made later than those before it."""
    pool = {
        "kinds": draw(st.sampled_from(SWARMS)),
        "claims": draw(st.lists(st.sampled_from(CLAIMS), min_size=3, max_size=4, unique=True)),
        "mentions": draw(st.lists(st.sampled_from(MENTIONS), min_size=3, max_size=4, unique=True)),
    }
    log: list[Judgement] = []
    for at in range(draw(st.integers(0, 12))):
        log.append(draw(one_judgement(at, [judgement.id for judgement in log], pool)))
    return tuple(log)


def build(log: Iterable[Judgement], stages: Sequence[Stage]) -> Case:
    return pipeline.build(PAGES, stages, version="test", judgements=log)


laws = partial(
    settings, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("name", RULES)
@laws(max_examples=60)
@given(log=logs(), least=st.sampled_from([EAGER, events.LEAST, SHY]))
def test_what_holds_is_so_and_what_does_not_is_told(
    name: str, log: tuple[Judgement, ...], least: float
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "LEAST", least)
        patch.setattr(candidates, "LEAST", least)
        case = build(log, RULES[name])
    assert {problem.stage for problem in case.problems} <= {"judgements"}
    assert [each.judgement for each in case.rulings] == [judgement.id for judgement in log]
    assert [(each, "is not so") for each in case.rulings if each.holds and not is_so(case, each)] == []
    assert [(each, "has no reason") for each in case.rulings if not has_reason(case, each)] == []
    told = {problem.locator for problem in case.problems}
    silent = {Force.IN_FORCE, Force.UNDONE, Force.REPLACED}
    assert told == {each.judgement for each in case.rulings if each.force not in silent}
    assert is_whole(case)
    assert name != "today's" or [*misfits(case)] == []


@laws(max_examples=25)
@given(log=logs(), data=st.data())
def test_the_order_in_which_judgements_come_together_changes_nothing(
    log: tuple[Judgement, ...], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations([*log, *log[:2]]))
    assert render_jsonl(build(shuffled, RULES["today's"])) == render_jsonl(build(log, RULES["today's"]))


@laws(max_examples=25)
@given(log=logs())
def test_what_is_undone_leaves_no_trace_but_in_the_log(log: tuple[Judgement, ...]) -> None:
    undone = [
        Judgement(f"2026-01-02T00:00:{at:02}Z", "eve", JudgementKind.UNDO, (judgement.id,), "")
        for at, judgement in enumerate(log)
    ]
    case, plain = build([*log, *undone], RULES["today's"]), build((), RULES["today's"])
    assert case.problems == ()
    assert {name: getattr(case, name) for name in LAYERS} == {name: getattr(plain, name) for name in LAYERS}


@laws(max_examples=25)
@given(log=logs())
def test_a_judgement_waits_out_rules_that_miss_what_it_names(log: tuple[Judgement, ...]) -> None:
    """What is decided under today's rules and lost under others comes back with today's."""
    missed, back = build(log, RULES["some claims missed"]), build(log, RULES["today's"])
    again = build(missed.judgements, RULES["today's"])
    assert render_jsonl(again) == render_jsonl(back)


# ── what it takes to obey, written out ──────────────────────────────────────────────────────────────────────
def is_so(case: Case, ruling: Ruling) -> bool:
    """Whether a case is as a judgement in force says."""
    kind, verdict = ruling.kind, ruling.verdict
    claims: list[Claim] = [
        case.by_id[member] for member in ruling.members if member in case.by_id and member[:3] == "clm"
    ]
    if kind in BONDS:
        merged = [merged_of(case, member) for member in ruling.members]
        if kind is JudgementKind.SAME:
            return len(set(map(id, merged))) == 1 and None not in merged
        found = [each for each in merged if each is not None]
        return len(set(map(id, found))) == len(found)
    if kind is JudgementKind.REJECT and verdict in set(Relation):
        return not any(joins(case, link, ruling) for link in case.links)
    if kind is JudgementKind.REJECT:
        return not claims and not any(member in case.entity_of for member in ruling.members)
    if kind in PARTS:
        return claims != [] and all(has_parts(claim, PARTS[kind], verdict) for claim in claims)
    if kind in WORDS:
        return are_so(case, ruling)
    if kind is JudgementKind.SOURCE:
        return all(is_by(case, claim, verdict) for claim in claims) and claims != []
    if kind is JudgementKind.TIME:
        times = [case.time_of[claim.id] for claim in claims]
        return all((time.earliest, time.latest) == read_days(verdict) for time in times)
    if kind is JudgementKind.DATE:
        return case.estimate_of[ruling.members[0]].value == verdict
    if kind is JudgementKind.RENAME:
        return case.entity_of[ruling.members[0]].name == verdict
    if kind is JudgementKind.UNDO:
        return case.ruling_of[ruling.members[0]].force is Force.UNDONE
    return kind is JudgementKind.NOTE or all(value_of(claim, kind) == verdict for claim in claims)


def has_parts(claim: Claim, role: Role, verdict: str) -> bool:
    """Whether those play a part in a claim whom a verdict names, and nobody else."""
    given = [argument for argument in claim.arguments if argument.role is role]
    named = [] if verdict == NONE else verdict.split(",")
    return len(given) == len(named) and all(
        name in {argument.mention, "-".join(map(str, argument.span.pair))}
        for name, argument in zip(named, given, strict=True)
    )


def are_so(case: Case, ruling: Ruling) -> bool:
    """Whether words of a page are a claim, or in the story or not, and nothing is claimed in boilerplate."""
    if ruling.kind is JudgementKind.ADD:
        (member,) = ruling.members
        return "-".join(map(str, case.by_id[member].trigger.pair)) == ruling.verdict.partition("/")[0]
    (page,) = ruling.members
    words = Span(page, *map(int, ruling.verdict.split("-")))
    zones = {each.zone for each in case.on_page(page, "passages") if each.span.overlaps(words)}
    if ruling.kind is JudgementKind.STORY:
        return zones <= TOLD
    told = any(claim.trigger.overlaps(words) for claim in case.claims)
    return zones <= {Zone.BOILERPLATE} and not told


def value_of(claim: Claim, kind: JudgementKind) -> str:
    """What a claim says in one respect."""
    if kind is JudgementKind.TYPE:
        return "/".join(part for part in (claim.predicate, claim.mode) if part) or "none"
    names = {JudgementKind.STATUS: "label", JudgementKind.TENSE: "time"}
    return str(getattr(claim.status, names.get(kind, str(kind))))


def merged_of(case: Case, member: str) -> Event | Entity | None:
    return case.event_of.get(member) or case.entity_of.get(member)


def joins(case: Case, link: object, ruling: Ruling) -> bool:
    """Whether a link is the one that was rejected."""
    sides = (link.left, link.right)  # type: ignore[attr-defined]
    events_ = [case.event_of.get(member) for member in ruling.members]
    return link.relation == ruling.verdict and all(  # type: ignore[attr-defined]
        side in {member, event and event.id}
        for side, member, event in zip(sides, ruling.members, events_, strict=True)
    )


def is_by(case: Case, claim: Claim, verdict: str) -> bool:
    """Whether the innermost source of a claim is the one that a verdict names."""
    if verdict == OWN or not claim.chain:
        return verdict == OWN and not claim.chain
    source = case.by_id[claim.chain[-1]].source
    return verdict in {claim.chain[-1], source and f"{source.start}-{source.end}"}


def has_reason(case: Case, ruling: Ruling) -> bool:
    """Whether a judgement that does not hold gives way to later ones that do, or names what is not there."""
    log = {judgement.id: judgement for judgement in case.judgements}
    judgement, against = log[ruling.judgement], [log[each] for each in ruling.against]
    if ruling.force in {Force.IN_FORCE, Force.WAITING}:
        return against == []
    if not against or not all(
        case.ruling_of[each.id].holds and each.order > judgement.order for each in against
    ):
        return False
    if ruling.force is Force.UNDONE:
        return all(each.members == (judgement.id,) for each in against)
    if ruling.force is Force.REPLACED and {each.user for each in against} != {judgement.user}:
        return False
    later = [each for each in log.values() if case.ruling_of[each.id].holds and each.order > judgement.order]
    return all(bears_on(case, judgement, each) for each in against) and excludes(judgement, later, against)


def test_a_judgement_gives_way_to_two_for_different_reasons() -> None:
    claim, page = "clm-625e4996d850e52a", "art-cbc95b8f8ed1fda6"
    said = [
        (JudgementKind.AGENT, claim, "men-ab0b7e4d5d0c6352"),
        (JudgementKind.BOILERPLATE, page, "0-60"),
        (JudgementKind.AGENT, claim, "none"),
    ]
    log = [
        Judgement(f"2026-01-01T00:00:0{at}Z", "ann", kind, (member,), verdict, "so")
        for at, (kind, member, verdict) in enumerate(said)
    ]
    case = build(log, RULES["some mentions missed"])
    first = case.rulings[0]
    assert (first.force, {*first.against}) == (Force.REPLACED, {each.id for each in log[1:]})
    assert has_reason(case, first), "the words of the agent are gone, and he is none"


def bears_on(case: Case, judgement: Judgement, other: Judgement) -> bool:
    """Whether two judgements are on one member, on names of one entity, or both on what is one."""
    entities = [{case.entity_of.get(member) for member in each.members} for each in (judgement, other)]
    same_name = other.kind is JudgementKind.RENAME and bool(entities[0] & entities[1])
    moved = {JudgementKind.SOURCE, JudgementKind.ADD, JudgementKind.BOILERPLATE} & {
        judgement.kind,
        other.kind,
    }
    named = [{*each.members, *each.verdict.split(",")} for each in (judgement, other)]
    return same_name or bool(moved) or judgement.kind in BONDS or bool(named[0] & named[1])


def excludes(judgement: Judgement, later: Sequence[Judgement], against: Sequence[Judgement]) -> bool:
    """Whether a judgement cannot hold with later ones: under all bonds, by a value or a rejection."""
    if any(
        each.kind is JudgementKind.REJECT or JudgementKind.SOURCE in {each.kind, judgement.kind}
        for each in against
    ):
        return True
    if judgement.kind is JudgementKind.REJECT:
        return True
    spoken = [each for each in against if WORDS.keys() & {judgement.kind, each.kind}]
    if spoken:
        rest = [each for each in against if each not in spoken]
        gone = all(leave_no_room(judgement, each) for each in spoken)
        return gone and (not rest or excludes(judgement, later, rest))
    if judgement.kind not in BONDS:
        return any(each.kind is judgement.kind and each.verdict != judgement.verdict for each in against)
    bonds = [each for each in (*later, judgement) if each.kind in BONDS]
    groups = closed([set(each.members) for each in bonds if each.kind is JudgementKind.SAME])
    apart = [
        pair
        for each in bonds
        if each.kind is JudgementKind.DIFFERENT
        for pair in combinations(each.members, 2)
    ]
    return any({*pair} <= group for pair in apart for group in groups)


def leave_no_room(judgement: Judgement, later: Judgement) -> bool:
    """Whether words of a page are said to be two things, or what stands in them is gone."""
    kinds = {judgement.kind, later.kind}
    if kinds == {JudgementKind.BOILERPLATE, JudgementKind.STORY}:
        one, other = (
            Span(each.members[0], *map(int, each.verdict.split("-"))) for each in (judgement, later)
        )
        return one.overlaps(other)
    if kinds == {JudgementKind.ADD}:
        return added_id(judgement) == added_id(later) and judgement.verdict != later.verdict
    return JudgementKind.BOILERPLATE in kinds and JudgementKind.REJECT not in kinds


def closed(groups: list[set[str]]) -> list[set[str]]:
    """Groups joined while two of them share a member."""
    for one, other in combinations(groups, 2):
        if one & other:
            return closed([one | other, *(each for each in groups if each is not one and each is not other)])
    return groups


def is_whole(case: Case) -> bool:
    """Whether every id is that of one fact, and what people say among the reasons explains itself."""
    facts = [fact for fact in facts_of(case) if hasattr(fact, "id")]
    known = {fact.id for fact in facts} | rulings.SAYS.keys()
    reasons = [by for fact in facts_of(case) for by in reasons_of(fact)]
    said = {part for by in reasons for part in (by.rule, *by.premises) if part.startswith("jud")}
    return len({fact.id for fact in facts}) == len(facts) and said <= known
