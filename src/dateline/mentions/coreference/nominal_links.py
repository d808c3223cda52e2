"""Nouns that stand for a name on the page: appositions, titles and offices, "the country", "the company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.mentions.atlases import is_adjective
from dateline.mentions.coreference.chains import Chains, Scene, fits, key_of, words_of
from dateline.mentions.coreference.organs import is_elsewhere, states_told
from dateline.model import By, Coreference, EntityType, Mention, MentionKind, Sentence
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list
from dateline.weights import weight_table

SCORES, KIND = weight_table("en.coreference.scores"), weight_table("en.coreference.kind")
"""How surely each rule links a mention to the one before it, and points of those whom a noun may mean."""

PASSING = word_list("en.coreference.passing_adjectives")
OFFICIAL = word_list("en.coreference.office_prepositions")

said_of = shape_part("en.shape.said_of")
is_singled_out = shape("en.shape.singled_out")
is_undescribed = shape("en.shape.undescribed")
is_inner = shape("en.shape.inner")


@dataclass(frozen=True, slots=True)
class Office:
    """What a description says: its noun, what narrows it ("foreign"), and the states it names."""

    noun: str
    narrowed: frozenset[str]
    states: frozenset[str]


def link_appositions(scene: Scene) -> Iterator[Coreference]:
    """Nominals to the names that they stand beside ("Holt's sister, Mary Holt")."""
    for mention in scene.mentions:
        if mention.kind == MentionKind.NOMINAL:
            name = apposed(scene, mention)
            if name:
                yield Coreference(mention.id, name.id, By("coreference.apposition/1", SCORES["apposition"]))


def link_predicates(scene: Scene) -> Iterator[Coreference]:
    """Nominals that say who the subject is, to the subject ("who was Lena's father")."""
    for mention in scene.mentions:
        if mention.kind != MentionKind.NOMINAL:
            continue
        token = said_of(scene.sentence(mention), mention.head)
        subject = None if token is None else scene.at_head.get((mention.sentence, token))
        if subject and fits(subject.type, mention.type):
            yield Coreference(mention.id, subject.id, By("coreference.predicate/1", SCORES["predicate"]))


def apposed(scene: Scene, nominal: Mention) -> Mention | None:
    """The name in apposition to a nominal, on either side."""
    sentence = scene.sentence(nominal)
    if nominal.type == EntityType.PERSON and sentence.tags[nominal.head] in {"NNS", "NNPS"}:
        return None
    beside = [sentence.heads[nominal.head]] if sentence.deps[nominal.head] == "appos" else []
    beside += list(sentence.children(nominal.head, "appos"))
    beside += (
        [sentence.heads[nominal.head]]
        if sentence.heads[nominal.head] > nominal.head and sentence.deps[nominal.head] in {"compound", "nmod"}
        else []
    )
    found = (scene.at_head.get((nominal.sentence, token)) for token in beside)
    return next(
        (
            name
            for name in found
            if name
            and name.kind == MentionKind.NAME
            and fits(name.type, nominal.type)
            and not is_adjective(name)
        ),
        None,
    )


def link_offices(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """Nouns for an office to the person who holds it on the page ("the Kremlin leader")."""
    held = list(offices_held(scene, pack))
    nouns = (mention for mention in scene.mentions if mention.kind == MentionKind.NOMINAL)
    for mention in nouns:
        if mention.type == EntityType.PERSON and is_one(scene, mention):
            holder, exact = best_holder(mention, office_of(scene, mention), held, chains, pack)
            by = (
                (SCORES["leader"], ()) if exact else (SCORES["leader_near"], (pack["en.mentions.leader"].id,))
            )
            if holder:
                yield Coreference(mention.id, holder.id, By("coreference.office/1", *by))


def offices_held(scene: Scene, pack: Pack) -> Iterator[tuple[Mention, Office]]:
    """The persons of a page with the offices that titles and appositions give them."""
    for mention in scene.names:
        if mention.type == EntityType.PERSON and (office := office_before(scene, mention, pack)):
            yield mention, office
    for link in link_appositions(scene):
        nominal = scene.by_id[link.mention]
        if nominal.type == EntityType.PERSON:
            yield scene.by_id[link.antecedent], office_of(scene, nominal)


def is_one(scene: Scene, nominal: Mention) -> bool:
    """Whether a nominal is singular and definite."""
    return is_singled_out(scene.sentence(nominal), nominal.head)


def office_of(scene: Scene, nominal: Mention) -> Office:
    """The office that a nominal describes, with what stands behind "of" or "for"."""
    sentence = scene.sentence(nominal)
    phrases = (kid for kid in sentence.children(nominal.head, "prep") if sentence.lowers[kid] in OFFICIAL)
    behind = tuple(sentence.children_of(phrases, "pobj"))
    last = max((nominal.last, *(sentence.edges[kid][1] for kid in behind)))
    inside = [
        other
        for other in scene.in_sentence[nominal.sentence]
        if nominal.first <= other.first and other.last <= last and other.type == EntityType.COUNTRY
    ]
    stated = set(chain.from_iterable(other.tokens for other in inside))
    heads = (nominal.head, *behind)
    narrowing = (*behind, *sentence.children_of(heads, "amod", "compound", "nmod"))
    narrowed = {sentence.lowers[kid] for kid in narrowing if kid not in stated} - PASSING
    return Office(sentence.lemmas[nominal.head].lower(), frozenset(narrowed), states_of(inside))


def states_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """Keys of the states that mentions name."""
    known = chain.from_iterable(mention.candidates for mention in mentions)
    return frozenset(candidate.key for candidate in known if candidate.key.startswith("country/"))


def office_before(scene: Scene, name: Mention, pack: Pack) -> Office | None:
    """The office in the title before a name ("Russian Foreign Minister Lena Holt")."""
    sentence, token = scene.sentence(name), name.first - 1
    if token < 0 or not is_title(sentence, token, pack):
        return None
    narrowed = []
    start = token
    while (
        start > 0
        and (is_title(sentence, start - 1, pack) or sentence.words[start - 1][0].isupper())
        and (name.sentence, start - 1) not in scene.at_head
    ):
        start -= 1
        narrowed.append(sentence.lowers[start])
    owners = [scene.by_id[each] for each in name.by.premises if each in scene.by_id]
    return Office(sentence.lemmas[token].lower(), frozenset(narrowed) - PASSING, states_of(owners))


def is_title(sentence: Sentence, token: int, pack: Pack) -> bool:
    """Whether a token is a noun for a person."""
    return sentence.lemmas[token].lower() in pack["en.mentions.person"]


def best_holder(
    nominal: Mention, office: Office, held: Sequence[tuple[Mention, Office]], chains: Chains, pack: Pack
) -> tuple[Mention | None, bool]:
    """Who holds an office, and whether the noun is the same.

    Same noun before another word for a leader, then the one of whom the page speaks most, then the nearest
    before.
    """
    leaders = pack["en.mentions.leader"]
    fitting = [
        (holder, other)
        for holder, other in held
        if may_be(office, other, leaders) and is_named_for(nominal, office, holder, other)
    ]
    if not fitting:
        return None, False
    holder, other = max(
        fitting,
        key=lambda each: (
            same_noun(office, each[1]) and bool(office.states) == bool(each[1].states),
            each[0].span < nominal.span,
            chains.size(each[0].id),
            each[0].span.start,
        ),
    )
    return holder, same_noun(office, other)


def is_named_for(nominal: Mention, office: Office, holder: Mention, other: Office) -> bool:
    """Whether a holder is named before a noun, or in words that tell of which state as the noun does."""
    return holder.span < nominal.span or bool(office.states) == bool(other.states)


def same_noun(office: Office, other: Office) -> bool:
    """Whether one description says no more of an office than another."""
    return office.noun == other.noun and office.narrowed <= other.narrowed


def may_be(office: Office, other: Office, leaders: Rule) -> bool:
    """Whether two descriptions may mean one office: by one noun, or two words for a state's leader."""
    if other.states and not office.states <= other.states:
        return False
    shared = not office.narrowed and bool(office.states & other.states)
    return same_noun(office, other) or (shared and leads(office, leaders) and leads(other, leaders))


