"""What plugins add: the example, really installed, at every door; and those that do not fit."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dateline
from dateline.app import building, formats, knowledge
from dateline.errors import PluginError
from dateline.io.plugins import ADVICE
from dateline.model import Reading
from dateline.stage import Notes
from tests.app import installing
from tests.app.stub import WordParser
from tests.factories import affair
from tests.lab import make_page, rule_stages

TICKER = """2025-10-14 | Harbour Desk — Ana Duarte denied that the ferry had left on Monday.
no message
2025-10-15 | Island Desk — The minister of Ruritania signed the treaty.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, installed, and a case that was built with it."""
    site = tmp_path_factory.mktemp("site")
    installing.install_example(site)
    return site


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ticker and the case of it."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "news.ticker").write_text(TICKER)
    run(site, "build", folder / "news.ticker", "-o", folder / "x.dateline")
    return folder


def run(site: Path, *arguments: object) -> str:
    """What a command prints on stdout."""
    done = installing.dateline(site, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_plugin_reads_marks_and_explains(site: Path, folder: Path) -> None:
    case = dateline.load(folder / "x.dateline")
    assert [page.sightings[0].published for page in sorted(case.pages, key=lambda page: page.ref)] == [
        "2025-10-14",
        "2025-10-15",
    ]
    assert [problem.locator for problem in case.problems] == [f"{folder / 'news.ticker'}#2"]
    assert {credit.name for credit in case.credits} == {"Harbour Desk", "Island Desk"}
    assert [each.partition(":")[0] for each in case.run.stages].index("desks") == 15
    told = run(site, "why", folder / "x.dateline", case.credits[0].id)
    assert "A ticker names the desk that wrote a message before a dash. (ticker.credit.desk/1)" in told


def test_a_plugin_writes_what_is_passed_over_and_replaced(site: Path, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pile" / "out"
    for _ in range(2):
        run(site, "export", folder / "x.dateline", "--to", "tally", "-o", out)
    assert (out / "tally.csv").read_text().splitlines()[1:] == ["status,claims", "denied,1", "stated,2"]
    refused = installing.dateline(site, "export", folder / "x.dateline", "-o", out)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "an export in another format is there. Name another folder with -o." in refused.stderr
    (out.parent / "page.txt").write_text("The ferry left.\n")
    told = run(site, "build", out.parent, "-o", tmp_path / "y.dateline", "--json")
    assert json.loads(told)["passed_over"] == [str(out)]


def test_captures_of_a_plugin_are_read_again(site: Path, folder: Path, tmp_path: Path) -> None:
    run(site, "capture", folder / "x.dateline", "-o", tmp_path / "e.wacz")
    run(site, "build", tmp_path / "e.wacz", "-o", tmp_path / "y.dateline")
    before, after = dateline.load(folder / "x.dateline"), dateline.load(tmp_path / "y.dateline")
    assert {page.text for page in after.pages} == {page.text for page in before.pages}


def test_help_lists_what_plugins_add(site: Path) -> None:
    assert "  .ticker   " in run(site, "build", "--help")
    assert "  tally  how many claims there are of each status" in run(site, "export", "--help")
    unknown = installing.dateline(site, "export", "x.dateline", "--to", "tabloid")
    assert unknown.returncode == 2
    assert "'tabloid' is no format; there is jsonl, tally." in unknown.stderr


def test_plugins_are_listed(site: Path) -> None:
    listed = json.loads(run(site, "plugins", "--json"))
    assert [(each["door"], each["name"], each["usable"]) for each in listed] == [
        ("readers", "ticker", True),
        ("exporters", "tally", True),
        ("packs", "ticker", True),
        ("stages", "desks", True),
    ]


def test_a_changed_plugin_reads_unchanged_pages_again(folder: Path, tmp_path: Path) -> None:
    package = installing.install_example(tmp_path / "site")
    case = tmp_path / "x.dateline"
    case.write_bytes((folder / "x.dateline").read_bytes())
    stage = package / "desks.py"
    stage.write_text(stage.read_text().replace('found["name"]', 'found["name"].upper()'))
    run(tmp_path / "site", "build", folder / "news.ticker", "-o", case)
    assert {credit.name for credit in dateline.load(case).credits} == {"HARBOUR DESK", "ISLAND DESK"}


def test_a_broken_plugin_costs_what_it_adds(folder: Path, tmp_path: Path) -> None:
    package = installing.install_example(tmp_path / "site")
    (package / "reader.py").write_text("import no_such_module\n")
    (package / "desks.py").write_text("def stage(packs):\n    return 7\n")
    (tmp_path / "page.txt").write_text("The ferry left.\n")
    told = run(tmp_path / "site", "build", tmp_path / "page.txt", "-o", tmp_path / "x.dateline", "--json")
    assert (json.loads(told)["pages"], json.loads(told)["problems"]) == (1, 2)
    problems = dateline.load(tmp_path / "x.dateline").problems
    assert {problem.message.partition("cannot be used: ")[2] for problem in problems} == {
        f"ModuleNotFoundError: No module named 'no_such_module'. {ADVICE}",
        f"stage gives a int, not a Stage. {ADVICE}",
    }
    listed = json.loads(run(tmp_path / "site", "plugins", "--json"))
    assert [each["name"] for each in listed if not each["usable"]] == ["ticker", "desks"]
    told = run(tmp_path / "site", "build", "--help")
    assert re.search(r"^  ticker +cannot be used; see: dateline plugins$", told, re.MULTILINE)


PREAMBLE = """
from dateline.io.readers.formats import Format
from dateline.model import Credit, Span
from dateline.stage import Stage
from dateline.views.exports import Exporter

