"""Learned attribution: cues that no rule knows, and where source, cue and content begin and end.

A network that has learned from annotated news (PolNeAR: Newell, Margolin and Ruths 2018) finds cues, and for
each cue it labels the words around it. One cue at a time, so that attributions may stand in one another; but
the annotated news has none such, so that of those the rules decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.claims.attribution.contexts import Context
from dateline.claims.attribution.cues import Draft, known_kinds
from dateline.claims.attribution.denied_claims import pointer_of
from dateline.claims.attribution.marks import BOUNDS, RULE
from dateline.claims.attribution.phrases import is_label
from dateline.claims.attribution.units import Place, Unit, units_of
from dateline.claims.attribution.verb_drafts import is_hedge
from dateline.model import WIDTH, Embeddings, Sentence
from dateline.reader.embeddings import halved, rounded
from dateline.reader.network import Network, Read
from dateline.reader.windows import Floats
from dateline.vocabulary import word_list
from dateline.weights import weight_row

FOUND, PHRASE, NOBODY, NEVER = weight_row("en.attribution.cues")
"""A cue that no rule knows is taken from these probabilities on.

Near where F1 is highest on held-out articles of training; when its content is no clause and no quotation;
when it has no source; when it is none at all, whatever the network says.
"""
DOUBTED, SURE = weight_row("en.attribution.drafts")
"""Drafts of rules are dropped below the first probability, and get learned bounds from the second on."""
KEPT = frozenset({"deny", "accuse", "suspect", "hearsay", "claim", "confirm"})
"""Kinds that decide the status of what they tell: what the rules drafted of them is never dropped."""
TOGETHER = 2_000
"""How many units are read before the first is decided: what the network makes of a word takes kilobytes, and
only endless pages have more units."""
REFLEXIVES = word_list("en.attribution.reflexives")
CLAUSAL = frozenset({"VERB", "AUX"})
EMPTY = frozenset({"ADP", "DET", "PART", "PUNCT"})

Labels = Mapping[Place, str]
"""What each word around a cue is: source (S), cue (Q) or content (C)."""


def learn(contexts: Sequence[Context], network: Network) -> tuple[list[list[Draft]], list[Embeddings]]:
    """The drafts of each passage: those of rules with learned bounds, and those of cues that no rule knows.

    Without those that are hardly attributions. And what was made of the words of every sentence on the way.
    """
    owners = list(owned_units(contexts))
    found, embedded = list(map(wordless, contexts)), list[Embeddings]()
    for first in range(0, len(owners), TOGETHER):
        some = owners[first : first + TOGETHER]
        read = network.read([unit for _, unit in some])
        embedded.extend(chain.from_iterable(map(embeddings_of, read.units, read.vectors, read.states)))
        for at, draft in decided(contexts, some, read, network):
            found[at].append(draft)
    return [sorted(clipped(drafts), key=order_of) for drafts in found], embedded


def order_of(draft: Draft) -> tuple[object, ...]:
    """The place of a draft among those of its passage."""
    return draft.sentence, draft.cue, draft.content


def embeddings_of(unit: Unit, vectors: Floats, states: Floats) -> Iterator[Embeddings]:
    """The vectors of the words of every sentence of a unit, and the states of which they are made."""
    rows, ends = rounded(vectors), (*unit.starts[1:], len(vectors))
    for number, start, end in zip(unit.numbers, unit.starts, ends, strict=True):
        yield Embeddings(number, rows[start * WIDTH : end * WIDTH], halved(states[start:end]))


def owned_units(contexts: Iterable[Context]) -> Iterator[tuple[int, Unit]]:
    """The units of all passages, each with the number of its passage."""
    for at, context in enumerate(contexts):
        for unit in units_of(context):
            yield at, unit


def wordless(context: Context) -> list[Draft]:
    """The drafts of the rules whose cue no word carries."""
    return [draft for draft in chain.from_iterable(context.drafts.values()) if draft.head is None]


def decided(
    contexts: Sequence[Context], owners: Sequence[tuple[int, Unit]], read: Read[Unit], network: Network
) -> Iterator[tuple[int, Draft]]:
    """The drafts of some units that have been read, each with the number of its passage."""
    likely = list(candidates(read))
    bounds = labelled(read, likely, network)
    for unit, word in likely:
        at, home = owners[unit]
        drafts = decide(
            contexts[at],
            home.place(word),
            chance=chance_of(read, unit, word),
            labels=bounds.get((unit, word), {}),
        )
        yield from ((at, draft) for draft in drafts)


def clipped(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts that say no more than the one in whose learned content their cue stands.

    As "denied claims that they had left | , which is forbidden".
    """
    learned: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.rule == RULE or BOUNDS in draft.also:
            learned[draft.sentence].append(draft)
    for draft in drafts:
        around = [
            outer
            for outer in learned[draft.sentence]
            if draft.head in outer.content and outer.head not in draft.content
        ]
        outer = min(around, key=lambda outer: len(outer.content), default=None)
        inside = tuple(token for token in draft.content if outer is None or token in outer.content)
        yield replace(draft, content=inside or draft.content)


