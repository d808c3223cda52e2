"""Make claims of triggers, arguments and attributions, with their status as the outermost source has it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from dateline.claims.status.attribution_chains import Chain, chains_of
from dateline.claims.status.factuality import Verdict, judge
from dateline.claims.status.governors import governors_of
from dateline.claims.status.mood import Mood, apply, fixed, status_of
from dateline.claims.status.verb_groups import Lexicon, load_lexicon
from dateline.model import (
    Argument,
    Attribution,
    By,
    Claim,
    Expression,
    Label,
    Mention,
    Reading,
    Role,
    Sentence,
    Span,
    Trigger,
    Zone,
)
from dateline.rules import Pack
from dateline.shapes.shapes import shape
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

UNCONFIRMED = word_list("en.status.unconfirmed_sources")

is_raised = shape("en.shape.raised_passive")
is_known = shape("en.shape.known_one")


@dataclass(frozen=True, slots=True)
class Told:
    """One event word with its verdict and the chain on whose word it stands."""

    trigger: Trigger
    chain: Chain
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Scene:
    """What claims are made of: sentences by number, attributions, arguments by trigger, and the lexicon."""

    sentences: Mapping[int, Sentence]
    attributions: Sequence[Attribution]
    arguments: Mapping[str, tuple[Argument, ...]]
    lexicon: Lexicon


def find_claims(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Claim]:
    """One claim for every event word and chain of sources, in text order."""
    lexicon = load_lexicon(pack)
    sentences = {sentence.number: sentence for sentence in notes[Sentence]}
    arguments = grouped(notes[Argument])
    expressions = {expression.span: expression.id for expression in notes[Expression]}
    scene = Scene(sentences, notes[Attribution], arguments, lexicon)
    gone = frozenset(expression.span for expression in notes[Expression] if expression.direction < 0)
    over = frozenset(
        argument.trigger
        for argument in notes[Argument]
        if argument.role == Role.TIME and argument.span in gone
    )
    for each in remember(list(tell(notes[Trigger], scene)), sentences, over=over):
        yield claim_of(
            each, sentences[each.trigger.sentence], arguments.get(each.trigger.id, ()), expressions
        )


def grouped(arguments: Iterable[Argument]) -> dict[str, tuple[Argument, ...]]:
    """Arguments by trigger id, in their order."""
    found: dict[str, list[Argument]] = defaultdict(list)
    for argument in arguments:
        found[argument.trigger].append(argument)
    return {trigger: tuple(group) for trigger, group in found.items()}


def tell(triggers: Sequence[Trigger], scene: Scene) -> Iterator[Told]:
    """Every event word with each chain that holds it, and its verdict under that chain."""
    by_id = {attribution.id: attribution for attribution in scene.attributions}
    near = by_content(scene.attributions, scene.sentences)
    ahead = times_ahead(triggers, scene)
    for trigger in sorted(triggers, key=lambda trigger: (trigger.sentence, trigger.token)):
        sentence = scene.sentences[trigger.sentence]
        if only_helps(sentence, trigger.token, scene.lexicon):
            continue
        for chain in chains_of(trigger.span, near.get(trigger.sentence, ()), by_id):
            verdict = judge(
                sentence,
                trigger.token,
                cue_kinds(sentence, chain),
                scene.lexicon,
                ahead=frozenset(ahead.get(trigger.sentence, ())),
            )
            yield Told(
                trigger,
                chain,
                replace(verdict, mood=under(verdict, sentence, trigger, chain, lexicon=scene.lexicon)),
            )


def only_helps(sentence: Sentence, token: int, lexicon: Lexicon) -> bool:
    """Whether a passive only says when its infinitive happens ("is set to travel"): that is the event."""
    effect = lexicon.effect(sentence.lemmas[token], "to") or lexicon.effect(sentence.lowers[token], "to")
    return effect is not None and effect.name == "fixed" and is_raised(sentence, token)


def times_ahead(triggers: Sequence[Trigger], scene: Scene) -> dict[int, set[int]]:
    """The tokens of events whose time lies ahead by its words, by sentence."""
    found: dict[int, set[int]] = defaultdict(set)
    for trigger in triggers:
        if is_ahead(scene.sentences[trigger.sentence], scene.arguments.get(trigger.id, ()), scene.lexicon):
            found[trigger.sentence].add(trigger.token)
    return found


def is_ahead(sentence: Sentence, arguments: Iterable[Argument], lexicon: Lexicon) -> bool:
    """Whether the time of an event is one that lies ahead by its words: "tomorrow", "next week"."""
    times = [argument.span for argument in arguments if argument.role == Role.TIME]
    tokens = itertools.chain.from_iterable(map(sentence.tokens, times))
    return any(sentence.lowers[token] in lexicon.lists["ahead"] for token in tokens)


def by_content(
    attributions: Sequence[Attribution], sentences: Mapping[int, Sentence]
) -> dict[int, list[Attribution]]:
    """Attributions by every sentence that their content touches."""
    ordered = sorted(sentences.values(), key=lambda sentence: sentence.starts[0])
    found: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        at = attribution.sentence
        around = (
            [sentences[number] for number in range(max(0, at - 12), at + 13) if number in sentences]
            if ordered
            else []
        )
        for sentence in around:
            if any(span.overlaps(sentence.whole) for span in attribution.content):
                found[sentence.number].append(attribution)
    return found


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
        effect = lexicon.lists["kinds"].get(link.cue_kind)
        governing = link.sentence == trigger.sentence and any(
            token in governors for token in cue_kinds(sentence, (link,))
        )
        if effect and not governing:
            mood = apply(effect, mood, lexicon.ids["kinds"])
        if doubtful(link, sentence):
            mood = apply("allege", mood, lexicon.ids["allege"])
    return quoted_headline(mood, sentence, trigger.token) if not chain else mood


def answering(sentence: Sentence, token: int) -> set[int]:
    """The verbs whose subject holds a token; they answer it and do not govern it.

    As "denies" in "the driver, accused of KILLING a cyclist, denies it".
    """
    path = [token, *sentence.ancestors(token)]
    return {above for below, above in pairwise(path) if sentence.deps[below] == "nsubj"}


def doubtful(link: Attribution, sentence: Sentence) -> bool:
    """Whether the source is called unconfirmed."""
    if link.source is None or link.sentence != sentence.number:
        return False
    words = (sentence.lowers[token] for token in sentence.tokens(link.source))
    return any(word in UNCONFIRMED for word in words)


def quoted_headline(mood: Mood, sentence: Sentence, token: int) -> Mood:
    """A verb in quotation marks in a headline without a source is alleged."""
    marks = [
        at for at, word in enumerate(sentence.words) if word in {"'", '"'} and sentence.tags[at] != "POS"
    ]
    titled = sentence.zone == Zone.HEADLINE or (
        sentence.zone == Zone.BODY and sentence.words[-1] not in {".", "!", "?", '"', ":"}
    )
    between = len(marks) == 2 and marks[0] < token < marks[1]
    if not (titled and between and sentence.poses[token] == "VERB"):
        return mood
    return replace(apply("allege", mood, "status.quoted_headline"))


def remember(
    told: Sequence[Told], sentences: Mapping[int, Sentence], *, over: frozenset[str]
) -> Iterator[Told]:
    """Let a definite noun without tense take over the plan of the last dated event of its kind.

    As "concurrent with the visit".

    The events in `over` (trigger ids) have a time of their own that lies back ("their meeting in September"):
    they take over nothing.
    """
    last: dict[object, Label] = {}
    for each in told:
        keys = [
            key
            for key in (each.trigger.lemma, (each.trigger.predicate, each.trigger.mode))
            if key != (None, None)
        ]
        label = status_of(each.verdict.mood).label
        if each.verdict.evident:
            last.update(dict.fromkeys(keys, label))
            yield each
            continue
        known = next((last[key] for key in keys if key in last), None)
        open_noun = each.trigger.id not in over and is_known(
            sentences[each.trigger.sentence], each.trigger.token
        )
        points_back = known == Label.PLANNED and label == Label.STATED and open_noun
        yield (
            replace(
                each,
                verdict=replace(
                    each.verdict,
                    mood=replace(fixed(each.verdict.mood), rules=(*each.verdict.mood.rules, "status.page")),
                ),
            )
            if points_back
            else each
        )


def claim_of(
    told: Told, sentence: Sentence, arguments: tuple[Argument, ...], expressions: Mapping[Span, str]
) -> Claim:
    """The claim of one event word on the word of one chain."""
    trigger = told.trigger
    time = next(
        (
            expressions[argument.span]
            for argument in arguments
            if argument.role == Role.TIME and argument.span in expressions
        ),
        None,
    )
    place = next(
        (argument.mention for argument in arguments if argument.role == Role.PLACE and argument.mention), None
    )
    return Claim(
        trigger=trigger.span,
        lemma=trigger.lemma,
        predicate=trigger.predicate,
        mode=trigger.mode,
        arguments=arguments,
        expression=time,
        place=place,
        chain=tuple(link.id for link in told.chain),
        status=status_of(told.verdict.mood),
        evidence=(evidence_of(trigger, sentence, arguments),),
        sentence=trigger.sentence,
        token=trigger.token,
        by=reason_of(told, sentence, arguments),
    )


def evidence_of(trigger: Trigger, sentence: Sentence, arguments: Iterable[Argument]) -> Span:
    """The tightest span that holds the event word, its verb group and its arguments in the sentence."""
    words = [
        trigger.span,
        *(
            sentence.span(kid, kid)
            for kid in sentence.children(trigger.token, "aux", "auxpass", "neg", "prt")
        ),
    ]
    spans = [*words, *(argument.span for argument in arguments if sentence.whole.covers(argument.span))]
    return Span(trigger.span.page, min(span.start for span in spans), max(span.end for span in spans))


def reason_of(told: Told, sentence: Sentence, arguments: Iterable[Argument]) -> By:
    """The rule that decided last, resting on the trigger, its rules, the mentions and the chain."""
    rules = tuple(dict.fromkeys(told.verdict.mood.rules))
    plain = "status.form" if sentence.poses[told.trigger.token] in {"VERB", "AUX"} else "status.noun"
    mentions = (argument.mention for argument in arguments if argument.mention)
    premises = dict.fromkeys([told.trigger.id, *mentions, *(link.id for link in told.chain), *rules[:-1]])
    return By(rules[-1] if rules else plain, told.trigger.by.score, tuple(premises))


def stage(pack: Pack) -> Stage:
    """The status stage."""
    return Stage(
        "status",
        scope="article",
        needs=(Sentence, Trigger, Argument, Attribution, Expression, Mention),
        gives=(Claim,),
        run=partial(find_claims, pack=pack),
    )
