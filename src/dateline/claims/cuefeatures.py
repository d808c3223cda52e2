"""What tells whether a word is the cue of an attribution: the features of the learned cue model, as families that cross columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.claims.contexts import Context, likely_speaker
from dateline.claims.crossings import Families, Row, Table, named
from dateline.claims.cues import Lexicon, names_of
from dateline.model import Sentence

COMPLEMENTS = ("ccomp", "xcomp", "dobj", "acl", "advcl", "acomp", "attr", "oprd")
SMALL = frozenset({"prep", "prt", "aux", "auxpass", "neg", "advmod", "mark", "agent", "dative"})
LINKED = frozenset({"acomp", "attr", "prep"})
FUNCTIONAL = frozenset({"PUNCT", "ADP", "PART", "SCONJ"})


WORDS: Families = {
    # the word, its neighbours and its governor
    "l": ("lemma", "pos"),
    "w": ("word",),
    "p": ("pos", "tag"),
    "d": ("pos", "dep"),
    "ld": ("lemma", "dep"),
    "lt": ("lemma", "tag"),
    "w-": ("word before",),
    "w+": ("word behind",),
    "lw-": ("word before", "lemma"),
    "lw+": ("lemma", "word behind"),
    "t-": ("tag before", "tag"),
    "t+": ("tag", "tag behind"),
    "lt+": ("lemma", "tag behind"),
    "hl": ("governor", "dep"),
    "suf": ("ending", "pos"),
    "first": ("first", "pos"),
    "end": ("last word", "pos"),
    # what the rules and their lexicon make of the word, who would be its speaker, and which complements it has
    "r": ("rule",),
    "rl": ("rule", "lemma"),
    "rs": ("rule", "sourced"),
    "k": ("kind",),
    "kc": ("kind", "takes"),
    "kr": ("kind", "rule"),
    "c": ("pos", "takes"),
    "lc": ("lemma", "takes"),
    "sufc": ("long ending", "takes"),
    "s": ("pos", "speaker"),
    "sl": ("lemma", "speaker"),
    "sk": ("kind", "speaker"),
    "sr": ("rule", "speaker"),
    "sc": ("takes", "speaker", "pos"),
    "sw": ("speaker lemma",),
    "in": ("inside",),
    "inr": ("inside", "rule"),
    "inl": ("inside", "lemma"),
    "z": ("zone", "rule"),
    "zp": ("zone", "pos"),
    # quotation marks around the word
    "q": ("quoted", "quotes near", "kind"),
    "ql": ("lemma", "quotes near", "quoted"),
    "qa": ("any quotes", "pos"),
    "qs": ("quoted", "speaker"),
    # the object of the word, and the clause that completes it
    "o": ("object",),
    "lo": ("lemma", "object"),
    "op": ("lemma", "object class"),
    "ok": ("object known", "lemma"),
    "m": ("clause", "clause marks", "pos"),
    "lm": ("lemma", "clause marks"),
    "ct": ("clause tag", "clause", "pos"),
    "cl": ("clause lemma", "clause"),
    # what stands around a colon, a dash or a small word
    "f": ("small word", "at"),
    "fw": ("small word", "word before", "word behind"),
    "fz": ("small word", "zone", "near start"),
    "fq": ("small word", "quotes near", "quoted"),
    "fe": ("small word", "entity before", "quotes near"),
    "fv": ("small word", "told"),
}
"""What is known of a word that may carry a cue."""

KIDS: Families = {
    "kd": ("pos", "dep"),
    "kl": ("lemma", "dep", "behind"),
    "kw": ("dep", "small word", "pos"),
    "klw": ("lemma", "small word"),
    # what a form of "be" links its subject with
    "bl": ("be", "linked"),
    "bt": ("linked tag", "dep"),
}
"""What is known of each word that hangs on it."""

Columns = dict[str, str | None]


def cue_features(context: Context, number: int, token: int) -> list[str]:
    """The names of the features of one token of a sentence as the head of a cue."""
    words, kids, _ = cue_rows(context, [(number, token)])
    return [feature for names in (*named(WORDS, table_of(words)), *named(KIDS, table_of(kids))) for feature in names]


def table_of(rows: Sequence[Row]) -> Table:
    """Rows with the same columns as a table."""
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def cue_rows(context: Context, places: Iterable[tuple[int, int]]) -> tuple[list[Row], list[Row], list[int]]:
    """The columns of `WORDS` for words by sentence and token, those of `KIDS` for all that hang on them, and the row of the word that each of these hangs on."""
    words: list[Row] = []
    kids: list[Row] = []
    owners: list[int] = []
    for row, (number, token) in enumerate(places):
        words.append(cue_row(context, number, token))
        hanging = list(kid_rows(context.sentences[number], token))
        kids += hanging
        owners += [row] * len(hanging)
    return words, kids, owners


def cue_row(context: Context, number: int, token: int) -> Columns:
    """The columns of `WORDS` for one token of a sentence."""
    sentence = context.sentences[number]
    speaker = likely_speaker(sentence, token)
    return {
        **word_columns(sentence, token),
        **rule_columns(context, number, token),
        **speaker_columns(sentence, speaker),
        **quote_columns(context.quotes[number], token),
        **object_columns(sentence, token, context.lexicon),
        **clause_columns(sentence, token),
        **small_columns(sentence, token),
    }


def word_columns(sentence: Sentence, token: int) -> Columns:
    """The word, its neighbours and its governor."""
    lemma = lemma_of(sentence, token)
    before, after, tag_before, tag_after = beside(sentence, token)
    return {
        "lemma": lemma,
        "pos": sentence.poses[token],
        "word": sentence.lowers[token],
        "tag": sentence.tags[token],
        "dep": sentence.deps[token],
        "word before": before,
        "word behind": after,
        "tag before": tag_before,
        "tag behind": tag_after,
        "governor": lemma_of(sentence, sentence.heads[token]),
        "ending": lemma[-3:],
        "long ending": lemma[-4:],
        "first": str(token == 0),
        "last word": sentence.words[-1],
        "zone": sentence.zone,
    }


def rule_columns(context: Context, number: int, token: int) -> Columns:
    """What the rules and their lexicon make of the word, and which complements it has."""
    sentence = context.sentences[number]
    draft, around = context.at.get((number, token)), context.within.get((number, token))
    hanging = {sentence.deps[kid] for kid in sentence.kids[token]}
    return {
        "rule": "-" if draft is None else draft.rule if draft.head == token else f"in:{draft.kind}",
        "sourced": str(draft is not None and bool(draft.source)),
        "kind": next(known_kinds(sentence, token, context.lexicon), "-"),
        "takes": ",".join([dep for dep in COMPLEMENTS if dep in hanging]),
        "inside": "-" if around is None or around.head == token else around.kind,
    }


def speaker_columns(sentence: Sentence, speaker: int | None) -> Columns:
    """Who would be the speaker."""
    if speaker is None:
        return {"speaker": "-", "speaker lemma": "-"}
    return {"speaker": class_of(sentence, speaker), "speaker lemma": lemma_of(sentence, speaker)}


def quote_columns(quotes: Sequence[int], token: int) -> Columns:
    """Where quotation marks stand around the word."""
    if not any(quotes):
        return {"quoted": "False", "quotes near": "", "any quotes": "False"}
    return {"quoted": str(quotes[token] > 0), "quotes near": quotes_near(quotes, token), "any quotes": "True"}


def object_columns(sentence: Sentence, token: int, lexicon: Lexicon) -> Columns:
    """The first object of the word."""
    kid = next(iter(sentence.children(token, "dobj")), None)
    if kid is None:
        return {"object": None, "object class": None, "object known": None}
    thing = lemma_of(sentence, kid)
    return {"object": thing, "object class": sentence.ents[kid][2:] or sentence.poses[kid], "object known": str(thing in lexicon.nouns)}


def clause_columns(sentence: Sentence, token: int) -> Columns:
    """The first clause that completes the word."""
    kid = next(iter(sentence.children(token, "ccomp", "xcomp", "acl")), None)
    if kid is None:
        return {"clause": None, "clause marks": None, "clause tag": None, "clause lemma": None}
    marks = "+".join([sentence.lowers[mark] for mark in sentence.children(kid, "mark", "aux")][:2])
    return {"clause": sentence.deps[kid], "clause marks": marks, "clause tag": sentence.tags[kid], "clause lemma": lemma_of(sentence, kid)}


def small_columns(sentence: Sentence, token: int) -> Columns:
    """What stands around a colon, a dash or a small word."""
    if sentence.poses[token] not in FUNCTIONAL:
        return {"small word": None, "at": None, "near start": None, "entity before": None, "told": None}
    return {
        "small word": sentence.lowers[token],
        "at": str(token),
        "near start": str(min(token, 6)),
        "entity before": sentence.ents[token - 1][2:] if token else "",
        "told": str(any(pos in {"VERB", "AUX"} for pos in sentence.poses[:token])),
    }


def kid_rows(sentence: Sentence, token: int) -> Iterator[Columns]:
    """The columns of `KIDS` for each word that hangs on a token."""
    lemma, pos = lemma_of(sentence, token), sentence.poses[token]
    for kid in sentence.kids[token]:
        dep = sentence.deps[kid]
        links = pos == "AUX" and dep in LINKED
        yield {
            "pos": pos,
            "lemma": lemma,
            "dep": dep,
            "behind": str(kid > token),
            "small word": sentence.lowers[kid] if dep in SMALL else None,
            "be": lemma if links else None,
            "linked": lemma_of(sentence, kid) if links else None,
            "linked tag": sentence.tags[kid] if links else None,
        }


def lemma_of(sentence: Sentence, token: int) -> str:
    """The lemma in lower case."""
    return sentence.lemmas[token].lower()


def beside(sentence: Sentence, token: int) -> tuple[str, str, str, str]:
    """The words before and behind a token, then their tags."""
    last = token + 1 == len(sentence)
    words = (sentence.lowers[token - 1] if token else "<s>", "</s>" if last else sentence.lowers[token + 1])
    return (*words, sentence.tags[token - 1] if token else "<s>", "</s>" if last else sentence.tags[token + 1])


def class_of(sentence: Sentence, speaker: int) -> str:
    """What kind of speaker a token is: a pronoun by its word, a name by its type, anything else by its part of speech."""
    return sentence.lowers[speaker] if sentence.poses[speaker] == "PRON" else sentence.ents[speaker][2:] or sentence.poses[speaker]


def known_kinds(sentence: Sentence, token: int, lexicon: Lexicon) -> Iterator[str]:
    """The kinds of all cues that the lexicon knows the word as, those of its own part of speech first."""
    tables = {"NOUN": lexicon.nouns, "ADJ": lexicon.adjectives, "ADV": lexicon.adverbs}
    own = tables.get(sentence.poses[token], lexicon.verbs)
    for table in (own, lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs):
        for name in names_of(sentence, token):
            yield from (cue.kind for cue in table.get(name, ()))


def quotes_near(quotes: Sequence[int], token: int) -> str:
    """Whether a quotation opens right behind the token (a), or one stands a few words before (p) or behind it (n)."""
    if quotes[token]:
        return ""
    after, before, behind = quotes[token + 1 : token + 2], quotes[max(0, token - 6) : token], quotes[token + 1 : token + 8]
    return ("a" if any(after) else "") + ("p" if any(before) else "") + ("n" if any(behind) else "")
