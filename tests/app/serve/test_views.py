"""Every page: it is there, says what the views say, escapes what pages say, and leads nowhere else."""

from __future__ import annotations

import csv
import html
import re
import sqlite3
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from dateline.app.serve.layout import NAVIGATION
from dateline.app.serve.routes import LISTS
from dateline.app.serve.serve import make_app
from dateline.model import Case
from dateline.views.chapters import chapters, rows_for
from dateline.views.ledger import ledger
from dateline.views.timeline import timeline
from tests.app.serve.client import Caller
from tests.app.serve.conftest import EVIL

OBEYED = re.compile(
    r"<script(?![^>]*\bsrc=\"/static/)|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe|<object|<base",
    re.IGNORECASE,
)
OWN = re.compile(r"(/(?!/)|\?|#|$)")


def crawl(caller: Caller, most: int = 400) -> dict[str, str]:
    """Every HTML page that is reached from the first one, by its address."""
    found: dict[str, str] = {}
    todo = ["/"]
    while todo and len(found) < most:
        place = todo.pop(0)
        if place in found or not place.startswith("/") or re.match(r"/static/|/report|/new|/jobs", place):
            continue
        answer = caller.get(place)
        assert answer.status_code == 200, (place, answer.text[-500:])
        if answer.headers["content-type"].startswith("text/html"):
            found[place] = answer.text
            todo += caller.links(answer.text)
        else:
            found[place] = ""
    return found


@pytest.fixture(scope="module")
def site(caller: Caller) -> dict[str, str]:
    return crawl(caller)


def test_every_link_leads_somewhere(site: dict[str, str]) -> None:
    assert len(site) > 150
    kinds = {place.split("/")[1].partition("?")[0] for place in site}
    assert {name for _, place, _ in NAVIGATION if (name := place.strip("/"))} <= kinds
    assert {"events", "pages", "claims", "actors", "copies", "why", "matrix", "dyads", "judgements"} <= kinds


def test_no_page_has_anything_that_a_browser_would_obey_or_ask_elsewhere(
    site: dict[str, str], caller: Caller
) -> None:
    for place, page in site.items():
        assert not OBEYED.search(page), place
        assert [link for link in caller.links(page) if not OWN.match(link)] == [], place


def test_every_page_has_a_title_a_language_and_one_heading(site: dict[str, str]) -> None:
    for place, page in site.items():
        if page:
            assert re.search(
                r'<html lang="en">.*<title>[^<]+ · demo.dateline · dateline</title>', page, re.DOTALL
            ), place
            assert page.count("<h1") == 1, place


