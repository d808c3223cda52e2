"""What people may call a page: its ref, cut where no other one begins so, too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

LONG = 16
"""Refs up to this long are never cut."""

WEB = re.compile(r"https?://(?:www\.)?(?P<host>[^/]*)", re.IGNORECASE)


def shorten(ref: str, refs: Sequence[str]) -> str:
    """The shortest beginning of `ref` that ends before a mark and begins no other of `refs` (sorted).

    A ref that is short enough stays, and of a web address at least the host.
    """
    address = WEB.match(ref)
    begin, least = address.span("host") if address else (0, 0)
    if len(ref) - begin <= LONG:
        return ref[begin:]
    ends = (mark.start() for mark in re.finditer(r"(?<=\w\w\w)[\W_]", ref) if mark.start() >= least)
    return next(
        (
            ref[begin:end]
            for end in ends
            if bisect_left(refs, ref[:end] + "\U0010ffff") - bisect_left(refs, ref[:end]) == 1
        ),
        ref[begin:],
    )
