"""Who denies a part in a deed: what is said of the deed is denied by both words, the part and the deed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.cases.agreement.answers import Court, denies_charge
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.claim_features import Sketch
from dateline.model import Event, Relation


def share_answers(court: Court, disputes: Sequence[Dispute]) -> Iterator[Dispute]:
    """Some disputes, and for each denial of a part in a deed those of the deed in the same words."""
    yield from disputes
    parts, rule = parts_denied(court), "case.agreement.part/1"
    told = {(dispute.left, dispute.right) for dispute in disputes}
    for dispute in disputes:
        if dispute.relation != Relation.DENIES:
            continue
        for part in parts.get(denied_by(court, dispute.left), ()):
            fits = isinstance(dispute.right, Event) or court.may_answer(part, dispute.right)
            if fits and (part, dispute.right) not in told:
                told.add((part, dispute.right))
                yield replace(dispute, left=part, rule=rule)


def parts_denied(court: Court) -> Mapping[str, Sequence[Sketch]]:
    """The claims that only point to a deed, by the attribution in which somebody denies it."""
    found: dict[str, list[Sketch]] = defaultdict(list)
    for denial in filter(denies_charge, court.world.sketches.values()):
        if court.plea(denial).pointing:
            found[denied_by(court, denial)].append(denial)
    return {key: claims for key, claims in found.items() if key}


def denied_by(court: Court, denial: Sketch) -> str:
    """The innermost attribution by which somebody denies a claim; nothing where nobody does."""
    links = [court.attributions[link] for link in denial.claim.chain if link in court.attributions]
    return next((link.id for link in reversed(links) if link.cue_kind == "deny"), "")
