"""A few real journeys in headless Chromium: what a desk does all day, by keyboard, narrow, dark, checked by axe.

Where `PICTURES` names a folder, pictures of the views are left there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from dateline.io.casefile.casefile import load_case, save_case
from dateline.model import Case
from dateline.views.report import render_report
from tests.lab import build_case, make_page

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
expect.set_options(timeout=30_000)
STORY = "Karsk goes home\n\nPresident Anton Karsk of Norway visited Togo on 3 May 2021, the palace said.\n"


@contextmanager
def serving(*words: str) -> Iterator[str]:
    """The address of `dateline serve` with some arguments."""
    command = [sys.executable, "-m", "dateline.app.cli", "serve", "--port", "0", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip().rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def shown(kept: Path) -> Iterator[str]:
    with serving(str(kept), "--read-only") as address:
        yield address


@pytest.fixture(scope="module")
def judged(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server whose case may be judged, and where the case lies."""
    path = Path(shutil.copy(kept, tmp_path_factory.mktemp("judged") / "demo.dateline"))
    with serving(str(path), "--user", "ann") as address:
        yield address, path


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A visit of an address; no request may go to another host, and the browser may complain of nothing."""
    wrong: list[str] = []
    contexts = []

    def begin(address: str, **more: Any) -> Page:
        context = browser.new_context(base_url=address, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda asked: asked.url.startswith(address) or wrong.append(asked.url))
        page.on(
            "console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield begin
    for context in contexts:
        context.close()
    assert wrong == []


def views_of(case: Case) -> dict[str, str]:
    """An address of every kind of page."""
    disputed = next(link.right for link in case.links if link.relation == "denies")
    event = case.event_of.get(disputed) or case.by_id[disputed]
    longest = max(case.pages, key=lambda page: len(case.on_page(page.id, "claims")))
    return {
        **dict.fromkeys(
            ("timeline", "map", "disputes", "claims", "pages", "sources", "actors", "copies"), ""
        ),
        **dict.fromkeys(("problems", "review", "judgements", "matrix", "dyads"), ""),
        "overview": "/",
        "event": f"/events/{event.id}",
        "reading": f"/pages/{longest.id}",
        "selected": f"/pages/{longest.id}/judge?at={longest.text.index(' ')}-{len(longest.text) // 2}",
        "claim": f"/claims/{case.claims[0].id}",
        "actor": f"/actors/{case.entities[0].id}",
        "side-by-side": f"/copies/{case.copies[0].id}",
        "why": f"/why/{case.claims[0].id}",
        "search": "/search?q=Ghana",
        "names": "/names?names=Ghana",
        "nothing": "/events/evt-0",
    }


LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1440, "light"),
    (1440, "dark"),
    (360, "dark"),
    (360, "light"),
)
"""Widths and schemes in which every view is looked at."""


def complaints(page: Page) -> list[str]:
    """What axe finds wrong with a page by WCAG 2.2 A and AA."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(
            AXE.read_text("utf-8")
        )  # as the browser itself: the policy of pages allows no script of others
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES
    )
    assert len(found["passes"]) > 10
    return [
        f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"][:3]
    ]


