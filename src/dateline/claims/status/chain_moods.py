"""What the sources of an event do to its mood, where their cues do not govern it in the parse."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from dateline.claims.status.attribution_chains import Chain
from dateline.claims.status.clearings import clears
from dateline.claims.status.effects import frames_of
from dateline.claims.status.factuality import Verdict
from dateline.claims.status.governors import governors_of, is_set_apart
from dateline.claims.status.lexicons import Effect, Lexicon
from dateline.claims.status.mood import Mood, apply
from dateline.claims.status.said_words import said_words
from dateline.model import Attribution, Sentence, Trigger, Zone
from dateline.vocabulary import word_list

VERBS = frozenset({"VERB", "AUX"})
ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "conj"})
UNCONFIRMED = word_list("en.status.unconfirmed_sources")
ACCUSING = word_list("en.status.accusing_papers")


def cue_kinds(sentence: Sentence, chain: Chain) -> dict[int, str]:
    """The kind of the chain's cues in a sentence, by token."""
    kinds: dict[int, str] = {}
    for link in chain:
        if link.cue and link.sentence == sentence.number:
            tokens = (token for token in sentence.tokens(link.cue) if sentence.ends[token] <= link.cue.end)
            kinds.update(dict.fromkeys(tokens, link.cue_kind))
    return kinds


def under(verdict: Verdict, sentence: Sentence, trigger: Trigger, chain: Chain, *, lexicon: Lexicon) -> Mood:
    """The mood after the cues of the chain that do not govern the event in the parse.

    As in "…", X alleged; according to unconfirmed reports.
    """
    mood = verdict.mood
    governors = {trigger.token, *governors_of(sentence, trigger.token), *verdict.heard} - answering(
        sentence, trigger.token
    )
    for link in reversed(chain):
        cues = cue_kinds(sentence, (link,))
        above = cues if not governors.isdisjoint(cues) else {}
        if is_due(verdict, sentence, trigger, link, above=above, lexicon=lexicon):
            mood = apply(lexicon.lists["kinds"][link.cue_kind], mood, lexicon.ids["kinds"])
        elif effect := inserted(sentence, governors, cues, lexicon):
            mood = apply(effect.name, mood, effect.rule)
        if doubtful(link, sentence):
            mood = apply("allege", mood, lexicon.ids["allege"])
    if clears(mood, sentence, trigger.token, chain):
        return apply("deny", mood, "status.not_me")
    return quoted_headline(mood, sentence, trigger.token) if not chain else mood


def inserted(
    sentence: Sentence, governors: Collection[int], cues: Iterable[int], lexicon: Lexicon
) -> Effect | None:
    """What a cue does that stands between commas in the clause of one of some words: "the boys, they BELIEVE, ran"."""
    verbs = (
        each for each in cues if sentence.deps[each] == "parataxis" and sentence.heads[each] in governors
    )
    return next(filter(None, (lexicon.effect(sentence.lemmas[each], "that") for each in verbs)), None)


def is_due(
    verdict: Verdict,
    sentence: Sentence,
    trigger: Trigger,
    link: Attribution,
    *,
    above: Collection[int],
    lexicon: Lexicon,
) -> bool:
    """Whether a cue has something to say of an event that it has not said from `above` it in the parse.

    What leaves open what it governs ("asked them to LEAVE") leaves nothing else open.
    """
    effect = lexicon.lists["kinds"].get(link.cue_kind)
    if effect == "deny":
        return denies_it(verdict, sentence, trigger, link, above=above, lexicon=lexicon)
    if effect in {None, "open"} or above:
        return False
    return effect != "intend" or not is_beside(sentence, trigger, link)


def denies_it(
    verdict: Verdict,
    sentence: Sentence,
    trigger: Trigger,
    link: Attribution,
    *,
    above: Collection[int],
    lexicon: Lexicon,
) -> bool:
    """Whether who denies something denies an event of which his cue has not spoken from `above` it."""
    if any(sentence.children(each, "neg") for each in above) or is_behind(sentence, trigger, link):
        return False
    if above:
        spoken = not {lexicon.ids["deny"], lexicon.ids["kinds"]}.isdisjoint(verdict.mood.rules)
        return not spoken and is_passed_by(sentence, trigger.token, above, lexicon=lexicon)
    return not is_described(sentence, trigger.token, link, lexicon)


def is_behind(sentence: Sentence, trigger: Trigger, link: Attribution) -> bool:
    """Whether a word stands behind a colon or the sentence of the cue: "denied it: the boat was SOLD"."""
    if link.sentence < sentence.number:
        return True
    if link.cue is None or link.sentence != sentence.number or not sentence.whole.covers(link.cue):
        return False
    return is_set_apart(sentence, next(iter(sentence.tokens(link.cue))), trigger.token)


