"""Fetching, from a small web on this machine."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import ssl
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.app.fetching import Fetched, fetch_lists
from dateline.errors import StoreError
from dateline.io.archives.redirects import read_redirects
from dateline.io.fetch.exchanges import open_warc
from dateline.io.fetch.fetch import Manners, by_host
from dateline.io.limits import Limits
from dateline.io.sources import file_source
from tests.io.fetch.test_connections import PUBLIC, resolver, wires
from tests.io.hosts import Answer, host
from tests.io.reading import read, write
from tests.lab import ROOT

PAGE = (
    b"<html lang=en><head><title>Talks</title></head><body><p>The premier of Ruritania met "
    b"the king on Monday, and both said that the talks would go on.</p></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
WEB: Mapping[str, Answer] = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /secret\n"),
    "/talks": (200, HTML, PAGE),
    "/moved": (301, {"Location": "/talks"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/secret": (200, HTML, PAGE),
    "/large": (200, HTML, PAGE * 20),
    "/slow": (200, {**HTML, "X-Sleep": "1.5"}, PAGE),
    "/short": (200, {**HTML, "X-Short": "500"}, PAGE),
}
QUICK = Manners(interval=0.0, timeout=0.7, most_bytes=1000, private=True, software="dateline/9")


def fetch(folder: Path, urls: list[str], manners: Manners = QUICK) -> Fetched:
    return fetch_lists(
        [write(folder / "list.txt", "\n".join(urls) + "\n")], folder / "captures.warc.gz", manners
    )


def test_every_address_is_fetched_or_told_why_not(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        found = fetch(
            tmp_path,
            [
                f"{root}{path}"
                for path in ("/talks", "/moved", "/round", "/secret", "/large", "/slow", "/short", "/nowhere")
            ],
        )
    told = {outcome.url.removeprefix(root): outcome.reason or outcome.status for outcome in found.outcomes}
    assert [told["/talks"], told["/moved"]] == [200, 200]
    for path, words in {
        "/round": "too often",
        "/secret": "robots.txt",
        "/large": "larger",
        "/slow": "longer than",
        "/short": "connection failed",
        "/nowhere": "404",
    }.items():
        assert words in str(told[path])
    assert "/secret" not in {path for path, _ in asked}
    assert {agent for _, agent in asked} == {"dateline/9"}


def test_what_was_fetched_is_found_by_a_list(tmp_path: Path) -> None:
    with host(WEB, []) as root:
        fetch(tmp_path, [f"{root}/talks", f"{root}/moved", f"{root}/nowhere"])
    (page,), (problem,) = read(tmp_path / "list.txt", captures=[tmp_path])
    assert page.text.startswith("The premier of Ruritania")
    assert page.sightings[0].url == f"{root}/talks"
    assert "404" in problem.message or "dateline fetch" in problem.message
    assert list(read_redirects(file_source(tmp_path / "captures.warc.gz", Limits()))) == [
        (f"{root}/moved", f"{root}/talks")
    ]


def test_a_second_run_asks_only_for_what_failed_and_a_cut_record_is_dropped(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        urls = [f"{root}/talks", f"{root}/moved", f"{root}/nowhere"]
        fetch(tmp_path, urls)
        captures = tmp_path / "captures.warc.gz"
        whole = captures.read_bytes()
        captures.write_bytes(whole + gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" * 20)[:-20])
        asked.clear()
        found = fetch(tmp_path, urls)
    assert ([path for path, _ in asked], found.present) == (["/robots.txt", "/nowhere"], 2)
    assert captures.read_bytes().startswith(whole)
    file, present = open_warc(captures, software="dateline")
    file.close()
    assert present == {f"{root}/talks", f"{root}/moved"}


def test_a_long_robots_txt_counts_as_far_as_it_is_read(tmp_path: Path) -> None:
    rules = (200, {"Content-Type": "text/plain"}, WEB["/robots.txt"][2] + b"#" * 600_000)
    with host({**WEB, "/robots.txt": rules}, []) as root:
        found = fetch(tmp_path, [f"{root}/talks", f"{root}/secret"])
    assert [outcome.reason for outcome in found.outcomes] == ["", "robots.txt of its host forbids it"]


@pytest.mark.parametrize("status", [503, 429])
def test_a_host_that_fails_to_show_its_rules_is_left_alone(tmp_path: Path, status: int) -> None:
    with host({**WEB, "/robots.txt": (status, {}, b"")}, []) as root:
        found = fetch(tmp_path, [f"{root}/talks"])
    assert (found.empty, "forbids all" in found.outcomes[0].reason) == (True, True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.1.2.3/x",
        "http://printer.local/x",
    ],
)
def test_private_hosts_are_asked_only_when_told_to(tmp_path: Path, url: str) -> None:
    found = fetch(tmp_path, [url], Manners())
    assert "private" in found.outcomes[0].reason


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("file:///etc/passwd", "leads to file:///etc/passwd: it is no address of a web page"),
        ("http://[", "the host answered 302"),
        (
            "//user:secret@127.0.0.1:9/x",
            "leads to http://127.0.0.1:9/x: robots.txt of its host cannot be had",
        ),
    ],
)
def test_a_redirect_to_where_nothing_can_be_asked_is_told(tmp_path: Path, target: str, told: str) -> None:
    with host({"/a": (302, {"Location": target}, b"")}, []) as root:
        found = fetch(tmp_path, [f"{root}/a"])
        assert fetch(tmp_path, [f"{root}/a"]).present == 0
    assert told in found.outcomes[0].reason
    assert b"secret" not in unpacked(tmp_path / "captures.warc.gz")


def test_a_name_that_changes_its_address_is_not_followed_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    with host(WEB, asked) as root:
        resolver(monkeypatch, {"castle.example": [[PUBLIC], ["127.0.0.1"]]})
        met = wires(monkeypatch, int(root.rpartition(":")[2]))
        found = fetch(tmp_path, ["http://castle.example/talks"], Manners(interval=0.0))
    assert "private network" in found.outcomes[0].reason
    assert (met, [path for path, _ in asked]) == ([PUBLIC], ["/robots.txt"])


LIAR = """
import json, sys, pytest
from tests.io.fetch.test_connections import resolver, wires
patch = pytest.MonkeyPatch()
resolver(patch, {"castle.example": json.loads(sys.argv.pop(1))})
wires(patch, int(sys.argv.pop(1)))
from dateline.app.cli import main
main()
"""
"""The command line where the addresses of a host change from one look-up to the next."""


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ([["127.0.0.1"]], "private network"),
        ([[PUBLIC], ["127.0.0.1"]], "private network"),
        ([[PUBLIC, "127.0.0.1"]], "private network"),
        ([[], ["127.0.0.1"]], "try again"),
    ],
    ids=("at home", "moving home", "also at home", "first nowhere"),
)
def test_the_command_asks_no_host_at_home(tmp_path: Path, turns: list[list[str]], told: str) -> None:
    asked: list[tuple[str, str]] = []
    listed = write(tmp_path / "list.txt", "http://castle.example/talks\n")
    with host(WEB, asked) as root:
        arguments = [
            json.dumps(turns),
            root.rpartition(":")[2],
            "fetch",
            listed,
            "-o",
            tmp_path / "c.warc.gz",
        ]
        done = subprocess.run(
            [sys.executable, "-c", LIAR, *arguments, "--rate", "100"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, "/talks" in {path for path, _ in asked}) == (1, False)
    assert told in done.stderr


@pytest.mark.parametrize(
    "home", ["http://cellar.example/talks", "http://127.0.0.1/talks", "http://[64:ff9b::7f00:1]/talks"]
)
def test_no_redirect_leads_into_a_private_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    asked: list[tuple[str, str]] = []
    with host({"/away": (302, {"Location": home}, b"")}, asked) as root:
        port = int(root.rpartition(":")[2])
        resolver(
            monkeypatch,
            {
                "castle.example": [[PUBLIC]],
                "cellar.example": [["10.0.0.1"]],
                "64:ff9b::7f00:1": [["64:ff9b::7f00:1"]],
            },
        )
        wires(monkeypatch, port)
        found = fetch(tmp_path, ["http://castle.example/away"], Manners(interval=0.0))
    assert found.outcomes[0].reason.startswith(f"it leads to {home}: its host is in a private network")
    assert "/talks" not in {path for path, _ in asked}


def test_a_login_is_told_to_its_own_host_only_and_kept_nowhere(tmp_path: Path) -> None:
    heads: list[Mapping[str, str]] = []
    other: list[Mapping[str, str]] = []
    with host(WEB, [], heads=other) as there:
        away = there.replace("127.0.0.1", "localhost")
        with host({**WEB, "/away": (302, {"Location": f"{away}/talks"}, b"")}, [], heads=heads) as root:
            urls = [
                root.replace("://", "://scribe:s%40cret@") + path for path in ("/moved", "/away", "/nowhere")
            ]
            found = fetch(tmp_path, urls)
            again = fetch(tmp_path, [urls[0], f"{root}/moved"])
    login = "Basic " + b64encode(b"scribe:s@cret").decode()
    assert [head.get("Authorization") for head in heads if head["path"] != "/robots.txt"] == [login] * 4
    assert not any("Authorization" in head for head in [*other, heads[0]])
    assert [outcome.url for outcome in found.outcomes] == [
        f"{root}/{name}" for name in ("moved", "away", "nowhere")
    ]
    assert (again.present, again.outcomes) == (2, ())
    kept = unpacked(tmp_path / "captures.warc.gz")
    assert not [word for word in (b"scribe", b"cret", b"Authorization", login[6:].encode()) if word in kept]


def test_a_list_with_logins_tells_them_to_nobody(tmp_path: Path) -> None:
    with host(WEB, []) as root:
        fetch(tmp_path, [f"{root}/talks"])
    secret = root.replace("://", "://scribe:secret@")
    pages = write(tmp_path / "list.txt", f"{secret}/talks\n{secret}/missing\n")
    (page,), (problem,) = read(pages, captures=[tmp_path])
    assert "secret" not in repr(page)
    assert problem.message.startswith(f"{root}/missing: No capture")


@pytest.mark.parametrize("path", ["/straße?q=ü", "/talks#top", "/a%20b", "?q=1"])
def test_a_page_is_known_again_however_its_address_is_written(tmp_path: Path, path: str) -> None:
    heads: list[Mapping[str, str]] = []
    web = {
        "/stra%C3%9Fe?q=%C3%BC": (200, HTML, PAGE),
        "/a%20b": (200, HTML, PAGE),
        "/?q=1": (200, HTML, PAGE),
    }
    with host({**WEB, **web}, [], heads=heads) as root:
        assert fetch(tmp_path, [f"{root}{path}"]).outcomes[0].fetched
        assert fetch(tmp_path, [f"{root}{path}"]).present == 1
    asked = heads[-1]["path"].encode()
    assert b"GET " + asked + b" HTTP/1.1\r\n" in unpacked(tmp_path / "captures.warc.gz")


def test_a_cookie_lives_as_long_as_its_page(tmp_path: Path) -> None:
    heads: list[Mapping[str, str]] = []
    web = {**WEB, "/gate": (302, {"Location": "/talks", "Set-Cookie": "seen=yes"}, b"")}
    with host(web, [], heads=heads) as root:
        fetch(tmp_path, [f"{root}/gate", f"{root}/large"])
    assert [(head["path"], head.get("Cookie")) for head in heads[1:]] == [
        ("/gate", None),
        ("/talks", "seen=yes"),
        ("/large", None),
    ]


def test_a_proxy_is_asked_where_the_environment_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    web = {f"http://castle.example{path}": answer for path, answer in WEB.items()}
    with host(web, asked) as proxy:
        monkeypatch.setenv("http_proxy", proxy.replace("://", "://me:word@"))
        monkeypatch.setenv("no_proxy", "")
        resolver(monkeypatch, {"127.0.0.1": [["127.0.0.1"]]})
        found = fetch(
            tmp_path, ["http://castle.example/talks", "http://10.0.0.1/x"], Manners(interval=0.0, timeout=5)
        )
    assert [outcome.status for outcome in found.outcomes] == [200, None]
    assert "private network" in found.outcomes[1].reason
    assert [path for path, _ in asked] == [
        f"http://castle.example{path}" for path in ("/robots.txt", "/talks")
    ]
    assert b"word" not in unpacked(tmp_path / "captures.warc.gz")


@pytest.mark.parametrize(
    ("name", "told"), [("castle.example", ""), ("cellar.example", "CERTIFICATE_VERIFY_FAILED")]
)
def test_certificates_are_those_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    heads: list[Mapping[str, str]] = []
    certificate, security, names = certified(tmp_path, "castle.example")
    with host(WEB, [], heads=heads, security=security) as root:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        resolver(monkeypatch, {name: [[PUBLIC]]})
        wires(monkeypatch, int(root.rpartition(":")[2]))
        found = fetch(tmp_path, [f"https://{name}/talks"], Manners(interval=0.0, timeout=5))
    assert (found.outcomes[0].fetched, told in found.outcomes[0].reason) == (not told, True)
    assert set(names) == {name}
    assert {head["Host"] for head in heads} == ({name} if not told else set())


def certified(folder: Path, name: str) -> tuple[Path, ssl.SSLContext, list[str | None]]:
    """A certificate for a host's name, how the host shows it, and the names that its guests ask for."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    certificate, key = folder / "host.pem", folder / "host.key"
    made = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        key,
        "-out",
        certificate,
        "-days",
        "2",
    ]
    called = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([openssl, *made, *called], check=True, capture_output=True)
    security = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    security.load_cert_chain(certificate, key)
    names: list[str | None] = []
    security.sni_callback = lambda _, asked, __: names.append(asked)
    return certificate, security, names


