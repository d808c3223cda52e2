"""Find source, cue and content of every attribution (Pareti 2012), in the text and nested in one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby

from dateline.claims.attribution import relays
from dateline.claims.attribution.contexts import context_of
from dateline.claims.attribution.continuations import continue_quotes
from dateline.claims.attribution.cues import Draft, Lexicon, load_lexicon
from dateline.claims.attribution.denied_claims import resolve_rejoinders
from dateline.claims.attribution.leads import follow_leads
from dateline.claims.attribution.learned import learn
from dateline.claims.attribution.nestings import Voices, prune
from dateline.claims.attribution.orphans import find_orphans
from dateline.claims.attribution.posts import find_posts
from dateline.claims.attribution.quotations import RULE, own_quotes
from dateline.claims.attribution.rules import draft_sentence
from dateline.claims.attribution.spokespeople import sources_of
from dateline.model import Attribution, By, Embeddings, Manner, Mention, Reading, Sentence, Span
from dateline.reader.files import fingerprint
from dateline.reader.network import Network, Runtime, load_network
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.text.quotations import find_quotes, quoted_tokens

BODY = "en.cue.speaker.body/1"
EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")"})

BLOCK = 1_000
"""Characters of a block of a page: attributions are compared with those whose content touches their block."""


def find_attributions(
    reading: Reading, notes: Notes, *, pack: Pack, runtime: Runtime | None = None
) -> Iterator[Attribution | Embeddings]:
    """Every attribution of an article, outer before inner where they nest, and what was made of its words.

    By the rules alone, and without the latter, without a runtime or where no network is installed.
    """
    lexicon = load_lexicon(pack)
    sentences = {sentence.number: sentence for sentence in notes[Sentence]}
    mentions = mentions_by_head(notes[Mention])
    network = load_network(runtime) if runtime else None
    drafts, embedded = draft_article(notes[Sentence], sentences, lexicon, network)
    yield from embedded
    named = sources_of(drafts, sentences, mentions, lexicon)
    found = [
        attribution_of(draft, sentences, mentions.get(draft.sentence, {}), named=sources)
        for draft, sources in zip(drafts, named, strict=True)
    ]
    posts = find_posts(reading.page, notes[Sentence], mentions, pack["en.zone.embed"].pattern)
    known = [*filter(None, found), *posts]
    yield from nest((*known, *find_orphans(reading, notes[Sentence], known)))


def mentions_by_head(mentions: Iterable[Mention]) -> dict[int, dict[int, Mention]]:
    """Mentions by sentence and head token."""
    found: dict[int, dict[int, Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, {})[mention.head] = mention
    return found


def draft_article(
    ordered: Sequence[Sentence], sentences: Mapping[int, Sentence], lexicon: Lexicon, network: Network | None
) -> tuple[list[Draft], list[Embeddings]]:
    """The drafts of all passages, and what the network made of the words.

    Of the rules, then of what was learned, then settled among each other, then with what stands behind a colon
    and the quotations that go on in the next paragraph.
    """
    passages = [list(group) for _, group in groupby(ordered, key=lambda sentence: sentence.passage)]
    drafted, embedded = (
        [draft_passage(passage, sentences, lexicon) for passage in passages],
        list[Embeddings](),
    )
    if network:
        contexts = map(partial(context_of, lexicon=lexicon), passages, drafted)
        drafted, embedded = learn(list(contexts), network)
    settled = map(partial(settle, lexicon=lexicon), passages, drafted)
    led = follow_leads(list(zip(passages, settled, strict=True)), sentences, lexicon)
    return list(continue_quotes(list(led), sentences)), embedded


def settle(passage: Sequence[Sentence], drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts of a passage, denials joined to what they answer, those cited to what is said.

    Without those that add nothing to the one around them.
    """
    sentences = {sentence.number: sentence for sentence in passage}
    joined = relays.relay(resolve_rejoinders(drafts, sentences, lexicon), passage, lexicon)
    return prune(joined, Voices(sentences, quoted_tokens(passage, sentences)))


def draft_passage(
    passage: Sequence[Sentence], sentences: Mapping[int, Sentence], lexicon: Lexicon
) -> list[Draft]:
    """What the rules draft in a passage, with its quotations."""
    drafts = list(chain.from_iterable(draft_sentence(sentence, lexicon) for sentence in passage))
    quotes = find_quotes(passage)
    return own_quotes(drafts, quotes, sentences, lexicon) if quotes else drafts


