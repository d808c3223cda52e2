"""What stands in pages, names and addresses is shown by the real commands, and never in force on a screen."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from lxml import html

from dateline.io.casefile.casefile import load_case
from dateline.views.controls import visible
from dateline.views.ledger import ledger
from tests.io.reading import write

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""What rich says to a terminal."""

TEXT = (
    "The premier of Rurita\x9b[7mnia said on Mon\u2028day that Grau\u200bstark had shipped miss\U000e0041iles"
    "\x1b]0;x\x07 to Sylvania. The foreign mi\u202enistry denied the report."
)
PAGES = (
    {"id": "pg\x9b[31m\x9d0;x\x9c\x1b[2J", "text": TEXT, "site": "Her\x9b[5mald\u200b"},
    {"id": "two\x1b]0;x\x07", "text": TEXT + " So it is.", "url": "https://x.example/\x1b]0;x\x07\u202e"},
)
MARKUP = (
    "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
    '<meta property="og:site_name" content="&quot;&gt;&lt;svg onload=alert(2)&gt;">'
    '<meta property="og:url" content="javascript:alert(3)//https://x.example/">'
    "<p>The premier of &lt;img src=x onerror=alert(4)&gt; Ruritania said on Monday that {{7*7}} "
    "&lt;/bdi&gt;&lt;style&gt;*{display:none}&lt;/style&gt; was denied."
)


def command(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dateline.app.cli", *map(os.fsencode, map(str, arguments))],
        capture_output=True,
        check=False,
    )


def on_a_terminal(*arguments: object) -> str:
    """What a command prints on a terminal of its own."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(theirs)
    told = bytearray()
    try:
        while part := os.read(ours, 65_536):
            told += part
    except OSError:  # how Linux tells that nobody holds the other end any more
        pass
    os.close(ours)
    done.wait(30)
    return told.decode().replace("\r\n", "\n")


def in_force(told: str) -> list[str]:
    """The characters that a screen would obey or hide."""
    return sorted(set(told) - set(visible(told)))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of pages that try it, under names that try it."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = write(folder / "a\x1b]0;x\x07\x9b.jsonl", "\n".join(map(json.dumps, PAGES)))
    markup = write(folder / "b\x9b\u202e.html", MARKUP)
    foreign = os.fsdecode(os.fsencode(folder) + b"/c\xff\x9b.txt")
    write(Path(foreign), "A page of the king, under a name of another time.")
    out = folder / "case.dateline"
    done = command("build", pages, markup, foreign, folder / "none\x1b[2J\x9b.txt", "-o", out)
    assert (done.returncode, in_force(done.stdout.decode() + done.stderr.decode())) == (0, [])
    return out


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--all"),
        ("problems",),
        ("why", "two\x1b]0;x\x07"),
        ("claims", "--status", "x\x1b]0;x\x07\x9b\n"),
        ("claims", "--x\x1b]0;x\x07\x9b"),
    ],
)
def test_nothing_that_is_printed_is_in_force(case: Path, arguments: Sequence[str]) -> None:
    done = command(arguments[0], case, *arguments[1:])
    told = done.stdout.decode() + done.stderr.decode()
    assert told
    assert "Traceback" not in told
    assert in_force(told) == []


@pytest.mark.parametrize("arguments", [("timeline", "--all"), ("claims", "--page", "x\x1b]0;x\x07\x9b")])
def test_nothing_is_in_force_on_a_terminal_but_colours(case: Path, arguments: Sequence[str]) -> None:
    told = on_a_terminal(arguments[0], case, *arguments[1:])
    assert in_force(COLOURS.sub("", told)) == []
    assert "⟨U+009B⟩" in told


def test_json_is_exact(case: Path) -> None:
    content = command("claims", case, "--all", "--json").stdout.decode()
    said = json.loads(content)
    assert in_force(content) == []
    assert said == json.loads(msgspec.json.encode(ledger(load_case(case))))
    assert any("\x9b[5m" in entry["says_who"][0] for entry in said)


def test_an_error_is_one_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    done = command("timeline", tmp_path / "none\n\x1b]0;x\x07\x9b.dateline")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert "none␊␛]0;x␇⟨U+009B⟩.dateline: there is no such case file." in done.stderr.decode()


def test_what_fetch_tells_of_an_address_is_not_in_force(tmp_path: Path) -> None:
    record = {"url": "http://127.0.0.1:9/\x1b]0;x\x07\x1b[2J\x9b\u202e"}
    listed = write(tmp_path / "list\x9b.jsonl", json.dumps(record) + '\n{"url": "\x1b"')
    done = command("fetch", listed, "-o", tmp_path / "c\x1b]0;x\x07.warc.gz")
    told = done.stdout.decode() + done.stderr.decode()
    assert (done.returncode, in_force(told)) == (1, [])
    assert "http://127.0.0.1:9/␛]0;x␇␛[2J⟨U+009B⟩⟨U+202E⟩: it is no address of a web page" in told


def test_the_report_shows_every_sign_and_runs_nothing(case: Path) -> None:
    out = case.with_suffix(".html")
    assert command("report", case, "--with-texts", "-o", out).returncode == 0
    content = out.read_text(encoding="utf-8")
    tree = html.fromstring(content)
    assert in_force(content) == []
    assert "Rurita⟨U+009B⟩[7mnia said on Mon⟨U+2028⟩day" in tree.text_content()
    assert "c\\xff\\x9b" in tree.text_content()
    assert "{{7*7}} </bdi><style>*{display:none}</style>" in tree.text_content()
    assert not tree.xpath("//script | //svg | //img | //@onerror | //@onload")
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))
    assert tree.xpath("//meta/@content[starts-with(., \"default-src 'none'\")]")


@pytest.mark.parametrize("arguments", [(), ("fetch", "list.txt", "--contact", "König")])
def test_wrong_usage_is_told_on_stderr(arguments: Sequence[str]) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: " in done.stderr