def nothing(*layers):
    return ()
"""


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest):
    """Install a package that offers something at one door."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    module = f"offer_{abs(hash(request.node.name))}"

    def install(door: str, code: str, name: str = "wave") -> None:
        (tmp_path / f"{module}.py").write_text(PREAMBLE + code)
        installing.register(tmp_path, module, "1", {f"dateline.{door}": {name: f"{module}:thing"}})

    return install


def reason(refused) -> str:
    ((_, error),) = refused
    return str(error).partition("cannot be used: ")[2].removesuffix(error.advice).rstrip()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("thing = Format(('.html',), (), '', nothing)", ".html is read or passed over already."),
        (
            "thing = Format(('.wave',), ('text/html',), '', nothing)",
            "text/html is read or passed over already.",
        ),
        ("thing = Format(('.png',), (), '', nothing)", ".png is read or passed over already."),
        ("thing = Format(('wave',), (), '', nothing)", 'its endings must read like ".ticker".'),
        ("thing = Format((), (), '', nothing)", 'its endings must read like ".ticker".'),
        (
            "thing = Format((7,), (), '', nothing)",
            "TypeError: expected string or bytes-like object, got 'int'.",
        ),
        (
            "thing = Format(('.wave',), (), '', nothing, wants=('surf',))",
            "it wants surf, and can have anywhere, endings, extractor, types.",
        ),
        (
            "thing = Format(('.wave',), (), '', 7)",
            "AttributeError: 'int' object has no attribute '__module__'.",
        ),
    ],
)
def test_a_reader_that_does_not_fit_is_refused(offer, code: str, told: str) -> None:
    offer("readers", code)
    opened = formats.reader_plugins()
    assert opened.things == ()
    assert reason(opened.refused) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("thing = Exporter('surf', '', '', nothing)", "its exporter is called surf."),
        ("thing = 7", "it gives a int, not a Exporter."),
    ],
)
def test_an_exporter_that_does_not_fit_is_refused(offer, code: str, told: str) -> None:
    offer("exporters", code)
    assert reason(formats.exporter_plugins().refused) == told
    with pytest.raises(PluginError):
        formats.exporter_named("wave")


def test_an_exporter_cannot_take_the_name_of_ours(offer) -> None:
    offer("exporters", "thing = Exporter('jsonl', '', '', nothing)", name="jsonl")
    assert reason(formats.exporter_plugins().refused) == "there is another exporter of this name."
    own = formats.exporter_named("jsonl")
    assert own is not None
    assert "articles.jsonl" in own.render(affair())


