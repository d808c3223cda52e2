"""Draft the attributions that nouns of speech and thought carry, by what hangs on them or on their verb."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.attribution.complements import Complement, is_dated, preposition
from dateline.claims.attribution.cues import Cue, Draft, Lexicon, below, verb_group
from dateline.claims.attribution.sources import agent_of, owner_of, source_phrase
from dateline.claims.grammar import is_infinitive
from dateline.model import Sentence, Token
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

OWNED = frozenset({"plan", "promise", "believe", "hope", "praise"})
"""Kinds of nouns that are no attribution unless somebody owns them ("the plan to …")."""
OCCASION = word_list("en.attribution.before_noun_of_speech")
CLAUSE_OPENERS = word_list("en.attribution.clause_openers")

is_denied = shape("en.shape.no_such")
is_raised = shape("en.shape.raised_noun")
is_content = shape("en.shape.noun_content")


def draft_noun(sentence: Sentence, noun: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The attribution of a noun of speech or thought.

    By the clause or phrase that hangs on it, or on the verb that says it spreads.
    """
    if is_denied(sentence, noun):
        return
    for cue in lexicon.nouns.get(sentence.lemmas[noun], ()):
        content, extra = noun_content(sentence, noun, cue, lexicon)
        if content:
            speaker = owner_of(sentence, noun)
            if speaker is not None or cue.kind not in OWNED:
                yield named_draft(sentence, noun, cue, speaker=speaker, content=content, extra=extra)
            return
        content, extra = spread_content(sentence, noun, cue, lexicon)
        if content:
            yield named_draft(
                sentence,
                noun,
                cue,
                speaker=agent_of(sentence, sentence.heads[noun]),
                content=content,
                extra=extra,
                also=("en.cue.phrase.spread/1",),
            )
            return
        if cue.kind == "deny" and (owner := owner_of(sentence, noun)) is not None:
            yield bare_denial(sentence, noun, cue, owner)
            return


def bare_denial(sentence: Sentence, noun: int, cue: Cue, owner: int) -> Draft:
    """A denial that does not say of what, as "HIS denial was brief": its own word is what stands for it."""
    source = source_phrase(sentence, owner, (noun,))
    return Draft(sentence.number, cue.kind, cue.rule, None, (), owner, source, (noun,))


def named_draft(
    sentence: Sentence,
    noun: int,
    cue: Cue,
    *,
    speaker: int | None,
    content: set[int],
    extra: tuple[int, ...],
    also: tuple[str, ...] = (),
) -> Draft:
    """A draft from a noun, its owner and its content."""
    source = (
        source_phrase(sentence, speaker, (noun, *sorted(content)))
        if speaker is not None and speaker not in content
        else ()
    )
    return Draft(
        sentence.number,
        cue.kind,
        cue.rule,
        noun,
        tuple(sorted({noun, *extra})),
        speaker,
        source,
        tuple(sorted(content - set(source))),
        also=also,
    )


def noun_content(
    sentence: Sentence, noun: int, cue: Cue, lexicon: Lexicon
) -> tuple[set[int], tuple[int, ...]]:
    """The clause, infinitive or phrase under a noun, and the preposition that joins the cue."""
    for frame in cue.frames:
        if frame in {"that", "to"}:
            clauses = [
                kid
                for kid in sentence.children(noun, "acl", "ccomp", "relcl", "xcomp")
                if kid > noun and noun_clause(sentence, kid, frame)
            ]
            content = below(sentence, clauses) or (stray_clause(sentence, noun) if frame == "that" else set())
            if content:
                return content, ()
        else:
            found = preposition(frame)(sentence, noun, lexicon)
            if isinstance(found, Complement):
                return set(found.content), found.cue
    return set(), ()


def spread_content(
    sentence: Sentence, noun: int, cue: Cue, lexicon: Lexicon
) -> tuple[set[int], tuple[int, ...]]:
    """What a fear or question is about that grows or is raised.

    The clause or phrase under that verb, and the words from the noun to it.
    """
    if not is_spread(sentence, noun, lexicon):
        return set(), ()
    verb = sentence.heads[noun]
    behind = [kid for kid in sentence.children(verb, "ccomp") if kid > verb and "that" in cue.frames]
    clauses = [kid for kid in behind if noun_clause(sentence, kid, "that")]
    if clauses:
        return below(sentence, clauses), verb_group(sentence, verb)
    return spread_phrase(sentence, verb, cue)


def spread_phrase(sentence: Sentence, verb: int, cue: Cue) -> tuple[set[int], tuple[int, ...]]:
    """What stands behind the first preposition of a cue that hangs on the verb behind it."""
    preps = (kid for kid in sentence.children(verb, "prep") if kid > verb)
    prep = next((kid for kid in preps if sentence.lowers[kid] in cue.frames), None)
    if prep is None or is_dated(sentence, prep):
        return set(), ()
    return below(sentence, sentence.children(prep, "pobj", "pcomp")), (*verb_group(sentence, verb), prep)


def is_spread(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether what a noun names is raised, or grows."""
    if is_raised(sentence, noun):
        return True
    token = Token(sentence, noun)
    return token.dep == "nsubj" and token.head.lemma in lexicon.spread


def noun_clause(sentence: Sentence, verb: int, frame: str) -> bool:
    """Whether the clause under a noun is its content: "the claim that …", "the plan to …"."""
    return is_infinitive(sentence, verb) if frame == "to" else is_content(sentence, verb)


def stray_clause(sentence: Sentence, noun: int) -> set[int]:
    """The clause right behind a noun without "that", hung elsewhere: "amid suspicion Moscow is arming"."""
    after = noun + 1
    if noun == 0 or sentence.lowers[noun - 1] not in OCCASION or not opens_clause(sentence, after):
        return set()
    for token in range(after + 1, min(after + 8, len(sentence))):
        if sentence.poses[token] == "PUNCT" or sentence.lowers[token] in CLAUSE_OPENERS:
            return set()
        if sentence.tags[token] in {"VBZ", "VBP", "VBD", "MD"}:
            return clause_from(sentence, after, token)
    return set()


def opens_clause(sentence: Sentence, token: int) -> bool:
    """Whether a token can begin the subject of a clause."""
    if token >= len(sentence) or sentence.tags[token] in {"WDT", "WP"}:
        return False
    return sentence.poses[token] in {"PROPN", "PRON", "DET", "ADJ"}


def clause_from(sentence: Sentence, first: int, finite: int) -> set[int]:
    """The tokens from the first of a clause to the last below its finite verb, but for a sign at its end."""
    verb = sentence.heads[finite] if sentence.deps[finite] in {"aux", "auxpass"} else finite
    last = sentence.edges[verb][1]
    tokens = range(first, max(last, finite) + 1)
    return {token for token in tokens if sentence.poses[token] != "PUNCT" or token < last}
