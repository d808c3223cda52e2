"""The visible text of HTML."""

from __future__ import annotations

import pytest

from dateline.adapters.extractors import PANEL
from dateline.errors import ReadError
from dateline.pages.extract import extract_page
from dateline.pages.render import render


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"),
        (
            "<p>The <a href=x>sec<b>ond</b></a>   visit\n of the&nbsp;king &amp; queen</p>",
            "The second visit of the\u00a0king & queen",
        ),
        (
            "<title>Hidden</title><script>var x = '<p>no</p>'</script><style>p{}</style><p>Seen</p>tail",
            "Seen\ntail",
        ),
        (
            (
                "<p hidden>No</p><p style='display: none'>No</p><template><p>No</p></template>"
                "<noscript>No</noscript><p>Yes</p>"
            ),
            "Yes",
        ),
        ("<ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>", "One\nTwo\na\nb"),
        ("<?xml version='1.0' encoding='latin-1'?><p>Château</p>", "Château"),
        ("<p>One<!-- no --> more", "One more"),
    ],
)
def test_text(html: str, text: str) -> None:
    assert render(html).text == text


def test_rows_know_their_place_and_kind() -> None:
    rendered = render(
        "<p>One</p><figure><img><figcaption>The king <i>waves</i></figcaption></figure><nav><a "
        "href=x>Home</a> <a href=y>News</a></nav>"
    )
    assert [(row.text, row.caption, row.linked) for row in rendered.rows] == [
        ("One", False, False),
        ("The king waves", True, False),
        ("Home News", False, True),
    ]
    assert all(rendered.text[row.start : row.end] == row.text for row in rendered.rows)


@pytest.mark.parametrize(
    ("html", "title", "language"),
    [
        (
            (
                "<html lang=en-GB><head><title>A - Post</title><meta property=og:title "
                "content='A'></head><h1>B</h1>"
            ),
            "A",
            "en",
        ),
        ("<html><head><title>A - Post</title></head><h1>The <i>king</i></h1>", "The king", None),
        ("<html lang='!'><head><title>A - Post</title></head><p>x", "A - Post", None),
        ("<p>x", None, None),
    ],
)
def test_title_and_language(html: str, title: str | None, language: str | None) -> None:
    rendered = render(html)
    assert (rendered.title, rendered.language) == (title, language)


def test_nesting_beyond_the_parser_is_read_without_it() -> None:
    assert render("<div>" * 500 + "Deep").text == "Deep"
    page = render(
        "<script>no</script>" + "<div class=x>" * 30_000 + "Deep <b>down</b><p>Deeper" + "</div>" * 30_000
    )
    assert page.text == "Deep down\nDeeper"


def test_elements_with_too_many_attributes_lose_them() -> None:
    crowd = " ".join(f"a{number}='1'" for number in range(100_000))
    assert render(f"<p>One</p><p {crowd}>Two</p><p title='{'x ' * 3000}'>Three</p>").text == "One\nTwo\nThree"


def test_preformatted_text_keeps_its_paragraphs() -> None:
    assert (
        render("<pre>The king\nleft on Monday.\n\nThe queen\nstayed.\nShe said so.</pre><p>a\n\nb").text
        == "The king left on Monday.\nThe queen stayed.\nShe said so.\na b"
    )


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("wp-caption-text", True),
        ("imageCaption", True),
        ("img copyright", True),
        ("captions-off", False),
        ("recaptionist", False),
    ],
)
def test_captions_by_class(name: str, *, caption: bool) -> None:
    assert [row.caption for row in render(f"<div class='{name}'>The king waves</div>").rows] == [caption]


@pytest.mark.parametrize(("paragraphs", "caption"), [(1, True), (3, True), (4, False)])
def test_an_article_whose_class_speaks_of_captions_is_none(paragraphs: int, *, caption: bool) -> None:
    page = f"<div class='story has-caption'>{'<p>The king waves.</p>' * paragraphs}</div>"
    assert {row.caption for row in render(page).rows} == {caption}


