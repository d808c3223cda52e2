"""Who a pronoun stands for: agreement, nearness, subjects, salience (after Lappin and Leass 1994)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from dateline.mentions.atlases import is_adjective
from dateline.mentions.coreference import speech
from dateline.mentions.coreference.chains import Chains, Scene
from dateline.mentions.nominals import relative_noun
from dateline.model import By, Coreference, EntityType, Ground, Mention, MentionKind, Sentence
from dateline.rules import Pack
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list, word_table
from dateline.weights import weight_table

SCORES, SALIENCE = weight_table("en.coreference.scores"), weight_table("en.coreference.salience")
"""How surely each rule links a pronoun to whom it means, and points of those whom it may mean."""

ENOUGH = weight_table("en.coreference.enough")
"""Points below which nobody is meant, by the kind of the pronoun."""

PERSON, MANY, THING = 3, 2, 1
"""How many sentences back a pronoun looks for one person, for several or for a thing."""

RIVALS = 3
"""Mentions whose salience is kept as the grounds of a link: the one that is meant, and those behind it."""

NEAREST = 200
"""At how many mentions it looks: sentences have fewer, but for endless ones."""

HERO = 4
"""Mentions from which a person may be the one of whom a page speaks."""

THINGS = frozenset({EntityType.ORGANIZATION, EntityType.COUNTRY})
TENSED = frozenset({"MD", "VBD", "VBZ", "VBP"})
"""Tags of auxiliaries that give a verb its tense."""
SHARING = frozenset({"xcomp", "conj", "advcl", "pcomp", "relcl", "acl"})
"""Relations in which a verb has its subject from the verb above."""
LOCAL = word_list("en.coreference.scene_prepositions")
FIRST_NAMES = word_table("en.names.first")
SPEAKER = word_list("en.coreference.first_person")
SPEAKERS = word_list("en.grammar.speech_participants")

is_inner = shape("en.shape.inner")
told_by = shape_part("en.shape.teller_of_subject")
is_determined = shape("en.shape.determined")

Wanted = Callable[[Mention], bool]
"""Whether a mention agrees with a pronoun."""

Ranked = tuple[tuple[float, int], Mention]
"""A mention with its points and where it stands."""


def link_pronouns(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """A link for every pronoun with a likely antecedent; in text order, so that each sees those before it."""
    table = pack["en.mentions.pronoun"].words
    tell_genders(scene, chains, pack=pack)
    for pronoun in scene.mentions:
        if pronoun.kind != MentionKind.PRONOUN:
            continue
        kind, gender, number = table[pronoun.name.lower()].split()
        if number == "relative":
            yield from relative_link(scene, pronoun)
        elif number == "speaker":
            yield from speaker_link(scene, pronoun, pack=pack)
        else:
            yield from anaphor_link(
                scene, chains, pronoun, kind=kind, gender=gender, number=number, pack=pack
            )
            chains.tell_gender(pronoun.id, gender if kind == "person" else "")


def tell_genders(scene: Scene, chains: Chains, *, pack: Pack) -> None:
    """Note what titles, first names and nouns tell of the gender of each chain."""
    for mention in scene.mentions:
        if mention.kind != MentionKind.PRONOUN and mention.type == EntityType.PERSON:
            chains.tell_gender(mention.id, gender_of(scene, mention, pack))


def relative_link(scene: Scene, pronoun: Mention) -> Iterator[Coreference]:
    """`Who` and `which` to the noun that their clause belongs to."""
    sentence = scene.sentence(pronoun)
    nouns = {
        other.head: other
        for other in scene.in_sentence[pronoun.sentence]
        if other.kind != MentionKind.PRONOUN and not is_adjective(other)
    }
    noun = relative_noun(sentence, pronoun.head, {head: other.type for head, other in nouns.items()})
    if noun is not None:
        yield Coreference(pronoun.id, nouns[noun].id, By("coreference.relative/1", SCORES["relative"]))


def speaker_link(scene: Scene, pronoun: Mention, *, pack: Pack) -> Iterator[Coreference]:
    """`I` to who tells the quotation around it, else to the subject of the verb of saying above its clause."""
    if pronoun.name.lower() not in SPEAKER:
        return
    quote = scene.quotes[pronoun.sentence][pronoun.head]
    told = speech.speakers(scene, quote, pack=pack) if quote else tellers_above(scene, pronoun, pack=pack)
    speaker = next((each for each in told if each.type == EntityType.PERSON), None)
    if speaker:
        yield Coreference(pronoun.id, speaker.id, By("coreference.speaker/1", SCORES["speaker"]))


def tellers_above(scene: Scene, pronoun: Mention, *, pack: Pack) -> Iterator[Mention]:
    """The subjects of the verbs of telling above a pronoun's verb, nearest first."""
    sentence = scene.sentence(pronoun)
    for verb in sentence.ancestors(pronoun.head)[1:]:
        for subject in sentence.children(verb, "nsubj"):
            speaker = scene.at_head.get((pronoun.sentence, subject))
            if (
                speaker
                and speaker.name.lower() not in SPEAKERS
                and speech.tells(sentence, subject, pack=pack)
            ):
                yield speaker


