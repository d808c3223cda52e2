"""Queries give what the views of the whole case give, filtered and page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cases.speakers import name_of, speech
from dateline.io.casefile import casefile
from dateline.io.casefile.queries import (
    ClaimFilter,
    EntityFilter,
    EventFilter,
    StoredCase,
    claims_on,
    entity_rows,
    facets,
    find_claims,
    find_copies,
    find_disputes,
    find_entities,
    find_events,
    find_pages,
    find_problems,
    first_events,
    open_stored,
    overview,
    search_claims,
    search_passages,
    speakers_of,
)
from dateline.io.casefile.searching import plain
from dateline.model import Case, Relation, Zone
from dateline.views.chapters import is_disputed
from dateline.views.copies import copy_groups
from dateline.views.ledger import Entry, entries_of, ledger
from dateline.views.network import actors
from dateline.views.timeline import moments_on, timeline
from tests.factories import affair
from tests.io.casefile.generated import generated

ALL = 1_000_000
Both = tuple[Case, StoredCase]


@pytest.fixture(scope="module", params=["affair", "demo", "generated"])
def both(
    request: pytest.FixtureRequest, demo: Case, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    whole = {"affair": affair, "demo": lambda: demo, "generated": lambda: generated(12, 120)}[request.param]()
    path = tmp_path_factory.mktemp("queries") / "x.dateline"
    casefile.save_case(whole, path)
    with ExitStack() as opened:
        yield whole, opened.enter_context(open_stored(path))


def kept(case: Case, fits: Callable[[Entry], bool]) -> list[str]:
    """The claims of a ledger that pass a test, but for mere speech: an oracle that looks at all of them."""
    hidden = speech(case)
    return [entry.id for entry in ledger(case) if fits(entry) and entry.id not in hidden]


def asked(case: StoredCase, **wanted: object) -> list[str]:
    return list(find_claims(case, ClaimFilter(**wanted), limit=ALL).ids)  # type: ignore[arg-type]


def test_without_a_filter_there_are_all_in_the_order_of_the_views(both: Both) -> None:
    whole, stored = both
    found = find_events(stored, EventFilter(), limit=ALL)
    assert moments_on(stored, found.ids) == timeline(whole)
    assert entries_of(stored, asked(stored, speech=True)) == ledger(whole)
    assert asked(stored) == kept(whole, lambda entry: True)


def test_statuses_and_types_are_kept(both: Both) -> None:
    whole, stored = both
    for status in {entry.status for entry in ledger(whole)}:
        assert asked(stored, status=status) == kept(whole, lambda entry, is_=status: entry.status == is_)
    for kind in {entry.predicate for entry in ledger(whole)} - {None}:
        assert asked(stored, type=kind) == kept(whole, lambda entry, is_=kind: is_kind(entry, is_))


def is_kind(entry: Entry, kind: str) -> bool:
    return entry.predicate == kind or (entry.predicate or "").startswith(f"{kind}/")


def test_sources_are_kept_by_words_in_their_names(both: Both) -> None:
    whole, stored = both
    speakers = speakers_of(stored)
    assert set(speakers) == {name for entry in ledger(whole) for name in entry.says_who}
    for words in {*speakers[:20], *(name[1:4].upper() for name in speakers[:10]), "nobody of this name"}:
        assert asked(stored, source=words) == kept(whole, lambda entry, is_=words: is_by(entry, is_))


def is_by(entry: Entry, words: str) -> bool:
    return any(words.casefold() in name.casefold() for name in entry.says_who)


def test_pages_and_events_are_kept(both: Both) -> None:
    whole, stored = both
    for page in whole.pages:
        name = name_of(whole, page.id)
        assert asked(stored, page=page.id) == kept(whole, lambda entry, is_=name: entry.page == is_)
        assert list(claims_on(stored, page.id)) == asked(stored, page=page.id, speech=True)
    for event in whole.events[:20]:
        assert asked(stored, event=event.id) == kept(whole, lambda entry, is_=event.id: entry.event == is_)


def in_memory() -> Both:
    """The affair as a whole, and in a database in memory."""
    whole = affair()
    return whole, StoredCase(casefile.copy_of(whole), whole.run, sealed=False)


def test_claims_are_kept_by_status_source_and_page() -> None:
    whole, stored = in_memory()
    herald = next(each.id for each in whole.pages if each.ref == "herald")

    def statuses(**wanted: object) -> list[str]:
        return [entry.status for entry in entries_of(stored, asked(stored, **wanted))]

    assert statuses(status="denied") == ["denied"]
    assert statuses(source="PALACE") == ["planned"]
    assert statuses(page=herald) == ["planned", "stated"]
    assert statuses(page=herald, status="denied") == []
    assert statuses(event=whole.events[1].id) == ["alleged", "denied"]
    assert [entry.says_who for entry in entries_of(stored, asked(stored, own=True))] == [("herald",)] * 2


def test_words_of_claims_are_found() -> None:
    whole, stored = in_memory()
    both = [whole.claims[1].id, whole.claims[2].id]
    assert asked(stored, words="sending rifles") == asked(stored, words='"sending rifles"') == both
    assert asked(stored, words='no "such thing*') == asked(stored, words="") == []


def test_own_words_are_those_without_a_source(both: Both) -> None:
    whole, stored = both
    assert asked(stored, own=True) == kept(whole, lambda entry: len(entry.says_who) == 1)


def test_days_overlap(both: Both) -> None:
    whole, stored = both
    times = {time.claim: (time.earliest, time.latest) for time in whole.event_times}
    days = sorted({day for ends in times.values() for day in ends if day})[::5]

    def lies(entry: Entry, since: str, until: str) -> bool:
        earliest, latest = times.get(entry.id, (None, None))
        if earliest is None and latest is None:
            return False
        return str(latest or earliest) >= since and str(earliest or latest) <= until

    for since, until in pairwise(days):
        found = asked(stored, since=since, until=until)
        assert found == kept(whole, lambda entry, ends=(since, until): lies(entry, *ends))


def test_actors_are_kept_in_whatever_part_they_play(both: Both) -> None:
    whole, stored = both
    for entity in whole.entities[:15]:
        mentions = set(entity.mentions)
        playing = {
            claim.id
            for claim in whole.claims
            if mentions
            & {
                *(argument.mention for argument in claim.arguments),
                claim.place,
                *(each for link in claim.chain for each in whole.by_id[link].sources),
            }
        }
        assert asked(stored, actor=entity.id) == kept(whole, lambda entry, known=playing: entry.id in known)


def test_witnesses_are_counted(both: Both) -> None:
    whole, stored = both
    for least in (1, 2, 3):
        found = find_events(stored, EventFilter(witnesses=least), limit=ALL).ids
        assert found == tuple(each.id for each in timeline(whole) if each.witnesses >= least)
        assert set(asked(stored, witnesses=least)) == set(
            kept(whole, lambda entry, known=found: entry.event in known)
        )


def test_events_are_kept_by_all_that_they_are(both: Both) -> None:
    whole, stored = both
    moments = timeline(whole)
    ranked = find_events(stored, EventFilter(ranked=True), limit=ALL).ids
    assert ranked == tuple(each.id for each in moments if each.rank is not None)
    for page in whole.pages[:5]:
        name, told = name_of(whole, page.id), {claim.id for claim in whole.on_page(page.id, "claims")}
        found = find_events(stored, EventFilter(page=page.id), limit=ALL).ids
        assert found == tuple(each.id for each in moments if told & {*whole.by_id[each.id].claims})
        assert {each.id for each in moments if name in each.pages} <= {*found}
    for event in whole.events[:10]:
        for entity in (*event.actors, *event.recipients):
            assert event.id in find_events(stored, EventFilter(actor=entity), limit=ALL).ids
        if event.place:
            assert event.id in find_events(stored, EventFilter(place=event.place), limit=ALL).ids
        if event.earliest:
            days = EventFilter(since=event.earliest, until=event.latest)
            assert event.id in find_events(stored, days, limit=ALL).ids
        if event.predicate:
            assert event.id in find_events(stored, EventFilter(type=event.predicate), limit=ALL).ids
        labels = {whole.by_id[claim].status.label for claim in event.claims}
        assert all(event.id in find_events(stored, EventFilter(status=one), limit=ALL).ids for one in labels)


def test_what_somebody_denies_is_disputed(both: Both) -> None:
    whole, stored = both
    found = set(find_events(stored, EventFilter(disputed=True), limit=ALL).ids)
    assert {each.id for each in timeline(whole) if each.denials or is_disputed(each)} <= found
    denied = {event.id for event in whole.events if "denied" in labels_of(whole, event.claims)}
    assert denied <= found


def labels_of(case: Case, claims: tuple[str, ...]) -> set[str]:
    return {str(case.by_id[claim].status.label) for claim in claims}


def test_first_events_are_those_of_a_first_screen(both: Both) -> None:
    whole, stored = both
    assert first_events(stored, 15) == whole.foremost(15)


def test_pages_of_a_list_are_its_slices(both: Both) -> None:
    _, stored = both
    lists = (
        lambda **page: find_claims(stored, ClaimFilter(), **page),
        lambda **page: find_events(stored, EventFilter(), **page),
        lambda **page: find_entities(stored, EntityFilter(), **page),
        lambda **page: find_pages(stored, **page),
        lambda **page: find_disputes(stored, **page),
        lambda **page: find_copies(stored, **page),
        lambda **page: find_problems(stored, **page),
    )
    for found in lists:
        every = found(limit=ALL)
        assert every.total == len(every.ids) == len(set(every.ids))
        for offset in (0, 1, 3, 10_000):
            some = found(offset=offset, limit=2)
            assert (some.ids, some.total) == (every.ids[offset : offset + 2], every.total)


def test_an_overview_counts_everything(both: Both) -> None:
    whole, stored = both
    told = overview(stored)
    for name in ("pages", "claims", "events", "entities", "links"):
        assert told.counts[name] == len(getattr(whole, name))
    assert sum(told.statuses.values()) == len(whole.claims)
    days = [event.earliest for event in whole.events if event.earliest]
    assert told.first == min(days, default=None)


def test_disputes_are_the_links_that_deny(both: Both) -> None:
    whole, stored = both
    denials = {link.id for link in whole.links if link.relation == Relation.DENIES}
    assert set(find_disputes(stored, limit=ALL).ids) == denials
    of_events = {
        link for event in whole.events for link in find_disputes(stored, event=event.id, limit=ALL).ids
    }
    on_pages = {link for page in whole.pages for link in find_disputes(stored, page=page.id, limit=ALL).ids}
    assert of_events <= denials
    assert on_pages == denials


def test_entities_are_counted_as_the_view_counts_them(both: Both) -> None:
    whole, stored = both
    rows = entity_rows(stored, find_entities(stored, EntityFilter(), limit=ALL).ids)
    assert [(row.id, row.mentions, row.pages, row.acts, row.receives) for row in rows] == [
        (each.id, each.mentions, len(each.pages), each.acts, each.receives) for each in actors(whole)
    ]
    assert entity_rows(stored, ["ent-0"]) == ()


def test_entities_are_found_by_words_in_names_and_aliases(both: Both) -> None:
    whole, stored = both
    for entity in whole.entities[:10]:
        for name in (entity.name, *entity.aliases):
            assert entity.id in find_entities(stored, EntityFilter(name=name.upper()), limit=ALL).ids
            assert (
                entity.id in find_entities(stored, EntityFilter(name=name, type=entity.type), limit=ALL).ids
            )


def test_groups_of_copies_are_those_of_the_view(both: Both) -> None:
    whole, stored = both
    assert set(find_copies(stored, limit=ALL).ids) == {group.id for group in copy_groups(whole)}


def test_facets_count_what_a_filter_keeps(both: Both) -> None:
    _, stored = both
    told = facets(stored, ClaimFilter(), top=1000)
    for name, values in (
        ("status", told.statuses),
        ("page", told.pages),
        ("actor", told.actors),
        ("place", told.places),
    ):
        for value, number in values:
            assert len(asked(stored, **{name: value})) == number
    assert [number for _, number in told.sources] == sorted((n for _, n in told.sources), reverse=True)


def test_found_words_stand_where_they_are_said_to(both: Both) -> None:
    whole, stored = both
    words = first_word(whole)
    passages = search_passages(stored, words, limit=ALL)
    assert passages.total == len(passages.hits) > 0
    for hit in passages.hits:
        text = whole.by_id[hit.page].text[hit.start : hit.end]
        assert plain(hit.words) == text.strip()
        assert any(lit and piece.casefold() == words.casefold() for piece, lit in hit.words)
    claims = search_claims(stored, words, ClaimFilter(speech=True), limit=ALL)
    assert sorted(hit.claim or "" for hit in claims.hits) == sorted(asked(stored, words=words, speech=True))
    assert set(find_pages(stored, words=words, limit=ALL).ids) >= {hit.page for hit in passages.hits}


def first_word(case: Case) -> str:
    """The first word of the first passage that tells something."""
    span = next(passage.span for passage in case.passages if passage.zone != Zone.BOILERPLATE)
    return case.by_id[span.page].text[span.start : span.end].split()[0].strip(".,:'")


def test_what_is_found_can_be_narrowed(both: Both) -> None:
    whole, stored = both
    words = first_word(whole)
    for page in whole.pages[:3]:
        assert {hit.page for hit in search_passages(stored, words, page=page.id, limit=ALL).hits} <= {page.id}
        narrowed = ClaimFilter(page=page.id, speech=True)
        assert {hit.page for hit in search_claims(stored, words, narrowed, limit=ALL).hits} <= {page.id}


@pytest.mark.parametrize(
    "words", ["", '"', "*", "(", "a AND", "x:y", "\udcff", "'; DROP TABLE claims; --", "\0"]
)
def test_nothing_that_people_type_is_an_error(both: Both, words: str) -> None:
    _, stored = both
    look_everywhere(stored, words)


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=20))
def test_no_text_at_all_is_an_error(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    look_everywhere(opened(tmp_path_factory), words)


def opened(tmp_path_factory: pytest.TempPathFactory) -> StoredCase:
    """The affair in memory, made once."""
    if not CASES:
        CASES.append(StoredCase(casefile.copy_of(affair()), affair().run, sealed=False))
    return CASES[0]


CASES: list[StoredCase] = []


def look_everywhere(case: StoredCase, words: str) -> None:
    """Use some words as every value that people type."""
    fields = ("status", "source", "actor", "place", "page", "event", "type", "since", "until", "words")
    for name in fields:
        find_claims(case, ClaimFilter(**{name: words}))  # type: ignore[arg-type]
    for name in ("status", "actor", "place", "page", "type", "since", "until", "words"):
        find_events(case, EventFilter(**{name: words}))  # type: ignore[arg-type]
    find_pages(case, words=words)
    find_entities(case, EntityFilter(name=words, type=words))
    find_disputes(case, event=words, page=words)
    facets(case, replace(ClaimFilter(), words=words))
    search_claims(case, words)
    search_passages(case, words, page=words)
    assert case.by_id.get(words) is None
    case.ids_from(words)
    case.page_named(words)
