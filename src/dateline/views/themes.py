"""What an event is about, in a few words of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.cases.speakers import listed, quote
from dateline.model import Argument, Case, Claim, EntityType, MentionKind, Role
from dateline.views.slights import POINTING

NAMES = 3
"""So many names are told of one side or theme of an event; the others are counted."""
WORDS = 14
"""So many words are told of what an event is about."""

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


def doer_of(case: Case, claim: Claim) -> str:
    """Who or what acts, in the words of a claim: "a blast"; "" where that is a pronoun, or known by name."""
    doers = (argument for argument in claim.arguments if argument.role == Role.AGENT)
    for words in (quote(case, doer.span) for doer in doers if doer.mention not in case.entity_of):
        if words.casefold() not in POINTING:
            return shortened(DETERMINER.sub(lambda found: found[0].lower(), words))
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
