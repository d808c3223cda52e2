from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.rules import PACKS, load_pack, read_pack, read_rule

GOOD = {
    "id": "en.test.colour/1",
    "says": "A colour is named.",
    "fires": ["The red boat."],
    "silent": ["The boat."],
}


def test_a_rule_holds_its_knowledge() -> None:
    rule = read_rule(
        {**GOOD, "words": ["red", "blue"], "pattern": r"\b red \b  # a word", "read": "colour"}, "x.toml"
    )
    assert "red" in rule
    assert "green" not in rule
    assert rule.pattern is not None
    assert rule.pattern.search("a RED boat")
    assert rule.read == "colour"


def test_words_may_have_meanings() -> None:
    assert read_rule({**GOOD, "words": {"red": "warm"}}, "x.toml").words == {"red": "warm"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": 1}, "unknown keys colour"),
        ({"id": "colour"}, "not of the form"),
        ({"id": "en.test.colour/one"}, "not of the form"),
        ({"says": ""}, "has no 'says'"),
        ({"fires": []}, "has no 'fires'"),
        ({"silent": []}, "has no 'silent'"),
        ({"pattern": "("}, "does not compile"),
    ],
)
def test_a_rule_that_does_not_explain_or_prove_itself_does_not_load(
    change: dict[str, object], message: str
) -> None:
    with pytest.raises(PackError, match=message) as caught:
        read_rule({**GOOD, **change}, "x.toml")
    assert caught.value.file == "x.toml"
    assert caught.value.advice


RULE = '[[rule]]\nid = "en.test.colour/1"\nsays = "A colour."\nfires = ["red"]\nsilent = ["x"]\n'


def test_a_pack_finds_rules_without_version_and_hashes_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(RULE, encoding="utf-8")
    pack = read_pack("test", tmp_path)
    assert pack["en.test.colour"].id == "en.test.colour/1"
    assert [rule.id for rule in pack.under("en.test")] == ["en.test.colour/1"]
    (tmp_path / "a.toml").write_text(RULE.replace("A colour.", "A colour is named."), encoding="utf-8")
    assert read_pack("test", tmp_path).hash != pack.hash
    with pytest.raises(PackError, match=r"no rule en\.test\.shape"):
        pack["en.test.shape"]


@pytest.mark.parametrize(("content", "message"), [(RULE + RULE, "stands twice"), ("[[rule", "does not read")])
def test_a_broken_pack_says_where(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.toml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError, match=message):
        read_pack("test", tmp_path)


def test_an_unknown_pack_is_named() -> None:
    with pytest.raises(PackError, match="no pack 'klingon'"):
        load_pack("klingon")


def test_a_pack_is_loaded_once() -> None:
    assert all(load_pack(name) is load_pack(name) for name in PACKS)