def unpacked(path: Path) -> bytes:
    """All that a packed file holds."""
    return gzip.decompress(path.read_bytes())


@pytest.mark.parametrize(
    "content",
    [
        b"notes",
        b"",
        gzip.compress(b"A page that somebody keeps.")[:-2],
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: other 1\r\n"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: dateline 1\r\n"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: dateline/1\r\n") + b"notes",
    ],
    ids=["text", "empty", "cut", "another's", "a capture's", "with notes"],
)
def test_another_file_is_not_written_over(tmp_path: Path, content: bytes) -> None:
    captures = write(tmp_path / "captures.warc.gz", content)
    with pytest.raises(StoreError, match="Name another file"):
        fetch(tmp_path, ["https://castle.example/x"])
    assert captures.read_bytes() == content


def test_two_fetches_do_not_write_one_file_at_once(tmp_path: Path) -> None:
    with host(WEB, []) as root:
        fetch(tmp_path, [f"{root}/talks"])
    before = (tmp_path / "captures.warc.gz").read_bytes()
    file, _ = open_warc(tmp_path / "captures.warc.gz", software="dateline/9")
    with file, pytest.raises(StoreError, match="Another command is writing there"):
        fetch(tmp_path, ["https://castle.example/x"])
    assert (tmp_path / "captures.warc.gz").read_bytes() == before


def test_a_device_is_no_file_to_fetch_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "captures.warc.gz")
    with pytest.raises(StoreError, match="no ordinary file"):
        fetch(tmp_path, ["https://castle.example/x"])


def test_hosts_take_turns() -> None:
    assert by_host(
        ["https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/1"]
    ) == {
        "a.example": ["https://a.example/1", "https://a.example/2"],
        "b.example": ["https://b.example/1"],
    }