def candidates(read: Read[Unit]) -> Iterator[tuple[int, int]]:
    """The words that are likely to carry a cue, and those that the rules take for one, as (unit, word)."""
    for number, (unit, chances) in enumerate(zip(read.units, read.chances, strict=True)):
        likely = {int(word) for word in (chances >= FOUND).nonzero()[0]}
        yield from ((number, word) for word in sorted(likely.union(ruled_words(unit))))


def ruled_words(unit: Unit) -> Iterator[int]:
    """The words of a unit that the rules take for a cue."""
    for sentence in unit.numbers:
        for token in unit.context.heads.get(sentence, ()):
            yield unit.word((sentence, token))


def chance_of(read: Read[Unit], unit: int, word: int) -> float:
    """The probability that a word carries a cue; one that leaves the rules alone where none was read."""
    chances = read.chances[unit]
    return float(chances[word]) if word < len(chances) else DOUBTED


def labelled(
    read: Read[Unit], likely: Iterable[tuple[int, int]], network: Network
) -> dict[tuple[int, int], Labels]:
    """The labels of the words around every cue that is likely enough."""
    cues = [
        (unit, word)
        for unit, word in likely
        if word < len(read.chances[unit]) and read.chances[unit][word] >= min(FOUND, SURE)
    ]
    return {
        cue: placed(read.units[cue[0]], labels)
        for cue, labels in zip(cues, network.label(read, cues), strict=True)
    }


def placed(unit: Unit, labels: Iterable[str]) -> Labels:
    """The labels of a unit's words by their places, without those outside everything."""
    return {unit.place(at): label[-1] for at, label in enumerate(labels) if label != "O"}


def decide(context: Context, place: Place, *, chance: float, labels: Labels) -> Iterable[Draft]:
    """The drafts of one candidate: of rules and learned, each in what it knows better."""
    number, token = place
    ruled = [draft for draft in context.drafts.get(number, ()) if draft.head == token]
    fresh = bounded(context, place, labels)
    if not ruled:
        return [replace(fresh, score=round(chance, 2))] if fresh and is_found(context, fresh, chance) else []
    if chance < SURE:
        return ruled if chance >= DOUBTED or is_kept(context, ruled[0]) else []
    if fresh is None or is_worse(context, fresh, ruled[0]):
        return ruled
    return [rebound(ruled[0], fresh), *ruled[1:]]


def is_found(context: Context, draft: Draft, chance: float) -> bool:
    """Whether a cue that no rule knows is taken: not a mere "I think", nor who looks into what others report."""
    sentence = context.sentences[draft.sentence]
    silent = is_hedge(sentence, draft) or shows_itself(sentence, draft) or is_inquiry(context, draft)
    return chance >= least(context, draft) and not silent and not labels_picture(context, draft)


