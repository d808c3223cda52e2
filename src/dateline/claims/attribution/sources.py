"""Who is the source of a cue: its subject, agent or owner, and the mentions that this phrase names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from dateline.claims.attribution.cues import is_passive
from dateline.model import EntityType, Mention, MentionKind, Sentence, Token
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list

OWNING = frozenset({"GPE", "NORP", "ORG"})
"""Kinds of names that make a claim as its owner does."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
"""Relations through which a verb has the subject of its governor."""

WRITINGS = word_list("en.attribution.writings")
PAPERS = word_list("en.attribution.papers")
MAKING = word_list("en.attribution.making_prepositions")
TOPICS = word_list("en.attribution.topic_prepositions")
BLAMING = word_list("en.attribution.blaming_prepositions")

is_determined = shape("en.shape.determined")
stray_agent = shape_part("en.shape.stray_agent")
carrying_verb = shape_part("en.shape.light_object")
antecedent = shape_part("en.shape.antecedent")


def speaker_of_verb(sentence: Sentence, verb: int) -> int | None:
    """The head of the phrase that says `verb`: agent of a passive, subject, or its governor's."""
    if is_passive(sentence, verb):
        agent = agent_of(sentence, verb)
        return stray_agent(sentence, verb) if agent is None else agent
    own = sentence.children(verb, "nsubj")
    if own:
        return own[0]
    busy = next(
        (kid for kid in sentence.children(verb, "ccomp") if is_busy_speaker(sentence, verb, kid)), None
    )
    return shared_subject(sentence, verb) if busy is None else sentence.children(busy, "nsubj")[0]


def is_busy_speaker(sentence: Sentence, verb: int, clause: int) -> bool:
    """Whether a clause is a speaker behind a verb of speech: "“…,” said Oll pointing at the shelves"."""
    if (
        clause < verb
        or not verb
        or sentence.words[verb - 1] not in {'"', "'", "''", ","}
        or sentence.tags[clause] != "VBG"
        or sentence.children(clause, "aux")
    ):
        return False
    return any(sentence.edges[subject][0] == verb + 1 for subject in sentence.children(clause, "nsubj"))


def agent_of(sentence: Sentence, token: int, *prepositions: str) -> int | None:
    """The object of "by" (or of other `prepositions`) under a token."""
    wanted = prepositions or ("by",)
    for kid in sentence.children(token, "agent", "prep"):
        if sentence.lowers[kid] in wanted:
            return next(iter(sentence.children(kid, "pobj")), None)
    return None


def shared_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of the nearest governor of a verb without one; the noun that a participle describes."""
    token = verb
    while sentence.deps[token] in SHARING and sentence.heads[token] != token:
        subject = subject_above(sentence, token)
        if subject is not None:
            return subject
        token = sentence.heads[token]
    return described_by(sentence, token, verb)


def subject_above(sentence: Sentence, token: int) -> int | None:
    """The subject of a token's governor; its object where one is blamed for something."""
    dep, head = sentence.deps[token], sentence.heads[token]
    objects, subjects = sentence.children(head, "dobj"), sentence.children(head, *SUBJECTS)
    if dep == "prep" and sentence.lowers[token] in BLAMING and (objects or sentence.deps[head] == "dobj"):
        return objects[0] if objects else head
    return subjects[0] if subjects and not (dep == "xcomp" and objects) else None


def described_by(sentence: Sentence, participle: int, verb: int) -> int | None:
    """The noun that a present participle describes, or who owns it when it is speech.

    As in "issued a statement saying".
    """
    clause = Token(sentence, participle)
    noun = clause.head
    if clause.dep != "acl" or sentence.tags[verb] != "VBG" or noun.pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    owner = owner_of(sentence, noun.index)
    return noun.index if owner is None else owner


def owner_of(sentence: Sentence, noun: int) -> int | None:
    """Who makes the claim that a noun names: its possessor, its "by" or "from" phrase.

    Or the subject of a light verb ("made the claim").
    """
    owners = sentence.children(noun, "poss")
    if owners:
        return owners[0]
    agent = agent_of(sentence, noun, "by", "from")
    if agent is not None:
        return agent
    verb = carrying_verb(sentence, noun)
    speaker = None if verb is None else speaker_of_verb(sentence, verb)
    return speaker if speaker is not None else named_before(sentence, noun)


def named_before(sentence: Sentence, noun: int) -> int | None:
    """The state or organization right before a noun of speech: "U.S. accusations", "ISRAELI claims"."""
    named = noun > 0 and sentence.ents[noun - 1][2:] in OWNING
    describes = (
        named and sentence.heads[noun - 1] == noun and sentence.deps[noun - 1] in {"compound", "nmod", "amod"}
    )
    return noun - 1 if describes else None


def source_phrase(sentence: Sentence, speaker: int, outside: Sequence[int]) -> tuple[int, ...]:
    """The tokens of the source phrase: the subtree of its head, cut off at gaps of other words.

    Without what belongs to the cue and its content.
    """
    barred = set(outside)
    tokens = [token for token in sentence.subtree(speaker) if token not in barred]
    return tuple(around(tokens, speaker))


