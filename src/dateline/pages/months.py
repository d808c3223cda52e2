"""The names of months in the languages of news pages, after Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

from babel import Locale, UnknownLocaleError

LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "cs",
    "sk",
    "hu",
    "ro",
    "tr",
    "el",
    "sv",
    "da",
    "nb",
    "fi",
    "id",
    "ar",
    "bg",
    "sr",
    "vi",
)
"""Whose names of months are known where no declared language fits; the first with a name tells."""


def month_of(word: str, language: str) -> int | None:
    """The number of a month by its name in a language, else in any that is known."""
    name = plain_name(word)
    own = months(language.partition("-")[0]).get(name) if language else None
    return own or next((number for other in LANGUAGES if (number := months(other).get(name))), None)


@cache
def months(language: str) -> Mapping[str, int]:
    """The names of the months in a language, long and short, after Unicode's CLDR; none when unknown."""
    try:
        names = Locale.parse(language).months
    except (UnknownLocaleError, ValueError, TypeError):
        return {}
    known: dict[str, int] = {}
    for context, width in product(("stand-alone", "format"), ("abbreviated", "wide")):
        known |= {plain_name(name): number for number, name in names[context][width].items()}
    return known | ({"sept": 9} if language == "en" else {})


def plain_name(word: str) -> str:
    """A name of a month in lower case without its dot."""
    return word.casefold().strip(".")