def wrong_looks(page: Page, name: str) -> dict[str, list[str]]:
    """What is wrong with an open page at every width and in every scheme."""
    pictures, wrong = os.environ.get("PICTURES"), {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours are looked at as they stay
        found = complaints(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("is wider than the window")
        if pictures:
            page.screenshot(path=Path(pictures) / f"{name}-{width}-{scheme}.png")
        wrong[f"{name}, {width}, {scheme}"] = found
    return {look: found for look, found in wrong.items() if found}


def test_every_view_is_open_to_all_and_fits(
    judged: tuple[str, Path], visit: Callable[..., Page], demo: Case
) -> None:
    page = visit(judged[0])
    wrong: dict[str, list[str]] = {}
    for name, place in views_of(demo).items():
        if name != "nothing":  # the browser itself complains of an answer 404
            page.goto(place or f"/{name}")
            wrong |= wrong_looks(page, name)
    assert wrong == {}


@pytest.mark.parametrize("more", [(), ("--fetch",)])
def test_what_asks_for_pages_is_open_to_all_and_fits(
    tmp_path: Path, visit: Callable[..., Page], more: tuple[str, ...]
) -> None:
    with serving("--out", str(tmp_path / "affair.dateline"), *more) as address:
        assert wrong_looks(visit(address), "new") == {}


def test_from_the_first_screen_to_the_words_of_a_page(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(shown)
    page.locator("h1 a").click()
    expect(page.get_by_role("heading", name="What is said of it")).to_be_visible()
    page.locator(".card blockquote a").first.click()
    expect(page.locator(".text .lit").first).to_be_in_viewport()
    expect(page.locator(".entry.lit")).to_be_visible()


def test_either_side_of_a_page_lights_the_other_at_once(
    shown: str, visit: Callable[..., Page], demo: Case
) -> None:
    page = visit(f"{shown}")
    page.goto(views_of(demo)["reading"])
    entry = page.locator(".entry").nth(3)
    claim = entry.get_attribute("data-claim")
    entry.hover()
    expect(page.locator(f".text .lit[data-claims~='{claim}']").first).to_be_visible()
    took = page.evaluate(
        """claim => { const begun = performance.now();
        document.getElementById(claim).querySelector('a').focus();
        const lit = document.querySelector(`.text .lit[data-claims~="${claim}"]`);
        return lit ? performance.now() - begun : 1e9; }""",
        claim,
    )
    assert took < 200
    page.locator(f".text .trigger[data-claims~='{claim}']").first.hover()
    expect(page.locator(f"#{claim}")).to_have_class(re.compile("lit"))
    page.mouse.move(0, 0)
    page.locator("h1").hover()
    expect(page.locator(".entry.lit")).to_have_count(0)


def test_filters_narrow_the_ledger_and_are_an_address(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{shown}")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_label("Status").select_option("denied")
    expect(page).to_have_url(re.compile("status=denied"))
    expect(page.locator("td .chip.stated")).to_have_count(0)
    expect(page.locator("td .chip.denied").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    content = Path(download.value.path()).read_text("utf-8-sig")
    assert "stated" not in content
    assert re.search(r"\d+ claims\s*$", content)
    page.reload()
    expect(page.get_by_label("Status")).to_have_value("denied")


def test_a_quoted_phrase_leads_to_the_passage(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(shown)
    page.get_by_role("searchbox").fill('"armed boats"')
    page.keyboard.press("Enter")
    page.locator("td.words a").first.click()
    expect(page.locator(".text mark").first).to_be_in_viewport()


def test_copies_stand_side_by_side(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(shown)
    page.get_by_role("link", name="Copies").click()
    page.get_by_role("link", name="side by side").first.click()
    expect(page.locator(".passage").first).to_be_visible()


def test_the_report_is_handed_on(shown: str, visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(shown)
    with page.expect_download() as download:
        page.get_by_role("link", name="Report as one HTML file").click()
    assert "Case file:" in Path(download.value.path()).read_text("utf-8")


def test_a_journey_by_keyboard_alone(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(shown)

    def go_to(selector: str, most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached by Tab")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    go_to("nav a[href='/pages']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pages")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    go_to("td a[href^='/pages/']")
    page.keyboard.press("Enter")
    expect(page.locator(".reading")).to_be_visible()
    go_to(".text a.ref")
    expect(page.locator(".entry.lit")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".entry.lit")).to_be_in_viewport()
    go_to(".entry a[href^='/claims/']", 200)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Why")).to_be_visible()


def test_a_wrong_speaker_is_corrected_and_that_is_undone(
    judged: tuple[str, Path], visit: Callable[..., Page], demo: Case
) -> None:
    claim = next(each for each in demo.claims if each.chain)
    page = visit(judged[0])
    page.goto(f"/claims/{claim.id}")
    page.get_by_label("Source, in words of the page").fill("own")
    page.get_by_label("Because").first.fill("The outlet saw it itself.")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator(".people").first).to_contain_text("The outlet saw it itself.")
    page.goto("/judgements")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("td", has_text="undone").first).to_be_visible()
    assert [str(each.kind) for each in load_case(judged[1]).judgements] == ["source", "undo"]


def test_words_of_a_page_are_chosen_as_a_source(
    judged: tuple[str, Path], visit: Callable[..., Page], demo: Case
) -> None:
    page = visit(judged[0])
    page.goto("/pages/06-tribune")
    page.locator(".entry").nth(3).locator("blockquote").click()
    said = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { const at = walker.currentNode.data.indexOf("Ghana");
          if (at >= 0) { getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 5); break; } }
        return getSelection().toString(); }"""
    )
    assert said == "Ghana"
    page.get_by_role("link", name="is the source of claim 4").click()
    expect(page.get_by_label("Source, in words of the page")).to_have_value("Ghana")


SELECT = """words => { const text = document.getElementById("text"), range = document.createRange();
  const nodes = []; const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.parentElement.closest("[data-at]")) nodes.push(walker.currentNode);
  const at = nodes.map(node => node.data).join("").indexOf(words);
  let before = 0;
  for (const node of nodes) { const size = node.data.length;
    if (before <= at && at < before + size) range.setStart(node, at - before);
    const rest = at + words.length - before;
    if (rest > 0 && rest <= size) range.setEnd(node, rest);
    before += size; }
  getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); }"""
"""Select words of a page as somebody does with a mouse, across claims and times."""

MORE = "add a claim, or say whether it is part of the story"


def select(page: Page, place: str, words: str) -> None:
    """Select words of a page in the reading view, and follow what is offered."""
    page.goto(place)
    page.evaluate(SELECT, words)
    page.get_by_role("link", name=MORE).click()
    expect(page.locator("blockquote.anchor")).to_have_text(words)


def test_who_does_what_is_corrected(judged: tuple[str, Path], visit: Callable[..., Page], demo: Case) -> None:
    claim = next(each for each in demo.claims if each.lemma == "arm" and each.arguments)
    page = visit(judged[0])
    page.goto(f"/claims/{claim.id}")
    page.get_by_label("Who does it").fill("Uruguay")
    page.get_by_label("Because").first.fill("The yard belongs to it.")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator(".people").first).to_contain_text("agent “Uruguay”")
    expect(page.get_by_label("Who does it (now “Uruguay”)")).to_be_visible()
    expect(page.locator("main p", has_text="agent").get_by_role("link", name="Uruguay")).to_be_visible()


def test_a_claim_is_added_from_selected_words(judged: tuple[str, Path], visit: Callable[..., Page]) -> None:
    words = "the two leaders praised each other at length"
    page = visit(judged[0])
    select(page, "/pages/01-harbour", words)
    assert complaints(page) == []
    page.get_by_label("The word that names what happened").fill("length")
    page.get_by_label("Status").select_option("alleged")
    page.get_by_label("Who does it").fill("the two leaders")
    page.get_by_label("Because").first.fill("A test of patience.")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator(".entry", has_text="added by ann: A test of patience.")).to_contain_text(words)
    page.locator(".entry", has_text="A test of patience.").get_by_role("link", name="why, correct").click()
    expect(page.get_by_role("heading", name="alleged")).to_be_visible()
    expect(page.locator(".why")).to_contain_text("A person added the claim, which no rule had found.")


def test_what_is_selected_is_found_behind_wide_characters_and_ends_of_lines(
    tmp_path: Path, visit: Callable[..., Page]
) -> None:
    """A browser counts the ship as two and the end of a line as one, the page the other way round."""
    lines = (
        "Karsk \U0001f6a2 goes home",
        "",
        "Karsk of Norway visited Togo \U0001f6a2 on",
        "3 May 2021. Ghana shipped",
        "arms.",
    )
    text = "\r\n".join(lines)
    path = tmp_path / "wide.dateline"
    save_case(build_case([make_page(text, ref="wide", published="2021-05-04")]), path)
    with serving(str(path)) as address:
        page = visit(address)
        for words in ("visited Togo", "Ghana shipped\narms", "on\n3 May 2021."):
            page.goto("/pages/wide")
            page.evaluate(SELECT, words)
            page.get_by_role("link", name=MORE).click()
            expect(page.locator("blockquote.anchor")).to_have_text(" ".join(words.split()))


def test_selected_words_become_boilerplate_and_story_again(
    judged: tuple[str, Path], visit: Callable[..., Page]
) -> None:
    words = "Uruguay will not cancel the state visit, Olivera said."
    page = visit(judged[0])
    page.goto("/pages/06-tribune")
    before = page.locator(".entry").count()
    select(page, "/pages/06-tribune", words)
    page.get_by_label("Because").nth(1).fill("It stands in a box.")
    page.get_by_role("button", name="Boilerplate").click()
    expect(page.locator(".text .boilerplate", has_text=words)).to_be_visible()
    assert page.locator(".entry").count() < before
    select(page, "/pages/06-tribune", words)
    page.get_by_role("button", name="Part of the story").click()
    expect(page.locator(".text .boilerplate", has_text=words)).to_have_count(0)
    expect(page.locator(".entry")).to_have_count(before)


def test_two_persons_are_merged(judged: tuple[str, Path], visit: Callable[..., Page]) -> None:
    page = visit(judged[0])
    page.get_by_role("link", name="Actors").click()
    page.get_by_label("What").select_option("person")
    expect(page).to_have_url(re.compile("type=person"))
    boxes = page.get_by_role("checkbox")
    before = boxes.count()
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_label("Because").fill("One man.")
    page.get_by_role("button", name="is one", exact=True).click()
    expect(page.locator("td", has_text="merged by ann")).to_be_visible()
    page.goto("/actors?type=person")
    assert page.get_by_role("checkbox").count() == before - 1


def test_from_dropped_pages_to_a_case(tmp_path: Path, visit: Callable[..., Page]) -> None:
    (tmp_path / "harbour.txt").write_text(STORY, "utf-8")
    with serving("--out", str(tmp_path / "affair.dateline")) as address:
        page = visit(address)
        page.get_by_label("Files: drop them here").set_input_files(tmp_path / "harbour.txt")
        expect(page.locator("#dropped li")).to_have_text("harbour.txt")
        page.get_by_label("paste the text").fill(
            "Envoys in Lome\n\nGhana shipped arms to the north on 4 May 2021.\n"
        )
        page.get_by_role("button", name="Make the case").click()
        expect(page.locator("h1.affair")).to_be_visible(timeout=60_000)
        expect(page.locator(".lede").first).to_contain_text("2 pages")


def test_pasted_addresses_are_fetched_or_told_why_not_or_read_from_captures(
    tmp_path: Path, visit: Callable[..., Page]
) -> None:
    place = "http://127.0.0.1:9/talks"  # a host that is never asked
    saved = tmp_path / "talks.html"
    saved.write_text(
        f'<html lang=en><head><link rel=canonical href="{place}"></head><body><p>{STORY}</p></body>'
    )
    with serving("--out", str(tmp_path / "affair.dateline"), "--fetch") as address:
        page = visit(address)
        page.get_by_label("Addresses, one a line").fill(f"{place}\n")
        page.get_by_role("button", name="Fetch these pages, and make the case").click()
        expect(page.get_by_role("alert")).to_contain_text("in a private network", timeout=60_000)
        page.get_by_role("link", name="Back").click()
        page.get_by_label("Addresses, one a line").fill(f"{place}\nhttp://other.example/x\n")
        page.get_by_label("Captures in which these pages are").set_input_files(saved)
        page.get_by_role("button", name="Make the case", exact=True).click()
        expect(page.locator("h1.affair")).to_be_visible(timeout=60_000)
        page.get_by_role("link", name="Problems", exact=True).click()
        expect(page.locator("td", has_text="http://other.example/x")).to_be_visible()


def test_the_five_tasks_of_the_tour_take_few_clicks(
    kept: Path, tmp_path: Path, visit: Callable[..., Page]
) -> None:
    pictures = Path(os.environ.get("PICTURES", tmp_path))
    path = Path(shutil.copy(kept, tmp_path / "case.dateline"))
    with serving(str(path), "--user", "ann") as address:
        page = visit(address, viewport={"width": 1200, "height": 760})
        page.screenshot(path=pictures / "first.png")
        clicks: list[int] = [0]

        def click(place: Locator) -> None:
            place.click()
            clicks[-1] += 1

        def done(number: int) -> None:
            page.screenshot(path=pictures / f"tour-{number}.png")
            clicks.append(0)
            page.goto("/")

        click(page.get_by_role("link", name="accused Uruguay of delivering").first)
        expect(page.get_by_text("speaks of it first: 2025-10-10")).to_be_visible()
        done(1)
        click(page.get_by_role("link", name="Disputes"))
        click(page.locator(".faced h3 a").first)
        expect(page.locator(".position", has=page.locator(".chip.denied")).first).to_be_visible()
        done(2)
        click(page.get_by_role("link", name="Pages", exact=True))
        click(page.get_by_role("link", name="06-tribune"))
        click(page.get_by_role("link", name="why, correct").nth(3))
        page.get_by_label("Source, in words of the page").fill("own")
        page.get_by_label("Because").fill("The paper counts the boats itself.")
        click(page.get_by_role("button", name="Correct"))
        expect(page.locator(".people").first).to_contain_text("The paper counts the boats itself.")
        done(3)
        click(page.get_by_role("link", name="Actors"))
        for name in ("Baldovino", "Ernesto Baldovino"):
            click(page.get_by_role("checkbox", name=f"Pick {name}", exact=True))
        page.get_by_label("Because").fill("There is one president of that name.")
        click(page.get_by_role("button", name="is one", exact=True))
        expect(page.locator("td", has_text="merged by ann")).to_be_visible()
        done(4)
        with page.expect_download():
            click(page.get_by_role("link", name="Report as one HTML file"))
        done(5)
    assert max(clicks) <= 10


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 360)])
def test_the_report_is_open_to_all_and_is_read_and_printed_without_scripts(
    demo: Case, tmp_path: Path, visit: Callable[..., Page], scheme: str, width: int
) -> None:
    pictures = Path(os.environ.get("PICTURES", tmp_path))
    for name, texts in (("report", False), ("report-with-texts", True)):
        file = tmp_path / f"{name}.html"
        file.write_text(render_report(demo, {}, texts=texts), "utf-8")
        look = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
        page = visit(file.as_uri(), **look)
        assert complaints(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page = visit(file.as_uri(), java_script_enabled=False, **look)
        expect(page.locator("h1 a")).to_be_visible()
        if not texts and scheme == "light":
            page.screenshot(path=pictures / "report.png")
        page.get_by_role("navigation").get_by_role("link", name="Events", exact=True).click()
        expect(page.locator("li[id^=evt-] .claims blockquote").first).to_be_in_viewport()
        page.emulate_media(media="print")
        expect(page.locator("#background .claims blockquote").first).to_be_visible()
        expect(page.get_by_role("navigation")).to_be_hidden()


def test_the_map_leads_to_what_takes_place_somewhere(shown: str, visit: Callable[..., Page]) -> None:
    page = visit(shown)
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_label("also speech").check()
    expect(page).to_have_url(re.compile("all=1"))
    page.locator(".map svg a").last.click()
    expect(page.get_by_text("Only what takes place in")).to_be_visible()
    page.get_by_role("link", name="Everywhere").click()
    expect(page.get_by_text("Only what takes place in")).to_have_count(0)
    page.goto("/map")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#list table a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Only what takes place in")).to_be_visible()