def anaphor_link(
    scene: Scene, chains: Chains, pronoun: Mention, *, kind: str, gender: str, number: str, pack: Pack
) -> Iterator[Coreference]:
    """`He`, `she`, `it` and `they` to the foremost antecedent that agrees."""
    barred = speech.barred(scene, chains, pronoun, pack=pack)
    fits = partial(agrees, scene, chains, kind=kind, gender=gender, number=number, pack=pack)
    wanted = partial(is_free, chains, barred, fits)
    ahead, subject = subject_ahead(scene, pronoun), ruling_subject(scene.sentence(pronoun), pronoun.head)
    if ahead and wanted(ahead):
        yield Coreference(pronoun.id, ahead.id, By("coreference.ahead/1", SCORES["ahead"]))
    elif number == "many" and (body := teller(scene, pronoun)):
        yield Coreference(pronoun.id, body.id, By("coreference.teller/1", SCORES["teller"]))
    elif is_own(scene, pronoun) and subject >= 0:
        yield from own_link(scene, chains, pronoun, subject=subject, wanted=wanted, pack=pack)
    else:
        rival = scene.at_head.get((pronoun.sentence, subject))
        yield from far_link(scene, chains, pronoun, rival=rival, wanted=wanted, pack=pack)
    if kind == "person" and number == "one" and chains.size(pronoun.id) == 1:
        yield from hero_link(scene, chains, pronoun, wanted=wanted)


def is_free(chains: Chains, barred: frozenset[str], fits: Wanted, other: Mention) -> bool:
    """Whether a mention agrees with a pronoun and belongs to none of the chains that are barred."""
    return chains.leader(other.id) not in barred and fits(other)


def teller(scene: Scene, pronoun: Mention) -> Mention | None:
    """The body or state that says the clause whose subject a plural pronoun is ("the bank said THEY knew")."""
    here = scene.sentence(pronoun)
    token = told_by(here, pronoun.head)
    body = None if token is None else scene.at_head.get((pronoun.sentence, token))
    return body if body and body.type in THINGS and not is_many(scene, body) else None


def is_own(scene: Scene, pronoun: Mention) -> bool:
    """Whether a pronoun is possessive or reflexive."""
    return (
        pronoun.name.lower().endswith(("self", "selves"))
        or scene.sentence(pronoun).tags[pronoun.head] == "PRP$"
    )


def own_link(
    scene: Scene, chains: Chains, pronoun: Mention, *, subject: int, wanted: Wanted, pack: Pack
) -> Iterator[Coreference]:
    """A possessive or reflexive pronoun to the subject of its clause, or past one of another kind.

    Never past a thing that nobody names.
    """
    sentence, ruler = scene.sentence(pronoun), scene.at_head.get((pronoun.sentence, subject))
    company = (
        ruler
        and ruler.kind == MentionKind.NAME
        and ruler.type == EntityType.ORGANIZATION
        and pronoun.name.lower().startswith("the")
    )
    owner = owner_alike(scene, ruler, pronoun) if ruler else None
    if owner:
        yield Coreference(pronoun.id, owner.id, By("coreference.own/1", SCORES["own"]))
    elif ruler and (company or wanted(ruler)):
        yield Coreference(
            pronoun.id, ruler.id, By("coreference.own/1", SCORES["own"], told_gender(scene, ruler, pack))
        )
    elif ruler or sentence.poses[subject] == "PRON" or not pronoun.name.lower().startswith(("it", "the")):
        yield from far_link(scene, chains, pronoun, rival=None, wanted=wanted, pack=pack)