def attribution_of(
    draft: Draft,
    sentences: Mapping[int, Sentence],
    mentions: Mapping[int, Mention],
    *,
    named: tuple[str, ...],
) -> Attribution | None:
    """A draft as spans of the page; `None` when no word of content is left."""
    sentence, content = sentences[draft.sentence], tuple(sorted(content_spans(draft, sentences)))
    if not content:
        return None
    body = (BODY,) if speaks_for(sentence, draft.speaker, mentions, named) else ()
    return Attribution(
        source=next(iter(spans_of(sentence, draft.source)), None),
        cue=sentence.span(min(draft.cue), max(draft.cue)) if draft.cue else None,
        content=content,
        manner=manner_of(draft, sentences),
        cue_kind=draft.kind,
        sources=named,
        within=None,
        sentence=draft.sentence,
        by=By(draft.rule, draft.score, (*named, *dict.fromkeys((*draft.also, *body)))),
    )


def content_spans(draft: Draft, sentences: Mapping[int, Sentence]) -> Iterator[Span]:
    """The content of a draft as spans, those of its own sentence first."""
    yield from spans_of(sentences[draft.sentence], draft.content)
    for number, first, last in draft.further:
        yield from spans_of(sentences[number], range(first, last + 1))


def speaks_for(
    sentence: Sentence, speaker: int | None, mentions: Mapping[int, Mention], named: Sequence[str]
) -> bool:
    """Whether the sources are found as the body for which the speaker speaks."""
    if speaker is None or sentence.poses[speaker] != "NOUN":
        return False
    own = mentions[speaker].id if speaker in mentions else None
    return any(each != own for each in named)


def spans_of(sentence: Sentence, tokens: Iterable[int]) -> list[Span]:
    """Tokens as spans: runs broken only by words, without punctuation at their edges."""
    found: list[Span] = []
    run: list[int] = []
    for token in sorted(tokens):
        if run and any(sentence.poses[between] != "PUNCT" for between in range(run[-1] + 1, token)):
            found.extend(trimmed(sentence, run))
            run = []
        run.append(token)
    return [*found, *trimmed(sentence, run)]


def trimmed(sentence: Sentence, run: list[int]) -> Iterator[Span]:
    """The span of a run without punctuation at its edges; nothing when only punctuation is left."""
    first, last = 0, len(run) - 1
    while first <= last and sentence.words[run[first]] in EDGE:
        first += 1
    while first <= last and sentence.words[run[last]] in EDGE:
        last -= 1
    if first <= last and any(sentence.poses[token] != "PUNCT" for token in run[first : last + 1]):
        yield sentence.span(run[first], run[last])


def manner_of(draft: Draft, sentences: Mapping[int, Sentence]) -> Manner:
    """Direct when all content words stand in quotation marks, mixed when some do."""
    sentence = sentences[draft.sentence]
    quotes = quoted_tokens([sentence], sentences)[sentence.number]
    words = [token for token in draft.content if sentence.poses[token] != "PUNCT"]
    quoted = [token for token in words if quotes[token]]
    if not words or len(quoted) == len(words):
        return Manner.DIRECT if quoted or RULE in draft.also else Manner.INDIRECT
    return Manner.MIXED if quoted else Manner.INDIRECT


def nest(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Attributions with `within` set to the smallest other whose content holds them; outermost first."""
    ordered = sorted(
        {attribution.id: attribution for attribution in attributions}.values(),
        key=lambda each: (-extent(each), each.content, is_relayed(each), each.order),
    )
    near: dict[int, list[Attribution]] = defaultdict(list)
    for inner in ordered:
        around = [outer for outer in near[core_of(inner).start // BLOCK] if stands_in(inner, outer)]
        yield replace(inner, within=around[-1].id) if around else inner
        for block in blocks(inner):
            near[block].append(inner)


def blocks(attribution: Attribution) -> set[int]:
    """The numbers of the blocks of the page that the content of an attribution touches."""
    touched = (range(span.start // BLOCK, (span.end - 1) // BLOCK + 1) for span in attribution.content)
    return set(chain.from_iterable(touched))


def core_of(attribution: Attribution) -> Span:
    """What stands in another's content: the cue, or the content where there is no cue or it is passed on."""
    if attribution.cue and not is_relayed(attribution):
        return attribution.cue
    return attribution.content[0]


def extent(attribution: Attribution) -> int:
    """How many characters of content an attribution has."""
    return sum(span.end - span.start for span in attribution.content)


def stands_in(inner: Attribution, outer: Attribution) -> bool:
    """Whether an attribution stands in the content of another."""
    return any(span.covers(core_of(inner)) for span in outer.content) and not (
        outer.cue and any(span.covers(outer.cue) for span in inner.content)
    )


def is_relayed(attribution: Attribution) -> bool:
    """Whether somebody else passes on what is said."""
    return attribution.by.rule == relays.RULE


def stage(pack: Pack, runtime: Runtime | None = None) -> Stage:
    """The attribution stage, with what was learned where a runtime runs it, else by its rules alone."""
    return Stage(
        "attribution",
        scope="article",
        needs=(Sentence, Mention),
        gives=(Attribution, Embeddings),
        run=partial(find_attributions, pack=pack, runtime=runtime),
        knowledge=fingerprint() if runtime else "",
    )
