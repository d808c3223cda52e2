"""Which models read the pages, and what is done without one that is missing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.spacy import SpacyParser
from dateline.app.terminal import warn
from dateline.errors import ConfigError
from dateline.reader.files import fingerprint

RULES_ONLY = "not installed: attribution works by its rules alone"


@dataclass(frozen=True, slots=True)
class Model:
    """A model: what it does, which version is used (or what is done without), and whether it is installed."""

    name: str
    does: str
    version: str
    installed: bool


def models() -> tuple[Model, ...]:
    """Every model, in the order in which they are used."""
    network = fingerprint()
    return (
        Model("language", "the language of a page", LangidIdentifier().name, installed=True),
        parser_model(),
        Model(
            "attribution",
            "cues that no rule knows, and the bounds of source, cue and content",
            network or RULES_ONLY,
            installed=bool(network),
        ),
    )


def parser_model() -> Model:
    """The parser's model, installed or not."""
    does = "sentences, parts of speech, dependencies and names"
    try:
        return Model("parser", does, SpacyParser().name, installed=True)
    except ConfigError as error:
        return Model("parser", does, str(error), installed=False)


def note_missing(*, quiet: bool) -> None:
    """A line on stderr for every model that is not installed and without which pages are still read."""
    if not quiet and not fingerprint():
        warn(
            f"The model of attribution is {RULES_ONLY}. It comes with the package: "
            "install dateline again, then build again."
        )