def labels_picture(context: Context, draft: Draft) -> bool:
    """Whether a colon parts the label of a caption from it, and nobody from what he says."""
    sentence, head = context.sentences[draft.sentence], draft.head
    if not head or sentence.words[head] != ":":
        return False
    return is_label(sentence, head - 1, context.lexicon)


def shows_itself(sentence: Sentence, draft: Draft) -> bool:
    """Whether somebody does something to himself: "revealed HERSELF at a meeting"."""
    objects = () if draft.head is None else sentence.children(draft.head, "dobj")
    return any(token in draft.content and sentence.lowers[token] in REFLEXIVES for token in objects)


def is_inquiry(context: Context, draft: Draft) -> bool:
    """Whether somebody looks into what others report: "is looking INTO reports that"."""
    sentence, top = (
        context.sentences[draft.sentence],
        top_of(context.sentences[draft.sentence], draft.content),
    )
    told = top is not None and top in context.heads.get(draft.sentence, ())
    return told and any(sentence.lowers[token] == "into" for token in draft.cue)


def is_worse(context: Context, fresh: Draft, ruled: Draft) -> bool:
    """Whether learned bounds are worse than those of the rules."""
    return (
        is_bound(context, ruled)
        or swallows(context, fresh)
        or is_torn(context.sentences[ruled.sentence], ruled, fresh)
    )


def is_bound(context: Context, draft: Draft) -> bool:
    """Whether rules know a draft's bounds better: of a denial that points back, of a passive with "by"."""
    sentence = context.sentences[draft.sentence]
    return pointer_of(draft, sentence, context.lexicon) is not None or any(
        sentence.lowers[token] == "by" for token in draft.cue
    )


def swallows(context: Context, draft: Draft) -> bool:
    """Whether the cue of a draft holds another one that the rules know: "denied a report"."""
    return any(token != draft.head and token in context.heads[draft.sentence] for token in draft.cue)


def is_torn(sentence: Sentence, ruled: Draft, fresh: Draft) -> bool:
    """Whether what was learned breaks off a clause before its verb: "confirmed that Oll, 49, | had left"."""
    said = [
        token
        for token in ruled.content
        if sentence.poses[token] in {"VERB", "AUX"}
        and sentence.heads[token] == ruled.head
        and sentence.children(token, "mark")
    ]
    return bool(said) and not fresh.further and not any(token in fresh.content for token in said)


def least(context: Context, draft: Draft) -> float:
    """The probability from which on a cue that no rule knows is taken.

    Never where nobody says something that is no clause, or somebody shows a thing ("the museum shows
    pictures").
    """
    sentence = context.sentences[draft.sentence]
    clause = bool(draft.further) or any(sentence.poses[token] in CLAUSAL for token in draft.content)
    told = clause or any(sentence.words[token] == '"' for token in draft.content)
    if not told and (draft.kind == "show" or not draft.source):
        return NEVER
    return max(FOUND if told else PHRASE, FOUND if draft.source else NOBODY)


def is_kept(context: Context, draft: Draft) -> bool:
    """Whether a draft of the rules is kept however doubtful it is.

    Of a kind that decides the status, of a cue that is more than a verb, or inside another attribution.
    """
    return draft.kind in KEPT or is_rich(context, draft) or is_nested(context, draft)


def is_rich(context: Context, draft: Draft) -> bool:
    """Whether a cue is an idiom, "as saying", a noun of fear, or another word than a verb with a clause.

    As in "word that the mine had flooded".
    """
    sentence, head = context.sentences[draft.sentence], draft.head
    if head is None or draft.rule in context.lexicon.phrases or sentence.deps[head] == "pcomp":
        return True
    return sentence.poses[head] != "VERB" and (
        draft.kind == "fear" or any(sentence.poses[token] in CLAUSAL for token in draft.content)
    )


def is_nested(context: Context, draft: Draft) -> bool:
    """Whether a draft stands in the content of another; of these the model has seen none in training."""
    head = draft.head
    return head is not None and any(
        other.head != head and head in other.content for other in context.drafts[draft.sentence]
    )