@pytest.mark.parametrize("name", ["html", "body", "main", "article"])
def test_a_class_of_the_whole_page_makes_no_caption_of_it(name: str) -> None:
    page = f"<{name} class='lang-en show-caption wide'><p>The king waves.</p></{name}>"
    assert [row.caption for row in render(page).rows] == [False]


@pytest.mark.parametrize("html", ["", "<!-- nothing -->"])
def test_nothing_at_all_is_refused(html: str) -> None:
    with pytest.raises(ReadError, match="no HTML"):
        render(html)


@pytest.mark.parametrize("html", ["<html></html>", "<p> </p>"])
def test_nothing_to_see(html: str) -> None:
    assert render(html).text == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<noscript><div></noscript><p>One<noscript></div></noscript><p>Two", "One\nTwo"),
        ("<noscript id=x></noscript><div><p>One</p><!----><p>Two</p></div>", "One\nTwo"),
        ("<p>One</p><NoScript class=x><p>No</noscript ><p>Two</p>", "One\nTwo"),
        ("<template><div><p>No</template><p>One", "One"),
        ("<template shadowrootmode=open><p>One</p></template><p>Two", "One\nTwo"),
        ("<p>One<noscript><p>Two", "One\nTwo"),
        (
            "<script>'<noscript>'</script><p>One</p><!-- <noscript> --><p>Two</p><noscript>No</noscript>",
            "One\nTwo",
        ),
        ("<title>On <noscript></title><p>One</p><style></style><noscript><b></noscript>", "One"),
    ],
)
def test_text_for_browsers_without_scripts_hides_nothing_else(html: str, text: str) -> None:
    assert render(html).text == text


STORY = "<p>King Rudolf came home to Strelsau on Monday morning by the night train."


@pytest.mark.parametrize(
    "html",
    [
        f"<body style='visibility:hidden'>{STORY}",
        f"<html hidden><body style='display: none'><div hidden>{STORY}",
        (
            f"<p>Loading<div style='display:none'>{STORY}<p hidden>No</div><div "
            f"hidden>No<script>{'no ' * 200}</script></div>"
        ),
    ],
)
def test_what_is_hidden_until_scripts_run_is_shown(html: str) -> None:
    assert render(html).text.removeprefix("Loading\n") == STORY.removeprefix("<p>")


@pytest.mark.parametrize(
    "html", [f"{STORY}<div hidden>{'No. ' * 90}</div>", "<p>King flies home to Strelsau<p hidden>No"]
)
def test_what_is_hidden_beside_text_stays_hidden(html: str) -> None:
    assert "No" not in render(html).text


def test_signs_that_no_tree_takes_back_are_shown_as_lost() -> None:
    page = "<p>The premier\x01 met<script>x()</script> the\x1b king.</p>\x02 Both\ufffe left."
    assert render(page).text == "The premier\ufffd met the\ufffd king.\n\ufffd Both\ufffd left."
    assert extract_page(page, PANEL).text == render(page).text


SAID = "<p>The harbour master wrote a letter to the council, and it was read aloud.</p>"
QUOTED = "<blockquote><p>No ferry left.</p><p>None came.</p></blockquote>"


def test_quotations_keep_their_mark() -> None:
    rendered = render(f"{SAID}{QUOTED}{SAID}")
    assert rendered.text.splitlines()[1:3] == ["> No ferry left.", "> None came."]
    assert [rendered.text[row.start : row.end] for row in rendered.rows] == [
        row.text for row in rendered.rows
    ]
    assert [row.quoted for row in rendered.rows] == [False, True, True, False]


@pytest.mark.parametrize(
    "html",
    [
        QUOTED,
        f"<blockquote>{SAID}</blockquote><p>No ferry left.</p>",
        f"{SAID}{QUOTED.replace('<blockquote', '<blockquote class=twitter-tweet')}",
    ],
)
def test_pages_in_quotations_and_posts_have_none(html: str) -> None:
    assert not any(row.quoted for row in render(html).rows)
    assert "> " not in render(html).text
