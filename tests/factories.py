"""Hand-made nouns for tests of the store, the views and the command line.

A small affair of invented outlets, complete enough to fill every table.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model import (
    Argument,
    Attribution,
    By,
    Candidate,
    Case,
    Certainty,
    Claim,
    Copies,
    CopyKind,
    CopyPair,
    Coreference,
    Credit,
    DateEstimate,
    Edit,
    Entity,
    EntityType,
    Event,
    EventTime,
    Expression,
    Force,
    How,
    Judgement,
    JudgementKind,
    Label,
    Language,
    Link,
    Manner,
    Mention,
    MentionKind,
    Origin,
    Page,
    Passage,
    Polarity,
    Position,
    Problem,
    Rank,
    Relation,
    Role,
    Ruling,
    Run,
    Sighting,
    Span,
    Stance,
    Status,
    Story,
    Symbol,
    Tense,
    Timex,
    TimexType,
    Trigger,
    Zone,
)

GAZETTE = (
    "Premier of Ruritania to visit Graustark tomorrow\n\n"
    "The premier of Ruritania will visit Graustark tomorrow, the palace said.\n"
    "Graustark has accused Ruritania of sending rifles to rebels.\n"
    "Ruritania denies sending rifles.\n"
)
HERALD = (
    "The premier of Ruritania visits Graustark on 4 May 2021.\n"
    "He made his first trip there in July 2000 & met <i>thesecond</i> king.\n"
)

NEXT_DAY, JULY_2000 = Symbol.parse("now+1D"), Symbol.parse("2000-07")


def page(text: str, *, ref: str = "page", **declared: object) -> Page:
    """A page met once, under its name."""
    return Page(ref, text, (Sighting(f"{ref}.txt", "0" * 64, **declared),))  # type: ignore[arg-type]


def by(rule: str = "test.rule/1", *premises: str, score: float = 1.0) -> By:
    """A reason."""
    return By(rule, score, premises)


def at(where: Page, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = where.text.index(words, start + 1)
    return Span(where.id, start, start + len(words))


def mention(
    where: Page,
    words: str,
    nth: int = 0,
    *,
    sort: EntityType = EntityType.COUNTRY,
    kind: MentionKind = MentionKind.NAME,
) -> Mention:
    """A mention of some words."""
    return Mention(
        at(where, words, nth),
        kind,
        sort,
        words,
        0,
        0,
        0,
        0,
        (Candidate(f"country/{words[:3].upper()}", 0.9),),
        by("test.mention/1"),
    )


def status(label: Label = Label.STATED, *, time: Tense = Tense.PAST) -> Status:
    """A status of one label."""
    return Status(
        label,
        Certainty.CERTAIN,
        Polarity.NEG if label in {Label.DENIED, Label.NEGATED} else Polarity.POS,
        time,
    )


def claim(
    where: Page,
    word: str,
    evidence: str,
    nth: int = 0,
    *,
    label: Label = Label.STATED,
    predicate: str | None = None,
    mode: str | None = None,
    **rest: object,
) -> Claim:
    """A claim whose trigger is the nth `word`, standing on the words of `evidence`."""
    fields: dict[str, object] = {
        "arguments": (),
        "expression": None,
        "place": None,
        "chain": (),
        "sentence": 0,
        "token": 0,
        "by": by("test.claim/1"),
    } | rest
    return Claim(
        at(where, word, nth),
        word,
        predicate,
        mode,
        status=status(label),
        evidence=(at(where, evidence),),
        **fields,
    )  # type: ignore[arg-type]


def attribution(
    where: Page,
    source: str,
    cue: str,
    content: str,
    *sources: Mention,
    cue_kind: str = "say",
    within: str | None = None,
) -> Attribution:
    """An attribution of some words."""
    return Attribution(
        at(where, source),
        at(where, cue),
        (at(where, content),),
        Manner.INDIRECT,
        cue_kind,
        tuple(found.id for found in sources),
        within,
        0,
        by("test.attribution/1"),
    )


def affair() -> Case:
    """A planned visit that two pages tell of, an accusation that one party denies, and a trip of 2000.

    Of every other noun there is one.
    """
    gazette, herald = (
        page(GAZETTE, ref="gazette", site="gazette.example"),
        page(HERALD, ref="herald", published="2021-05-03", title="Visit <today>"),
    )
    ruritania, graustark = mention(gazette, "Ruritania", 1), mention(gazette, "Graustark", 1)
    accuser, accused, denier = (
        mention(gazette, "Graustark", 2),
        mention(gazette, "Ruritania", 2),
        mention(gazette, "Ruritania", 3),
    )
    palace = mention(gazette, "the palace", sort=EntityType.ORGANIZATION, kind=MentionKind.NOMINAL)
    there = mention(herald, "Graustark")
    premier, he = (
        mention(herald, "premier", sort=EntityType.PERSON, kind=MentionKind.NOMINAL),
        mention(herald, "He", sort=EntityType.PERSON, kind=MentionKind.PRONOUN),
    )
    said = attribution(
        gazette, "the palace", "said", "The premier of Ruritania will visit Graustark tomorrow", palace
    )
    charged = attribution(
        gazette, "Graustark has", "accused", "sending rifles to rebels", accuser, cue_kind="accuse"
    )
    refused = attribution(gazette, "Ruritania denies", "denies", "sending rifles.", denier, cue_kind="deny")
    tomorrow = Expression(
        at(gazette, "tomorrow", 1), TimexType.DATE, NEXT_DAY, None, 1, 7, 7, 1, by("test.expression/1")
    )
    july = Expression(
        at(herald, "July 2000"), TimexType.DATE, JULY_2000, None, 1, 7, 8, 0, by("test.expression/1")
    )
    day = Timex(
        tomorrow.id,
        tomorrow.span,
        TimexType.DATE,
        "2021-05-04",
        None,
        NEXT_DAY,
        gazette.id,
        "2021-05-04",
        "2021-05-04",
        by("test.timex/1", tomorrow.id, gazette.id),
    )
    month = Timex(
        july.id,
        july.span,
        TimexType.DATE,
        "2000-07",
        None,
        JULY_2000,
        None,
        "2000-07-01",
        "2000-07-31",
        by("test.timex/1", july.id),
    )
    visiting = Trigger(at(gazette, "visit"), 0, 4, "visit", "CONSULT", "visit", by("test.trigger/1"))
    visit = claim(
        gazette,
        "visit",
        "The premier of Ruritania will visit Graustark tomorrow",
        1,
        label=Label.PLANNED,
        predicate="CONSULT",
        mode="visit",
        chain=(said.id,),
        expression=tomorrow.id,
        place=graustark.id,
        arguments=(
            Argument(
                visiting.id,
                Role.AGENT,
                at(gazette, "The premier of Ruritania"),
                1,
                ruritania.id,
                by("test.argument/1", ruritania.id),
            ),
            Argument(
                visiting.id, Role.PLACE, graustark.span, 6, graustark.id, by("test.argument/1", graustark.id)
            ),
        ),
    )
    visits = claim(
        herald,
        "visits",
        "The premier of Ruritania visits Graustark",
        label=Label.PLANNED,
        predicate="CONSULT",
        mode="visit",
        place=there.id,
    )
    alleged = claim(
        gazette,
        "sending",
        "sending rifles to rebels",
        label=Label.ALLEGED,
        predicate="AID",
        chain=(charged.id,),
    )
    denied = claim(
        gazette,
        "sending",
        "Ruritania denies sending rifles",
        1,
        label=Label.DENIED,
        predicate="AID",
        chain=(refused.id,),
    )
    trip = claim(
        herald,
        "trip",
        "He made his first trip there in July 2000",
        predicate="CONSULT",
        mode="visit",
        expression=july.id,
    )
    state = Entity(
        "country/RUR",
        "Ruritania",
        EntityType.COUNTRY,
        "RUR",
        "Q1",
        ("Ruritanian",),
        (ruritania.id, accused.id, denier.id),
        by("test.entity/1", ruritania.id),
    )
    host = Entity(
        "country/GRA",
        "Graustark",
        EntityType.COUNTRY,
        "GRA",
        None,
        (),
        (graustark.id, accuser.id, there.id),
        by("test.entity/1"),
    )
    house = Entity(
        None, "the palace", EntityType.ORGANIZATION, "RUR", None, (), (palace.id,), by("test.entity/1")
    )
    head = Entity(
        None,
        "the premier of Ruritania",
        EntityType.PERSON,
        "RUR",
        None,
        (),
        (premier.id, he.id),
        by("test.entity/1"),
    )
    tour = Event(
        (visit.id, visits.id),
        "CONSULT",
        "visit",
        "visit",
        (state.id,),
        (),
        "2021-05-04",
        "2021-05-04",
        "2021-05-04",
        host.id,
        by("test.event/1", visit.id, visits.id),
        anchor=visit.id,
    )
    arms = Event(
        (alleged.id, denied.id),
        "AID",
        None,
        "sending of rifles",
        (state.id,),
        (),
        None,
        None,
        None,
        None,
        by("test.event/1", alleged.id, denied.id),
    )
    history = Event(
        (trip.id,),
        "CONSULT",
        "visit",
        "first trip",
        (head.id,),
        (),
        "2000-07",
        "2000-07-01",
        "2000-07-31",
        None,
        by("test.event/1", trip.id),
    )
    apart = Judgement(
        "2026-01-02T03:04:05Z", "ann", JudgementKind.DIFFERENT, (visit.id, trip.id), "event", "Two visits."
    )
    premiere = Credit(at(gazette, "Premier"), "Premier", by("test.credit/1"))
    return Case(
        Run("0.0-test", ("zones/1:", "sentences/1:none")),
        tuple(sorted((gazette, herald), key=lambda found: found.id)),
        passages=(
            Passage(
                at(gazette, "Premier of Ruritania to visit Graustark tomorrow"),
                Zone.HEADLINE,
                by("test.zone/1"),
            ),
        ),
        languages=(
            Language(gazette.id, "en", by("test.language/1")),
            Language(herald.id, None, by("test.language/2", score=0.0)),
        ),
        edits=(Edit(at(herald, "thesecond"), "the second", by("test.repair/1", score=0.8)),),
        credits=(premiere,),
        expressions=(tomorrow, july),
        timexes=(day, month),
        mentions=(ruritania, graustark, accuser, accused, denier, palace, there, premier, he),
        coreferences=(Coreference(he.id, premier.id, by("test.coreference/1")),),
        triggers=(visiting,),
        attributions=(said, charged, refused),
        claims=(visit, alleged, denied, visits, trip),
        estimates=(
            DateEstimate(
                gazette.id,
                "2021-05-03",
                "2021-05-03",
                "2021-05-03",
                How.INFERRED,
                by("test.dating/1", tomorrow.id, visits.id),
            ),
            DateEstimate(
                herald.id,
                "2021-05-03",
                "2021-05-03",
                "2021-05-03",
                How.DECLARED,
                by("test.dating/2", herald.id),
            ),
        ),
        event_times=(
            EventTime(
                visit.id, "2021-05-04", "2021-05-04", "2021-05-04", day.id, by("test.chronology/1", day.id)
            ),
            EventTime(
                trip.id, "2000-07", "2000-07-01", "2000-07-31", month.id, by("test.chronology/1", month.id)
            ),
        ),
        copies=(
            Copies((gazette.id,), None, (), by("test.copies/1")),
            Copies(
                (herald.id,),
                herald.id,
                (CopyPair(gazette.id, herald.id, 0.1, 0.25, ((0, 5, 3, 8),), CopyKind.QUOTE),),
                by("test.copies/1"),
            ),
        ),
        stories=(Story((gazette.id, herald.id), by("test.story/1")),),
        origins=(
            Origin((gazette.id, herald.id), "Premier", (premiere.span,), by("test.origin/1", premiere.id)),
        ),
        entities=(state, host, house, head),
        events=(tour, arms, history),
        positions=(
            Position(tour.id, (gazette.id,), house.id, Stance.PLANS, (visit.id,), by("test.position/1")),
            Position(tour.id, (herald.id,), None, Stance.PLANS, (visits.id,), by("test.position/1")),
            Position(arms.id, (gazette.id,), host.id, Stance.ALLEGES, (alleged.id,), by("test.position/1")),
            Position(arms.id, (gazette.id,), state.id, Stance.DENIES, (denied.id,), by("test.position/1")),
            Position(history.id, (herald.id,), None, Stance.ASSERTS, (trip.id,), by("test.position/1")),
        ),
        links=(
            Link(
                denied.id,
                alleged.id,
                Relation.DENIES,
                "polarity",
                "Ruritania denies what Graustark alleges.",
                by("test.link/1", denied.id, alleged.id),
            ),
            Link(
                visit.id, visits.id, Relation.CORROBORATES, None, "Both tell of the visit.", by("test.link/1")
            ),
        ),
        ranks=(
            Rank(tour.id, 2, by("test.rank/1", visit.id)),
            Rank(arms.id, 1, by("test.rank/1", alleged.id)),
            Rank(history.id, None, by("test.rank/1", trip.id)),
        ),
        judgements=(apart,),
        rulings=(
            Ruling(
                apart.id,
                apart.kind,
                apart.members,
                apart.verdict,
                Force.IN_FORCE,
                (),
                (visit.trigger, trip.trigger),
            ),
        ),
        problems=(
            Problem("empty.txt", "read", "the file is empty. Remove it or look at its source."),
            Problem("case", "events", "crashed.", at(gazette, "said")),
        ),
    )


def entity(name: str, *mentions: str) -> Entity:
    """An entity of some mentions."""
    return Entity(None, name, EntityType.PERSON, None, None, (), mentions, by("test.entity/1"))


def lines(page: Page, *, zone: Zone = Zone.BODY) -> list[Passage]:
    """Every line of a page as a passage of one zone."""
    found, at = [], 0
    for line in page.text.split("\n"):
        if line.strip():
            found.append(Passage(Span(page.id, at, at + len(line)), zone, By("line")))
        at += len(line) + 1
    return found


def ranked(case: Case) -> Case:
    """A case all of whose events with a rank are told on its first screen."""
    return replace(
        case, ranks=tuple(replace(rank, place=number) for number, rank in enumerate(case.ranks, 1))
    )


def undated(words: str, **said: object) -> Case:
    """The affair, but of the trip of July 2000 no day is known, and its page says when as a timex of these fields."""
    case = affair()
    events = tuple(replace(each, value=None, earliest=None, latest=None) for each in case.events)
    july = next(each for each in case.timexes if each.value == "2000-07")
    fields = {"value": None, "earliest": None, "latest": None, "span": at(case.by_id[july.span.page], words)}
    told = replace(july, **(fields | said))  # type: ignore[arg-type]
    return replace(case, events=events, timexes=(told,))
