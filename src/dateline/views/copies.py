"""Pages that share text: groups that are one witness, who copied whom, passages side by side, one origin."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.cases.speakers import name_of, outlet_of
from dateline.errors import DatelineError
from dateline.model import Case, Copies, CopyKind, CopyPair
from dateline.views.differences import Piece, compare


@dataclass(frozen=True)
class Passage:
    """One passage on both pages: offsets `[start, end)` and the words."""

    left: tuple[int, int]
    right: tuple[int, int]
    left_words: tuple[Piece, ...]
    right_words: tuple[Piece, ...]


@dataclass(frozen=True)
class Pairing:
    """Two pages and what they share; `source` is the one that was copied from, where something tells.

    The shares are of each page's text outside quotation marks.
    """

    left: str
    right: str
    kind: str
    source: str | None
    share_of_left: float
    share_of_right: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Member:
    """A page of a group: its outlet, the day it declares, whom it credits, its largest share of another."""

    page: str
    outlet: str
    declared: str | None
    credited: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class Group:
    """Pages that are one text and so one witness, or one that shares but stays a witness of its own."""

    id: str
    witness: bool
    members: tuple[Member, ...]
    original: str | None
    pairs: tuple[Pairing, ...]


def copy_groups(case: Case, given: str | None = None) -> tuple[Group, ...]:
    """All groups, one witness first, the larger before the smaller; or those of an id or a page's name."""
    chosen = [copies for copies in case.copies if given is None or is_meant(case, copies, given)]
    if given is not None and not chosen:
        raise DatelineError(
            f"{given!r} is no copy group and no page that shares text with another.",
            advice="`dateline copies` without it shows all groups.",
        )
    return tuple(
        group_of(case, copies)
        for copies in sorted(
            chosen, key=lambda copies: (-len(copies.pages), name_of(case, min(copies.pages)), copies.id)
        )
    )


def is_meant(case: Case, copies: Copies, given: str) -> bool:
    """Whether a group has an id that begins so, or a page of this name in it or in one of its pairs."""
    lefts, rights = (pair.left for pair in copies.pairs), (pair.right for pair in copies.pairs)
    pages = {*copies.pages, *lefts, *rights}
    return copies.id.startswith(given) or any(
        given in {page, case.by_id[page].ref, name_of(case, page)} for page in pages
    )


def group_of(case: Case, copies: Copies) -> Group:
    """A group in words, its strongest pairs first."""
    pairs = sorted(
        copies.pairs,
        key=lambda pair: (
            pair.kind == CopyKind.QUOTE,
            -max(pair.share_of_left, pair.share_of_right),
            name_of(case, pair.left),
            name_of(case, pair.right),
        ),
    )
    original = name_of(case, copies.original) if copies.original else None
    members = tuple(
        member_of(case, page, copies)
        for page in sorted(copies.pages, key=lambda page: (page != copies.original, name_of(case, page)))
    )
    return Group(
        copies.id, len(copies.pages) > 1, members, original, tuple(pairing_of(case, pair) for pair in pairs)
    )


def member_of(case: Case, page: str, copies: Copies) -> Member:
    """One page of a group."""
    days = sorted(sighting.published for sighting in case.by_id[page].sightings if sighting.published)
    credited = tuple(credit.name for credit in case.on_page(page, "credits"))
    return Member(
        name_of(case, page),
        outlet_of(case, page),
        days[0] if days else None,
        credited,
        max((share_of(pair, page) for pair in copies.pairs), default=0.0),
    )


def share_of(pair: CopyPair, page: str) -> float:
    """How much of a page's text a pair shares; of another page, or in quotations only, none."""
    if pair.kind == CopyKind.QUOTE:
        return 0.0
    return pair.share_of_left if pair.left == page else pair.share_of_right if pair.right == page else 0.0


def pairing_of(case: Case, pair: CopyPair) -> Pairing:
    """Two pages with the passages they share, the source first where it is known."""
    if pair.source == pair.right:
        pair = turn(pair)
    return Pairing(
        left=name_of(case, pair.left),
        right=name_of(case, pair.right),
        kind=str(pair.kind),
        source=name_of(case, pair.source) if pair.source else None,
        share_of_left=pair.share_of_left,
        share_of_right=pair.share_of_right,
        passages=tuple(passage_of(case, pair, span) for span in pair.passages),
    )


def turn(pair: CopyPair) -> CopyPair:
    """The same pair with its sides exchanged."""
    passages = tuple((begin, upto, start, end) for start, end, begin, upto in pair.passages)
    return CopyPair(
        pair.right, pair.left, pair.share_of_right, pair.share_of_left, passages, pair.kind, pair.source
    )


def passage_of(case: Case, pair: CopyPair, span: tuple[int, int, int, int]) -> Passage:
    """One shared passage with its differences."""
    start, end, begin, upto = span
    left, right = compare(
        case.by_id[pair.left].text[start:end].split(), case.by_id[pair.right].text[begin:upto].split()
    )
    return Passage((start, end), (begin, upto), left, right)
