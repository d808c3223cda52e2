"""py3langid behind the `Identifier` protocol, loaded once a process: most English pages never ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


@dataclass(frozen=True, slots=True)
class LangidIdentifier:
    """py3langid's model of 97 languages, with scores from 0 to 1; picklable: it does not hold the model."""

    @property
    def name(self) -> str:
        """The library's version; the model comes with it."""
        return f"py3langid-{version('py3langid')}"

    def identify(self, text: str) -> tuple[str, float]:
        """The likeliest language and its score."""
        code, score = load().classify(text)
        return str(code), float(score)


@cache
def load() -> LanguageIdentifier:
    """The model, loaded once a process; its own shared one has no scores that texts can be compared by."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
