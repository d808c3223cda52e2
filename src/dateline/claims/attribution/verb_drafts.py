"""Draft the attributions that verbs carry: who says what with them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.attribution.complements import Complement, complement_of
from dateline.claims.attribution.cues import Cue, Draft, Lexicon, below, is_passive, verb_group
from dateline.claims.attribution.denied_claims import draft_relative
from dateline.claims.attribution.phrases import made_known
from dateline.claims.attribution.sources import agent_of, source_phrase, speaker_of_verb
from dateline.claims.grammar import names_of
from dateline.model import Sentence
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list

AS_KINDS = frozenset({"say", "confirm", "claim"})
SPEAKERS = word_list("en.grammar.speech_participants")

quotes_saying = shape("en.shape.quoted_as")
convinced = shape_part("en.shape.convinced")


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
