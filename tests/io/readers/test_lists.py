"""Lists and tables: what they name, what they hold, and where it is looked up."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from dateline.io.addresses import address_key, is_address, own_addresses
from dateline.io.readers.readers import read_pages
from dateline.io.readers.tables import delimiter_of
from dateline.model import Page, Problem
from tests.io.crawls import response
from tests.io.reading import read, write

LONG = "The premier of Ruritania met the king on Monday, and both said that the talks would go on."
PAGE = f"<html><head><title>Talks</title></head><body><p>{LONG}</p></body></html>"
URL = "https://castle.example/talks"


def test_a_list_of_files_is_read_from_its_own_folder(tmp_path: Path) -> None:
    write(tmp_path / "pages/a.txt", LONG)
    write(tmp_path / "pages/b.html", PAGE)
    pages, problems = read(
        write(tmp_path / "list.txt", "\ufeff# the talks\npages/a.txt\r\n\r\npages/b.html\n")
    )
    assert ([page.ref for page in pages], problems) == (["a", "b"], [])


@pytest.mark.parametrize(
    "text", ["a.txt\n", "a.txt\nnot there\n", f"{URL}\nThe king said more.\n", "The king.\n", "# nothing\n"]
)
def test_a_text_that_does_more_than_name_pages_is_a_page(tmp_path: Path, text: str) -> None:
    write(tmp_path / "a.txt", LONG)
    (page,), problems = read(write(tmp_path / "list.txt", text))
    assert (page.text, problems) == (text, [])


def test_addresses_are_looked_up_among_captures_of_all_kinds(tmp_path: Path) -> None:
    captures = tmp_path / "captures"
    write(captures / "one.html", f"<!-- saved from url=(0028)https://castle.example/one -->{PAGE}")
    write(
        captures / "two.mhtml",
        "From: <x>\nSnapshot-Content-Location: https://castle.example/two\nSubject: x\n"
        f"MIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE.replace('king', 'queen')}",
    )
    with ZipFile(captures / "three.zip", "w") as archive:
        archive.writestr(
            "x.html",
            PAGE.replace(
                "<title>", '<link rel="canonical" href="https://www.castle.example/three/"><title>'
            ).replace("king", "duke"),
        )
    write(captures / "other.html", PAGE.replace("king", "other"))
    path = write(
        tmp_path / "list.txt",
        "".join(f"http://castle.example/{name}?utm_source=x\n" for name in ("one", "two", "three", "four")),
    )
    pages, (problem,) = read(path, captures=[captures])
    assert sorted(
        next(word for word in ("king", "queen", "duke", "other") if word in page.text) for page in pages
    ) == ["duke", "king", "queen"]
    assert ("castle.example/four" in problem.message, problem.locator) == (True, f"{path}#4")


def test_a_table_declares_what_it_says_of_a_page(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", LONG)
    table = (
        "URL;Path;Title;Publish Date;Source\n;a.txt;Talks;4 May 2031;Castle "
        f'Post\n{URL};;"More; ""talks""";2031-05-05;\n'
    )
    saved = write(
        tmp_path / "saved.html", PAGE.replace("<title>Talks</title>", f'<link rel=canonical href="{URL}">')
    )
    pages, problems = read(write(tmp_path / "list.csv", table), captures=[saved])
    (first,), (second,) = (page.sightings for page in pages)
    assert problems == []
    assert (first.title, first.published, first.site, first.given) == (
        "Talks",
        "2031-05-04",
        "Castle Post",
        False,
    )
    assert (second.title, second.url, second.published) == ('More; "talks"', URL, "2031-05-05")
    assert [stamp.origin for stamp in first.stamps] == ["record publish_date"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_with_texts_makes_pages(tmp_path: Path, sign: str) -> None:
    table = (
        sign.join(("id", "text", "date"))
        + "\r\n"
        + sign.join(("x", f'"{LONG}\n\nMore."', "2031-05-04"))
        + "\r\n\r\n"
        + sign.join(("y", '"King."', ""))
        + "\r\n"
    )
    pages, problems = read(write(tmp_path / "list.csv", "\ufeff" + table))
    assert ([(page.ref, page.text) for page in pages], problems) == (
        [("x", f"{LONG}\n\nMore."), ("y", "King.")],
        [],
    )
    assert [page.sightings[0].locator.rpartition("#")[2] for page in pages] == ["2", "6"]


def test_a_table_without_header(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", LONG)
    pages, problems = read(
        write(tmp_path / "list.tsv", f"20310504101500-12\t1\tcastle.example\t{URL}\na.txt\tx\nb.txt\n")
    )
    assert [page.ref for page in pages] == ["a"]
    assert sorted(
        ("dateline fetch" in problem.message, "no such file" in problem.message) for problem in problems
    ) == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "title,url\nTalks,\n", "no text"),
        ("a.csv", 'url,text\n"x' + "y" * 1_100_000, "quotation mark"),
        ("a.csv", "", "empty"),
        ("a.txt", "a.txt\na.txt\n", "named by a list"),
    ],
)
def test_a_broken_list_is_a_problem(tmp_path: Path, name: str, content: str, words: str) -> None:
    pages, problems = read(write(tmp_path / name, content))
    assert pages == []
    assert any(words in problem.message for problem in problems)


