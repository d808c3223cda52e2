"""English lies in packs: no collection of three or more English words stands in the code that reads pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from dateline import model
from dateline.rules import PACKS, load_pack
from dateline.shapes.patterns import load_patterns
from dateline.vocabulary import ASKED, LISTS
from tests.lab import ROOT

SOURCE = ROOT / "src" / "dateline"
MODULES = sorted(path for room in ("mentions", "claims", "cases") for path in (SOURCE / room).rglob("*.py"))
ENOUGH = 3

# fmt: off
LABELS = frozenset({
    "acl", "acomp", "advcl", "advmod", "amod", "appos", "attr", "aux", "auxpass", "cc", "ccomp", "conj",
    "csubj", "csubjpass", "dep", "det", "dobj", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod",
    "oprd", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "punct", "quantmod", "relcl", "xcomp",
    "np", "ing", "subj",
})
# fmt: on
"""Labels that are no English words: of the parser's dependencies (CLEAR), and short ones of frames of
ours."""

TAGS: Mapping[str, frozenset[str]] = {
    "dependencies that are words too": frozenset({"agent", "case", "compound", "dative", "expl", "mark"}),
    "slots of arguments": frozenset(
        {"subject", "object", "dative", "possessor", "complement", "modifier", "controlled"}
    ),
    "kinds of days and years that date a page": frozenset(
        {"credit", "stamp", "line", "named", "bare", "past", "ahead", "holiday", "headline", "sum", "beside"}
    ),
    "endings of ordinal figures": frozenset({"st", "nd", "rd", "th"}),
}
"""Names of our own and of the parser's that are English words as well."""

ALLOWED: Mapping[tuple[str, str], str] = {
    (
        "cases/entities/spelling.py",
        "ss",
    ): "letters of the alphabet, as they are written without ß and ligatures",
}
"""What may stay: the module and the first word of a collection, with the reason."""


@cache
def tag_sets() -> tuple[frozenset[str], ...]:
    """All sets of which a collection may take words: tags, our enums, names of rules of one family."""
    enums = [
        frozenset(map(str, kind))
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    ]
    return (*TAGS.values(), *enums, *rule_names(), cue_kinds(), world_keys())


def rule_names() -> Iterator[frozenset[str]]:
    """The names of the rules that share all but the last part of their ids."""
    names = [name for pack in PACKS for name in load_pack(pack).rules]
    families = {name.rpartition(".")[0] for name in names}
    for family in families:
        yield (
            frozenset(name.rpartition(".")[2] for name in names if name.rpartition(".")[0] == family) - LABELS
        )


def cue_kinds() -> frozenset[str]:
    """The kinds of cues, whatever their part of speech."""
    words = ("adjective", "adverb", "noun", "verb")
    return frozenset(
        rule.id.split(".")[3].partition("/")[0]
        for each in words
        for rule in load_pack("en").under(f"en.cue.{each}")
    )


def world_keys() -> frozenset[str]:
    """What the keys of the world pack begin with: `country/PRK`."""
    meanings = (each for rule in load_pack("places").rules.values() for each in rule.words.values())
    return frozenset(re.findall(r"\b([a-z]+)/", " ".join(meanings)))


def is_word(text: str) -> bool:
    """Whether a string may be an English word or a phrase of few: codes are in capitals, ids have dots."""
    return text in "ai" or bool(
        not text.isupper() and re.fullmatch(r"[A-Za-z][a-z'’]+(?:[ -][a-z'’]+){0,3}", text)
    )


def is_english(words: set[str]) -> bool:
    """Whether there are three words or more that are no labels, and not all from one set of tags."""
    words = {word for word in words if is_word(word)} - LABELS
    return len(words) >= ENOUGH and not any(words <= tags for tags in tag_sets())


