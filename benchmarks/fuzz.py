"""Whether anything that a page can be crashes what reads it, or takes it beyond time and memory.

    python benchmarks/fuzz.py                      every target in turn, a minute each, in processes of their own
    python benchmarks/fuzz.py html times           some targets
    python benchmarks/fuzz.py --seconds 600        longer
    python benchmarks/fuzz.py --found DIR          where inputs that fail are kept (default: fuzz-found)
    python benchmarks/fuzz.py --plain              mutations without coverage, where atheris is not installed

A target is a reader of files, `decode`, `render` or a stage that reads raw text. Inputs have at most 64 kB. It
fails when anything but an error on purpose is raised, when an input takes over 5 CPU seconds, or over 500 MB
beyond what was there.
With atheris (the extra `fuzz`) inputs grow by the coverage of dateline's own code. Exits with 1 when something failed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from random import Random
from types import ModuleType

LONGEST, SECONDS, BYTES = 65_536, 5.0, 500_000_000

Target = Callable[[bytes], object]

PROSE = """WELLHAVEN, May 3 - The premier met the king on Tuesday, 4 May 2021, and both said “it will go on”.

By A. B.
"""

HTML = f"""<html lang=en><head><title>Talks</title><meta charset=utf-8>
<meta property="article:published_time" content="2021-05-04T10:00:00Z"></head>
<body><nav><a href=/>Home</a></nav><h1>Talks</h1><p>{PROSE}<p>{PROSE}
<figure><figcaption>A king</figcaption></figure></body></html>
"""

MAIL = f"""From: Castle Post <a@castle.example>
Subject: =?utf-8?q?T=C3=A4lks?=
Date: Tue, 4 May 2021 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8

{PROSE}
--x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<p>{PROSE}=
--x--
"""

ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}"

RECORD = f"""WARC/1.0\r
WARC-Type: response\r
WARC-Target-URI: https://castle.example/1\r
WARC-Date: 2021-05-04T00:00:00Z\r
WARC-Record-ID: <urn:uuid:1>\r
Content-Type: application/http; msgtype=response\r
Content-Length: {len(ANSWER.encode())}\r
\r
{ANSWER}\r
\r
"""

FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Castle Post</title><item><title>Talks</title>
<link>https://castle.example/1</link><pubDate>Tue, 4 May 2021 10:00:00 +0000</pubDate>
<description>&lt;p&gt;{PROSE}</description></item></channel></rss>
"""