@pytest.mark.parametrize(
    ("render", "told"),
    [
        ("lambda case: {'../x': b''}", "'../x' is no name for a file of an export."),
        ("lambda case: {'.hidden': b''}", "'.hidden' is no name for a file of an export."),
        ("lambda case: {'run.json': b''}", "'run.json' is no name for a file of an export."),
        ("lambda case: {'x.csv': 'words'}", "x.csv is of str, not of bytes."),
        (
            "lambda case: b'words'",
            "TypeError: cannot convert dictionary update sequence element #0 to a sequence.",
        ),
        ("lambda case: case.no_such", "AttributeError: 'Case' object has no attribute 'no_such'."),
    ],
)
def test_what_an_exporter_renders_is_checked(offer, render: str, told: str) -> None:
    offer("exporters", f"thing = Exporter('wave', '', '', {render})")
    exporter = formats.exporter_named("wave")
    assert exporter is not None
    with pytest.raises(PluginError) as raised:
        exporter.render(affair())
    assert f"cannot be used: {told}" in str(raised.value)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("thing = 7", "it gives a int, not a function."),
        (
            "def thing(packs):\n    return Stage('times', 'article', (), (), nothing)",
            "stage times comes twice.",
        ),
        ("def thing(packs):\n    return packs['surf']", "KeyError: 'surf'."),
        (
            "def thing(packs):\n    return Stage('wave', 'article', (int,), (), nothing)",
            "stage wave needs int, which no stage before it gives.",
        ),
        (
            "def thing(packs):\n    return Stage('wave', 'article', (), (), lambda *layers: ())",
            "Can't pickle",
        ),
    ],
)
def test_a_stage_that_does_not_fit_is_refused(offer, code: str, told: str) -> None:
    offer("stages", code)
    opened = knowledge.stage_plugins(rule_stages(), ())
    assert opened.things == ()
    assert told in reason(opened.refused)


def test_a_stage_that_crashes_is_a_problem_of_its_page(offer, tmp_path: Path) -> None:
    code = "def crash(reading, notes):\n    raise ValueError(7)\n"
    offer("stages", code + "def thing(packs):\n    return Stage('wave', 'article', (), (Credit,), crash)")
    page = tmp_path / "page.txt"
    page.write_text("The ferry left.\n")
    (problem,) = building.build_case([page]).problems
    assert (problem.stage, problem.locator) == ("wave", str(page))
    assert problem.message.startswith("ValueError: 7")


def test_a_pack_keeps_to_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("bare", "strange"):
        (tmp_path / f"{name}_rules").mkdir()
        (tmp_path / f"{name}_rules" / "__init__.py").write_text("")
    (tmp_path / "strange_rules" / "x.toml").write_text(
        '[[rule]]\nid = "en.wave.high/1"\nsays = "A wave."\nfires = ["A wave."]\nsilent = ["A calm."]\n'
    )
    packs = {"bare": "bare_rules", "en": "bare_rules", "strange": "strange_rules", "text": "os.path:sep"}
    installing.register(tmp_path, "waves", "1", {"dateline.packs": packs})
    opened = knowledge.pack_plugins()
    assert opened.things == ()
    assert [
        str(error).partition("cannot be used: ")[2].partition(". Mend")[0] for _, error in opened.refused
    ] == [
        "there are no rules beside bare_rules",
        "there is another pack of this name",
        'the id of the rule en.wave.high does not begin with "strange."',
        "it gives a str, not a module",
    ]


def test_the_rule_of_the_example_proves_itself(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(site)
    (pack,) = knowledge.pack_plugins().things
    (stage,) = knowledge.stage_plugins(rule_stages(), [pack]).things
    rule = pack["ticker.credit.desk"]

    def credits_of(sentence: str) -> list[str]:
        page = make_page(sentence)
        return [credit.by.rule for credit in stage.run(Reading(page, (), ()), Notes())]

    assert [credits_of(sentence) for sentence in rule.fires] == [[rule.id]]
    assert [credits_of(sentence) for sentence in rule.silent] == [[]]
