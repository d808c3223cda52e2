"""Words for a part in a deed that stand alone ("denied any INVOLVEMENT"): the deed is the one told last before them."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Sentence, Trigger
from dateline.vocabulary import word_list

PARTS = word_list("en.triggers.parts_in_deeds")
DEEDS = frozenset({"ASSAULT", "COERCE"})
"""PLOVER types of what people ask who had a part in."""
RULE = "triggers.deed"
REACH = 2
"""Sentences between a part and its deed, the one in which the deed stands counted."""


def is_deed(trigger: Trigger) -> bool:
    """Whether people ask who had a part in an event."""
    return trigger.predicate in DEEDS


def joined(here: Sentence, trigger: Trigger, deed: Trigger | None) -> Trigger:
    """The trigger, a bare part in a deed with the type of the deed."""
    if deed is None or trigger.predicate is not None or not is_bare_part(here, trigger):
        return trigger
    if not 0 <= trigger.sentence - deed.sentence <= REACH:
        return trigger
    premises = (*trigger.by.premises, RULE, deed.id)
    return replace(trigger, predicate=deed.predicate, mode=None, by=replace(trigger.by, premises=premises))


def is_bare_part(here: Sentence, trigger: Trigger) -> bool:
    """Whether a word is for a part in a deed and does not say in which: "were INVOLVED", no "INVOLVES a sale"."""
    active = here.poses[trigger.token] == "VERB" and here.tags[trigger.token] != "VBN"
    return trigger.lemma in PARTS and not active and not here.children(trigger.token, "prep", "dobj", "pcomp")
