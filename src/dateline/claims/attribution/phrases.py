"""Draft attributions by fixed phrases and signs: "according to", "rumour has it", colons, captions."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.attribution.cues import Draft, Lexicon, below, verb_group
from dateline.claims.attribution.sources import agent_of, owner_of, source_phrase, speaker_of_verb
from dateline.model import Sentence, Token, Zone
from dateline.shapes.shapes import shape, shape_part

ACCORDING = "en.cue.phrase.according/1"
TITLE = 6
"""A speaker before a colon or behind a dash has fewer words than this."""

LONG = frozenset({"–", "—", "--"})
DASHES = LONG | {"-"}
LOOSE = frozenset({"ADP", "SCONJ", "PRON", "ADV"})
PEOPLE, STATES = frozenset({"PERSON"}), frozenset({"GPE", "NORP"})
PLACES = PEOPLE | STATES | {"ORG"}

according_to = shape_part("en.shape.according_to")
clause_around = shape_part("en.shape.clause_around")
is_given = shape("en.shape.given_picture")


def draft_phrases(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions of a sentence that no verb, noun, adjective or adverb of speech carries."""
    for token, word in enumerate(sentence.lowers):
        if word == "according":
            yield from draft_according(sentence, token)
        elif word in lexicon.views:
            yield from draft_view(sentence, token, lexicon)
        elif word == "it":
            yield from draft_it(sentence, token, lexicon)
    yield from draft_caption(sentence, lexicon)
    yield from draft_title(sentence, lexicon)
    yield from draft_tag(sentence, lexicon)


def draft_according(sentence: Sentence, token: int) -> Iterator[Draft]:
    """The clause beside "according to"."""
    speaker = according_to(sentence, token)
    if speaker is None:
        return
    to = sentence.heads[speaker]
    phrase = set(sentence.subtree(token)) | set(sentence.subtree(to))
    source = source_phrase(sentence, speaker, (token, to))
    head = sentence.root if ends_with(sentence, token, phrase) else clause_head(sentence, token)
    content = below(sentence, [head]) - phrase
    if content:
        yield Draft(
            sentence.number,
            "say",
            ACCORDING,
            token,
            (token, to),
            speaker,
            source,
            tuple(sorted(content)),
        )


def ends_with(sentence: Sentence, token: int, phrase: set[int]) -> bool:
    """Whether a phrase ends its sentence behind a comma, so that all of the sentence stands beside it."""
    last = max((each for each in range(len(sentence)) if sentence.poses[each] != "PUNCT"), default=0)
    return last in phrase and sentence.words[min(phrase) - 1] == "," and token == min(phrase)


def clause_head(sentence: Sentence, token: int) -> int:
    """The verb of the main or complement clause around a token, or the root."""
    verb = clause_around(sentence, token)
    return sentence.root if verb is None else verb


