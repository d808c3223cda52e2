"""Find who plays which part in each event: from places in the parse to roles.

The places are those of `argument_slots`; prepositions and PLOVER types say which role one stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

from dateline.claims.arguments.argument_slots import joined, named, noun_parts, phrase, verb_parts
from dateline.claims.arguments.event_times import find_moments
from dateline.claims.grammar import acting_verb, parsed_kinds
from dateline.model import Argument, By, EntityType, Expression, Mention, Reading, Role, Sentence, Trigger
from dateline.rules import Pack, Rule
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

PARTIES = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY})
SITES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
LYING = word_list("en.arguments.locative")
ACTING = word_list("en.arguments.agent_slots")
THROUGH = word_list("en.arguments.recipient_slots")

SLOTS = {
    "subject": Role.AGENT,
    "controlled": Role.AGENT,
    "object": Role.THEME,
    "dative": Role.RECIPIENT,
    "possessor": Role.AGENT,
    "complement": Role.THEME,
}
BY_SLOT = {
    "subject": "arguments.subject",
    "object": "arguments.object",
    "dative": "arguments.dative",
    "possessor": "arguments.possessor",
    "complement": "arguments.complement",
}
"""The rules by which these parts of a clause play their roles, where no list does."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists that turn slots into roles."""

    verb: Rule
    noun: Rule
    light: Rule
    support: Rule
    mutual: Rule
    control: Rule
    inverse: Rule
    unaccusative: Rule


