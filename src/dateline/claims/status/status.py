"""Make claims of triggers, arguments and attributions, with their status as the outermost source has it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dateline.claims.status.acts import is_act
from dateline.claims.status.attribution_chains import Chain, chains_of, with_charge
from dateline.claims.status.chain_moods import cue_kinds, under
from dateline.claims.status.clauses import clause_spans
from dateline.claims.status.factuality import judge
from dateline.claims.status.holders import holders_of
from dateline.claims.status.lexicons import Lexicon, load_lexicon
from dateline.claims.status.mood import status_of
from dateline.claims.status.parentheses import is_parenthesis
from dateline.claims.status.rebuttals import rebut
from dateline.claims.status.recollections import Told, remember
from dateline.claims.status.replies import reply
from dateline.claims.status.unvoiced import only_knows, says_nothing
from dateline.claims.status.verdicts import judge_answers
from dateline.model import (
    Argument,
    Attribution,
    By,
    Claim,
    Coreference,
    Embeddings,
    Expression,
    Mention,
    Reading,
    Role,
    Sentence,
    Span,
    Standing,
    Trigger,
)
from dateline.rules import Pack
from dateline.shapes.shapes import shape
from dateline.stage import Notes, Stage

is_raised = shape("en.shape.raised_passive")

NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What claims are made of: sentences by number, attributions, arguments by trigger, and the lexicon."""

    sentences: Mapping[int, Sentence]
    attributions: Sequence[Attribution]
    arguments: Mapping[str, tuple[Argument, ...]]
    lexicon: Lexicon


def find_claims(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Claim | Standing]:
    """One claim for every event word and chain of sources, in text order, and how its word stands."""
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
    remembered = remember(list(tell(notes[Trigger], scene)), sentences, over=over)
    replied = reply(
        list(judge_answers(remembered, sentences)), sentences, notes[Coreference], lexicon=lexicon
    )
    for each in rebut(list(replied), sentences, notes[Embeddings]):
        sentence, token = sentences[each.trigger.sentence], each.trigger.token
        claim = claim_of(each, sentence, arguments.get(each.trigger.id, ()), expressions)
        yield claim
        yield Standing(claim.id, sentence.deps[token], sentence.poses[token] in NOMINAL)


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
        around = [
            each
            for each in near.get(trigger.sentence, ())
            if not is_act(sentence, each, scene.lexicon.speech)
            and not is_parenthesis(sentence, trigger.token, each)
            and not only_knows(scene.sentences[each.sentence], each)
        ]
        found = chains_of(trigger.span, around, by_id)
        here = Place(sentence, trigger, frozenset(ahead.get(trigger.sentence, ())), scene.lexicon)
        told = [
            here.told(chain, alone=chain not in found)
            for chain in itertools.chain.from_iterable(map(with_charge, found))
        ]
        yield from {each.chain: each for each in map(here.voiced, told)}.values()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event word is judged: its sentence, the events of it that lie `ahead`, and the lexicon."""

    sentence: Sentence
    trigger: Trigger
    ahead: frozenset[int]
    lexicon: Lexicon

    def told(self, chain: Chain, *, alone: bool = False) -> Told:
        """The event on the word of a chain; what stands above an `alone` one is not heard."""
        kinds = cue_kinds(self.sentence, chain)
        verdict = judge(
            self.sentence,
            told_of(self.sentence, self.trigger),
            kinds,
            self.lexicon,
            ahead=self.ahead,
            within=frozenset(kinds) if alone else frozenset(),
        )
        mood = under(verdict, self.sentence, self.trigger, chain, lexicon=self.lexicon)
        return Told(self.trigger, chain, replace(verdict, mood=mood))

    def voiced(self, told: Told) -> Told:
        """The event without the word of who is silent on it, or only turns down a thing of which it tells."""
        label = status_of(told.verdict.mood).label
        voices = tuple(
            link for link in told.chain if not says_nothing(self.sentence, link, label, self.lexicon)
        )
        return told if len(voices) == len(told.chain) else self.told(voices)


def told_of(sentence: Sentence, trigger: Trigger) -> int:
    """The word whose standing decides: of somebody's readiness ("is WILLING to release") what is to be done."""
    ready = trigger.predicate is not None and sentence.poses[trigger.token] == "ADJ"
    return next(iter(sentence.children(trigger.token, "xcomp")), trigger.token) if ready else trigger.token


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
        clause=clause_spans(sentence, trigger.token, (argument.span for argument in arguments)),
        holders=tuple(holders_of(sentence, trigger.token)),
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
        needs=(Sentence, Embeddings, Trigger, Argument, Attribution, Expression, Mention, Coreference),
        gives=(Claim, Standing),
        run=partial(find_claims, pack=pack),
    )