def owner_alike(scene: Scene, ruler: Mention, pronoun: Mention) -> Mention | None:
    """The same pronoun as the owner of a subject: in "her mentor praised her work", "her" means one person."""
    here = scene.sentence(ruler)
    owners = (scene.at_head.get((ruler.sentence, kid)) for kid in here.children(ruler.head, "poss"))
    alike = (each for each in owners if each and each.kind == MentionKind.PRONOUN)
    return next((each for each in alike if each.name.lower() == pronoun.name.lower()), None)


def far_link(
    scene: Scene, chains: Chains, pronoun: Mention, *, rival: Mention | None, wanted: Wanted, pack: Pack
) -> Iterator[Coreference]:
    """A pronoun to the foremost mention before it that agrees and is not the subject beside it."""
    here = scene.sentence(pronoun)
    fitting = [
        other
        for other in scene.before(pronoun, reach_of(pronoun))[:NEAREST]
        if wanted(other)
        and in_reach(scene, pronoun, other)
        and not (other.sentence == pronoun.sentence and is_around(here, other, pronoun))
        and not (rival and chains.leader(other.id) == chains.leader(rival.id))
    ]
    heard = speech.heard(scene, pronoun, fitting, pack=pack)
    ranked = ranked_for(scene, chains, pronoun, heard, pack=pack)
    if ranked and ranked[0][0][0] >= ENOUGH[kind_of(pronoun)]:
        yield foremost_link(scene, pronoun, ranked, pack=pack)


def is_around(sentence: Sentence, other: Mention, pronoun: Mention) -> bool:
    """Whether a pronoun stands in a mention, or in an apposition to it: "Lorn, its rival" is the rival of others."""
    phrase = takewhile(
        lambda token: sentence.poses[token] not in {"VERB", "AUX"}, sentence.ancestors(pronoun.head)
    )
    apposed = (sentence.heads[token] for token in phrase if sentence.deps[token] == "appos")
    return pronoun.head in other.tokens or other.head in apposed


def in_reach(scene: Scene, pronoun: Mention, other: Mention) -> bool:
    """Whether a pronoun may mean a mention so far away.

    `they` in another sentence only a subject, and `it` only from a subject to a subject.
    """
    reach = reach_of(pronoun)
    if other.sentence == pronoun.sentence or reach == PERSON:
        return True
    return scene.is_subject(other) and (reach == MANY or scene.is_subject(pronoun))


def reach_of(pronoun: Mention) -> int:
    """How many sentences back a pronoun looks."""
    kind = kind_of(pronoun)
    if kind == "many":
        return MANY
    return THING if kind == "thing" else PERSON


def kind_of(pronoun: Mention) -> str:
    """Whether a pronoun means several, a thing or one person."""
    word = pronoun.name.lower()
    if word.startswith("the"):
        return "many"
    return "thing" if word.startswith("it") else "person"


def ranked_for(
    scene: Scene, chains: Chains, pronoun: Mention, fitting: Iterable[Mention], *, pack: Pack
) -> list[Ranked]:
    """The mentions that a pronoun may mean with their points, the foremost first."""
    gender = pack["en.mentions.pronoun"].words[pronoun.name.lower()].split()[1]
    found = ((salience(scene, chains, pronoun, other, gender=gender, pack=pack), other) for other in fitting)
    return sorted(found, key=lambda each: each[0], reverse=True)


def foremost_link(scene: Scene, pronoun: Mention, ranked: Sequence[Ranked], *, pack: Pack) -> Coreference:
    """The link of a pronoun to the foremost of the mentions that it may mean."""
    best = ranked[0][1]
    weighed = tuple(
        Ground("coreference.salience/1", (other.id,), round(points, 2))
        for (points, _), other in ranked[:RIVALS]
    )
    by = By("coreference.pronoun/1", SCORES["pronoun"], told_gender(scene, best, pack), weighed)
    return Coreference(pronoun.id, best.id, by)


