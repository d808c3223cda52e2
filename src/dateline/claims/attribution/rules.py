"""Draft the attributions of one sentence: by verbs, nouns, adjectives, adverbs and fixed phrases."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.attribution.complements import Complement, complement_of, is_dated, preposition
from dateline.claims.attribution.cues import Cue, Draft, Lexicon, below, is_passive, verb_group
from dateline.claims.attribution.denied_claims import draft_relative
from dateline.claims.attribution.phrases import draft_phrases, made_known
from dateline.claims.attribution.sources import agent_of, owner_of, source_phrase, speaker_of_verb
from dateline.claims.grammar import is_infinitive, names_of
from dateline.model import Sentence
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list

OWNED = frozenset({"plan", "promise", "believe", "hope", "praise"})
"""Kinds of nouns that are no attribution unless somebody owns them ("the plan to …")."""

AS_KINDS = frozenset({"say", "confirm", "claim"})
SPEAKERS = word_list("en.grammar.speech_participants")
OCCASION = word_list("en.attribution.before_noun_of_speech")
CLAUSE_OPENERS = word_list("en.attribution.clause_openers")

quotes_saying = shape("en.shape.quoted_as")
convinced = shape_part("en.shape.convinced")
is_denied = shape("en.shape.no_such")
is_raised = shape("en.shape.raised_noun")
is_content = shape("en.shape.noun_content")


def draft_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions of a sentence, in the order of their cues; `quotes` drafts those by marks alone."""
    for token, pos in enumerate(sentence.poses):
        if pos == "VERB" or (pos == "AUX" and sentence.lemmas[token] in lexicon.verbs):
            yield from draft_verb(sentence, token, lexicon)
        elif pos == "NOUN":
            yield from draft_noun(sentence, token, lexicon)
        elif pos == "ADJ":
            yield from draft_adjective(sentence, token, lexicon)
        elif pos == "ADV":
            yield from draft_adverb(sentence, token, lexicon)
    yield from draft_phrases(sentence, lexicon)


def senses(sentence: Sentence, verb: int, lexicon: Lexicon) -> tuple[Cue, ...]:
    """The cues that a verb can be, its particle first."""
    lemma = sentence.lemmas[verb].lower()
    for kid in sentence.children(verb, "prt", "advmod", "prep", "dobj"):
        if kid > verb and (lemma, sentence.lowers[kid]) in lexicon.particles:
            return lexicon.particles[lemma, sentence.lowers[kid]]
    return next((lexicon.verbs[name] for name in names_of(sentence, verb) if name in lexicon.verbs), ())