def tags_in(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of a page as a browser reads it, with their attributes."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Tags().feed(page)
    return found


def test_what_pages_say_of_themselves_is_shown_and_never_obeyed(hostile: Path) -> None:
    caller = Caller(make_app(hostile))
    for place, page in crawl(caller).items():
        tags = tags_in(page)
        assert {tag for tag, _ in tags} & {"img", "iframe", "object", "style", "base"} == set(), place
        drawn = [attributes.get("class") for tag, attributes in tags if tag == "svg"]
        assert set(drawn) <= {"ties", "world"}, place  # ours
        assert [attributes for tag, attributes in tags if tag == "script" and len(attributes) != 2] == [], (
            place
        )
        names = {name for _, attributes in tags for name in attributes}
        assert [
            name for name in names if name.startswith("on") or not re.fullmatch("[a-z0-9-]+", name)
        ] == [], place
        assert [link for link in caller.links(page) if not OWN.match(link)] == [], place
    assert html.escape(EVIL[:20]) in caller.read("/pages").replace("&#34;", "&quot;")


def test_a_spreadsheet_obeys_nothing_of_a_page(hostile: Path) -> None:
    caller = Caller(make_app(hostile))
    rows = list(csv.reader(StringIO(caller.read("/pages.csv").lstrip("\ufeff"))))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert any("'=cmd" in cell for row in rows for cell in row)


def test_the_first_screen_has_what_the_timeline_has(caller: Caller, demo: Case) -> None:
    told = chapters(timeline(demo), rows_for(len(demo.pages)))
    page = html.unescape(caller.read("/"))
    assert told.first is not None
    assert told.first.words in page
    assert [moment.id for moment in told.shown if f"/events/{moment.id}" not in page] == []
    assert f"{len(demo.pages)} pages" in page


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_is_there_as_csv_whole_and_counted(caller: Caller, name: str) -> None:
    asked = "?q=Ghana&all=1&names=Ghana"
    answer = caller.get(f"/{name}.csv{asked}")
    assert (
        answer.headers["content-disposition"]
        == f'attachment; filename="{name if name != "review" else "queue"}.csv"'
    )
    head, *rows, last = list(csv.reader(StringIO(answer.text.lstrip("\ufeff"))))
    assert {len(row) for row in rows} <= {len(head)}
    assert re.match(rf"{len(rows)} \w+$", last[0])


def test_the_ledger_has_every_claim_and_what_is_asked_for(caller: Caller, demo: Case) -> None:
    entries = ledger(demo)
    shown = list(csv.reader(StringIO(caller.read("/claims.csv?all=1"))))[1:-1]
    assert [(row[0], row[3]) for row in shown] == [(entry.page, entry.words) for entry in entries]
    denied = list(csv.reader(StringIO(caller.read("/claims.csv?all=1&status=denied"))))[1:-1]
    assert len(denied) == sum(entry.status == "denied" for entry in entries)
    assert "No claim passes these filters" in caller.read("/claims?source=nobody-called-so")


def test_the_ledger_is_narrowed_to_a_place_out_of_a_list(caller: Caller, demo: Case) -> None:
    claims: dict[str, set[str]] = {}
    for claim in demo.claims:
        told = {claim.place, *(each.mention for each in claim.arguments if each.role == "place")}
        for place in filter(None, (demo.entity_of.get(each or "") for each in told)):
            claims.setdefault(place.id, set()).add(claim.id)
    page = caller.read("/claims")
    choices = re.search(r'<select name="place">.*?</select>', page, re.DOTALL)
    assert choices
    assert set(re.findall(r'value="(ent-\w+)"', choices[0])) == set(claims)
    place = max(claims, key=lambda each: len(claims[each]))
    *rows, last = list(csv.reader(StringIO(caller.read(f"/claims.csv?all=1&place={place}"))))[1:]
    words = {entry.id: entry.words for entry in ledger(demo)}
    assert sorted(row[3] for row in rows) == sorted(words[claim] for claim in claims[place])
    assert last == [f"{len(rows)} claims"]
    narrowed = caller.read(f"/claims?all=1&place={place}")
    assert f'<option value="{place}" selected>' in narrowed
    assert f"/claims.csv?all=1&amp;place={place}" in narrowed
    assert f"/claims?place={place}" in caller.read(f"/actors/{place}")
    assert "No claim passes these filters" in caller.read("/claims?place=ent-0")


@pytest.mark.parametrize(
    "asked",
    [
        "?leaf=0",
        "?place=%00",
        "?place=clm",
        "?leaf=-3",
        "?leaf=999999999999",
        "?leaf=x",
        "?since=%27",
        "?q=%22%2A(",
        "?status=%00",
        "?q=" + "a" * 3000,
    ],
)
def test_nothing_that_is_asked_breaks_a_list(caller: Caller, asked: str) -> None:
    for name in ("claims", "timeline", "search", "actors"):
        assert caller.get(f"/{name}{asked}").status_code == 200, name


def test_the_reading_view_has_the_whole_page_and_ties_both_sides(caller: Caller, demo: Case) -> None:
    for page in demo.pages:
        shown = caller.read(f"/pages/{page.id}")
        text = re.search(r'<div class="text".*?</div>', shown, re.DOTALL)
        assert text
        added = r'<a class="ref".*?</a>|<span class="resolved"><span class="hidden">[^<]*</span>[^<]*</span>'
        bare = re.sub(added, "", text[0])
        words = html.unescape(re.sub(r"<[^>]+>", "", bare))
        assert words == page.text.replace("\r\n", "\n"), page.ref
        begun = set(re.findall(r'id="at-(clm-\w+)"', text[0]))
        assert begun == set(re.findall(r'<li id="(clm-\w+)"', shown))


def test_a_link_to_characters_marks_them(caller: Caller, demo: Case) -> None:
    page = demo.pages[0]
    shown = caller.read(f"/pages/{page.id}?at=5-30")
    marked = "".join(re.findall(r"<mark>(.*?)</mark>", shown, re.DOTALL))
    assert html.unescape(re.sub(r"<[^>]+>", "", marked)) == page.text[5:30]
    assert "<mark>" not in caller.read(f"/pages/{page.id}?at=30-5")
    assert "<mark>" not in caller.read(f"/pages/{page.id}?at=0-99999999")


def test_names_of_a_list_are_counted_and_lead_to_where_they_stand(caller: Caller) -> None:
    rows = list(csv.reader(StringIO(caller.read("/names.csv?names=Ernesto+Baldovino%0ANobody+Such%0A%0A"))))
    assert [row[0] for row in rows[1:-1]] == ["Ernesto Baldovino", "Nobody Such"]
    assert int(rows[1][1]) > 5
    assert rows[2][1:] == ["0", "0", ""]
    assert "2 names" in rows[3][0]
    assert "#here" in caller.read("/names?names=Ernesto+Baldovino")


def test_only_what_is_shown_is_shown(kept: Path) -> None:
    caller = Caller(make_app(kept, read_only=True))
    for place, page in crawl(caller, 60).items():
        assert 'method="post"' not in page, place
    assert "This server only shows the case" in caller.read("/")


def test_a_case_that_was_changed_outside_opens_with_a_banner_and_is_not_judged(case_file: Path) -> None:
    with sqlite3.connect(case_file) as connection:
        connection.execute("UPDATE links SET explanation = 'It is so.'")
    connection.close()
    caller = Caller(make_app(case_file))
    page = caller.read("/")
    assert "changed outside dateline: links" in page
    assert "Read only." in page
    assert 'method="post"' not in caller.read("/timeline")


def test_a_case_whose_pages_say_something_else_is_not_shown(case_file: Path) -> None:
    with sqlite3.connect(case_file) as connection:
        connection.execute("UPDATE pages SET text = text || ' And more.' WHERE nr = 1")
    connection.close()
    found = Caller(make_app(case_file)).get("/")
    assert found.status_code == 404
    assert "changed outside dateline" in found.text


def test_a_case_with_objects_of_others_opens_with_a_banner(case_file: Path) -> None:
    with sqlite3.connect(case_file) as connection:
        connection.execute("CREATE TABLE notes_of_mine (words TEXT)")
    connection.close()
    caller = Caller(make_app(case_file))
    assert "Read only." in caller.read("/")


def test_what_is_no_case_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.dateline").write_bytes(b"nothing")
    found = Caller(make_app(tmp_path / "x.dateline")).get("/")
    assert found.status_code == 404
    assert "dateline" in found.text


def test_the_report_is_handed_on_with_whole_texts_or_without(caller: Caller) -> None:
    for place, whole in (("/report.html", False), ("/report.html?texts=1", True)):
        answer = caller.get(place)
        assert answer.headers["content-disposition"] == 'attachment; filename="report.html"'
        assert ('id="texts"' in answer.text) == whole
        assert "What several independent witnesses tell" in answer.text


def test_under_the_first_words_stands_who_says_so_and_as_what(caller: Caller, demo: Case) -> None:
    heading = caller.get("/").text.partition("<h1")[2].partition('class="lede"')[0]
    (first,) = [moment for moment in timeline(demo) if moment.id in heading]
    assert first.voices
    assert [voice.status for voice in first.voices if f'class="chip {voice.status}"' not in heading] == []
