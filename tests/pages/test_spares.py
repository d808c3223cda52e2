"""What a page holds for browsers to which it shows hardly any text."""

from __future__ import annotations

import json
from html import escape

import pytest

from dateline.adapters.extractors import PANEL
from dateline.pages.extract import extract_page
from dateline.pages.render import read_tree, render
from dateline.pages.spares import FEW, running, supply

TOLD = (
    (
        "The harbour of Port Vessen was closed on Monday after two ferries had collided in the fog, its "
        "captain said."
    ),
    (
        "Nobody was hurt, he added, but both ships lost oil, and divers were looking for leaks until the "
        "evening."
    ),
    "The line to Ostrava will not run before Thursday, the owners of the ferries announced in a statement.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TOLD)
HEAD = "<html lang=en><title>Ferries collide</title><body><h1>Ferries collide</h1>"
PLEA = "<p>This page needs scripts.</p>"


def body(html: str) -> str:
    """The article of a page."""
    found = extract_page(html, PANEL)
    return "\n".join(found.text[start:end] for start, end in found.main)


def is_told(html: str) -> bool:
    """Whether each paragraph stands once on the page, and in its article."""
    text = extract_page(html, PANEL).text
    return all(text.count(line) == 1 and line in body(html) for line in TOLD)


def script(value: object, *, before: str = "", kind: str = "application/json") -> str:
    """A script that holds a value."""
    return f"<script type='{kind}'>{before}{json.dumps(value)}</script>"


def declared(**fields: object) -> str:
    """An article declared in JSON-LD."""
    return script({"@type": "NewsArticle", **fields}, kind="application/ld+json")


NOSCRIPT = {
    "one": f"{HEAD}<noscript>{PARAGRAPHS}</noscript>",
    "several": HEAD + "".join(f"<noscript><p>{line}</p></noscript>" for line in TOLD),
    "beside a plea": f"{HEAD}{PLEA}<noscript><div><article>{PARAGRAPHS}</article></div></noscript>",
    "with attributes": (
        f"{HEAD}<NOSCRIPT class='x > y'></NOSCRIPT><noscript data-a=1 >{PARAGRAPHS}</noscript>"
    ),
    "behind a script that names one": (
        f"{HEAD}<script>var a = '<noscript>'</script><!-- <noscript> --><noscript>{PARAGRAPHS}</noscript>"
    ),
    "with a picture that counts": f"{HEAD}<noscript><img src=a></noscript><noscript>{PARAGRAPHS}</noscript>",
}
FRAME = {
    "whole page": f'{HEAD}<iframe srcdoc="{escape(f"<html><body>{PARAGRAPHS}</body></html>")}"></iframe>',
    "paragraphs": f'{HEAD}<div><iframe width=1 srcdoc="{escape(PARAGRAPHS)}"></iframe></div>',
    "beside an advertisement": (
        f'{HEAD}<iframe srcdoc="<p>Buy now!</p>"></iframe><iframe srcdoc="{escape(PARAGRAPHS)}"></iframe>'
    ),
    "without a body": (
        f'<title>Ferries collide</title><iframe srcdoc="{escape(f"<!DOCTYPE html>{PARAGRAPHS}")}">'
    ),
    "with menu": (
        f'{HEAD}<iframe srcdoc="{escape(f"<nav><a href=a>Home</a></nav>{PARAGRAPHS}")}"></iframe>{PLEA}'
    ),
}
NEXT = {
    "markup in one field": HEAD
    + script({"props": {"article": {"title": "Ferries collide", "body": PARAGRAPHS}}}),
    "blocks": HEAD + script({"article": {"blocks": [{"type": "p", "text": line} for line in TOLD]}}),
    "assigned": HEAD + script({"story": {"text": "\n".join(TOLD)}}, before="window.__STATE__ = ", kind=""),
    "beside a longer story of another title": HEAD
    + script(
        [
            {
                "title": "Mill burns",
                "body": "<p>The mill burned all night, and no one knows why it did.</p>" * 9,
            },
            {"title": "Ferries collide", "body": PARAGRAPHS},
        ]
    ),
    "beside settings": f"{HEAD}<script>var a = 1; go(a)</script>"
    + script({"css": "p { margin: 0 } " * 90})
    + script({"page": list(TOLD)}),
}
DECLARED = {
    "lines": HEAD + declared(articleBody="\n".join(TOLD)),
    "markup": HEAD + PLEA + declared(articleBody=PARAGRAPHS, headline="Ferries collide"),
    "blank lines": HEAD + declared(articleBody="\r\n\r\n".join(TOLD)),
    "in a graph": HEAD
    + script(
        {"@graph": [{"@type": "WebPage"}, {"@type": "Article", "articleBody": "\n".join(TOLD)}]}
    ).replace("application/json", "application/ld+json"),
    "before what scripts hold": HEAD
    + script({"body": "<p>Not this, but that.</p>" * 40})
    + declared(articleBody="\n".join(TOLD)),
}


@pytest.mark.parametrize("html", [*NOSCRIPT.values(), *FRAME.values(), *NEXT.values(), *DECLARED.values()])
def test_a_page_that_shows_hardly_anything_is_read_from_what_it_holds(html: str) -> None:
    assert running(render(html)) < FEW
    assert is_told(html)


@pytest.mark.parametrize(
    "spare",
    [
        f"<noscript>{PARAGRAPHS}</noscript>",
        f'<iframe srcdoc="{escape(PARAGRAPHS)}"></iframe>',
        script({"title": "Ferries collide", "body": PARAGRAPHS}),
        declared(articleBody="\n".join(TOLD)),
    ],
)
def test_a_page_that_shows_its_text_is_read_as_it_shows_it(spare: str) -> None:
    shown = (
        "<p>The mill of Hentzau burned on Sunday, and the miller told us that he had seen two men run.</p>"
        * 3
    )
    assert "Port Vessen" not in extract_page(f"{HEAD}{shown}{spare}", PANEL).text


@pytest.mark.parametrize(
    "held",
    [
        "<noscript>Please enable JavaScript to read this page.</noscript>",
        '<iframe srcdoc="<p>Buy now!</p>"></iframe>',
        '<iframe srcdoc=""></iframe><iframe src="https://post.example/a"></iframe>',
        script({"css": "p { margin: 0 } " * 90, "key": "a b " * 90}),
        script([[[[]]], {"a": None, "b": 1.5}]),
        "<script>{broken</script><script>[" + "[" * 5_000 + "</script><script>" + "{" * 5_000 + "</script>",
        declared(articleBody={"@value": "x"}) + declared(articleBody=7) + declared(articleBody=""),
        "<noscript>" * 2_000,
    ],
)
def test_what_is_no_text_is_not_shown_and_the_page_is_hardly_trusted(held: str) -> None:
    page = f"{HEAD}{PLEA}{held}"
    root, rendered = read_tree(page)
    assert supply(root, rendered, page) is rendered
    assert extract_page(page, PANEL).trust < 0.7


def test_what_a_scriptless_browser_would_see_of_markup_within_stays_hidden() -> None:
    html = (
        f"{HEAD}<noscript>{PARAGRAPHS}<template><p>Fill in the name of the ferry "
        f"here.</p></template></noscript>"
    )
    assert "Fill in" not in extract_page(html, PANEL).text
