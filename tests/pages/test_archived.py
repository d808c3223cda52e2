"""Copies from web archives: what they say of the page, and what they add to it."""

from __future__ import annotations

import pytest

from dateline.adapters.extractors import PANEL
from dateline.pages.archived import Copy, copy_in, original
from dateline.pages.extract import extract_page
from tests.clock import within

PAGE = "https://quay-herald.example/2031/ferries"
MOMENT = "2031-05-04T10:20:30Z"
STAMP = "20310504102030"
SAID = (
    "<h1>Ferries stay in port</h1><p>All ferries of Graustark stayed in port on Monday, the harbour "
    "master said "
    "in a statement to reporters.</p><p>The minister of transport thanked the crews and said that a new pier "
    "would be built by the town before long.</p>"
)


@pytest.mark.parametrize(
    ("address", "url", "moment"),
    [
        (f"https://web.archive.org/web/{STAMP}/{PAGE}", PAGE, MOMENT),
        (f"https://web.archive.org/web/{STAMP}id_/{PAGE}", PAGE, MOMENT),
        (
            f"http://web.archive.org/web/{STAMP}/http:/quay-herald.example/",
            "http://quay-herald.example/",
            MOMENT,
        ),
        (f"https://web.archive.org/web/2031/{PAGE}", PAGE, None),
        (f"https://web.archive.org/web/{PAGE}", PAGE, None),
        (f"https://web.archive.org/web/{STAMP}*/{PAGE}", PAGE, None),
        (
            f"https://web.archive.org/web/{STAMP}/quay-herald.example/1",
            "http://quay-herald.example/1",
            MOMENT,
        ),
        (f"https://archive.ph/2031.05.04-102030/{PAGE}", PAGE, MOMENT),
        (f"http://archive.today/{STAMP}/{PAGE}", PAGE, MOMENT),
        (f"https://archive.is/{PAGE}", PAGE, None),
        (f"https://memory.example/wayback/{STAMP}mp_/{PAGE}", PAGE, MOMENT),
        (f"https://memory.example/all/1234/{STAMP}/{PAGE}?a=1", f"{PAGE}?a=1", MOMENT),
        (f"https://archive.ph/20320101000000/https://web.archive.org/web/{STAMP}/{PAGE}", PAGE, MOMENT),
        (PAGE, PAGE, None),
        ("https://quay-herald.example/20310504102030/ferries", None, None),
        ("https://quay-herald.example/go?to=https://other.example/", None, None),
        ("https://archive.org/details/ferries", None, None),
        ("https://archive.ph/AbCdE", None, None),
        (f"https://memory.example/wayback/20311399102030/{PAGE}", PAGE, None),
    ],
)
def test_the_address_of_a_copy_leads_to_the_page(address: str, url: str | None, moment: str | None) -> None:
    found = original(address)
    assert (found.url, found.moment) == (url or address, moment)


TOOLBAR = (
    '<div id="wm-ipp-base"><div id="wm-ipp"><form><input type="text" name="url" id="wmtbURL" '
    f'value="{PAGE}"></form><td id="displayDayEl" title="You are here: 10:20:30 May 04, 2031">4</td>'
    '<div id="wm-nav-captures"><a href="/web/*/x">12 captures</a>'
    '<div class="r" title="Timespan">02 Mar 2029 - 11 Aug 2032</div></div></div></div>'
)
PRINT = f'<div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/{STAMP}/{PAGE}</div>'
FOOTER = "\n<!--\n FILE ARCHIVED ON 10:20:30 May 04, 2031 AND RETRIEVED FROM THE\n INTERNET ARCHIVE -->"
WOMBAT = f'<script>__wm.wombat("{PAGE}","{STAMP}","https://web.archive.org/","web");</script>'
CANONICAL = f'<link rel="canonical" href="https://web.archive.org/web/{STAMP}/{PAGE}">'


def saved(*, head: str = "", body: str = "", foot: str = "") -> str:
    return (
        f"<html lang=en><head><title>Ferries stay in "
        f"port</title>{head}</head><body>{body}{SAID}</body></html>{foot}"
    )


@pytest.mark.parametrize(
    ("html", "copy"),
    [
        (saved(body=TOOLBAR), Copy(PAGE, MOMENT, "2029-03-02")),
        (saved(body=PRINT), Copy(PAGE, MOMENT)),
        (saved(foot=FOOTER), Copy(None, MOMENT)),
        (saved(head=WOMBAT, foot=FOOTER.replace("10:20:30", "10:20:31")), Copy(PAGE, MOMENT)),
        (saved(head=CANONICAL, foot=FOOTER), Copy(PAGE, MOMENT)),
        (saved(), Copy()),
        (saved(head=f'<link rel="canonical" href="{PAGE}">', foot="<!-- archive.org -->"), Copy()),
        (
            saved(body='<p>See <a href="https://web.archive.org/web/2031/https://x.example">it</a>.</p>'),
            Copy(),
        ),
    ],
)
def test_a_copy_says_what_it_is_of(html: str, copy: Copy) -> None:
    assert copy_in(html) == copy


@pytest.mark.parametrize(
    "html", [saved(body=TOOLBAR + PRINT), saved(head=CANONICAL, body=TOOLBAR, foot=FOOTER)]
)
def test_what_an_archive_adds_is_no_part_of_the_page(html: str) -> None:
    found, plain = extract_page(html, PANEL), extract_page(saved(), PANEL)
    assert (found.text, found.main) == (plain.text, plain.main)
    assert (found.declared.stamps, found.declared.published) == ((), None)


def test_an_archive_that_makes_pages_anew_declares_its_own_days() -> None:
    shot = f"https://archive.ph/2031.05.04-102030/{PAGE}"
    head = (
        f'<link rel="canonical" href="{shot}"><meta property="og:url" content="{shot}">'
        f'<meta property="og:site_name" content="archive.ph">'
        f'<meta property="article:published_time" content="{MOMENT}">'
    )
    header = (
        f'<div id="HEADER"><table><tr><td>archive.today</td><td><time datetime="{MOMENT}" itemprop="pubdate">'
        "4 May 2031 10:20:30 UTC</time></td></tr></table></div>"
    )
    html = (
        f"<html><head><title>Ferries</title>{head}</head><body>{header}<div "
        f"id=CONTENT>{SAID}</div></body></html>"
    )
    found = extract_page(html, PANEL)
    declared = found.declared
    assert (declared.url, declared.site, declared.published) == (PAGE, "quay-herald.example", None)
    assert found.text.startswith("Ferries stay in port")


def test_a_page_with_a_header_of_that_name_keeps_it() -> None:
    html = saved(body='<div id="HEADER">The Quay Herald</div><div id="CONTENT"></div>')
    assert "The Quay Herald" in extract_page(html, PANEL).text


@pytest.mark.parametrize(
    "piece",
    [
        'id="wm-capinfo">',
        "<!-- FILE ARCHIVED ON ",
        "<link rel=canonical ",
        '<input id="wmtbURL" ',
        "wm-ipp archive.",
    ],
)
def test_pages_that_repeat_such_signs_cost_little(piece: str) -> None:
    assert within(1, lambda: copy_in(piece * 100_000)).moment is None
    assert within(1, lambda: original("https://" + "a/" * 2_000 + piece)).moment is None
