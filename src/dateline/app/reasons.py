"""Why a fact is believed, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from dateline.app.terminal import show, styled
from dateline.views.why import Quote, Reason


def draw_why(reason: Reason) -> None:
    """A chain of reasons, each indented below what rests on it."""
    for depth, each in walk(reason):
        show(Padding(reason_head(each), (0, 0, 0, 2 * depth)))
        if not each.again and reason_text(each):
            show(Padding(reason_text(each), (0, 0, 0, 2 * depth + 2)))


def walk(reason: Reason, depth: int = 0) -> Iterator[tuple[int, Reason]]:
    """Every reason with its depth, in reading order."""
    yield depth, reason
    for part in reason.parts:
        yield from walk(part, depth + 1)


def reason_head(reason: Reason) -> Text:
    """What is believed."""
    return styled(
        (reason.kind, "bold"),
        (f" {reason.what}", ""),
        (f" ({reason.id})" if reason.id else "", "dim"),
        (" see above" if reason.again else "", "dim"),
    )


def reason_text(reason: Reason) -> Text:
    """Where it stands, and by which rules it is believed."""
    steps = [styled((f"{number}. {step}", "")) for number, step in enumerate(reason.steps, 1)]
    notes = [styled((note, "")) for note in reason.notes]
    return Text("\n").join([*map(quote_text, reason.quotes), *notes, *steps, *rule_texts(reason)])


def quote_text(found: Quote) -> Text:
    """Where a fact stands, and in which words."""
    return styled(
        (f"{found.part:8}" if found.part else "", ""),
        (f"{found.page}[{found.start}:{found.end}] “{found.words}”", "cyan"),
    )


def rule_texts(reason: Reason) -> Iterator[Text]:
    """The rules of a fact, each with its sentence; those of words of time are only named after the first."""
    told = reason.rules[:1] if reason.kind == "words of time" else reason.rules
    for rule, says in told:
        yield styled((f"because {says or rule}{f' ({rule})' if says else ''}", "dim"))
    named = ", ".join(rule for rule, _ in reason.rules[len(told) :])
    if named:
        yield styled((f"word by word: {named}", "dim"))