def around(tokens: Sequence[int], center: int) -> list[int]:
    """The unbroken run of `tokens` that holds `center`."""
    members = set(tokens)
    first = last = center
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return list(range(first, last + 1))


def named_sources(
    sentence: Sentence, speaker: int, mentions: Mapping[int, Mention], bodies: frozenset[str]
) -> tuple[str, ...]:
    """Ids of the mentions that a source phrase names: those of its head, conjuncts and appositions.

    Officials stand for their body, too.

    `mentions` holds the sentence's mentions by head token.
    """
    found: list[str] = []
    todo = [speaker]
    while todo:
        token = todo.pop(0)
        todo.extend(joined(sentence, token, mentions))
        mention = named(sentence, token, mentions) or relative(sentence, token, mentions)
        if mention and sentence.lowers[mention.head] not in WRITINGS:
            found.append(mention.id)
        if mention is None or mention.kind != MentionKind.NAME:
            found.extend(other.id for other in bodies_of(sentence, token, mentions, bodies))
    return tuple(dict.fromkeys(found))


def joined(sentence: Sentence, token: int, mentions: Mapping[int, Mention]) -> list[int]:
    """What is coordinated with a source or its appositions: no offices of one person."""
    mention = mentions.get(token)
    one = mention and mention.kind == MentionKind.NAME and mention.type == EntityType.PERSON
    heads = (token,) if one else (token, *sentence.children(token, "appos"))
    return [kid for kid in sentence.children_of(heads, "conj") if not is_office(sentence, kid, mentions)]


def is_office(sentence: Sentence, token: int, mentions: Mapping[int, Mention]) -> bool:
    """Whether a conjunct is an office of the name before it: one person, without an article ("…, sea ANALYST")."""
    mention = mentions.get(token)
    person = mention and mention.kind == MentionKind.NOMINAL and mention.type == EntityType.PERSON
    return bool(person) and sentence.tags[token] == "NN" and not is_determined(sentence, token)


def named(sentence: Sentence, token: int, mentions: Mapping[int, Mention]) -> Mention | None:
    """The mention whose head is `token`, or the name that stands in apposition to it."""
    mention = mentions.get(token)
    if mention and mention.kind == MentionKind.NAME:
        return mention
    names = [
        mentions[kid]
        for kid in sentence.children(token, "appos")
        if kid in mentions and mentions[kid].kind == MentionKind.NAME
    ]
    return names[0] if names else mention


def relative(sentence: Sentence, pronoun: int, mentions: Mapping[int, Mention]) -> Mention | None:
    """The mention that a relative pronoun stands for; `None` for other words."""
    noun = antecedent(sentence, pronoun)
    return None if noun is None else named(sentence, noun, mentions)


def bodies_of(
    sentence: Sentence, token: int, mentions: Mapping[int, Mention], bodies: frozenset[str]
) -> list[Mention]:
    """The names for which officials and documents speak: "Authorities from A and B", "A's ministry".

    And "a photo released by A", "a spokesman for the government of A".
    """
    found: list[Mention] = []
    todo, seen = [token], {token}
    while todo:
        body = todo.pop(0)
        if sentence.lemmas[body].lower() not in bodies and sentence.lowers[body] not in bodies:
            continue
        for member in owners_of(sentence, body, mentions):
            if member in mentions and mentions[member].kind == MentionKind.NAME:
                found.append(mentions[member])
            elif member not in seen:
                seen.add(member)
                todo.append(member)
    return found


def owners_of(sentence: Sentence, token: int, mentions: Mapping[int, Mention]) -> list[int]:
    """The heads of what a noun belongs to or comes from, with what is coordinated with them.

    Not of what it is about, and of papers and pictures only those who made them: "British media" is no state.
    """
    made = sentence.lowers[token] in PAPERS
    inside = [
        kid
        for kid in sentence.children(token, "prep", "poss", "amod", "compound", "nmod", "acl")
        if kid not in mentions
    ]
    direct = [kid for kid in sentence.children(token, "poss", "amod", "compound", "nmod") if kid in mentions]
    named = [kid for kid in direct if not (made and is_origin(sentence, kid, mentions[kid]))]
    phrases = chain.from_iterable((kid, *sentence.children(kid, "agent", "prep")) for kid in inside)
    own = (kid for kid in phrases if is_ownership(sentence, kid, made=made))
    firsts = (*named, *sentence.children_of(own, "pobj"))
    return list(chain.from_iterable((first, *conjuncts(sentence, first)) for first in firsts))


def is_origin(sentence: Sentence, token: int, mention: Mention) -> bool:
    """Whether a token before a noun says only from which state it is ("BRITISH media")."""
    return mention.type == EntityType.COUNTRY and sentence.deps[token] != "poss"


def is_ownership(sentence: Sentence, preposition: int, *, made: bool) -> bool:
    """Whether a preposition names to whom something belongs; for what is made, who made it."""
    word = sentence.lowers[preposition]
    return word in MAKING if made else word not in TOPICS


def conjuncts(sentence: Sentence, token: int) -> list[int]:
    """The tokens coordinated with `token`, left to right."""
    found: list[int] = []
    todo = list(sentence.children(token, "conj"))
    while todo:
        kid = todo.pop(0)
        found.append(kid)
        todo.extend(sentence.children(kid, "conj"))
    return found
