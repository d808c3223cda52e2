"""Find the words that name events: verbs, nouns of events, participles the PLOVER lexicon knows.

Kept out: auxiliaries and copulas, verbs that say nothing beside the event of their object ("put a claim"),
participles that serve as prepositions ("following the raid") or tell a trait ("ad-supported"), words inside
names, nouns that name a thing as often as an event and have nothing near them that speaks for the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dateline.claims.grammar import acting_verb, gerund_governor, parsed_kinds
from dateline.claims.rejections import is_denial, rejection_rule
from dateline.claims.states import states_of
from dateline.claims.triggers.coding import coded
from dateline.claims.triggers.deeds import is_deed, joined
from dateline.claims.triggers.plover import Meaning, is_class, read_meaning
from dateline.claims.triggers.scenes import Scene, read_mentions, read_words
from dateline.model import NONE, TOLD, By, Embeddings, Expression, Mention, Reading, Sentence, Trigger, Zone
from dateline.reader.coder import Coder, fingerprint
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape, shape_part
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

CLAIMED = TOLD | {Zone.EMBED}
"""Zones in which something is claimed: those that tell the story, and posts, by their authors."""

STAGING = word_list("en.triggers.staging_verbs")
UNKNOWN = Meaning(None, None, ())
"""What a word means that the lexicon does not know."""

giving_verb = shape_part("en.shape.giving_verb")
has_party = shape("en.shape.has_party")
is_occasion = shape("en.shape.occasion")
is_naming = shape("en.shape.naming_phrase")
is_predicated = shape("en.shape.predicated")
is_complemented = shape("en.shape.complemented")
is_trait = shape("en.shape.trait")


def find_triggers(
    reading: Reading, notes: Notes, *, pack: Pack, plover: Pack, coder: Coder | None
) -> Iterator[Trigger]:
    """The event words of every sentence that tells something, in text order, with their PLOVER meanings.

    Those of the lexicon, and with a `coder` what the reader makes of them. A dateline ("Published on March 3,
    2024") is read for its day and city; what it says of the page is no event of the story.
    """
    words, deed = read_words(pack, plover), None
    kinds, named = read_mentions(notes[Mention])
    states = states_of(notes[Embeddings]) if coder else {}
    for sentence in notes[Sentence]:
        if sentence.zone not in CLAIMED:
            continue
        known = parsed_kinds(sentence) | kinds.get(sentence.number, {})
        scene = Scene(sentence, words, known, named.get(sentence.number, set()))
        found = list(sentence_triggers(scene))
        for trigger in coded(found, states.get(sentence.number), coder) if coder else found:
            yield joined(sentence, trigger, deed)
            deed = trigger if is_deed(trigger) else deed


def sentence_triggers(scene: Scene) -> Iterator[Trigger]:
    """The triggers of one sentence; nouns are judged first, because a light verb yields to them."""
    poses = scene.sentence.poses
    nouns = {
        token: rule
        for token, pos in enumerate(poses)
        if pos in ("NOUN", "PROPN") and (rule := noun_rule(scene, token))
    }
    carried = {carrier: noun for noun in nouns if (carrier := light_verb(scene, noun)) is not None}
    for token, pos in enumerate(poses):
        rule = (
            nouns.get(token)
            or (
                verb_rule(scene, token)
                if pos in ("VERB", "ADJ") and not silent(scene, token, carried)
                else None
            )
            or told_of_denial(scene, token)
        )
        if rule:
            yield make_trigger(scene, token, rule, carried=carried)


def told_of_denial(scene: Scene, token: int) -> str | None:
    """The rule by which somebody denies a word, or with it; a word in a name only denies by itself."""
    denials = scene.words.denials
    if token in scene.named and not is_denial(scene.sentence, token, denials):
        return None
    return rejection_rule(scene.sentence, token, denials)


def silent(scene: Scene, token: int, carried: Mapping[int, int]) -> bool:
    """Whether a light verb says nothing beside its noun.

    One that stages it ("HELD talks", "TOOK effect") is an event word, too, without a type.
    """
    return token in carried and scene.sentence.lemmas[token] not in STAGING


def noun_rule(scene: Scene, token: int) -> str | None:
    """The rule by which a noun names an event, if any."""
    here, words = scene.sentence, scene.words
    lemma = here.lemmas[token].lower()
    if here.deps[token] in ("compound", "nmod"):
        return (
            "triggers.verb" if token == scene.headline or gerund_governor(here, token) is not None else None
        )
    if here.poses[token] == "PROPN":
        return words.named.id if lemma in words.named else None
    if token in scene.named or given_thing(scene, token):
        return None
    return listed_rule(scene, token, lemma)


def listed_rule(scene: Scene, token: int, lemma: str) -> str | None:
    """The list that makes an event of a common noun."""
    words = scene.words
    if lemma in words.events or scene.sentence.lowers[token] in words.events:
        return words.events.id
    if lemma in words.lexicon and scene.predicate(token):
        return "triggers.noun"
    if lemma not in words.maybe:
        return None
    return (
        words.occasion.id
        if is_staged(scene, token)
        else words.maybe.id
        if speaks_for_event(scene, token)
        else None
    )


def given_thing(scene: Scene, token: int) -> bool:
    """Whether the verb and not the noun is the event.

    It acts upon the noun with the same PLOVER type ("sent aid"), or gives or signs what the noun is
    ("provided with help").
    """
    here, words = scene.sentence, scene.words
    verb = giving_verb(here, token)
    if verb is None or here.lemmas[verb] in words.light:
        return False
    predicate = scene.predicate(verb)
    return predicate is not None and (
        predicate == scene.predicate(token) or here.lemmas[token] in words.given.get(predicate, ())
    )


def speaks_for_event(scene: Scene, token: int) -> bool:
    """Whether the words around an ambiguous noun make it an event.

    A party or content of its own, a light verb, a preposition of time.
    """
    here = scene.sentence
    if is_naming(here, token):
        return False
    return has_party(here, token) or light_verb(scene, token) is not None or is_occasion(here, token)


def is_staged(scene: Scene, token: int) -> bool:
    """Whether an ambiguous noun is what a verb postpones, watches, fears or alleges."""
    return verb_among(scene, token, scene.words.occasion) is not None


def light_verb(scene: Scene, noun: int) -> int | None:
    """The verb that only carries the event of this noun, if there is one."""
    return verb_among(scene, noun, scene.words.light)


def verb_among(scene: Scene, noun: int, verbs: Rule) -> int | None:
    """The verb that acts upon a noun, if a rule lists it."""
    here, verb = scene.sentence, acting_verb(scene.sentence, noun)
    listed = verb is not None and here.poses[verb] == "VERB" and here.lemmas[verb] in verbs
    return verb if listed else None


def verb_rule(scene: Scene, token: int) -> str | None:
    """The rule by which a verb or participle names an event, if any."""
    dep = scene.sentence.deps[token]
    if is_trait(scene.sentence, token):
        return None
    if scene.sentence.poses[token] == "ADJ":
        if dep == "acomp" and scene.predicate(token):
            return "triggers.participle"
        return "triggers.predicated" if is_predicated(scene.sentence, token) else None
    if dep in ("prep", "aux", "auxpass", "case", "mark") or raises(scene, token):
        return None
    if dep in ("amod", "compound"):
        return modifier_rule(scene, token)
    return "triggers.verb"


def modifier_rule(scene: Scene, token: int) -> str | None:
    """The rule by which a participle before a noun names an event, if any."""
    if gerund_governor(scene.sentence, token) is not None:
        return "triggers.verb"
    return "triggers.participle" if scene.predicate(token) else None


def raises(scene: Scene, token: int) -> bool:
    """Whether the verb only lifts its complement's subject ("seems to pursue"), or is a "there is"."""
    here = scene.sentence
    return here.lemmas[token] in scene.words.raising and is_complemented(here, token)


def make_trigger(scene: Scene, token: int, rule: str, *, carried: Mapping[int, int]) -> Trigger:
    """The trigger of one token.

    A habit, and the carrier (key of `carried`) of an event noun, keep their word but get no PLOVER type.
    """
    here, words = scene.sentence, scene.words
    meaning = (None if token in carried else scene.meaning(token)) or UNKNOWN
    raised = here.deps[token] == "xcomp" and raises(scene, here.heads[token])
    habit = here.has_child(token, words.habit.words, "advmod")
    predicate, mode = (None, None) if habit else (meaning.predicate, meaning.mode)
    premises = (
        *meaning.rules,
        *((words.light.id,) if token in carried.values() else ()),
        *((words.raising.id,) if raised else ()),
        *((words.habit.id,) if habit else ()),
    )
    return Trigger(
        here.span(token, token),
        here.number,
        token,
        here.lemmas[token].lower(),
        predicate,
        mode,
        By(rule, 1.0, premises),
    )


def known_types(plover: Pack) -> frozenset[str]:
    """Every type that an event can have ("CONSULT", "CONSULT/visit"), every class ("none/loss"), `none`."""
    meanings = [read_meaning(rule) for rule in plover.rules.values() if not is_class(rule)]
    return frozenset(
        {NONE, *(each.kind for each in meanings), *(each.predicate or NONE for each in meanings)}
    )


def stage(pack: Pack, plover: Pack, coder: Coder | None = None) -> Stage:
    """The triggers stage; types are of the lexicon alone without a `coder`."""
    return Stage(
        "triggers",
        scope="article",
        needs=(Sentence, Expression, Mention, Embeddings),
        gives=(Trigger,),
        run=partial(find_triggers, pack=pack, plover=plover, coder=coder),
        knowledge=fingerprint() if coder else "",
    )
