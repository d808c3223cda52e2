"""Which claim tells an event to a reader, and which events tell him nothing that others do not."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.cases.speakers import best_first
from dateline.model import Case, Claim, Event
from dateline.views.clauses import STOP, clause_of
from dateline.views.holders import holder_of
from dateline.views.slights import FEW, is_caption, is_nameless
from dateline.vocabulary import word_list

SAYING = word_list("en.clauses.saying")
FAR = 400
"""Characters in which the end of a sentence is looked for."""


def teller_of(case: Case, event: Event) -> Claim:
    """The claim that tells an event best: that on which its line stands, unless another one is better told.

    Such a claim has the same word; beside one that does not ask it has its status, too, and the same people or
    things, or all words of the other. Of several that tell it as well it is one whose sentence tells it first.
    """
    first, *others = best_first(case, event)
    same = [each for each in others if each.lemma == first.lemma]
    if not is_asked(case, first):
        words, known = clause_of(case, first), parties(case, first)
        same = [each for each in same if each.status == first.status]
        same = [each for each in same if known & parties(case, each) or words in clause_of(case, each)]
    return min((first, *same), key=lambda claim: (weakness(case, claim), holder_of(case, claim) is not None))


def parties(case: Case, claim: Claim) -> set[str]:
    """The ids of the entities that take part in the event of a claim."""
    mentions = tuple(argument.mention for argument in claim.arguments if argument.mention)
    return {entity.id for entity in case.entities_of(mentions)}


def weakness(case: Case, claim: Claim) -> int:
    """How badly a claim tells its event: it asks (2); it does not name who does it, is short, or is cut (1).

    So does what stands below a picture (1).
    """
    words = clause_of(case, claim)
    short = len(words.split()) <= FEW or words[-1] == "…"
    return 2 * is_asked(case, claim) + (short or is_nameless(case, claim, words) or is_caption(case, claim))


def is_asked(case: Case, claim: Claim) -> bool:
    """Whether the sentence of a claim ends as a question."""
    end = max(span.end for span in claim.clause or claim.evidence)
    stop = STOP.search(case.by_id[claim.trigger.page].text, end, end + FAR)
    return stop is not None and stop[0] == "?"


def is_question(case: Case, claims: Iterable[Claim]) -> bool:
    """Whether an event is only asked for."""
    return all(is_asked(case, claim) for claim in claims)


def told_by_saying(case: Case, claim: Claim) -> tuple[str, ...]:
    """The events that a claim of saying is about, by id: whoever reads of these reads that it is said.

    None for any other claim.
    """
    page, start = claim.trigger.page, claim.trigger.start
    if claim.lemma not in SAYING:
        return ()
    cues = {
        attribution.id
        for attribution in case.on_page(page, "attributions")
        if attribution.cue and attribution.cue.start <= start < attribution.cue.end
    }
    said = (each for each in case.on_page(page, "claims") if not cues.isdisjoint(each.chain))
    return tuple(sorted({case.event_of[each.id].id for each in said if each.id in case.event_of}))
