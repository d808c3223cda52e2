"""Pasted addresses: pages come from captures, or from hosts when somebody asks for it, and from nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.app.serve.jobs import Jobs
from dateline.app.serve.serve import make_app
from dateline.io.casefile.casefile import load_case
from dateline.io.fetch.fetch import Manners
from tests.app.serve.client import Caller
from tests.io.hosts import host

STORY = (
    b"<html lang=en><head><title>Talks</title></head><body><p>The premier of Norway met the king of Togo on"
    b" Monday, 3 May 2021, and both said that the talks would go on.</p></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
WEB = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /secret\n"),
    "/talks": (200, HTML, STORY),
    "/secret": (200, HTML, STORY),
    "/home": (302, {"Location": "file:///etc/passwd"}, b""),
}
QUICK = Manners(interval=0.0, timeout=5.0, private=True, software="dateline/9")


def maker(folder: Path, manners: Manners | None) -> Caller:
    return Caller(make_app(folder / "affair.dateline", new=True, manners=manners))


def made(caller: Caller, fields: dict[str, str], **more: object) -> str:
    """The events of the job that a form begins."""
    begun = caller.send("/new", fields, **more)
    assert begun.status_code == 303, begun.text
    return caller.read(f"{begun.headers['location']}/events")


def test_what_was_asked_for_is_fetched_and_every_failure_is_a_problem(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        caller = maker(tmp_path, QUICK)
        assert asked == []
        lines = [f"{root}{path}" for path in ("/talks", "/secret", "/nowhere", "/home")]
        told = made(caller, {"addresses": "\r\n".join([*lines, "", lines[0]]), "fetch": "1"})
    assert '["fetching", 4, 4]' in told
    assert '"error": ""' in told
    assert {path for path, _ in asked} == {"/robots.txt", "/talks", "/nowhere", "/home"}
    case = load_case(tmp_path / "affair.dateline")
    assert [page.sightings[0].url for page in case.pages] == [lines[0]]
    reasons = {problem.message.partition(": ")[0]: problem.message for problem in case.problems}
    for line, words in zip(
        lines[1:], ("robots.txt of its host forbids it", "404", "leads to file:///etc"), strict=True
    ):
        assert words in reasons[line]
        assert reasons[line].endswith("Save the page from a browser, and give it as a file.")
    assert "robots.txt of its host forbids it" in caller.read("/problems")


def test_captures_are_looked_into_and_no_host_is_asked(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        saved = STORY.replace(b"<title>", f'<link rel="canonical" href="{root}/talks"><title>'.encode())
        other = STORY.replace(b"<title>", b'<link rel="canonical" href="http://other.example/x"><title>')
        files = [("captures", ("talks.html", saved)), ("captures", ("../x.html", other))]
        fields = {"addresses": f"{root}/talks\n{root}/else"}
        assert '"error": ""' in made(maker(tmp_path, QUICK), fields, files=files)
    assert asked == []
    case = load_case(tmp_path / "affair.dateline")
    assert [page.sightings[0].url for page in case.pages] == [f"{root}/talks"]
    assert [problem.message.partition(":")[2] for problem in case.problems] != []
    assert sorted(path.name for path in (tmp_path / "affair.captures").iterdir()) == ["talks.html", "x.html"]


def test_where_no_page_could_be_fetched_no_case_is_made(tmp_path: Path) -> None:
    lines = [
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.1.2.3/x",
        "http://169.254.169.254/latest",
        "http://0x7f.1/",
    ]
    caller = maker(tmp_path, Manners(interval=0.0, timeout=5.0))
    told = made(caller, {"addresses": "\n".join(lines), "fetch": "1"})
    assert "no page could be fetched" in told
    assert told.count("private network") == len(lines)
    assert "--private" not in told
    assert "A new case" in caller.read("/")
    assert [*(tmp_path / "affair.pages").iterdir(), *(tmp_path / "affair.captures").iterdir()] == []


def test_other_pages_are_a_case_where_no_address_could_be_fetched(tmp_path: Path) -> None:
    caller = maker(tmp_path, Manners(interval=0.0, timeout=5.0))
    fields = {
        "addresses": "http://printer.local/x",
        "text": "Talks\n\nThe king met the premier.",
        "fetch": "1",
    }
    assert '"error": ""' in made(caller, fields)
    case = load_case(tmp_path / "affair.dateline")
    assert [page.ref for page in case.pages] == ["Talks"]
    (problem,) = case.problems
    assert problem.message.startswith(
        "http://printer.local/x: not fetched, because its host is in a private network."
    )


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The jobs that were begun, of which none runs."""
    begun: list[object] = []
    monkeypatch.setattr(Jobs, "begin", lambda _, task, **__: begun.append(task))
    return begun