def hero_link(scene: Scene, chains: Chains, pronoun: Mention, *, wanted: Wanted) -> Iterator[Coreference]:
    """A pronoun that nobody near it fits to the person of whom the page speaks far more than of any other."""
    behind = bisect_left(scene.names, pronoun.span, key=lambda name: name.span)
    before = scene.names[max(0, behind - NEAREST) : behind]
    people = (other for other in reversed(before) if other.type == EntityType.PERSON and wanted(other))
    names = {chains.leader(other.id): other for other in people}
    ranked = sorted(names, key=chains.size, reverse=True)[:2]
    sizes = [chains.size(leader) for leader in ranked]
    if sizes and sizes[0] >= HERO and sizes[0] >= 2 * sum(sizes[1:]):
        yield Coreference(pronoun.id, names[ranked[0]].id, By("coreference.hero/1", SCORES["hero"]))


def told_gender(scene: Scene, antecedent: Mention, pack: Pack) -> tuple[str, ...]:
    """The rule that told the antecedent's gender, where one did."""
    return (
        (pack["en.mentions.gender"].id,)
        if antecedent.type == EntityType.PERSON and gender_of(scene, antecedent, pack)
        else ()
    )


def ruling_subject(sentence: Sentence, token: int) -> int:
    """The subject of a pronoun's verb, -1 when there is none but what the pronoun is or stands in.

    Its own, or for an infinitive the object or subject of the verb above.
    """
    verbs = (verb for verb in sentence.ancestors(token) if sentence.poses[verb] in {"VERB", "AUX"})
    for verb in verbs:
        subject = next(iter(sentence.children(verb, "nsubj", "nsubjpass")), token)
        if subject != token:
            return -1 if token in sentence.subtree(subject) else subject
        ruler = object_above(sentence, verb, token)
        if ruler is not None:
            return ruler
        own = token in sentence.children(verb, "nsubj", "nsubjpass")
        if is_tensed(sentence, verb) and (own or sentence.deps[verb] not in SHARING):
            return -1
    return -1