@cache
def read_grammar(pack: Pack) -> Grammar:
    """The lists of the pack, looked up once a process."""
    verbs = (
        pack[f"en.verbs.{name}"]
        for name in ("light", "support", "mutual", "control", "inverse", "unaccusative")
    )
    return Grammar(pack["en.roles.verb"], pack["en.roles.noun"], *verbs)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its event words, mentions by head, entity types by token, times and light verbs.

    A light verb comes with the noun that it carries.
    """

    sentence: Sentence
    grammar: Grammar
    triggers: Mapping[int, Trigger]
    mentions: Mapping[int, Mention]
    kinds: Mapping[int, str]
    expressions: tuple[Expression, ...]
    timed: frozenset[int]
    carriers: Mapping[int, int]


Found = tuple[Role, int, str]
"""A role, the head token that plays it, and the rule that says so."""


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


def by_sentence(facts: Iterable[Any]) -> dict[int, list[Any]]:
    """Facts by the number of their sentence."""
    found: dict[int, list[Any]] = defaultdict(list)
    for fact in facts:
        found[fact.sentence].append(fact)
    return found


def read_scene(
    sentence: Sentence,
    grammar: Grammar,
    triggers: Iterable[Trigger],
    mentions: Iterable[Mention],
    expressions: tuple[Expression, ...],
) -> Scene:
    """What the stage knows of one sentence."""
    heads = {mention.head: mention for mention in mentions}
    events = {trigger.token: trigger for trigger in triggers}
    kinds = parsed_kinds(sentence) | {head: mention.type for head, mention in heads.items()}
    timed = frozenset(chain.from_iterable(each.tokens for each in expressions))
    carriers = {
        sentence.heads[token]: token
        for token in sorted(events, reverse=True)
        if carried(sentence, grammar, events, token)
    }
    return Scene(sentence, grammar, events, heads, kinds, expressions, timed, carriers)


def carried(here: Sentence, grammar: Grammar, events: Mapping[int, Trigger], noun: int) -> bool:
    """Whether a light verb that is no event of its own carries this noun."""
    verb = acting_verb(here, noun)
    return verb is not None and verb not in events and here.lemmas[verb] in grammar.light


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


def shared_occasions(scene: Scene) -> list[tuple[int, int]]:
    """Pairs of event words of one occasion.

    That is a verb and the event noun that is its subject or object, or stands after during, at, in.
    """
    here, pairs = scene.sentence, []
    for noun in scene.triggers:
        if here.poses[noun] == "VERB":
            continue
        head = here.heads[noun]
        if here.deps[noun] == "pobj" and occasion(scene, noun):
            head = here.heads[head]
        elif here.deps[noun] not in ("dobj", "nsubj", "nsubjpass"):
            continue
        if head in scene.triggers and head != noun:
            pairs += [(head, noun), (noun, head)]
    return pairs


def occasion(scene: Scene, noun: int) -> bool:
    """Whether a noun after a preposition is the occasion of the verb above ("during a meeting").

    Or its purpose, when both are of one PLOVER type ("travels for a visit").
    """
    here, preposition = scene.sentence, scene.sentence.heads[noun]
    verb, event = scene.triggers.get(here.heads[preposition]), scene.triggers.get(noun)
    same = (
        verb is not None
        and event is not None
        and verb.predicate is not None
        and verb.predicate == event.predicate
    )
    return here.lowers[preposition] in ("during", "at") or (
        same and here.lowers[preposition] in ("in", "for")
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


def borrowed(scene: Scene, noun: int, *, alone: bool) -> Iterator[tuple[str, int, str]]:
    """The parties that an event noun has from its clause.

    All of a light verb's, and the subject of a supporting verb when the noun stands `alone`.
    """
    here, grammar = scene.sentence, scene.grammar
    verb = verb_around(scene, noun)
    if verb is None or here.poses[verb] not in ("VERB", "AUX"):
        return
    parts = [part for part in verb_parts(here, verb, control=grammar.control.words) if part[1] != noun]
    joined_by = here.deps[noun] == "pobj"
    if scene.carriers.get(verb) == noun:
        yield from ((slot, party, grammar.light.id) for slot, party in parts if slot != "object")
    elif alone and (joined_by or here.lemmas[verb] in grammar.support):
        rule = "arguments.shared" if joined_by else grammar.support.id
        yield from ((slot, party, rule) for slot, party in parts if slot in ("subject", "by"))


def verb_around(scene: Scene, noun: int) -> int | None:
    """The verb whose object a noun is, or whose occasion or predicate."""
    here, head = scene.sentence, scene.sentence.heads[noun]
    if here.deps[noun] == "pobj" and (occasion(scene, noun) or here.poses[here.heads[head]] == "AUX"):
        return here.heads[head]
    return acting_verb(here, noun)


def slot_roles(
    scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str, place: int
) -> Iterator[Found]:
    """The roles of one party by its slot; `place` counts conjuncts."""
    if slot in ("modifier", "affected"):
        yield from modifier_roles(scene, slot, head)
        return
    grammar = scene.grammar
    if slot in SLOTS:
        if slot == "subject" and place and trigger.predicate and trigger.lemma in grammar.mutual:
            yield from mutual_roles(head, rule=grammar.mutual.id, place=place)
        else:
            yield from core_roles(scene, trigger, slot, head, rule=rule_of(grammar, slot, rule))
        return
    table = grammar.noun if scene.sentence.poses[trigger.token] != "VERB" else grammar.verb
    part = table.words.get(slot, "")
    if part == "parties":
        yield from mutual_roles(head, rule=table.id, place=place)
    elif part:
        yield from phrase_roles(scene, trigger, slot, head, part=part, rule=table.id)


def rule_of(grammar: Grammar, slot: str, rule: str) -> str:
    """The rule by which a slot has its role: the slot's, where the list of verbs or nouns gave the party."""
    if slot == "controlled":
        return grammar.control.id
    return BY_SLOT[slot] if rule in (grammar.verb.id, grammar.noun.id) else rule


def modifier_roles(scene: Scene, slot: str, head: int) -> Iterator[Found]:
    """The role of a word before an event noun."""
    here, kind = scene.sentence, scene.kinds.get(head)
    if kind in PARTIES or kind in SITES:
        yield (Role.AGENT if slot == "modifier" else Role.RECIPIENT, head, "arguments.modifier")
    elif head in scene.mentions or (here.deps[head] == "compound" and here.words[head].isalpha()):
        yield (Role.THEME, head, "arguments.modifier")