def collections_in(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The line and the strings of every literal collection, and of every alternation of a pattern.

    ruff finds strings that are split (SIM905).
    """
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield node.lineno, strings(node.elts)
        elif isinstance(node, ast.Dict) and not is_dispatch(node):
            yield node.lineno, strings([key for key in node.keys if key])
            yield node.lineno, strings(node.values)
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        ):
            yield node.lineno, " ".join(strings([node.func.value])).split()
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from ((node.lineno, words) for words in alternations(node.value))


def strings(nodes: list[ast.expr]) -> list[str]:
    """The strings among some expressions."""
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def is_dispatch(node: ast.Dict) -> bool:
    """Whether a table gives the functions of names of ours."""
    called = [each.func if isinstance(each, ast.Call) else each for each in node.values]
    return bool(called) and all(
        isinstance(each, ast.Name | ast.Attribute | ast.Lambda) and not ast.unparse(each)[-1].isupper()
        for each in called
    )


def alternations(pattern: str) -> Iterator[list[str]]:
    """The words between bars of a pattern: "(?:said|told|asked)"."""
    for run in re.findall(r"[\w'’? -]+(?:\|[\w'’? -]+){2,}", pattern):
        yield [word.strip(" ?").replace("?", "") for word in run.split("|")]


def english_in(path: Path) -> list[tuple[int, str]]:
    """The line and first word of every collection of English words in a module."""
    found = collections_in(ast.parse(path.read_text("utf-8")))
    return [(line, next(filter(is_word, words))) for line, words in found if is_english(set(words))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_english_words_lie_in_packs(path: Path) -> None:
    module = str(path.relative_to(SOURCE))
    assert [(line, first) for line, first in english_in(path) if (module, first) not in ALLOWED] == []


def test_what_is_allowed_is_there_and_has_a_reason() -> None:
    found = {(str(path.relative_to(SOURCE)), first) for path in MODULES for _, first in english_in(path)}
    assert set(ALLOWED) <= found
    assert len(ALLOWED) <= 20
    assert all(len(reason) > 20 for reason in ALLOWED.values())


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ('A = frozenset({"if", "unless", "lest"})', "if"),
        ('x in ("march", "may", "august")', "march"),
        ('A = {"after": 1, "since": 1, "before": 2}', "after"),
        ('A = {"after": Side.AFTER, "since": Side.AFTER, "before": Side.BEFORE}', "after"),
        ('A = {1: "first", 2: "second", 3: "third"}', "first"),
        (r'A = re.compile(r"\b(?:said|told|asked)\b")', "said"),
        (r'A = re.compile(rf"\b(?:said|told|asked)\b{B}")', "said"),
        ('A = ["deny", "accuse", "say", "quip"]', "deny"),
        ('A = {"to", "of", "for", "np", "xcomp"}', "to"),
    ],
)
def test_a_list_of_words_is_found(source: str, first: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(source, "utf-8")
    assert {found for _, found in english_in(tmp_path / "a.py")} == {first}


@pytest.mark.parametrize(
    "source",
    [
        'A = ("nsubj", "dobj", "pobj", "agent")',
        'A = {"VERB", "NOUN", "AUX"}',
        'A = {"deny", "accuse", "say"}',
        'A = {"of", "attr", "appos"}',
        'A = {"light": light, "support": support, "mutual": read.mutual}',
        'A = {"en.cue.verb", "en.cue.noun", "en.cue.adverb"}',
        'A = {"x.y/1": "The one.", "x.z/1": "The other one.", "x.w/1": "The third one."}',
        r'A = re.compile(r"(?:\d|st|nd|rd|th)")',
    ],
)
def test_labels_of_the_parser_and_names_of_ours_are_no_english(source: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(source, "utf-8")
    assert english_in(tmp_path / "a.py") == []


def in_patterns() -> frozenset[str]:
    """The lists that patterns of the parse ask for."""
    every = (pattern for pack in PACKS for pattern in load_patterns(pack).values())
    return frozenset[str]().union(*(pattern.lists for pattern in every))


def test_every_list_is_asked_for_by_its_id_and_none_lies_idle() -> None:
    sources = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.stem != "vocabulary"}
    asked = {name for source in sources.values() for name in ASKED.findall(source)}
    calls = sum(len(re.findall(r"\bword_(?:list|table|pattern)\(", source)) for source in sources.values())
    assert calls == sum(len(ASKED.findall(source)) for source in sources.values())
    lying = {
        name
        for file in (SOURCE / "packs").rglob("words/*.toml")
        for name in re.findall(r'^id = "(.+)"$', file.read_text("utf-8"), re.MULTILINE)
    }
    assert asked | in_patterns() == lying
    assert all(LISTS.find(name).says.endswith((".", '"', "?")) for name in asked)
