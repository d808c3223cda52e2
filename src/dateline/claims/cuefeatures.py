"""What tells whether a word is the cue of an attribution: the features of the learned cue model, as strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.contexts import Context, likely_speaker
from dateline.claims.cues import Lexicon, names_of
from dateline.model import Sentence

COMPLEMENTS = ("ccomp", "xcomp", "dobj", "acl", "advcl", "acomp", "attr", "oprd")
SMALL = frozenset({"prep", "prt", "aux", "auxpass", "neg", "advmod", "mark", "agent", "dative"})
FUNCTIONAL = frozenset({"PUNCT", "ADP", "PART", "SCONJ"})


def cue_features(context: Context, number: int, token: int) -> list[str]:
    """The features of one token of a sentence as the head of a cue."""
    sentence = context.sentences[number]
    speaker, kind = likely_speaker(sentence, token), next(known_kinds(sentence, token, context.lexicon), "-")
    features = own_features(sentence, token)
    features += [*rule_features(context, number, token, speaker=speaker, kind=kind), *quote_features(context, number, token, speaker=speaker, kind=kind)]
    features += [*child_features(sentence, token), *object_features(sentence, token, context.lexicon)]
    if sentence.poses[token] == "AUX":
        features += copula_features(sentence, token)
    if sentence.poses[token] in FUNCTIONAL:
        features += mark_features(context, number, token)
    return features


def own_features(sentence: Sentence, token: int) -> list[str]:
    """The word, its neighbours and its governor."""
    word, lemma, pos, tag, dep = sentence.lowers[token], lemma_of(sentence, token), sentence.poses[token], sentence.tags[token], sentence.deps[token]
    before, after, tag_before, tag_after = beside(sentence, token)
    governor = lemma_of(sentence, sentence.heads[token])
    return [
        f"l {lemma} {pos}",
        f"w {word}",
        f"p {pos} {tag}",
        f"d {pos} {dep}",
        f"ld {lemma} {dep}",
        f"lt {lemma} {tag}",
        f"w- {before}",
        f"w+ {after}",
        f"lw- {before} {lemma}",
        f"lw+ {lemma} {after}",
        f"t- {tag_before} {tag}",
        f"t+ {tag} {tag_after}",
        f"lt+ {lemma} {tag_after}",
        f"hl {governor} {dep}",
        f"suf {lemma[-3:]} {pos}",
        f"first {token == 0} {pos}",
        f"end {sentence.words[-1]} {pos}",
    ]


def rule_features(context: Context, number: int, token: int, *, speaker: int | None, kind: str) -> list[str]:
    """What the rules and their lexicon make of the word, who would be its speaker, and which complements it has."""
    sentence = context.sentences[number]
    lemma, pos = lemma_of(sentence, token), sentence.poses[token]
    draft, around = context.at.get((number, token)), context.within.get((number, token))
    rule = "-" if draft is None else draft.rule if draft.head == token else f"in {draft.kind}"
    who = "-" if speaker is None else class_of(sentence, speaker)
    hanging = {sentence.deps[kid] for kid in sentence.kids[token]}
    takes = ",".join(dep for dep in COMPLEMENTS if dep in hanging)
    inside = "-" if around is None or around.head == token else around.kind
    return [
        f"r {rule}",
        f"rl {rule} {lemma}",
        f"rs {rule} {draft is not None and bool(draft.source)}",
        f"k {kind}",
        f"kc {kind} {takes}",
        f"kr {kind} {rule}",
        f"c {pos} {takes}",
        f"lc {lemma} {takes}",
        f"sufc {lemma[-4:]} {takes}",
        f"s {pos} {who}",
        f"sl {lemma} {who}",
        f"sk {kind} {who}",
        f"sr {rule} {who}",
        f"sc {takes} {who} {pos}",
        f"sw {'-' if speaker is None else lemma_of(sentence, speaker)}",
        f"in {inside}",
        f"inr {inside} {rule}",
        f"inl {inside} {lemma}",
        f"z {sentence.zone} {rule}",
        f"zp {sentence.zone} {pos}",
    ]


def quote_features(context: Context, number: int, token: int, *, speaker: int | None, kind: str) -> list[str]:
    """Where quotation marks stand around the word."""
    sentence, quotes = context.sentences[number], context.quotes[number]
    lemma, pos = lemma_of(sentence, token), sentence.poses[token]
    near, inside = quotes_near(quotes, token), quotes[token] > 0
    who = "-" if speaker is None else class_of(sentence, speaker)
    return [f"q {inside} {near} {kind}", f"ql {lemma} {near} {inside}", f"qa {any(quotes)} {pos}", f"qs {inside} {who}"]


def child_features(sentence: Sentence, token: int) -> Iterator[str]:
    """What hangs on the word."""
    lemma, pos = lemma_of(sentence, token), sentence.poses[token]
    for kid in sentence.kids[token]:
        dep, word = sentence.deps[kid], sentence.lowers[kid]
        yield f"kd {pos} {dep}"
        yield f"kl {lemma} {dep} {kid > token}"
        if dep in SMALL:
            yield f"kw {dep} {word} {pos}"
            yield f"klw {lemma} {word}"


def object_features(sentence: Sentence, token: int, lexicon: Lexicon) -> Iterator[str]:
    """The object of the word, and the clause that completes it."""
    lemma, pos = lemma_of(sentence, token), sentence.poses[token]
    for kid in sentence.children(token, "dobj")[:1]:
        thing = lemma_of(sentence, kid)
        yield from (f"o {thing}", f"lo {lemma} {thing}", f"op {lemma} {sentence.ents[kid][2:] or sentence.poses[kid]}", f"ok {thing in lexicon.nouns} {lemma}")
    for kid in sentence.children(token, "ccomp", "xcomp", "acl")[:1]:
        marks = " ".join([sentence.lowers[mark] for mark in sentence.children(kid, "mark", "aux")][:2])
        dep = sentence.deps[kid]
        yield from (f"m {dep} {marks} {pos}", f"lm {lemma} {marks}", f"ct {sentence.tags[kid]} {dep} {pos}", f"cl {lemma_of(sentence, kid)} {dep}")


def copula_features(sentence: Sentence, token: int) -> list[str]:
    """What a form of "be" links its subject with."""
    rest = sentence.children(token, "acomp", "attr", "prep")
    return [feature for kid in rest for feature in (f"bl {lemma_of(sentence, token)} {lemma_of(sentence, kid)}", f"bt {sentence.tags[kid]} {sentence.deps[kid]}")]


def mark_features(context: Context, number: int, token: int) -> list[str]:
    """What stands around a colon, a dash or a small word."""
    sentence, quotes = context.sentences[number], context.quotes[number]
    word = sentence.lowers[token]
    before, after, *_ = beside(sentence, token)
    near = quotes_near(quotes, token)
    entity = sentence.ents[token - 1][2:] if token else ""
    told = any(pos in {"VERB", "AUX"} for pos in sentence.poses[:token])
    return [
        f"f {word} {token}",
        f"fw {word} {before} {after}",
        f"fz {word} {sentence.zone} {min(token, 6)}",
        f"fq {word} {near} {quotes[token] > 0}",
        f"fe {word} {entity} {near}",
        f"fv {word} {told}",
    ]


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
