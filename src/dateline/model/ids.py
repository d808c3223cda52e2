"""Ids name the thing, not its finder: kind + hash of the identity fields (law 4)."""

from __future__ import annotations

import json
import re
from hashlib import blake2b

JOIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""Made once: `json.dumps` with options would make an encoder for every id."""


def make_id(kind: str, *identity: object) -> str:
    """The id of a thing: `kind`, a dash and 16 hex digits of BLAKE2b over its identity fields as JSON."""
    return f"{kind}-{blake2b(JOIN(identity).encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


ID = re.compile(r"[a-z]{3,4}-[0-9a-f]{16}")


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return ID.fullmatch(text) is not None


def set_id(thing: object, kind: str, *identity: object) -> None:
    """Give a frozen noun its id, called from `__post_init__`: an id is recomputed and never believed."""
    object.__setattr__(thing, "id", make_id(kind, *identity))
