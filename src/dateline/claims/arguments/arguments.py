"""Find who plays which part in each event: from places in the parse to roles.

The places are those of `argument_slots`; prepositions and PLOVER types say which role one stands for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial

from dateline.claims.arguments.argument_slots import joined, named, noun_parts, phrase, verb_parts
from dateline.claims.arguments.event_times import find_moments
from dateline.claims.arguments.occasions import borrowed, shared_occasions
from dateline.claims.arguments.roles import LYING, site_of, slot_roles
from dateline.claims.arguments.scenes import PARTIES, Found, Scene, by_sentence, read_grammar, read_scene
from dateline.model import Argument, By, Expression, Mention, Reading, Role, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

ACTING = word_list("en.arguments.agent_slots")
THROUGH = word_list("en.arguments.recipient_slots")


def find_arguments(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Argument]:
    """The arguments of every trigger, one for each conjunct, and its time expressions."""
    grammar = read_grammar(pack)
    triggers, mentions, expressions = (by_sentence(notes[kind]) for kind in (Trigger, Mention, Expression))
    for sentence in notes[Sentence]:
        number = sentence.number
        if number in triggers:
            scene = read_scene(
                sentence,
                grammar,
                triggers[number],
                mentions.get(number, ()),
                tuple(expressions.get(number, ())),
            )
            yield from sentence_arguments(scene)


def sentence_arguments(scene: Scene) -> Iterator[Argument]:
    """All arguments of one sentence; a verb and the noun of its occasion lend each other the place."""
    shares = shared_occasions(scene)
    found = {token: parties(scene, trigger) for token, trigger in scene.triggers.items()}
    for giver, taker in shares:
        lend_place(found[giver], found[taker], taker)
    events = {token: trigger.lemma for token, trigger in scene.triggers.items()}
    moments = find_moments(
        scene.sentence, scene.expressions, events=events, carriers=scene.carriers, shares=shares
    )
    for token, trigger in scene.triggers.items():
        yield from (make_argument(scene, trigger, each) for each in unique(found[token]))
        yield from (time_argument(trigger, each) for each in moments.get(token, ()))


def parties(scene: Scene, trigger: Trigger) -> list[Found]:
    """What the clause of a trigger says of its parties, and then what its object or complement says."""
    own = list(dict.fromkeys(trigger_roles(scene, trigger)))
    known = {role for role, _, _ in own}
    return [*own, *through(scene, trigger, known)] if trigger.predicate else own


def lend_place(giver: Sequence[Found], taker: list[Found], token: int) -> None:
    """Give an event word (`token`) without a place that of another one; no event is its own place."""
    if not any(role == Role.PLACE for role, _, _ in taker):
        taker += [each for each in giver if each[0] == Role.PLACE and each[1] != token]


def time_argument(trigger: Trigger, time: Expression) -> Argument:
    """A time expression as an argument."""
    return Argument(trigger.id, Role.TIME, time.span, time.last, None, By("arguments.time", 1.0, (time.id,)))


def through(scene: Scene, trigger: Trigger, known: Container[Role]) -> Iterator[Found]:
    """Who receives a coded verb's act and where, through its object's phrases or the verb embedded in it.

    Only what the verb does not say itself.
    """
    here = scene.sentence
    embedded = here.children(trigger.token, "dobj", "nsubjpass", "xcomp")
    phrases = tuple(here.children_of(here.children(trigger.token, "prep"), "pobj"))
    for kid in (*embedded, *phrases):
        for slot, token in parts_of(scene, kid):
            if slot in THROUGH:
                yield from through_recipients(scene, token) if Role.RECIPIENT not in known else ()
            elif slot in LYING and Role.PLACE not in known and kid not in phrases:
                site = site_of(scene, token)
                yield from [(Role.PLACE, site, "arguments.through")] if site is not None else []


def parts_of(scene: Scene, token: int) -> Iterator[tuple[str, int]]:
    """The parties of an object or of an embedded verb."""
    if scene.sentence.poses[token] in ("NOUN", "PROPN"):
        return noun_parts(scene.sentence, token)
    return verb_parts(scene.sentence, token, control=scene.grammar.control.words, reach=False)


def through_recipients(scene: Scene, token: int) -> Iterator[Found]:
    """The parties among a token and what is coordinated with it."""
    for head in joined(scene.sentence, token):
        if scene.kinds.get(head) in PARTIES and head not in scene.timed:
            yield (Role.RECIPIENT, head, "arguments.through")


def unique(found: Iterable[Found]) -> list[Found]:
    """The first of all finds with the same role and head."""
    return list({(role, head): (role, head, rule) for role, head, rule in reversed(list(found))}.values())[
        ::-1
    ]


def make_argument(scene: Scene, trigger: Trigger, found: Found) -> Argument:
    """The argument of a find, with the mention that has its head."""
    role, head, rule = found
    mention = scene.mentions.get(head)
    span = scene.sentence.span(*phrase(scene.sentence, head))
    return Argument(
        trigger.id,
        role,
        span,
        head,
        mention.id if mention else None,
        By(rule, 1.0, (trigger.id, *((mention.id,) if mention else ()))),
    )


def trigger_roles(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """Role, head and rule of every party of a trigger, conjuncts included."""
    for slot, token, rule in slotted(scene, trigger):
        for place, head in enumerate(named(scene.sentence, each) for each in joined(scene.sentence, token)):
            if (
                head not in scene.timed
                and head != trigger.token
                and scene.sentence.poses[head] not in ("VERB", "AUX")
            ):
                yield from slot_roles(scene, trigger, slot, head, rule=rule, place=place)


def slotted(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, int, str]]:
    """(slot, token, rule of the list that was asked) of a trigger's parties."""
    here, grammar, token = scene.sentence, scene.grammar, trigger.token
    if here.poses[token] == "VERB":
        yield from (
            (slot, party, grammar.verb.id)
            for slot, party in verb_parts(
                here, token, control=grammar.control.words, reach=trigger.predicate is not None
            )
        )
        return
    if here.poses[token] == "ADJ":
        yield from (("object", party, grammar.verb.id) for party in here.children(here.heads[token], "nsubj"))
        return
    own = list(noun_parts(here, token))
    more = list(borrowed(scene, token, alone=not any(slot in ACTING for slot, _ in own)))
    acted = any(slot in ACTING for slot, *_ in (*own, *more))
    yield from (
        ("affected" if acted and slot == "modifier" else slot, party, grammar.noun.id) for slot, party in own
    )
    yield from more


def stage(pack: Pack) -> Stage:
    """The arguments stage."""
    return Stage(
        "arguments",
        scope="article",
        needs=(Sentence, Trigger, Mention, Expression),
        gives=(Argument,),
        run=partial(find_arguments, pack=pack),
    )
