"""The nouns of dateline: frozen, without I/O, without language analysis."""

from dateline.model.articles import ENGLISH, TOLD, DateEstimate, Edit, How, Language, Passage, Reading, Zone
from dateline.model.cases import LAYERS, Case
from dateline.model.claims import (
    Argument,
    Attribution,
    Certainty,
    Claim,
    EventTime,
    Label,
    Manner,
    Polarity,
    Role,
    Status,
    Tense,
    Trigger,
)
from dateline.model.clusters import Copies, CopyKind, CopyPair, Credit, Entity, Event, Origin, Position, Stance, Story
from dateline.model.ids import make_id
from dateline.model.links import Judgement, Link, Problem, Relation, Run
from dateline.model.mentions import Candidate, Coreference, EntityType, Expression, Mention, MentionKind, Timex, TimexType
from dateline.model.pages import Page, Sighting, Stamp
from dateline.model.sentences import Sentence
from dateline.model.spans import By, Span

__all__ = [
    "ENGLISH",
    "LAYERS",
    "TOLD",
    "Argument",
    "Attribution",
    "By",
    "Candidate",
    "Case",
    "Certainty",
    "Claim",
    "Copies",
    "CopyKind",
    "CopyPair",
    "Coreference",
    "Credit",
    "DateEstimate",
    "Edit",
    "Entity",
    "EntityType",
    "Event",
    "EventTime",
    "Expression",
    "How",
    "Judgement",
    "Label",
    "Language",
    "Link",
    "Manner",
    "Mention",
    "MentionKind",
    "Origin",
    "Page",
    "Passage",
    "Polarity",
    "Position",
    "Problem",
    "Reading",
    "Relation",
    "Role",
    "Run",
    "Sentence",
    "Sighting",
    "Span",
    "Stamp",
    "Stance",
    "Status",
    "Story",
    "Tense",
    "Timex",
    "TimexType",
    "Trigger",
    "Zone",
    "make_id",
]