@pytest.mark.parametrize("length", [255, 256, 700, 1_000, 4_096, 5_000])
@pytest.mark.parametrize("letter", ["a", "é", "/", "a.", "word ", "../"])
def test_a_page_may_begin_with_a_line_of_any_length(tmp_path: Path, length: int, letter: str) -> None:
    text = (letter * length)[:length] + "\n\nThe king said no more.\n"
    (page,), problems = read(write(tmp_path / "a.txt", text))
    assert (page.text, problems) == (text, [])


@pytest.mark.parametrize(
    "line",
    ["The king said on Monday that he had left.", "The king, the duke and/or the premier"],
)
def test_no_sentence_is_asked_of_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    path, asked = write(tmp_path / "a.txt", f"{line}\n\nMore.\n"), []
    table = write(tmp_path / "b.csv", f'title,link,text\nTalks,"{line}",{LONG}\n')
    stat = os.stat

    def watch(name: str, **options: bool) -> os.stat_result:
        asked.append(os.fspath(name))
        return stat(name, **options)

    monkeypatch.setattr(os, "stat", watch)
    pages, _ = read(path, table)
    assert len(pages) == 2
    assert set(asked) <= {str(path), str(table)}


def test_a_column_of_words_refuses_no_table(tmp_path: Path) -> None:
    table = f"path,text\n{'x' * 300},One.\n{'y/' * 3_000}.txt,Two.\n"
    pages, problems = read(write(tmp_path / "a.csv", table))
    assert ([page.text for page in pages], problems) == (["One.", "Two."], [])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with lists, beside a file that is none of theirs."""
    write(tmp_path / "secret.txt", "The secret of Zenda.")
    write(tmp_path / "case/page.txt", LONG)
    (tmp_path / "case/link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "case/loop.txt").symlink_to(tmp_path / "case/loop.txt")
    return tmp_path / "case"


def told(*paths: Path, anywhere: bool = False) -> tuple[list[str], list[str]]:
    """The texts of pages, and problems, of some lists."""
    found = list(read_pages(paths, anywhere=anywhere))
    return [each.text for each in found if isinstance(each, Page)], [
        f"{Path(each.locator).name} {each.message}" for each in found if isinstance(each, Problem)
    ]


@pytest.mark.parametrize(
    "names", ["page.txt\nlost.html\n", "sub/lost.PDF\npage.txt\n", "lost page.eml\npage.txt\n"]
)
def test_a_list_with_a_file_that_is_not_there_is_still_a_list(outside: Path, names: str) -> None:
    texts, (problem,) = told(write(outside / "list.txt", names))
    assert texts == [LONG]
    assert problem.startswith("lost")
    assert "no such file" in problem.lower()


def test_a_list_of_which_no_file_is_there_is_no_page(outside: Path) -> None:
    texts, problems = told(write(outside / "list.txt", "a.html\nb.html\n"))
    assert (texts, len(problems)) == ([], 2)


@pytest.mark.parametrize("name", ["../secret.txt", "{absolute}", "link.txt", "sub/../../secret.txt"])
@pytest.mark.parametrize("kind", ["list.txt", "list.csv", "bare.csv"])
def test_a_list_names_no_file_outside_its_folder(outside: Path, name: str, kind: str) -> None:
    (outside / "sub").mkdir()
    lines = [name.format(absolute=outside.parent / "secret.txt"), str(outside / "page.txt")]
    path = write(outside / kind, "".join(f"{line}\n" for line in ["path"] * (kind == "list.csv") + lines))
    texts, (problem,) = told(path)
    assert texts == [LONG]
    assert problem.startswith("link.txt " if name == "link.txt" else "secret.txt ")
    assert "--anywhere" in problem
    assert sorted(told(path, anywhere=True)[0]) == sorted([LONG, "The secret of Zenda."])


def test_a_row_with_a_path_outside_keeps_its_text(outside: Path) -> None:
    texts, (problem,) = told(write(outside / "a.csv", "path,text\n../secret.txt,The duke.\n"))
    assert (texts, "--anywhere" in problem) == (["The duke."], True)


def test_a_list_reached_by_a_link_names_files_beside_the_link(outside: Path) -> None:
    write(outside.parent / "lists/list.txt", "page.txt\npage.txt\n")
    (outside / "list.txt").symlink_to(outside.parent / "lists/list.txt")
    assert told(outside / "list.txt")[0] == [LONG]


def test_a_file_is_read_once_however_often_a_list_names_it(outside: Path) -> None:
    texts, problems = told(write(outside / "list.txt", "page.txt\n" * 3_000))
    assert (texts, len(problems)) == ([LONG], 21)
    assert "before" in problems[0]
    assert "2,978 more" in problems[-1]


def test_a_list_in_utf_16(outside: Path) -> None:
    write(outside / "other.txt", "The duke.")
    assert told(write(outside / "list.txt", "page.txt\r\nother.txt\r\n".encode("utf-16"))) == (
        [LONG, "The duke."],
        [],
    )


def test_a_list_in_an_archive_names_no_files_of_ours(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", LONG)
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("list.csv", f"path\n{secret}\n")
        archive.writestr("list.txt", f"{secret}\n{secret}\n")
    pages, problems = read(tmp_path / "a.zip")
    assert all(LONG not in page.text for page in pages)
    assert any("addresses only" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (URL, "http://www.castle.example/talks/#top", True),
        (URL, f"{URL}?utm_source=x&fbclid=1", True),
        (f"{URL}?id=1", f"{URL}?id=1&utm_medium=mail", True),
        ("https://castle.example/a%20b", "https://castle.example/a b", True),
        ("https://castle.example:443/x", "https://castle.example/x", True),
        (f"{URL}?id=1", f"{URL}?id=2", False),
        (URL, "https://castle.example:8080/talks", False),
        (URL, "https://keep.example/talks", False),
    ],
)
def test_addresses_of_one_page(left: str, right: str, same: bool) -> None:
    assert (address_key(left) == address_key(right)) == same


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (URL, True),
        ("ftp://castle.example", False),
        ("https://", False),
        ("https://a b", False),
        ("http://[::1", False),
        ("http://a:99999/", False),
    ],
)
def test_what_an_address_is(text: str, is_one: bool) -> None:
    assert is_address(text) == is_one


def test_the_address_that_a_saved_page_names() -> None:
    assert own_addresses(
        b"<html><!--\n Page saved with SingleFile \n url: https://castle.example/x?a=1&amp;b=2 \n-->"
    ) == ("https://castle.example/x?a=1&b=2",)
    assert (
        own_addresses(
            b'<meta property="og:url" content="https://castle.example/x"><link '
            b'href="https://castle.example/y" rel="canonical">'
        )[0]
        == "https://castle.example/y"
    )


def test_the_sign_that_parts_cells() -> None:
    assert [delimiter_of(line) for line in ("a,b;c,d", "a;b", "a\tb,c\td", "a")] == [",", ";", "\t", ","]


def test_a_redirect_to_no_address_leads_nowhere(tmp_path: Path) -> None:
    moved = response("https://castle.example/a", b"", status="302 Found", more="Location: http://[\r\n")
    archive = write(tmp_path / "c.warc", moved + response("http://[") + response("https://castle.example/b"))
    listed = write(tmp_path / "list.txt", "https://castle.example/a\nhttps://castle.example/b\n")
    (page,), (problem,) = read(listed, captures=[archive])
    assert page.sightings[0].url == "https://castle.example/b"
    assert problem.message.startswith("https://castle.example/a: No capture")
    assert len(read(archive)[0]) == 2
