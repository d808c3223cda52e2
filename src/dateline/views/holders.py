"""What else the sentence of a claim tells, and what of it holds the claim: a row is of what is told first."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from dateline.cases.speakers import characters_of, quote
from dateline.model import Case, Claim, Label, Span
from dateline.views.slights import SAYING, is_empty, is_noun, is_only_named
from dateline.views.words import words_of

SAYS = frozenset({"say"})
"""The kind of cues by which somebody says something, and takes no other stance on it."""
ANSWERS = SAYS | {"praise", "criticize", "demand", "ask"}
"""Kinds of cues by which somebody does something about an event that he only names: "CONDEMNED the raid"."""


def in_sentence(case: Case, claim: Claim) -> list[Claim]:
    """The claims of the other event words of its sentence."""
    found = (each for each in case.on_page(claim.trigger.page, "claims") if each.sentence == claim.sentence)
    return [each for each in found if each.token != claim.token]


def told_with(case: Case, claim: Claim) -> list[Claim]:
    """Those of them that are told in the same line."""
    return [each for each in in_sentence(case, claim) if is_within(each.trigger, claim.clause)]


def is_within(part: Span, spans: Iterable[Span]) -> bool:
    """Whether some spans hold another one."""
    return any(span.covers(part) for span in spans)


def holder_of(case: Case, claim: Claim) -> Claim | None:
    """What its sentence tells first where a claim tells its own below that: "ISSUED a decree to fire him".

    Of what somebody says it is in his words: who it is that says so stands beside the event. Who only names an event
    does something else: "CONDEMNED the raid".
    """
    others = in_sentence(case, claim)
    cues = words_among(others, cues_of(case, claim, but=ANSWERS if is_noun(case, claim) else ()))
    holders = [each for each in others if each.token in claim.holders and each not in cues]
    strong = [each for each in holders if not is_light(case, each)]
    found = max(strong, key=lambda each: claim.holders.index(each.token), default=None)
    return found or next(said_above(case, claim, others), None)


def said_above(case: Case, claim: Claim, others: Sequence[Claim]) -> Iterator[Claim]:
    """What is said where a claim only tells when or why: "CALLING him a liar, he said that guards seized the barge"."""
    own = words_among(others, cues_of(case, claim))
    for saying in others:
        if saying.token in claim.holders and saying not in own:
            found = (each for each in others if len(each.holders) <= len(claim.holders))
            yield from (each for each in found if is_said(case, each, saying))


def is_said(case: Case, claim: Claim, saying: Claim) -> bool:
    """Whether a claim is what somebody says by the word of another one, and tells enough."""
    return bool(words_among([saying], cues_of(case, claim))) and not is_light(case, claim)


def is_light(case: Case, claim: Claim) -> bool:
    """Whether the word of a claim only says, or tells too little to stand for its sentence."""
    return claim.lemma in SAYING or is_empty(claim, words_of(case, claim)) or is_only_named(case, claim)


def cues_of(case: Case, claim: Claim, *, but: Container[str] = ()) -> set[tuple[str, int]]:
    """The characters of the words by which a claim is somebody's, but for those of some kinds."""
    links = (case.by_id[link] for link in claim.chain)
    cues = (link.cue for link in links if link.cue and link.cue_kind not in but)
    return set(chain.from_iterable(map(characters_of, cues)))


def words_among(claims: Iterable[Claim], characters: set[tuple[str, int]]) -> list[Claim]:
    """The claims whose event words begin at some characters."""
    return [each for each in claims if (each.trigger.page, each.trigger.start) in characters]


def word_meant(case: Case, claim: Claim) -> str:
    """The event word of a claim where its sentence tells something else first, or beside it with another status."""
    beside = (each for each in told_with(case, claim) if each.holders == claim.holders)
    other = (each for each in beside if each.status.label is not claim.status.label)
    apart = any(not is_noun(case, each) for each in other)
    return quote(case, claim.trigger) if apart or is_held(case, claim) else ""


def is_held(case: Case, claim: Claim) -> bool:
    """Whether a sentence tells something else first than a claim: what holds a noun, or another event word.

    That somebody says so is nothing else, unless the status is not that of what is said: "ANNOUNCED plans to sell".
    """
    others, noun = told_with(case, claim), is_noun(case, claim)
    other = ANSWERS if noun else () if claim.status.label is Label.STATED else SAYS
    passed = words_among(others, cues_of(case, claim, but=other))
    saying = {each.token for each in passed} | {each.token for each in others if each.lemma in SAYING}
    told = {each.token for each in others} - saying
    return any(each not in saying if noun else each in told for each in claim.holders)