def is_tensed(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a tense, by its own form or that of an auxiliary ("WOULD sue", "DID not find")."""
    helped = any(sentence.tags[each] in TENSED for each in sentence.children(verb, "aux", "auxpass"))
    return sentence.tags[verb] != "VB" or helped


def object_above(sentence: Sentence, verb: int, token: int) -> int | None:
    """The object of the verb above an infinitive, before it ("asked Lorn to go"), other than a token."""
    if sentence.deps[verb] != "xcomp":
        return None
    objects = sentence.children(sentence.heads[verb], "dobj")
    return next((kid for kid in objects if kid < verb and kid != token), None)


def subject_ahead(scene: Scene, pronoun: Mention) -> Mention | None:
    """The subject of the main clause behind the phrase of a pronoun ("For its part, Norway …")."""
    sentence = scene.sentence(pronoun)
    subject = next(iter(sentence.children(sentence.root, "nsubj", "nsubjpass")), None)
    if (
        subject is None
        or subject <= pronoun.head
        or pronoun.head in sentence.subtree(subject)
        or sentence.deps[sentence.ancestors(pronoun.head)[0]] == "ccomp"
    ):
        return None
    if any(
        other.sentence == pronoun.sentence
        for other in scene.before(pronoun, 0)
        if other.kind != MentionKind.PRONOUN
    ):
        return None
    return scene.at_head.get((pronoun.sentence, subject))


def agrees(
    scene: Scene, chains: Chains, other: Mention, *, kind: str, gender: str, number: str, pack: Pack
) -> bool:
    """Whether a mention may be the antecedent of a pronoun of this kind, gender and number."""
    if is_adjective(other):
        return False
    if other.kind == MentionKind.PRONOUN:
        told = pack["en.mentions.pronoun"].words[other.name.lower()]
        if not told.endswith("relative"):
            return told == f"{kind} {gender} {number}" and chains.size(other.id) > 1
        noun = scene.by_id[chains.leader(other.id)]
        return noun.kind != MentionKind.PRONOUN and agrees(
            scene, chains, noun, kind=kind, gender=gender, number=number, pack=pack
        )
    if number == "many" or is_many(scene, other):
        return number == "many" and is_many(scene, other)
    if kind != "person":
        return may_be_it(scene, chains, other)
    genders = {gender_of(scene, other, pack), chains.gender(other.id)}
    return other.type == EntityType.PERSON and genders <= {"", gender}


def may_be_it(scene: Scene, chains: Chains, other: Mention) -> bool:
    """Whether `it` may stand for a mention: a state or organization, or a named thing as a subject.

    No mere scene, as "in Norway".
    """
    sentence = scene.sentence(other)
    if sentence.lowers[sentence.heads[other.head]] in LOCAL:
        return False
    if other.type == EntityType.OTHER:
        return other.kind == MentionKind.NAME and scene.is_subject(other)
    return other.type in THINGS and (
        other.kind == MentionKind.NAME or chains.size(other.id) > 1 or is_definite(scene, other)
    )


def is_definite(scene: Scene, mention: Mention) -> bool:
    """Whether a nominal has a determiner or an owner."""
    return is_determined(scene.sentence(mention), mention.head)


def is_many(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is plural or counted."""
    return mention.kind == MentionKind.NOMINAL and scene.sentence(mention).tags[mention.head] in {
        "NNS",
        "NNPS",
    }


def gender_of(scene: Scene, mention: Mention, pack: Pack) -> str:
    """Which gender a title, a first name or a noun tells, m or f, else ""."""
    sentence, table = scene.sentence(mention), pack["en.mentions.gender"].words
    if mention.kind == MentionKind.NOMINAL:
        return table.get(sentence.lemmas[mention.head].lower(), "")
    titled = table.get(sentence.words[mention.first - 1], "") if mention.first else ""
    return titled or FIRST_NAMES.get(sentence.lowers[mention.first], "")


def salience(
    scene: Scene, chains: Chains, pronoun: Mention, other: Mention, *, gender: str, pack: Pack
) -> tuple[float, int]:
    """How far in front the text puts a mention when a pronoun of a gender comes, "n" for none."""
    here = other.sentence == pronoun.sentence
    distance = sum(
        1 for number in range(other.sentence + 1, pronoun.sentence + 1) if number in scene.sentences
    )
    score = (
        SALIENCE["sentence"] * distance
        + SALIENCE["subject"] * scene.is_subject(other)
        + SALIENCE["name"] * (other.kind == MentionKind.NAME)
        + min(SALIENCE["most"], SALIENCE["named"] * chains.size(other.id))
    )
    score += SALIENCE["parallel"] * (scene.is_subject(pronoun) and scene.is_subject(other))
    score += SALIENCE["pronoun"] * (other.kind == MentionKind.PRONOUN)
    score += gender_points(chains, other, gender) + place_points(scene.sentence(other), other.head)
    score += SALIENCE["teller"] * speech.go_on(scene, other, pronoun, pack=pack)
    score += SALIENCE["below"] * (here and subordinate(scene.sentence(pronoun), other, pronoun))
    score += SALIENCE["above"] * (here and is_above(scene.sentence(pronoun), other, pronoun))
    return (score, other.span.start)


def is_above(sentence: Sentence, other: Mention, pronoun: Mention) -> bool:
    """Whether a mention is the subject of the verb right above a pronoun's clause ("LORN denied that it lost")."""
    verb = sentence.heads[pronoun.head]
    told = sentence.deps[verb] == "ccomp" and sentence.heads[other.head] == sentence.heads[verb]
    return told and sentence.deps[other.head] in {"nsubj", "nsubjpass"}


def place_points(sentence: Sentence, head: int) -> float:
    """Points of a noun that a pronoun owns, or that stands inside another phrase."""
    return SALIENCE["owned"] * is_owned(sentence, head) + SALIENCE["inner"] * is_inner(sentence, head)


def gender_points(chains: Chains, other: Mention, gender: str) -> float:
    """Points of a mention whose gender the page tells, or of a noun of which it tells none."""
    told = chains.gender(other.id)
    unknown = not told and gender in {"m", "f"} and other.kind == MentionKind.NOMINAL
    return SALIENCE["told"] * (told == gender) + SALIENCE["untold"] * unknown


def is_owned(sentence: Sentence, head: int) -> bool:
    """Whether a pronoun owns a noun: of "his father" and him, the text goes on about him."""
    return any(sentence.tags[owner] == "PRP$" for owner in sentence.children(head, "poss"))


def subordinate(sentence: Sentence, other: Mention, pronoun: Mention) -> bool:
    """Whether a mention stands below the pronoun's own governor, where names seldom precede their pronoun."""
    return (
        sentence.heads[other.head] == sentence.heads[pronoun.head]
        and sentence.deps[other.head] == sentence.deps[pronoun.head]
    )
