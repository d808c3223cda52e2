"""What the outlet tells beside what somebody says.

Of whom somebody speaks ("condemned the killing of Berg, WHO WAS SEIZED in May"), and of when something is
said to have happened ("reportedly left after she FELL").
"""

from __future__ import annotations

from itertools import takewhile

from dateline.claims.status.said_words import said_words, tops_of, within
from dateline.model import Attribution, Manner, Sentence
from dateline.vocabulary import word_list

DATING = word_list("en.status.set_in_time")
JUDGING = frozenset({"praise", "criticize"})
"""Kinds of cues whose object is known to all, whatever a clause tells of it."""
MEANT = frozenset({"plan", "hope", "expect", "promise"})
"""Kinds of cues of somebody who means to do something, of which the outlet tells what describes it."""
TELLING = frozenset({"say", "demand", "promise", "propose", "ask"})
"""Kinds of cues of whose object the outlet tells what stands behind a comma."""


def is_parenthesis(sentence: Sentence, token: int, attribution: Attribution) -> bool:
    """Whether the outlet tells a token beside what somebody says.

    In a relative clause within a noun phrase that is all somebody says, not where it is quoted, nor below a
    noun of speech ("reports of men who …"); in one that describes what somebody means to do; or in a clause
    of which an adverb of hearsay says nothing.
    """
    if is_said_aside(sentence, token, attribution):
        return True
    if attribution.cue_kind in MEANT and is_described(sentence, token, attribution):
        return True
    content = thing_said(sentence, attribution)
    if not content:
        return False
    around = (token, *sentence.ancestors(token))
    clauses = [at for at in around if at in content and sentence.deps[at] == "relcl"]
    return any(attribution.cue_kind in JUDGING or is_set_off(sentence, at) for at in clauses)


def is_said_aside(sentence: Sentence, token: int, attribution: Attribution) -> bool:
    """Whether an adverb of hearsay says nothing of a word in its content.

    That in a clause that describes or dates: "reportedly left after he FELL".
    """
    adverb = adverb_of(sentence, attribution)
    if adverb is None:
        return False
    verb, path = sentence.heads[adverb], (token, *sentence.ancestors(token))
    below = takewhile(lambda each: each != verb, path)
    return verb in path and any(is_aside(sentence, each) for each in below)


def adverb_of(sentence: Sentence, attribution: Attribution) -> int | None:
    """The adverb of hearsay that is the cue of an attribution to nobody in particular."""
    cue = attribution.cue
    if attribution.cue_kind != "hearsay" or attribution.source or cue is None:
        return None
    tokens = within(sentence, cue) if sentence.whole.covers(cue) else range(0)
    return next((at for at in tokens if sentence.poses[at] == "ADV"), None)


def is_aside(sentence: Sentence, token: int) -> bool:
    """Whether a word heads a clause that describes a noun, or says when."""
    dep = sentence.deps[token]
    if dep == "relcl":
        return True
    if dep in {"pcomp", "pobj"}:
        return sentence.lowers[sentence.heads[token]] in DATING
    marks = (*sentence.children(token, "mark"), *sentence.children(token, "advmod"))
    return dep == "advcl" and any(sentence.lowers[each] in DATING for each in marks)


def is_described(sentence: Sentence, token: int, attribution: Attribution) -> bool:
    """Whether a word describes what somebody means to do: "plans a mill that has DRAWN protests"."""
    content = said_words(sentence, attribution)
    around = (token, *sentence.ancestors(token))
    return attribution.manner is Manner.INDIRECT and any(
        at in content and sentence.heads[at] in content and sentence.deps[at] == "relcl" for at in around
    )


def thing_said(sentence: Sentence, attribution: Attribution) -> set[int]:
    """The tokens of a noun phrase that somebody says with a verb; none where it is a clause or quoted."""
    if not tells_thing(sentence, attribution):
        return set()
    content = said_words(sentence, attribution)
    nominal = all(sentence.poses[at] in {"NOUN", "PROPN"} for at in tops_of(sentence, content))
    return content if nominal else set()


def tells_thing(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether somebody tells or judges, with a verb and in no quotation."""
    cue, manner = attribution.cue, attribution.manner
    if cue is None or attribution.source is None or manner is not Manner.INDIRECT:
        return False
    verbal = any(sentence.poses[at] == "VERB" for at in within(sentence, cue))
    return verbal and attribution.cue_kind in JUDGING | TELLING


def is_set_off(sentence: Sentence, clause: int) -> bool:
    """Whether a comma stands before a clause, or before the apposition that it belongs to."""
    first = sentence.edges[clause][0]
    apposed = sentence.deps[sentence.heads[clause]] == "appos"
    return apposed or (first > 0 and sentence.words[first - 1] == ",")
