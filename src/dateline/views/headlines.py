"""Events in one line: who does what to whom, where, and what it is about, every name once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Argument, Case, Claim, EntityType, Event, MentionKind, Role
from dateline.views.words import counted, listed, named, quote

NAMES = 3
"""So many names are told on either side of an event; the others are counted."""
WORDS = 14
"""So many words are told of what an event is about."""
PLAIN = frozenset({"CONSULT"})
"""Types of event that are told in full by who, where and when."""
COMPOUND = 2
"""So many words may stand before a noun that they make more exact."""
EACH_OTHER = re.compile(r"^(each other|one another)\b\s*", re.IGNORECASE)
"""Words that say who is given something, and not what."""
DETERMINER = re.compile(r"^(A|An|The|This|These|That|Those|No|Any|Some|All|Its|His|Her|Their|Our)\b")
"""Words that are capital only where they begin a sentence."""

QUOTES = tuple(
    (re.compile(left), re.compile(right))
    for left, right in (
        ("“", "”"),
        (r"(?<!\w)['‘](?=\w)", r"(?<=[\w.,!?])['’](?!\w)"),
        (r'(?<!\w)"', r'"(?!\w)'),
    )
)
"""Opening and closing quotation marks."""


@dataclass(frozen=True)
class Headline:
    """An event in words: who, what and whom; `who` names actors if `label` does not; `where` and `theme`."""

    label: str
    who: str
    where: str
    theme: str


def headline(case: Case, event: Event, claims: Sequence[Claim]) -> Headline:
    """The headline of an event; `claims` are those merged into it, the one that says most first."""
    actors = names_of(case, event.actors)
    others = [name for name in names_of(case, event.recipients) if name not in actors]
    places = names_of(case, [event.place] if event.place else [])
    place = [name for name in places if name not in (*actors, *others)]
    word = word_of(event, actors, claims)
    if word is None:
        who = " → ".join(listed(side) for side in (actors, others) if not is_told(side, event.label))
        return Headline(event.label, who, where_of([name for name in place if name not in event.label]), "")
    telling = [claim for claim in claims if claim.lemma == word]
    label = " – ".join(filter(None, (several(actors), with_noun(case, word, telling), several(others))))
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


def themes(claim: Claim) -> list[Argument]:
    """What a claim's event is about."""
    return [argument for argument in claim.arguments if argument.role == Role.THEME]


def is_compound(case: Case, claim: Claim, theme: Argument) -> bool:
    """Whether a theme is a word or two right before the noun of its event."""
    text, noun = case.by_id[claim.trigger.page].text, quote(case, theme.span)
    if len(noun.split()) > COMPOUND or DETERMINER.match(noun.capitalize()):
        return False
    between, word = (
        text[theme.span.end : claim.trigger.start],
        text[claim.trigger.start : claim.trigger.end].casefold(),
    )
    return (
        theme.span.end <= claim.trigger.start
        and between in {" ", "-"}
        and word in {claim.lemma, f"{claim.lemma}s"}
    )


def theme_of(case: Case, claims: Sequence[Claim], told: Sequence[str]) -> str:
    """What the event is about in the words of the first claim that says so, without those `told` before."""
    for claim in claims:
        found = [
            words
            for theme in themes(claim)
            if not is_compound(case, claim, theme)
            and is_thing(case, theme)
            and (words := theme_words(case, theme, told))
        ]
        if found:
            return listed([shortened(words) for words in found[:NAMES]])
    return ""


def is_thing(case: Case, theme: Argument) -> bool:
    """Whether a theme says what an event is about: neither a pronoun nor a person."""
    mention = case.by_id.get(theme.mention or "")
    return mention is None or not (mention.kind == MentionKind.PRONOUN or mention.type == EntityType.PERSON)


def theme_words(case: Case, theme: Argument, told: Sequence[str]) -> str:
    """A theme in the words of its page, without a party's name that stands before it."""
    words = DETERMINER.sub(lambda found: found[0].lower(), EACH_OTHER.sub("", quote(case, theme.span)))
    party = next((name for name in told if words.startswith(name + " ")), "")
    words = words[len(party) :].strip()
    entity = case.entity_of.get(theme.mention or "")
    return "" if words in told or (entity and entity.name in told) else words


def shortened(words: str) -> str:
    """Not more words than can be read at a glance."""
    found = words.split()
    return balanced(words if len(found) <= WORDS else " ".join(found[:WORDS]) + " …")


def balanced(words: str) -> str:
    """Words without quotation marks whose partners stand elsewhere."""
    for left, right in QUOTES:
        if len(left.findall(words)) != len(right.findall(words)):
            words = right.sub("", left.sub("", words))
    return words