LINE = """{"id": "1", "text": "The premier met the king.", "published": "2021-05-04", "url": "https://castle.example/1"}
"""

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 12 Tf 9 9 Td (The premier met a king.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""

SEEDS: Mapping[str, str] = {
    "txt": PROSE,
    "html": HTML,
    "eml": MAIL,
    "mbox": f"From a@castle.example Tue May  4 10:00:00 2021\n{MAIL}",
    "mhtml": f"Snapshot-Content-Location: https://castle.example/1\n{MAIL.replace('alternative', 'related')}",
    "jsonl": LINE * 2,
    "json": f'{{"articles": [{LINE}]}}',
    "csv": "url,title,text,date\nhttps://castle.example/1,Talks,The premier met the king.,2021-05-04\n",
    "rss": FEED,
    "warc": RECORD,
    "decode": HTML,
    "render": HTML,
    "zones": PROSE,
    "repairs": PROSE.replace(" ", "", 1) + "thesecond caf&eacute; donâ€™t",
    "times": "It met on Tuesday, 4 May 2021, weeks after the third quarter of fiscal 2020, by mid-1990s standards.",
}
"""What every target begins with; packed formats are made of these."""

PACKED = ("pdf", "zip", "wacz", "gz", "warc.gz")
TARGETS = (*SEEDS, *PACKED)


def seed_of(name: str) -> bytes:
    """The first input of a target."""
    if name in SEEDS:
        return SEEDS[name].encode()
    if name == "pdf":
        return PDF
    if name in {"gz", "warc.gz"}:
        return gzip.compress((HTML if name == "gz" else RECORD).encode(), mtime=0)
    file, members = io.BytesIO(), {"a.html": HTML, "b.txt": PROSE}
    if name == "wacz":
        members = {"archive/a.warc": RECORD, "datapackage.json": '{"resources": []}'}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return file.getvalue()


def target_of(name: str) -> Target:
    """What is done with an input."""
    from dateline.errors import DatelineError

    made = {"decode": decoding, "render": rendering, "zones": zoning, "repairs": repairing, "times": timing}
    run = made[name]() if name in made else reading(name)

    def guarded(content: bytes) -> None:
        try:
            run(content)
        except DatelineError:
            return  # an answer, not a crash

    return guarded


def reading(ending: str) -> Target:
    """A file of that ending goes through its reader, and what the reader finds in it through theirs."""
    from dateline.adapters.extractors import PANEL
    from dateline.io.readers.formats import READERS, readers
    from dateline.io.readers.readers import read_source
    from dateline.io.sources import Source

    known = readers(READERS, PANEL)

    def run(content: bytes) -> None:
        for found in read_source(Source(f"a.{ending}", f"a.{ending}", content=content), known):
            if "Please report this" in getattr(found, "message", ""):
                raise Failure(found.message)

    return run


def decoding() -> Target:
    """Bytes to text, with and without a declared charset."""
    from dateline.pages.decode import declared_charset, decode

    return lambda content: (decode(content), decode(content, declared=declared_charset(content)))


def rendering() -> Target:
    """HTML to lines of text."""
    from dateline.pages.render import render

    return lambda content: render(content.decode("utf-8", "replace"))


def stages_upto(name: str) -> Target:
    """Text through the first article stages, with a parser that only cuts words."""
    from tests.app.stub import WordParser

    from dateline import pipeline
    from dateline.adapters.langid import LangidIdentifier
    from dateline.model import Edit, Page, Passage, Reading, Sighting
    from dateline.stage import Notes

    stages = pipeline.stages(WordParser(), LangidIdentifier())
    chosen = stages[: next(number for number, stage in enumerate(stages, 1) if stage.name == name)]

    def run(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        page, notes = Page("a", text, (Sighting("a.txt", "0" * 64),)), Notes()
        for stage in chosen if text.strip() else ():
            notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)

    return run


def zoning() -> Target:
    """Text to passages."""
    return stages_upto("zones")


def repairing() -> Target:
    """Text to repaired passages."""
    return stages_upto("repairs")


def timing() -> Target:
    """Text to time expressions."""
    return stages_upto("times")


class Failure(Exception):  # noqa: N818 — what was looked for, not an error of the search
    """An input that takes too much."""


def measured(run: Target) -> Target:
    """A target that also fails on time and memory."""

    def checked(content: bytes) -> None:
        began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        run(content)
        spent, grown = (
            time.process_time() - began,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
        )
        if spent > SECONDS or grown * 1024 > BYTES:
            raise Failure(f"{spent:.1f} CPU s, {grown / 1024:.0f} MB for {len(content)} bytes")

    return checked


SPICE = (b"\0", b"\xff\xfe", b"=?", b"<![", b"&#x1f600;", b"\n\n", b"\r", "\u202e".encode(), b"9" * 40)
"""What readers stumble over."""


def mutate(content: bytes, chance: Random) -> bytes:
    """The input with some of its bytes changed, cut out, moved or repeated."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, upto = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        match chance.randrange(5):
            case 0:
                raw[at:upto] = b""
            case 1:
                raw[at:at] = raw[at : min(upto, at + 64)] * chance.choice((1, 2, 50, 2000))
            case 2:
                raw[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                raw[at:at] = chance.choice(SPICE)
            case _:
                raw[at:at] = raw[upto : upto + 200]
        del raw[LONGEST:]
        raw = raw or bytearray(content)
    return bytes(raw)


def fuzz_plainly(name: str, *, seconds: float, found: Path, seed: int = 0) -> int:
    """Mutations without coverage for so many seconds; returns how many inputs failed, each kept in `found`."""
    run, chance, failed = measured(target_of(name)), Random(f"{name} {seed}"), 0
    pool, end = [seed_of(name)], time.monotonic() + seconds
    run(pool[0])
    while time.monotonic() < end:
        content = mutate(chance.choice(pool), chance)
        try:
            run(content)
        except Exception as error:  # noqa: BLE001 — every one is what was looked for
            failed += 1
            keep(content, name, found)
            print(f"{name}: {type(error).__name__}: {error}", flush=True)
        if len(pool) < 200:
            pool.append(content)
    return failed


def keep(content: bytes, name: str, found: Path) -> None:
    """Keep an input that failed under its hash."""
    found.mkdir(parents=True, exist_ok=True)
    (found / f"{sha256(content).hexdigest()[:12]}.{name}").write_bytes(content)


def fuzz_by_coverage(name: str, atheris: ModuleType, *, seconds: int, found: Path) -> None:
    """Let atheris look for so many seconds; it ends the process with an error at the first input that fails."""
    corpus = found / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "seed").write_bytes(seed_of(name))
    with atheris.instrument_imports(include=["dateline"]):
        run = measured(target_of(name))
    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={found}/{name}-", str(corpus)], run)
    atheris.Fuzz()


def fuzz(name: str, *, seconds: int, found: Path, plain: bool) -> bool:
    """Search one target in this process; whether nothing failed."""
    if not plain:
        import atheris  # type: ignore[import-not-found,unused-ignore]

        fuzz_by_coverage(name, atheris, seconds=seconds, found=found)
        return True
    return not fuzz_plainly(name, seconds=seconds, found=found)


def main() -> int:
    """Search every target in a process of its own, so that one that dies ends no other."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        return 0 if fuzz(given.targets[0], seconds=given.seconds, found=given.found, plain=given.plain) else 1
    failed = []
    for name in given.targets or TARGETS:
        command = [
            sys.executable,
            __file__,
            name,
            "--here",
            "--seconds",
            str(given.seconds),
            "--found",
            str(given.found),
        ]
        done = subprocess.run([*command, *(["--plain"] if given.plain else [])], check=False)
        print(f"{name}: {'ok' if not done.returncode else f'failed ({done.returncode})'}", flush=True)
        failed += [name] if done.returncode else []
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{(taken.ru_utime + taken.ru_stime) / 60:.0f} CPU minutes, {len(failed)} targets failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