@pytest.mark.parametrize(
    "line",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "../../secret.txt",
        "affair.dateline",
        "ftp://a.example/x",
        "javascript:alert(1)",
        "//a.example/x",
        "http://",
        "http://a.example/x y",
        "http://a.example:99999/",
        "http://a.example/\x00",
        "http://a.example/\u202e",
        "# http://a.example/",
        "http://a.example/\x0bHost: evil.example",
        "http://" + "x" * 5000,
    ],
)
@pytest.mark.parametrize("fetch", ["", "1"])
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_kept(
    tmp_path: Path, idle: list[object], line: str, fetch: str
) -> None:
    answer = maker(tmp_path, QUICK).send("/new", {"addresses": f"http://a.example/\n{line}", "fetch": fetch})
    assert answer.status_code == 409
    assert "not the address of a web page" in answer.text
    assert "Give one address a line" in answer.text
    assert (idle, list(tmp_path.iterdir())) == ([], [])


def test_an_error_quotes_little_and_no_password(tmp_path: Path, idle: list[object]) -> None:
    lines = ["http://ann:secret@a.example/x y", *(f"wrong {number} {'x' * 500}" for number in range(50))]
    answer = maker(tmp_path, QUICK).send("/new", {"addresses": "\n".join(lines)})
    assert "secret" not in answer.text
    assert "and 48 more" in answer.text
    assert len(re.findall("x{81}", answer.text)) == 0
    assert idle == []


def test_too_many_addresses_are_refused(tmp_path: Path, idle: list[object]) -> None:
    lines = "\n".join(f"http://a.example/{number}" for number in range(10_000))
    answer = maker(tmp_path, QUICK).send("/new", {"addresses": lines, "fetch": "1"})
    assert answer.status_code == 409
    assert "10,000 addresses are more than the 1,000" in answer.text
    huge = maker(tmp_path, QUICK).send("/new", {"addresses": "http://a.example/x\n" * 200_000, "fetch": "1"})
    assert huge.status_code in {400, 413}
    assert (idle, list(tmp_path.iterdir())) == ([], [])


def test_a_server_that_was_not_told_to_fetch_fetches_nothing(tmp_path: Path, idle: list[object]) -> None:
    caller = maker(tmp_path, None)
    page = caller.read("/")
    assert 'name="addresses"' in page
    assert 'name="fetch"' not in page
    refused = caller.send("/new", {"addresses": "http://a.example/x", "fetch": "1"})
    assert refused.status_code == 403
    assert "started without --fetch" in refused.text
    alone = caller.send("/new", {"addresses": "http://a.example/x"})
    assert alone.status_code == 409
    assert "no captures in which their pages are" in alone.text
    assert "dateline serve --fetch" in alone.text
    assert (idle, list(tmp_path.iterdir())) == ([], [])


def test_fetching_is_begun_by_its_own_button_only(tmp_path: Path, idle: list[dict[str, object]]) -> None:
    caller = maker(tmp_path, QUICK)
    first, second = re.findall(r"<button([^>]*)>", caller.read("/").partition('class="buttons"')[2])[:2]
    assert (first, second) == ("", ' name="fetch" value="1"')
    assert caller.send("/new", {"addresses": "http://a.example/x"}).status_code == 409
    no_csrf = caller.send("/new", {"addresses": "http://a.example/x", "fetch": "1"}, csrf="x")
    assert no_csrf.status_code == 403
    assert idle == []
