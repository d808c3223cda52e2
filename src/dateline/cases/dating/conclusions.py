"""What a belief about a page's day supports: a day, an interval, a bound, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cases.dating.clues import Clues, DayClue
from dateline.cases.dating.kinship import Kinship
from dateline.cases.dating.likelihoods import CAPTURED, Evidence
from dateline.cases.dating.posteriors import YEAR, Belief, Prior, believe
from dateline.cases.dating.reasons import log_odds, opposing, telling, told
from dateline.cases.dating.settled import iso
from dateline.model import By, DateEstimate, How, LikelyDays
from dateline.model.days import NARROW
from dateline.weights import weight

POINT = weight("en.dates.point")
"""How sure a day must be to be reported; the years around it must also be likelier than all others
together."""
HOLDS = weight("en.dates.holds")
"""How much of the belief the reported interval holds."""
CAUGHT = weight("en.dates.captured")
"""How surely a page is no younger than its capture."""
BOUNDED = weight("en.dates.bounded")
"""How surely a day lies within the days that its page tells as past and as ahead."""
APART = 0.0, 0.0
"""How alike a page is to the others of its story where there are none."""
PARTS = 20
"""How many likely days stand for a belief."""
SOON = 45
"""Days after a date told as past within which one told as ahead bounds the page's day from above."""


def conclude(
    page: str,
    clues: Clues,
    evidence: Sequence[Evidence],
    prior: Prior,
    kinship: Kinship | None = None,
    *,
    guess: bool,
) -> tuple[DateEstimate, LikelyDays]:
    """The estimate that a belief supports, and the days that it holds likely."""
    if all(each.rule == CAPTURED for each in evidence):
        return bounded(page, clues), LikelyDays(page, ())
    belief = believe((each.logs for each in evidence), prior)
    found = estimate_of(page, clues, evidence, belief, prior=prior, kinship=kinship, guess=guess)
    return found, LikelyDays(page, tuple(map(iso, belief.middles(PARTS))))


def estimate_of(
    page: str,
    clues: Clues,
    evidence: Sequence[Evidence],
    belief: Belief,
    *,
    prior: Prior,
    kinship: Kinship | None,
    guess: bool,
) -> DateEstimate:
    """A day if a belief holds enough of it, else an interval, a bound or nothing."""
    best, (low, high) = belief.best, belief.interval(HOLDS)
    alike = kinship.of(page, best) if kinship else APART
    sure = belief.sureness(*alike) >= POINT and 2 * belief.around(best, YEAR) > 1
    short, wide = bounded(page, clues), high - low > NARROW
    if wide and not (guess or sure) and (short.narrow or clues.captured):
        return short
    weighed = [(log_odds(each, best, prior), each) for each in evidence]
    by = told(best, telling(weighed), against=opposing(weighed), score=round(belief.around(best), 4))
    value = iso(best) if guess or sure else None
    since = clues.since.day if clues.since else low
    until = clues.captured.day if wide and clues.captured else high
    return DateEstimate(page, value, iso(since if low < since <= best else low), iso(until), How.INFERRED, by)


def bounded(page: str, clues: Clues) -> DateEstimate:
    """A bound from below where a date is told as past, from above where one soon after is told as ahead.

    From above also by the day on which the page was captured, against which no words of it count.
    """
    since = clues.since
    if since is None or is_after(since, clues.captured):
        return seen(page, clues.captured)
    until = first_behind(since, clues)
    facts = (since.id, until.id) if until else (since.id,)
    by = By("case.date.bounds/1", BOUNDED, facts)
    return DateEstimate(page, None, iso(since.day), iso(until.day) if until else None, How.INFERRED, by)


def is_after(since: DayClue, captured: DayClue | None) -> bool:
    """Whether a day lies behind that of the capture."""
    return captured is not None and since.day > captured.day


def first_behind(since: DayClue, clues: Clues) -> DayClue | None:
    """What bounds a page's day from above: a day ahead soon after one told as past, or the capture."""
    ahead = clues.until if clues.until and 0 < clues.until.day - since.day <= SOON else None
    return min(filter(None, (ahead, clues.captured)), key=lambda clue: clue.day, default=None)


def seen(page: str, captured: DayClue | None) -> DateEstimate:
    """That a page is no younger than its capture, where nothing else is known."""
    if captured is None:
        return DateEstimate(page, None, None, None, How.UNKNOWN, By("case.date.unknown/1", 0.0, ()))
    by = By(CAPTURED, CAUGHT, (captured.id,))
    return DateEstimate(page, None, None, iso(captured.day), How.INFERRED, by)
