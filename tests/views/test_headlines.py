"""Headlines: who does what to whom, where and about what, every name once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Argument, Case, Claim, Entity, EntityType, Event, Role, Run
from dateline.views.headlines import Headline, headline, several
from dateline.views.themes import balanced, shortened
from tests.factories import at, by, claim, mention, page

WORDS = (
    "Ruritania sent Graustark four rifles in Strelsau. A state visit followed. They gifted "
    "each other medals. It lent them."
)


def told(
    word: str,
    *themes: str,
    actors: str = "",
    recipients: str = "",
    place: str = "",
    predicate: str | None = "AID",
) -> Headline:
    """The headline of an event of one claim; names are given by words and made entities."""
    where = page(WORDS)
    arguments = tuple(Argument("tri", Role.THEME, at(where, theme), 0, None, by()) for theme in themes)
    event_claim = replace(claim(where, word, word), arguments=arguments)
    entities = {
        name: Entity(f"country/{name}", name, EntityType.COUNTRY, None, None, (), (), by())
        for name in (*actors.split(), *recipients.split(), *place.split())
    }
    ids = {names: tuple(entities[name].id for name in names.split()) for names in (actors, recipients)}
    label = " – ".join(
        part for part in (", ".join(actors.split()), word, ", ".join((recipients or place).split())) if part
    )
    event = Event(
        (event_claim.id,),
        predicate,
        None,
        label,
        ids[actors],
        ids[recipients],
        None,
        None,
        None,
        entities[place].id if place else None,
        by(),
    )
    return headline(
        Case(
            Run("1", ()), (where,), claims=(event_claim,), entities=tuple(entities.values()), events=(event,)
        ),
        event,
        [event_claim],
    )


@pytest.mark.parametrize(
    ("given", "headed"),
    [
        (
            told("sent", "four rifles", actors="Ruritania", recipients="Graustark"),
            ("Ruritania – sent – Graustark", "", "four rifles"),
        ),
        (
            told("sent", "Graustark four rifles", actors="Ruritania", recipients="Graustark"),
            ("Ruritania – sent – Graustark", "", "four rifles"),
        ),
        (
            told("sent", "Graustark", actors="Ruritania", recipients="Graustark"),
            ("Ruritania – sent – Graustark", "", ""),
        ),
        (told("sent", actors="Ruritania", place="Strelsau"), ("Ruritania – sent", "in Strelsau", "")),
        (
            told("visit", actors="Ruritania", recipients="Graustark", place="Graustark"),
            ("Ruritania – visit – Graustark", "", ""),
        ),
        (
            told("visit", "state", actors="Ruritania", predicate="CONSULT"),
            ("Ruritania – state visit", "", ""),
        ),
        (
            told("visit", "four rifles", actors="Ruritania", predicate="CONSULT"),
            ("Ruritania – visit", "", ""),
        ),
        (told("followed", "A state visit"), ("followed", "", "a state visit")),
        (told("gifted", "each other medals"), ("gifted", "", "medals")),
        (told("sent", actors="A B C D E", recipients="A"), ("A, B, C and 2 others – sent", "", "")),
    ],
)
def test_every_name_is_told_once(given: Headline, headed: tuple[str, str, str]) -> None:
    assert (given.label, given.where, given.theme) == headed


def test_a_pronoun_says_nothing_of_what_it_is_about() -> None:
    where = page(WORDS)
    them = replace(mention(where, "them"), kind="pronoun")
    lent: Claim = replace(
        claim(where, "lent", "lent"), arguments=(Argument("tri", Role.THEME, them.span, 0, them.id, by()),)
    )
    event = Event((lent.id,), "AID", None, "lent", (), (), None, None, None, None, by())
    assert (
        headline(
            Case(Run("1", ()), (where,), mentions=(them,), claims=(lent,), events=(event,)), event, [lent]
        ).theme
        == ""
    )


def test_long_words_and_many_names_are_cut() -> None:
    assert shortened("a " * 20).split() == ["a"] * 14 + ["…"]
    assert several(["a", "b", "c", "d"]) == "a, b, c and 1 other"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("their “close ties", "their close ties"),
        ("a “close” tie", "a “close” tie"),
        ("the chief 'victory", "the chief victory"),
        ("Graustark's 'friend'", "Graustark's 'friend'"),
    ],
)
def test_a_quotation_mark_does_not_stand_alone(words: str, whole: str) -> None:
    assert balanced(words) == whole


@pytest.mark.parametrize(("doer", "label"), [("A storm", "a storm – sank"), ("It", "sank")])
def test_what_acts_without_a_name_is_told_in_the_words_of_the_page_but_no_pronoun(
    doer: str, label: str
) -> None:
    where = page(f"{doer} sank the barge.")
    agent = Argument("tri", Role.AGENT, at(where, doer), 0, None, by())
    sunk = replace(claim(where, "sank", "sank"), arguments=(agent,))
    event = Event((sunk.id,), None, None, "sank", (), (), None, None, None, None, by())
    case = Case(run=Run("0", ()), pages=(where,), claims=(sunk,), events=(event,))
    assert headline(case, event, [sunk]).label == label