def draft_view(sentence: Sentence, noun: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The clause beside "in the words of X" or "by his own account"."""
    if not is_view(Token(sentence, noun), lexicon):
        return
    prep = sentence.heads[noun]
    of = next((kid for kid in sentence.children(noun, "prep") if sentence.lowers[kid] == "of"), None)
    speaker = owner_of(sentence, noun) if of is None else agent_of(sentence, noun, "of")
    if speaker is None or not set_off(sentence, prep):
        return
    phrase = set(sentence.subtree(prep))
    cue = (noun,) if of is None else tuple(token for token in range(prep, of + 1) if token in phrase)
    content = below(sentence, [clause_head(sentence, prep)]) - phrase
    source = source_phrase(sentence, speaker, cue)
    if content:
        yield Draft(
            sentence.number,
            "believe",
            "en.cue.phrase.view/1",
            noun,
            cue,
            speaker,
            source,
            tuple(sorted(content)),
        )


def is_view(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is the "words" of "in the words of X", in a clause."""
    preposition = noun.head
    return preposition.lower in lexicon.views[noun.lower].split() and preposition.head.pos in {"VERB", "AUX"}


def set_off(sentence: Sentence, phrase: int) -> bool:
    """Whether a phrase opens its sentence or stands behind a comma."""
    first = sentence.edges[phrase][0]
    return all(sentence.poses[token] == "PUNCT" for token in range(first)) or sentence.words[first - 1] == ","


def draft_it(sentence: Sentence, it: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The clause of "rumour has it that", "let it be known that" or "made it clear that"."""
    verb = sentence.heads[it]
    if sentence.deps[it] == "dobj" and sentence.lemmas[verb] == "have":
        yield from draft_tale(sentence, it, verb, lexicon)
    elif made_known(sentence, verb, lexicon) and sentence.heads[verb] < it < verb:
        yield from draft_known(sentence, verb)


def draft_tale(sentence: Sentence, it: int, has: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The clause of "rumour has it that"."""
    subjects = sentence.children(has, "nsubj")
    content = below(sentence, sentence.children(has, "ccomp"))
    if content and subjects and sentence.lowers[subjects[0]] in lexicon.tales:
        yield Draft(
            sentence.number,
            "hearsay",
            "en.cue.phrase.tale/1",
            has,
            tuple(range(subjects[0], it + 1)),
            None,
            (),
            tuple(sorted(content)),
        )


def draft_known(sentence: Sentence, verb: int) -> Iterator[Draft]:
    """The clause of "let it be known that"."""
    maker = sentence.heads[verb]
    clauses = [
        kid
        for kid in sentence.children(verb, "ccomp", "advcl")
        if kid > verb and sentence.children(kid, "nsubj", "nsubjpass", "expl")
    ]
    content, speaker = below(sentence, clauses), speaker_of_verb(sentence, maker)
    if content and speaker is not None:
        cue = tuple(sorted({*verb_group(sentence, maker), *range(maker, verb + 1)}))
        source = source_phrase(sentence, speaker, (*cue, *content))
        yield Draft(
            sentence.number,
            "say",
            "en.cue.phrase.known/1",
            verb,
            cue,
            speaker,
            source,
            tuple(sorted(content - set(source))),
        )


def made_known(sentence: Sentence, word: int, lexicon: Lexicon) -> bool:
    """Whether a word is the "known" of "let it be known"."""
    token = Token(sentence, word)
    return token.lower in lexicon.known and token.head.lemma in {"let", "make"}


def draft_caption(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """What a picture shows by "In this photo released by X, …"."""
    if sentence.lowers[0] != "in" or sentence.deps[0] != "prep":
        return
    picture = next(iter(sentence.children(0, "pobj")), None)
    if picture is None or sentence.lowers[picture] not in lexicon.pictures or not is_given(sentence, picture):
        return
    comma = next(
        (
            token
            for token in range(picture, len(sentence) - 1)
            if sentence.words[token] == "," and sentence.poses[token + 1] != "NUM"
        ),
        None,
    )
    if comma is not None and acts(sentence, comma, len(sentence)):
        yield Draft(
            sentence.number,
            "show",
            "en.cue.phrase.caption/1",
            None,
            (0,),
            picture,
            tuple(range(1, comma)),
            tuple(range(comma + 1, len(sentence))),
        )


def draft_title(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """Titles of the form "Minister: road stays shut" or "Road stays shut – minister"."""
    words = [token for token in range(len(sentence)) if sentence.words[token] not in {".", "?", "!"}]
    if len(words) < 4:
        return
    end = words[-1] + 1
    colon = next((token for token in range(1, min(end - 2, TITLE)) if sentence.words[token] == ":"), None)
    if colon is not None:
        if speaks_before(sentence, colon, end, lexicon):
            yield title(sentence, (0, colon), (colon + 1, end), "en.cue.phrase.colon/1")
        return
    behind = range(end - 2, max(end - TITLE, 2), -1)
    dash = next((token for token in behind if parts_title(sentence, token, end)), None)
    if dash is not None and speaks_behind(sentence, dash, end, lexicon):
        yield title(sentence, (dash + 1, end), (0, dash), "en.cue.phrase.dash/1")


def is_headline(sentence: Sentence, end: int) -> bool:
    """Whether a line whose words end at `end` is a headline, or written like one, without a full stop."""
    return sentence.zone == Zone.HEADLINE or end == len(sentence)


def parts_title(sentence: Sentence, token: int, end: int) -> bool:
    """Whether a dash, or in headlines a colon, parts a line in two."""
    return is_dash(sentence, token) or (sentence.words[token] == ":" and is_headline(sentence, end))


def speaks_before(sentence: Sentence, colon: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a speaker stands before a colon, and what he says behind it."""
    headline = is_headline(sentence, end)
    if is_label(sentence, colon - 1, lexicon) or (not headline and not acts(sentence, colon + 1, end)):
        return False
    return is_speaker(sentence, 0, colon, lexicon.speakers) or is_name(
        sentence, 0, colon, PLACES if headline else PEOPLE
    )


def is_label(sentence: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Whether the word before a colon ends the label of a caption: "Proud: …", or what it belongs to: "Photo: …"."""
    return sentence.zone == Zone.CAPTION or sentence.lowers[last] in lexicon.pictures


def speaks_behind(sentence: Sentence, dash: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a speaker stands behind a dash, and what he says before it."""
    if not acts(sentence, 0, dash):
        return False
    if not is_headline(sentence, end):
        return is_speaker(sentence, dash + 1, end, lexicon.bodies)
    return is_speaker(sentence, dash + 1, end, lexicon.speakers) or is_name(sentence, dash + 1, end, STATES)


def draft_tag(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """Titles of the form "Road shut, officials say", where the parser has not seen a verb of saying."""
    verb = len(sentence) - 1
    kind = lexicon.tags.get(sentence.lowers[verb])
    comma = next(
        (token for token in range(verb - 2, max(verb - TITLE, 0), -1) if sentence.words[token] == ","), None
    )
    if (
        kind is None
        or comma is None
        or sentence.children(verb, "ccomp", "dobj")
        or sentence.deps[verb] == "parataxis"
    ):
        return
    if is_speaker(sentence, comma + 1, verb, lexicon.speakers) or is_name(sentence, comma + 1, verb, PLACES):
        yield Draft(
            sentence.number,
            kind,
            "en.cue.phrase.tag/1",
            verb,
            (verb,),
            verb - 1,
            tuple(range(comma + 1, verb)),
            tuple(range(comma)),
        )


def title(sentence: Sentence, source: tuple[int, int], content: tuple[int, int], rule: str) -> Draft:
    """A draft without a cue, from the tokens of its source and of its content."""
    return Draft(
        sentence.number, "say", rule, None, (), source[1] - 1, tuple(range(*source)), tuple(range(*content))
    )


def is_dash(sentence: Sentence, token: int) -> bool:
    """Whether a token is a dash between words, and no hyphen in one."""
    if sentence.words[token] not in DASHES:
        return False
    return sentence.words[token] in LONG or (
        sentence.ends[token - 1] < sentence.starts[token]
        and sentence.ends[token] < sentence.starts[token + 1]
    )


def acts(sentence: Sentence, first: int, end: int) -> bool:
    """Whether something happens in tokens."""
    return any(pos in {"VERB", "AUX"} for pos in sentence.poses[first:end])


def is_speaker(sentence: Sentence, first: int, end: int, nouns: frozenset[str]) -> bool:
    """Whether tokens are nothing but a phrase that ends in one of some nouns: "the navy's spokesman"."""
    if acts(sentence, first, end - 1) or not LOOSE.isdisjoint(sentence.poses[first:end]):
        return False
    return sentence.lemmas[end - 1].lower() in nouns or sentence.lowers[end - 1] in nouns


def is_name(sentence: Sentence, first: int, end: int, kinds: frozenset[str]) -> bool:
    """Whether tokens are nothing but a name of one of some kinds of entities."""
    if (
        acts(sentence, first, end)
        or not LOOSE.isdisjoint(sentence.poses[first:end])
        or "ADJ" in sentence.poses[first:end]
    ):
        return False
    return sentence.ents[end - 1][2:] in kinds
