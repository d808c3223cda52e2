"""Copies on the terminal: the pages of every group, and shared passages side by side, differences marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from dateline.app.tables import draw_table
from dateline.app.terminal import say, show, styled
from dateline.views.copies import Group, Member, Pairing
from dateline.views.differences import Piece
from dateline.views.hints import Hint, hint_sentence
from dateline.views.words import counted

GROUPS, PAIRS, PASSAGES, CHARACTERS = 10, 1, 2, 400
"""Of many groups so many are shown, of each so many pairs, of a pair passages, of a passage characters."""
CLOSER = 8
"""How many times as many pairs and passages are shown of one group."""
KINDS = {
    "identical": "the same text",
    "near": "the same text with changes",
    "rewrite": "text in common",
    "quote": "only quotations in common",
}
"""What every kind of pair is called."""


def draw_copies(groups: Sequence[Group], hints: Sequence[Hint], *, everything: bool, one: bool) -> None:
    """Groups with members and shared passages; then who may have one origin, and how much is not shown."""
    shown = groups if everything else groups[:GROUPS]
    for group in shown:
        draw_group(
            group,
            pairs=None if everything else PAIRS * (CLOSER if one else 1),
            passages=None if everything else PASSAGES * (CLOSER if one else 1),
        )
    for hint in hints:
        say(hint_sentence(hint))
    if not groups and not hints:
        say("no pages share text")
    if len(groups) > len(shown):
        say(f"{counted(len(groups) - len(shown), 'further group')}; --all shows them.", "dim")


def draw_group(group: Group, *, pairs: int | None, passages: int | None) -> None:
    """One group: its pages, and its strongest pairs."""
    show(styled((title_of(group), "bold underline"), (f"  {group.id}", "dim")))
    if group.witness:
        header = ("page", "outlet", "declared", "credits", "copied text", "")
        draw_table(header, (row_of(member, group) for member in group.members))
    say()
    for pair in group.pairs[:pairs]:
        draw_pair(pair, passages=passages)
    if len(group.pairs) > len(group.pairs[:pairs]):
        say(
            f"{counted(len(group.pairs) - len(group.pairs[:pairs]), 'further pair')} of {group.id}; "
            "--all shows them.\n",
            "dim",
        )


def title_of(group: Group) -> str:
    """What a group is."""
    if group.witness:
        return f"{counted(len(group.members), 'page')}, one witness"
    shared = "quotations" if all(pair.kind == "quote" for pair in group.pairs) else "text"
    return f"{group.members[0].page} shares {shared} with others and stays a witness of its own"


def row_of(member: Member, group: Group) -> tuple[str, ...]:
    """A page of a group in columns."""
    return (
        member.page,
        member.outlet,
        member.declared or "",
        ", ".join(member.credited),
        f"{member.share:.0%}",
        "original" if member.page == group.original else "",
    )


def draw_pair(pair: Pairing, *, passages: int | None) -> None:
    """Two pages side by side; what differs stands in braces."""
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="bold", expand=True)
    for page, share in ((pair.left, pair.share_of_left), (pair.right, pair.share_of_right)):
        table.add_column(styled((page_head(pair, page, share), "")), overflow="fold", ratio=1)
    for passage in pair.passages[:passages]:
        table.add_row(
            passage_text(passage.left_words, whole=passages is None),
            passage_text(passage.right_words, whole=passages is None),
        )
    say(KINDS[pair.kind], "dim")
    show(table)
    rest = len(pair.passages) - len(pair.passages[:passages])
    if rest:
        say(f"{counted(rest, 'further passage')} of {pair.left} and {pair.right}; --all shows them.\n", "dim")


def page_head(pair: Pairing, page: str, share: float) -> str:
    """A page of a pair: how much of its text is shared, and whether the other was copied from it."""
    told = "" if pair.kind == "quote" else f", {share:.0%} of its text"
    return f"{page}{told}{' (source)' if page == pair.source else ''}"


def passage_text(pieces: Sequence[Piece], *, whole: bool) -> Text:
    """A passage with what differs in braces, cut short unless the whole is asked for."""
    text = Text(" ").join(
        styled(
            (f"{{{piece.words}}}" if piece.differs else piece.words, "bold yellow" if piece.differs else "")
        )
        for piece in pieces
    )
    if not whole:
        text.truncate(CHARACTERS, overflow="ellipsis")
    return text


def draw_hints(hints: Sequence[Hint]) -> None:
    """Pages that may go back to one origin, if there are any."""
    for hint in hints:
        say()
        say(hint_sentence(hint))