def mutual_roles(head: int, *, rule: str, place: int) -> Iterator[Found]:
    """Parties to what is done together all act; the later ones also stand at the other end."""
    yield (Role.AGENT, head, rule)
    if place:
        yield (Role.RECIPIENT, head, rule)


def core_roles(scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str) -> Iterator[Found]:
    """The roles of subject, object, dative, complement, possessor; a host or receiver at the other end."""
    inverse = scene.grammar.inverse
    if trigger.predicate and trigger.lemma in inverse and slot in ("subject", "object"):
        role = (
            Role.RECIPIENT
            if slot == "subject"
            else Role.AGENT
            if trigger.predicate == "CONSULT"
            else Role.THEME
        )
        yield (role, head, inverse.id)
    elif slot == "object":
        yield from object_roles(scene, trigger, head, rule=rule)
    else:
        yield (SLOTS[slot], head, rule)


def object_roles(scene: Scene, trigger: Trigger, head: int, *, rule: str) -> Iterator[Found]:
    """What an event is done to: a party receives a PLOVER event, a visited place is its place as well."""
    kind = scene.kinds.get(head)
    if trigger.predicate and kind in PARTIES:
        yield (Role.RECIPIENT, head, "arguments.target")
    elif not (trigger.mode == "visit" and kind in SITES):
        yield (Role.THEME, head, rule)
    if trigger.mode == "visit" and kind in SITES:
        yield (Role.PLACE, head, "arguments.visited")


def phrase_roles(
    scene: Scene, trigger: Trigger, slot: str, head: int, *, part: str, rule: str
) -> Iterator[Found]:
    """The roles of a prepositional phrase, by what the list says of its preposition and what it holds."""
    kind = scene.kinds.get(head)
    visit = trigger.mode == "visit" and slot in ("to", "into")
    if part == "theme":
        yield from theme_roles(scene, trigger, slot, head, rule=rule)
    elif part == "source":
        yield (source_role(trigger, kind, inverse=trigger.lemma in scene.grammar.inverse), head, rule)
    elif part == "recipient" or visit:
        yield (receiving_role(kind), head, rule)
    elif part in ("agent", "instrument"):
        yield (Role(part), head, rule)
    elif (site := site_of(scene, head)) is not None:
        yield (Role.PLACE, site, rule)
    if visit and kind in SITES:
        yield (Role.PLACE, head, "arguments.visited")


def theme_roles(scene: Scene, trigger: Trigger, slot: str, head: int, *, rule: str) -> Iterator[Found]:
    """What an event is done to; of what happens by itself ("the collapse of"), who it happens with acts."""
    if slot == "of" and trigger.lemma in scene.grammar.unaccusative:
        yield (Role.AGENT, head, scene.grammar.unaccusative.id)
    else:
        yield from object_roles(scene, trigger, head, rule=rule)


def receiving_role(kind: str | None) -> Role:
    """The role of what an event reaches."""
    return Role.RECIPIENT if kind in PARTIES else Role.PLACE if kind in SITES else Role.THEME


def site_of(scene: Scene, head: int) -> int | None:
    """The place of a phrase: its head, a name before it ("the Riverside campus"), or where it lies.

    As "Norway" in "a base in Norway".
    """
    here = scene.sentence
    lying = (kid for kid in here.children(head, "prep") if here.lowers[kid] in LYING)
    near = (head, *here.children(head, "compound"), *here.children_of(lying, "pobj"))
    housing = {*SITES, EntityType.ORGANIZATION}
    return next((each for each in near if scene.kinds.get(each) in housing), None)


def source_role(trigger: Trigger, kind: str | None, *, inverse: bool) -> Role:
    """Whoever something comes from gives it where something is given; else it is a place, or the matter."""
    if inverse or (trigger.predicate == "AID" and kind in PARTIES):
        return Role.AGENT
    return Role.PLACE if kind in SITES else Role.THEME


def stage(pack: Pack) -> Stage:
    """The arguments stage."""
    return Stage(
        "arguments",
        scope="article",
        needs=(Sentence, Trigger, Mention, Expression),
        gives=(Argument,),
        run=partial(find_arguments, pack=pack),
    )