def is_beside(sentence: Sentence, trigger: Trigger, link: Attribution) -> bool:
    """Whether a word stands in another sentence than the cue, or in a clause that says when or why, or describes."""
    path = (trigger.token, *sentence.ancestors(trigger.token))
    return link.sentence != sentence.number or any(
        sentence.deps[each] in ASIDES - {"conj"} and sentence.poses[each] in VERBS for each in path
    )


def is_passed_by(sentence: Sentence, token: int, cues: Collection[int], *, lexicon: Lexicon) -> bool:
    """Whether a denial above the clause of a verb has not spoken of it, and nothing stands between.

    The parser gives the clause to another word: "denied at a press conference that it was SOLD".
    """
    if not cues or sentence.poses[token] not in VERBS or is_describing(sentence, token):
        return False
    path = list(itertools.takewhile(lambda each: each not in cues, (token, *sentence.ancestors(token))))
    if not takes_clause(sentence, cues, path, lexicon):
        return False
    return not any(is_aside(sentence, each, lexicon) for each in path)


def is_describing(sentence: Sentence, token: int) -> bool:
    """Whether a participle describes a noun; behind "have" it tells, however it is parsed: "had TRAINED rebels"."""
    before = sentence.lemmas[token - 1] if token else ""
    return sentence.deps[token] in {"amod", "compound"} and before != "have"


def takes_clause(sentence: Sentence, cues: Collection[int], path: Collection[int], lexicon: Lexicon) -> bool:
    """Whether what denies takes a clause ("denied that"), or a charge stands between: "rebuffed the CLAIM he knew"."""
    known = [frames for each in cues if (frames := frames_of(sentence, each, lexicon))]
    charges = lexicon.denials.charges
    between = any(sentence.lemmas[sentence.heads[each]].lower() in charges for each in path)
    return between or not known or any("that" in frames for frames in known)


def is_aside(sentence: Sentence, token: int, lexicon: Lexicon) -> bool:
    """Whether a clause is said in passing: relative, adverbial, without "that" before it or a charge above."""
    marks = {sentence.lowers[kid] for kid in sentence.children(token, "mark")}
    charged = sentence.lemmas[sentence.heads[token]] in lexicon.denials.charges
    whole = (
        charged and bool(sentence.children(token, "nsubj", "nsubjpass")) and not has_pronoun(sentence, token)
    )
    return sentence.deps[token] in ASIDES and "that" not in marks and not whole


def is_described(sentence: Sentence, token: int, link: Attribution, lexicon: Lexicon) -> bool:
    """Whether a word stands in a clause that describes what somebody turns down: "dismissed critics who SPOKE"."""
    content = said_words(sentence, link)
    around = (at for at in (token, *sentence.ancestors(token)) if at in content)
    return any(sentence.deps[at] == "relcl" and is_aside(sentence, at, lexicon) for at in around)


def has_pronoun(sentence: Sentence, verb: int) -> bool:
    """Whether a relative pronoun plays a part in a clause: "the report THAT he published"."""
    parts = sentence.children(verb, "nsubj", "nsubjpass", "dobj")
    return any(sentence.tags[each] in {"WDT", "WP"} for each in parts)


def answering(sentence: Sentence, token: int) -> set[int]:
    """The verbs whose subject holds a token; they answer it and do not govern it.

    As "denies" in "the driver, accused of KILLING a cyclist, denies it".
    """
    path = [token, *sentence.ancestors(token)]
    return {above for below, above in pairwise(path) if sentence.deps[below] == "nsubj"}


def doubtful(link: Attribution, sentence: Sentence) -> bool:
    """Whether the source is called unconfirmed, or accuses somebody by what it is."""
    if link.source is None or link.sentence != sentence.number:
        return False
    tokens = list(sentence.tokens(link.source))
    heads = (each for each in tokens if sentence.heads[each] not in tokens)
    unconfirmed = any(sentence.lowers[each] in UNCONFIRMED for each in tokens)
    return unconfirmed or any(sentence.lemmas[each] in ACCUSING for each in heads)


def quoted_headline(mood: Mood, sentence: Sentence, token: int) -> Mood:
    """A verb in quotation marks in a headline without a source is alleged; behind a colon somebody speaks."""
    marks = [
        at for at, word in enumerate(sentence.words) if word in {"'", '"'} and sentence.tags[at] != "POS"
    ]
    titled = sentence.zone == Zone.HEADLINE or (
        sentence.zone == Zone.BODY and sentence.words[-1] not in {".", "!", "?", '"', ":"}
    )
    between = len(marks) == 2 and marks[0] < token < marks[1] and ":" not in sentence.words[: marks[0]]
    if not (titled and between and sentence.poses[token] == "VERB"):
        return mood
    return replace(apply("allege", mood, "status.quoted_headline"))
