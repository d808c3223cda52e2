"""What the outlet tells of whom somebody speaks: "condemned the killing of Berg, WHO WAS SEIZED in May"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dateline.model import Attribution, Manner, Sentence, Span

JUDGING = frozenset({"praise", "criticize"})
"""Kinds of cues whose object is known to all, whatever a clause tells of it."""
TELLING = frozenset({"say", "demand", "promise", "propose", "ask"})
"""Kinds of cues of whose object the outlet tells what stands behind a comma."""


def is_parenthesis(sentence: Sentence, token: int, attribution: Attribution) -> bool:
    """Whether a token stands in a relative clause within a noun phrase that is all somebody says.

    Not where it is quoted, nor below a noun of speech ("reports of men who …").
    """
    if attribution.source is None or attribution.manner is not Manner.INDIRECT or not attribution.cue:
        return False
    kind, cue = attribution.cue_kind, attribution.cue
    if kind not in JUDGING | TELLING or not any(sentence.poses[at] == "VERB" for at in within(sentence, cue)):
        return False
    content = {at for span in attribution.content for at in within(sentence, span)}
    tops = [at for at in content if sentence.heads[at] not in content and sentence.poses[at] != "PUNCT"]
    if not tops or any(sentence.poses[at] not in {"NOUN", "PROPN"} for at in tops):
        return False
    clauses = [
        at for at in (token, *sentence.ancestors(token)) if at in content and sentence.deps[at] == "relcl"
    ]
    return any(kind in JUDGING or is_set_off(sentence, at) for at in clauses)


def is_set_off(sentence: Sentence, clause: int) -> bool:
    """Whether a comma stands before a clause, or before the apposition that it belongs to."""
    first = sentence.edges[clause][0]
    apposed = sentence.deps[sentence.heads[clause]] == "appos"
    return apposed or (first > 0 and sentence.words[first - 1] == ",")


def within(sentence: Sentence, span: Span) -> range:
    """The tokens of a sentence in a span."""
    first = bisect_left(sentence.starts, span.start)
    return range(first, bisect_right(sentence.ends, span.end, lo=first))