def leads(office: Office, leaders: Rule) -> bool:
    """Whether an office is that of whoever leads a state, by its noun or by noun and adjective ("prime minister")."""
    return office.noun in leaders or any(f"{word} {office.noun}" in leaders for word in office.narrowed)


def link_groups(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """Definite nouns for a state or an organization to the one that the text speaks of."""
    said: dict[str, Mention] = {}
    for mention in scene.mentions:
        if mention.kind != MentionKind.NOMINAL or not is_one(scene, mention):
            continue
        link = group_link(scene, mention, chains, pack)
        earlier = said.get(mention.name.lower())
        if link:
            yield link
        elif earlier and mention.sentence - earlier.sentence <= 6 and mention.type != EntityType.WEAPON:
            yield Coreference(mention.id, earlier.id, By("coreference.again/1", SCORES["again"]))
        said[mention.name.lower()] = mention


def group_link(scene: Scene, nominal: Mention, chains: Chains, pack: Pack) -> Coreference | None:
    """The link of a definite noun for a state, a government or a body."""
    if nominal.type == EntityType.COUNTRY:
        return country_link(scene, nominal)
    if nominal.type != EntityType.ORGANIZATION:
        return None
    return body_link(scene, nominal) or company_link(scene, nominal, chains, pack)


def link_governments(scene: Scene, *, pack: Pack) -> Iterator[Coreference]:
    """Link "the Norwegian government" to Norway."""
    table = pack["en.mentions.government"]
    for mention in scene.mentions:
        if (
            mention.kind == MentionKind.NOMINAL
            and scene.sentence(mention).lemmas[mention.head].lower() in table
        ):
            states = [
                other
                for other in scene.in_sentence[mention.sentence]
                if mention.first <= other.first
                and other.last < mention.head
                and other.type == EntityType.COUNTRY
            ]
            if len(states) == 1 and key_of(states[0]):
                yield Coreference(mention.id, states[0].id, By(table.id, SCORES["table"]))


def country_link(scene: Scene, nominal: Mention) -> Coreference | None:
    """Link "the country" to the state named last, be it by its capital, if the page names it at all."""
    sentence = scene.sentence(nominal)
    barred = subject_of_clause(sentence, nominal.head)
    states = [
        other
        for other in scene.before(nominal, 2)
        if state_key(other) and other.head != barred and not nominal.first <= other.first <= nominal.last
    ]
    found = next(
        (
            other
            for other in states
            if not is_adjective(other)
            and not (other.sentence == nominal.sentence and is_inner(sentence, other.head))
        ),
        states[0] if states else None,
    )
    state = found and state_of(scene, found)
    if not state:
        return None
    return Coreference(nominal.id, state.id, By("coreference.country/1", SCORES["country"]))


def state_key(mention: Mention) -> str | None:
    """The key of the state that a mention names, or whose capital it names."""
    if mention.type not in {EntityType.COUNTRY, EntityType.PLACE}:
        return None
    keys = (candidate.key for candidate in mention.candidates)
    return next((key for key in keys if key.startswith("country/")), None)


def state_of(scene: Scene, mention: Mention) -> Mention | None:
    """The mention of a state; of a capital the first of its state."""
    if mention.type == EntityType.COUNTRY:
        return mention
    key = state_key(mention)
    return next((other for other in scene.mentions if key_of(other) == key), None)


def subject_of_clause(sentence: Sentence, token: int) -> int | None:
    """The subject of the clause that a token stands in."""
    for verb in sentence.ancestors(token):
        if sentence.poses[verb] in {"VERB", "AUX"}:
            return next(iter(sentence.children(verb, "nsubj", "nsubjpass")), None)
    return None


def body_link(scene: Scene, nominal: Mention) -> Coreference | None:
    """Link "the court" to the last name that ends in Court."""
    noun = scene.sentence(nominal).lemmas[nominal.head].lower()
    names = [
        other
        for other in scene.before(nominal, 30)
        if other.kind == MentionKind.NAME and other.type == EntityType.ORGANIZATION
    ]
    alike = (other for other in names if " " in other.name and noun in heads_of(scene, other))
    same = next(
        (other for other in alike if not is_elsewhere(scene, nominal, states_told(scene, other))), None
    )
    return Coreference(nominal.id, same.id, By("coreference.body/1", SCORES["body"])) if same else None


def heads_of(scene: Scene, name: Mention) -> frozenset[str]:
    """The words that may say what a name is: its last, and the head of what stands before "of"."""
    return frozenset((words_of(name)[-1], scene.sentence(name).lowers[name.head]))


def company_link(scene: Scene, nominal: Mention, chains: Chains, pack: Pack) -> Coreference | None:
    """Link "the company" to the company that the last sentences speak of most."""
    rule = pack["en.mentions.company"]
    undescribed = is_undescribed(scene.sentence(nominal), nominal.head)
    if office_of(scene, nominal).noun not in rule or not undescribed or is_introduced(scene, nominal, chains):
        return None
    names = [
        other
        for other in scene.before(nominal, 4)
        if other.kind == MentionKind.NAME and other.type == EntityType.ORGANIZATION and not other.candidates
    ]
    best = max(
        names,
        key=lambda other: (
            other.sentence
            - nominal.sentence
            + KIND["subject"] * scene.is_subject(other)
            + min(KIND["most"], KIND["named"] * chains.size(other.id)),
            other.span.start,
        ),
        default=None,
    )
    return Coreference(nominal.id, best.id, By(rule.id, SCORES["kind"])) if best else None


def is_introduced(scene: Scene, nominal: Mention, chains: Chains) -> bool:
    """Whether the text has brought in another of a noun by that noun, and named it nowhere: "a firm", "his firm"."""
    noun = scene.sentence(nominal).lemmas[nominal.head].lower()
    alike = (
        other
        for other in scene.before(nominal, 30)
        if other.kind == MentionKind.NOMINAL
        and not is_one(scene, other)
        and scene.sentence(other).lemmas[other.head].lower() == noun
        and scene.sentence(other).tags[other.head] == scene.sentence(nominal).tags[nominal.head]
    )
    named = {chains.leader(name.id) for name in scene.names}
    return any(chains.leader(other.id) not in named for other in alike)