def rebound(draft: Draft, fresh: Draft) -> Draft:
    """A draft of the rules with learned bounds; its own source where none was learned."""
    source = fresh.source or tuple(
        token for token in draft.source if token not in fresh.cue and token not in fresh.content
    )
    parts = (fresh.cue, source, fresh.content, fresh.further)
    if parts == (draft.cue, draft.source, draft.content, draft.further):
        return draft
    speaker = draft.speaker if draft.speaker in source else fresh.speaker
    return replace(
        draft,
        cue=fresh.cue,
        speaker=speaker,
        source=source,
        content=fresh.content,
        further=fresh.further,
        also=(*draft.also, BOUNDS),
    )


def bounded(context: Context, place: Place, labels: Labels) -> Draft | None:
    """The draft of a cue by the labels of the words around it; `None` when none of them is content."""
    number, token = place
    sentence = context.sentences[number]
    content = whole_quotes(context, {place for place, label in labels.items() if label == "C"})
    source = labelled_as("S", labels, number)
    source = () if befalls(sentence, token, source) or is_empty(sentence, source) else source
    cue = labelled_as("Q", labels, number) or (token,)
    mine = tuple(sorted({at for home, at in content if home == number}.difference(cue, source)))
    further = tuple(runs(place for place in content if place[0] != number))
    if all(sentence.poses[at] == "PUNCT" for at in mine) and not further:
        return None
    beside = cue if sentence.poses[token] == "AUX" else ()  # "was quick to deny"
    denied = chain.from_iterable(known_kinds(sentence, at, context.lexicon) for at in beside)
    kinds = chain(known_kinds(sentence, token, context.lexicon), (kind for kind in denied if kind == "deny"))
    kind = next((kind for kind in kinds if kind != "hearsay" or not source), "say")
    return Draft(number, kind, RULE, token, cue, top_of(sentence, source), source, mine, further)


def befalls(sentence: Sentence, cue: int, source: Sequence[int]) -> bool:
    """Whether a source only owns what a cue describes: "the CHILD'S alleged death"."""
    owners = sentence.children(sentence.heads[cue], "poss") if sentence.deps[cue] == "amod" else ()
    return any(owner in source for owner in owners)


def is_empty(sentence: Sentence, source: Sequence[int]) -> bool:
    """Whether a source has no word that can name anybody: "THE claims about …"."""
    return all(sentence.poses[at] in EMPTY or not any(map(str.isalpha, sentence.words[at])) for at in source)


def labelled_as(name: str, labels: Labels, number: int) -> tuple[int, ...]:
    """The tokens of a sentence that have a label."""
    return tuple(at for (home, at), label in labels.items() if label == name and home == number)


def top_of(sentence: Sentence, tokens: Sequence[int]) -> int | None:
    """The first of the tokens whose governor is none of them."""
    return next(
        (token for token in tokens if sentence.heads[token] not in tokens or sentence.heads[token] == token),
        None,
    )


def whole_quotes(context: Context, content: set[Place]) -> set[Place]:
    """The content, with the quotation marks around words that are all in it."""
    found = set(content)
    for number in {number for number, _ in content}:
        quoted: dict[int, list[int]] = {}
        for token, quote in enumerate(context.quotes[number]):
            if quote:
                quoted.setdefault(quote, []).append(token)
        for tokens in quoted.values():
            words = [token for token in tokens if context.sentences[number].poses[token] != "PUNCT"]
            if words and all((number, token) in content for token in words):
                found.update((number, token) for token in tokens)
    return found


def runs(places: Iterable[Place]) -> Iterator[tuple[int, int, int]]:
    """Places as (sentence, first, last) pieces."""
    piece: tuple[int, int, int] | None = None
    for number, token in sorted(places):
        if piece and piece[0] == number and piece[2] + 1 == token:
            piece = (number, piece[1], token)
            continue
        if piece:
            yield piece
        piece = (number, token, token)
    if piece:
        yield piece
