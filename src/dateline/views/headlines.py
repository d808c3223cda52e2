"""Events in one line: who does what to whom, where, and what it is about, every name once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.cases.speakers import listed, quote
from dateline.model import Case, Claim, Event
from dateline.views.themes import NAMES, doer_of, is_compound, theme_of, themes
from dateline.views.words import counted, named

PLAIN = frozenset({"CONSULT"})
"""Types of event that are told in full by who, where and when."""


@dataclass(frozen=True)
class Headline:
    """An event in words: who, what and whom; `who` names actors if `label` does not; `where` and `theme`."""

    label: str
    who: str
    where: str
    theme: str


def headline(case: Case, event: Event, claims: Sequence[Claim]) -> Headline:
    """The headline of an event; `claims` are those that tell it, the one that says most first.

    What it is about is said by the first claim of its word alone: no line is put together of several.
    """
    actors = names_of(case, event.actors)
    others = [name for name in names_of(case, event.recipients) if name not in actors]
    places = names_of(case, [event.place] if event.place else [])
    place = [name for name in places if name not in (*actors, *others)]
    word = word_of(event, actors, claims)
    if word is None:
        who = " → ".join(listed(side) for side in (actors, others) if not is_told(side, event.label))
        return Headline(event.label, who, where_of([name for name in place if name not in event.label]), "")
    telling = [claim for claim in claims if claim.lemma == word][:1]
    doer = several(actors) or "".join(doer_of(case, claim) for claim in telling)
    label = " – ".join(filter(None, (doer, with_noun(case, word, telling), several(others))))
    theme = "" if event.predicate in PLAIN else theme_of(case, telling, (*actors, *others, *place))
    return Headline(label, "", where_of(place), theme)


def is_told(names: Iterable[str], label: str) -> bool:
    """Whether a label has every name."""
    return all(name in label for name in names)


def names_of(case: Case, entities: Iterable[str]) -> tuple[str, ...]:
    """The names of entities, each once."""
    return tuple(dict.fromkeys(named(case, entities)))


def word_of(event: Event, actors: Sequence[str], claims: Sequence[Claim]) -> str | None:
    """The word in a label of the form who – what – whom; `None` when it has another form."""
    if actors and not event.label.startswith(actors[0]):
        return None
    lemmas = {claim.lemma for claim in claims}
    return next((part for part in event.label.split(" – ") if part in lemmas), None)


def several(names: Sequence[str]) -> str:
    """The first names, and how many others there are."""
    if len(names) <= NAMES:
        return ", ".join(names)
    return f"{', '.join(names[:NAMES])} and {counted(len(names) - NAMES, 'other')}"


def where_of(places: Sequence[str]) -> str:
    """In a place, if there is one."""
    return f"in {places[0]}" if places else ""


def with_noun(case: Case, word: str, claims: Sequence[Claim]) -> str:
    """The word of an event with the noun before it that says its kind: state visit, drone attack."""
    for claim in claims:
        theme = next((theme for theme in themes(claim) if is_compound(case, claim, theme)), None)
        if theme:
            return f"{quote(case, theme.span)} {word}"
    return word
