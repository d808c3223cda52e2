"""Put what people corrected of claims in the place of what rules found, before a case is made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.cases.bonds import premises_of
from dateline.cases.indexes import every
from dateline.cases.parts import PARTS, Heard, give_parts
from dateline.cases.passages import without_boilerplate
from dateline.cases.rulings import SAYS, is_of_link
from dateline.cases.sourcing import attributions_for
from dateline.model import (
    NONE,
    Attribution,
    By,
    Certainty,
    Claim,
    JudgementKind,
    Label,
    Mention,
    Polarity,
    Ruling,
    Status,
    Tense,
    is_id,
)
from dateline.stage import Notes

STATUSES = (
    JudgementKind.STATUS,
    JudgementKind.CERTAINTY,
    JudgementKind.POLARITY,
    JudgementKind.TENSE,
)
CORRECTING = (JudgementKind.SOURCE, *STATUSES, JudgementKind.TYPE, *PARTS)
"""Kinds that change what a claim says, in the order in which `why` tells of them."""
DENYING = frozenset({Label.DENIED, Label.NEGATED})
UNSURE = frozenset({Certainty.POSSIBLE, Certainty.UNKNOWN})


def correct(
    articles: Mapping[str, Notes], rulings: Sequence[Ruling]
) -> tuple[dict[str, Notes], tuple[Ruling, ...]]:
    """The notes of all pages with claims as people corrected them, without those that they rejected.

    And the rulings with their members as these are called now, since a claim is named by its source, too.
    """
    heard, zoned, corrected, called = by_claim(rulings), by_page(rulings), dict(articles), dict[str, str]()
    mentions = {mention.id: mention for mention in every(articles, Mention)} if heard else {}
    for page in zoned.keys() & corrected.keys():
        corrected[page] = without_boilerplate(corrected[page], zoned[page])
    for page, layers in corrected.items() if heard else ():
        if any(claim.id in heard for claim in layers[Claim]):
            corrected[page] = correct_page(layers, heard, called, mentions=mentions)
    return corrected, tuple(called_now(ruling, called) for ruling in rulings)


def by_page(rulings: Iterable[Ruling]) -> Mapping[str, list[Ruling]]:
    """The rulings that take words out of the story, by page."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.holds and ruling.kind is JudgementKind.BOILERPLATE:
            found[ruling.members[0]].append(ruling)
    return found


def called_now(ruling: Ruling, called: Mapping[str, str]) -> Ruling:
    """A ruling with its members under their new ids."""
    return replace(ruling, members=tuple(called.get(member, member) for member in ruling.members))


def by_claim(rulings: Sequence[Ruling]) -> Mapping[str, Heard]:
    """The rulings that change or reject claims, by claim and kind."""
    found: dict[str, dict[JudgementKind, Ruling]] = defaultdict(dict)
    for ruling in rulings:
        rejects = ruling.kind is JudgementKind.REJECT and not is_of_link(ruling)
        if ruling.holds and (rejects or ruling.kind in CORRECTING):
            for member in ruling.members:
                found[member][ruling.kind] = ruling
    return found


def correct_page(
    layers: Notes,
    heard: Mapping[str, Heard],
    called: dict[str, str],
    *,
    mentions: Mapping[str, Mention],
) -> Notes:
    """The notes of one page; the new ids of claims are noted in `called`."""
    claims: list[Claim] = []
    made: dict[str, Attribution] = {each.id: each for each in layers[Attribution]}
    known = {claim.id for claim in layers[Claim]}
    for claim in layers[Claim]:
        told = heard.get(claim.id, {})
        if JudgementKind.REJECT in told:
            continue
        chain = chain_of(claim, told.get(JudgementKind.SOURCE), layers)
        made |= {} if chain is None else {each.id: each for each in chain}
        found = give_parts(correct_claim(claim, told, chain), told, layers, mentions)
        if found.id != claim.id:
            called[claim.id] = found.id
        if found.id == claim.id or found.id not in known:
            claims.append(found)
    return layers.replacing(Claim, claims).replacing(Attribution, made.values())


def chain_of(claim: Claim, ruling: Ruling | None, layers: Notes) -> tuple[Attribution, ...] | None:
    """The sources that a person gives a claim, outermost first; `None` where nobody does."""
    if ruling is None:
        return None
    return attributions_for(claim, ruling.verdict, layers, judgement=ruling.judgement)


def correct_claim(claim: Claim, told: Heard, chain: Sequence[Attribution] | None) -> Claim:
    """A claim as people say that it is."""
    rulings = [told[kind] for kind in CORRECTING if kind in told]
    if not rulings:
        return claim
    kind = told.get(JudgementKind.TYPE)
    predicate, _, mode = (
        kind.verdict.partition("/") if kind else (claim.predicate or "", "", claim.mode or "")
    )
    sources = claim.chain if chain is None else tuple(each.id for each in chain)
    return replace(
        claim,
        predicate=None if predicate == NONE else predicate or None,
        mode=mode or None,
        chain=sources,
        status=correct_status(claim.status, told),
        by=reason_of(claim, sources, rulings),
    )


def correct_status(status: Status, told: Heard) -> Status:
    """The status that people give, with what a label entails where they say no more."""
    label = told.get(JudgementKind.STATUS)
    fitting = fit(Label(label.verdict), status) if label else status
    verdicts = {kind: ruling.verdict for kind, ruling in told.items()}
    return Status(
        fitting.label,
        Certainty(verdicts.get(JudgementKind.CERTAINTY, fitting.certainty)),
        Polarity(verdicts.get(JudgementKind.POLARITY, fitting.polarity)),
        Tense(verdicts.get(JudgementKind.TENSE, fitting.time)),
    )


def fit(label: Label, status: Status) -> Status:
    """A status under another label: what is denied is not so, plans are to come, a hypothesis is unsure."""
    unsure, certainty = status.certainty in UNSURE, status.certainty
    if label is Label.HYPOTHETICAL:
        return replace(status, label=label, certainty=certainty if unsure else Certainty.POSSIBLE)
    time = Tense.FUTURE if label is Label.PLANNED else status.time
    return Status(
        label,
        Certainty.CERTAIN if unsure else certainty,
        Polarity.NEG if label in DENYING else Polarity.POS,
        Tense.PAST if label is Label.STATED and time is Tense.FUTURE else time,
    )


def reason_of(claim: Claim, chain: tuple[str, ...], rulings: Sequence[Ruling]) -> By:
    """Who corrected a claim, then what it rests on: its rule unless restated, its facts, its sources.

    That a person added it stays told.
    """
    told = list(premises_of(rulings))
    restated = any(ruling.kind in STATUSES for ruling in rulings)
    before = [
        each for each in (claim.by.rule, *claim.by.premises) if is_id(each) or each in SAYS or not restated
    ]
    kept = [each for each in before if each not in claim.chain or each in chain]
    return By(told[0], 1.0, tuple(dict.fromkeys([*told[1:], *kept, *chain])))