def draft_verb(sentence: Sentence, verb: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The attribution of a verb in the first of its senses that finds its content."""
    yield from draft_relative(sentence, verb, lexicon)
    if made_known(sentence, verb, lexicon) or quotes_saying(sentence, verb):
        return
    if convinced := draft_convinced(sentence, verb, lexicon):
        yield convinced
        return
    for cue in senses(sentence, verb, lexicon):
        if is_out_of_place(sentence, verb, cue, lexicon):
            continue
        found = said_as(sentence, verb, cue) or complement_of(sentence, verb, cue, lexicon)
        if found:
            made = draft(sentence, verb, cue, found)
            if speaks_for_itself(sentence, made):
                yield made
            return


def is_out_of_place(sentence: Sentence, verb: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb says nothing in this sense: shown by no picture or paper, or a denial of access."""
    if cue.kind == "show":
        return not medium_speaks(sentence, verb, lexicon)
    objects = sentence.children(verb, "dobj")
    return cue.kind == "deny" and any(sentence.lemmas[kid] in lexicon.access for kid in objects)


def draft_convinced(sentence: Sentence, verb: int, lexicon: Lexicon) -> Draft | None:
    """The attribution of "are convinced that", where the parser reads a passive."""
    cues = lexicon.adjectives.get(sentence.lowers[verb], ())
    subject = convinced(sentence, verb) if cues else None
    if subject is None:
        return None
    content = below(sentence, sentence.children(verb, "ccomp"))
    words = verb_group(sentence, verb)
    source = source_phrase(sentence, subject, (*words, *content))
    return Draft(
        sentence.number, cues[0].kind, cues[0].rule, verb, words, subject, source, tuple(sorted(content))
    )


def speaks_for_itself(sentence: Sentence, draft: Draft) -> bool:
    """Whether a verb's draft is an attribution: it has a source or is a passive, and no mere "I think"."""
    if draft.speaker is None:
        return draft.head is not None and (is_passive(sentence, draft.head) or draft.kind == "hearsay")
    return not is_hedge(sentence, draft)


def is_hedge(sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft is a mere "I think", "you know"."""
    return (
        draft.kind in {"believe", "hope", "plan", "expect"}
        and draft.speaker is not None
        and sentence.lowers[draft.speaker] in SPEAKERS
    )


def medium_speaks(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb is a picture or paper."""
    return sentence.has_child(verb, lexicon.media, "nsubj")


def said_as(sentence: Sentence, verb: int, cue: Cue) -> Complement | None:
    """The clause beside "as X said" or "as confirmed by X"."""
    marks = [kid for kid in sentence.children(verb, "mark", "advmod") if sentence.lowers[kid] == "as"]
    if (
        not marks
        or cue.kind not in AS_KINDS
        or sentence.deps[verb] not in {"advcl", "ccomp", "prep", "pcomp"}
        or set(sentence.children(verb, "dobj", "ccomp", "nsubjpass")) - set(idiom(sentence, verb))
    ):
        return None
    main = below(sentence, [sentence.heads[verb]]) - set(sentence.subtree(verb))
    joined = (marks[0],) if is_passive(sentence, verb) else ()
    return Complement(frozenset(main), joined, ("en.cue.phrase.as/1",)) if main else None


def draft(sentence: Sentence, verb: int, cue: Cue, found: Complement) -> Draft:
    """A draft from a verb and its content; the source never takes words of either."""
    words = tuple(
        sorted(
            {*verb_group(sentence, verb), *found.cue, *by_of_agent(sentence, verb), *idiom(sentence, verb)}
        )
    )
    content = found.content - set(words)
    speaker = (
        None
        if cue.kind == "hearsay" and agent_of(sentence, verb) is None
        else speaker_of_verb(sentence, verb)
    )
    source = (
        source_phrase(sentence, speaker, (*words, *own_content(content, speaker)))
        if speaker is not None
        else ()
    )
    also = (*found.also, *(("en.cue.speaker.medium/1",) if cue.kind == "show" else ()))
    return Draft(
        sentence.number,
        cue.kind,
        cue.rule,
        verb,
        words,
        speaker,
        source,
        tuple(sorted(content - set(source))),
        also=also,
    )


def by_of_agent(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The "by" of a passive belongs to its cue."""
    return sentence.children(verb, "agent") if is_passive(sentence, verb) else ()


def idiom(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The words that are one cue with a verb: "it" of "put it", "was quoted as" of "was quoted as saying"."""
    if sentence.lemmas[verb] == "put":
        return tuple(kid for kid in sentence.children(verb, "dobj") if sentence.lowers[kid] == "it")
    prep = sentence.heads[verb]
    quoting = sentence.heads[prep]
    if sentence.deps[verb] == "pcomp" and sentence.lowers[prep] == "as" and quotes_saying(sentence, quoting):
        return (*verb_group(sentence, quoting), prep)
    return ()


def own_content(content: frozenset[int], speaker: int | None) -> frozenset[int]:
    """The content as a bar to the source, unless the source stands inside it."""
    return frozenset() if speaker in content else content


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
    verb = sentence.heads[noun]
    if not is_spread(sentence, noun, lexicon):
        return set(), ()
    behind = [kid for kid in sentence.children(verb, "ccomp") if kid > verb and "that" in cue.frames]
    clauses = [kid for kid in behind if noun_clause(sentence, kid, "that")]
    if clauses:
        return below(sentence, clauses), verb_group(sentence, verb)
    preps = (kid for kid in sentence.children(verb, "prep") if kid > verb)
    prep = next((kid for kid in preps if sentence.lowers[kid] in cue.frames), None)
    if prep is None or is_dated(sentence, prep):
        return set(), ()
    return below(sentence, sentence.children(prep, "pobj", "pcomp")), (*verb_group(sentence, verb), prep)


def is_spread(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether what a noun names is raised, or grows."""
    if is_raised(sentence, noun):
        return True
    return sentence.deps[noun] == "nsubj" and sentence.lemmas[sentence.heads[noun]] in lexicon.spread


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


def draft_adjective(sentence: Sentence, adjective: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The attribution of "is sure that", "is willing to"."""
    be = sentence.heads[adjective]
    if sentence.deps[adjective] != "acomp":
        return
    for cue in lexicon.adjectives.get(sentence.lemmas[adjective], ()):
        found = complement_of(
            sentence,
            adjective,
            Cue(cue.kind, tuple(frame for frame in cue.frames if frame != "np"), cue.rule),
            lexicon,
        )
        speaker = speaker_of_verb(sentence, be)
        if found and speaker is not None:
            words = tuple(sorted({*verb_group(sentence, be), adjective, *found.cue}))
            source = source_phrase(sentence, speaker, (*words, *sorted(found.content)))
            yield Draft(
                sentence.number,
                cue.kind,
                cue.rule,
                adjective,
                words,
                speaker,
                source,
                tuple(sorted(found.content - set(source))),
            )
            return


def draft_adverb(sentence: Sentence, adverb: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The clause of "reportedly", told by nobody in particular."""
    cues = lexicon.adverbs.get(sentence.lowers[adverb])
    if not cues:
        return
    head = sentence.heads[adverb]
    members = set(sentence.subtree(head))
    if sentence.deps[head] in {"acl", "relcl"}:
        members |= described(sentence, min(adverb, sentence.edges[head][0]) - 1, sentence.heads[head])
    members.discard(adverb)
    yield Draft(
        sentence.number, cues[0].kind, cues[0].rule, adverb, (adverb,), None, (), tuple(sorted(members))
    )


def described(sentence: Sentence, last: int, noun: int) -> set[int]:
    """The nouns that a participle describes: those right before it, with their conjuncts and modifiers.

    Whatever the parser hangs it on.
    """
    token = last
    while token != noun and sentence.deps[token] in {"conj", "compound", "cc"}:
        token = sentence.heads[token]
    return {each for each in sentence.subtree(token) if each <= last}
