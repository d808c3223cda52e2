"""Find who plays which part in each event.

Parties are labelled by what was learned of paths in the parse (`labelled`), places and means by prepositions
(`sites`), times by what was learned of how they hang together (`moments`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from dateline.claims.arguments.charges import charged_agents
from dateline.claims.arguments.commitments import committed
from dateline.claims.arguments.concerns import complements, concerned
from dateline.claims.arguments.handovers import bars, handed_agents, inherited_parties
from dateline.claims.arguments.labelled import grounds_of, labelled
from dateline.claims.arguments.labeller import fingerprint, installed
from dateline.claims.arguments.moments import Moment, find_moments
from dateline.claims.arguments.occasions import shared_occasions, verb_of_phrase
from dateline.claims.arguments.phrases import phrase
from dateline.claims.arguments.predications import predicated_agents, stood_for
from dateline.claims.arguments.roles import roles_of
from dateline.claims.arguments.scenes import (
    Found,
    Scene,
    heads_of,
    read_grammar,
    read_scenes,
)
from dateline.claims.arguments.sites import find_sites
from dateline.claims.arguments.supports import (
    acting_deeds,
    attached,
    lend_agents,
    silent_verbs,
    supported_nouns,
)
from dateline.claims.arguments.vetoes import corrected
from dateline.model import Argument, By, EntityType, Expression, Mention, Reading, Role, Sentence, Trigger
from dateline.rules import Pack
from dateline.stage import Notes, Stage

ACTING, AFFECTED = (Role.AGENT,), (Role.THEME, Role.RECIPIENT)


def find_arguments(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Argument]:
    """The arguments of every trigger, one for each conjunct, and its time expressions."""
    for scene in read_scenes(notes, read_grammar(pack)):
        yield from sentence_arguments(scene)


def sentence_arguments(scene: Scene) -> Iterator[Argument]:
    """All arguments of one sentence; a verb and the noun of its occasion lend each other the place."""
    shares = shared_occasions(scene)
    found = {token: parties(scene, trigger) for token, trigger in scene.triggers.items()}
    silent = {verb: silent_parties(scene, verb, noun) for verb, noun in silent_verbs(scene)}
    for noun, verb in supported_nouns(scene, found, {**silent, **found}):
        lend_agents({**silent, **found}[verb], found[noun], lending(scene, noun, verb))
    for act, verb in acting_deeds(scene, found):
        lend_agents(attached(scene, found[act], act), found[verb], "arguments.acting_deed")
    found |= dict(committed(scene, found))
    for giver, taker in shares:
        lend_place(found[giver], found[taker], taker)
    moments = find_moments(scene)
    for token, trigger in scene.triggers.items():
        yield from (make_argument(scene, trigger, each) for each in unique(found[token]))
        yield from (time_argument(trigger, each) for each in moments.get(token, ()))


def lending(scene: Scene, noun: int, verb: int) -> str:
    """The rule by which a verb lends its agent to a noun."""
    return "arguments.shared" if verb_of_phrase(scene, noun) == verb else scene.grammar.support.id


def parties(scene: Scene, trigger: Trigger) -> list[Found]:
    """Who does what to whom in the event of a trigger, where, and by what means."""
    told = list(told_parties(scene, trigger))
    given = [*handed_agents(scene, trigger), *charged_agents(scene, trigger, told)]
    told = given + [each for each in told if not (given and bars(given, each))]
    for roles in (ACTING, AFFECTED):
        if not any(each.role in roles for each in told):
            more = inherited_parties(scene, trigger, roles[0])
            told += [each for each in more if each.head not in heads_of(told)]
    if not any(each.role == Role.AGENT for each in told):
        told += predicated_agents(scene, trigger)
    told = list(stood_for(scene, told))
    if trigger.predicate and not any(each.role == Role.RECIPIENT for each in told):
        told += [each for each in concerned(scene, trigger) if each.head not in heads_of(told)]
    visit = trigger.mode == "visit"  # whoever is visited is a party and a scene
    taken = () if visit else [head for head in heads_of(told) if scene.kinds.get(head) != EntityType.PLACE]
    sites = [each for each in find_sites(scene, trigger) if each.head not in taken]
    return unique([*told, *complements(scene, trigger), *sites])


def silent_parties(scene: Scene, verb: int, noun: int) -> list[Found]:
    """The parties of a light verb, which is no event word beside the noun that it carries."""
    lemma = scene.sentence.lemmas[verb].lower()
    return list(told_parties(scene, replace(scene.triggers[noun], token=verb, lemma=lemma, predicate=None)))


def told_parties(scene: Scene, trigger: Trigger) -> Iterator[Found]:
    """The parties that the labeller finds."""
    labeller = installed()
    for party in corrected(scene, trigger, list(labelled(scene, trigger, labeller))):
        weighed = party.weighed.shares[party.label], grounds_of(party, labeller)
        yield from (Found(role, party.head, rule, *weighed) for role, rule in roles_of(scene, trigger, party))


def lend_place(giver: Sequence[Found], taker: list[Found], token: int) -> None:
    """Give an event word (`token`) without a place that of another one; no event is its own place."""
    if not any(each.role == Role.PLACE for each in taker):
        taker += [each for each in giver if each.role == Role.PLACE and each.head != token]


def time_argument(trigger: Trigger, moment: Moment) -> Argument:
    """A time of an event as an argument, with what spoke for it."""
    time = moment.time
    by = By("arguments.time", moment.score, (time.id,), moment.grounds)
    return Argument(trigger.id, Role.TIME, time.span, time.last, None, by)


def unique(found: Iterable[Found]) -> list[Found]:
    """The first of all finds with the same role and head."""
    first: dict[tuple[Role, int], Found] = {}
    for each in found:
        first.setdefault((each.role, each.head), each)
    return list(first.values())


def make_argument(scene: Scene, trigger: Trigger, found: Found) -> Argument:
    """The argument of a find, with the mention that has its head."""
    mention = scene.mentions.get(found.head)
    span = scene.sentence.span(*phrase(scene.sentence, found.head))
    known = (mention.id,) if mention else ()
    by = By(found.rule, found.score, (trigger.id, *known), found.grounds)
    return Argument(trigger.id, found.role, span, found.head, mention.id if mention else None, by)


def stage(pack: Pack) -> Stage:
    """The arguments stage."""
    return Stage(
        "arguments",
        scope="article",
        needs=(Sentence, Trigger, Mention, Expression),
        gives=(Argument,),
        run=partial(find_arguments, pack=pack),
        knowledge=fingerprint(),
    )
