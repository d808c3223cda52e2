"""Rule and Pack: named, versioned knowledge as data that explains and proves itself.

A pack is a folder of TOML files. Each `[[rule]]` has an `id` ("en.time.weekday/1"), `says` (the sentence an
analyst sees in `why`), sentences on which it `fires` and on which it stays `silent`, and its knowledge: a
`pattern` (re.VERBOSE), `words` (a list, or a table word -> meaning), or both, and `read`, what its
stage makes of it: a way of reading, a kind, an effect, a type. An id decides nothing. A rule without one
firing and one silent example does not load; tests/packs runs every example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from dateline.errors import PackError

PACKS = ("en", "plover", "places")
"""The packs of what is known of the language, of events and of the world."""
CODED = "coded"
"""The pack of what rules say that are code."""
KEYS = frozenset({"id", "says", "fires", "silent", "pattern", "words", "read"})


@dataclass(frozen=True)
class Rule:
    """One piece of knowledge with the examples that prove it."""

    id: str
    says: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    words: Mapping[str, str]
    pattern: re.Pattern[str] | None = None
    read: str = ""

    def __contains__(self, word: str) -> bool:
        return word in self.words


@dataclass(frozen=True)
class Pack:
    """All rules of a folder of packs/, by id without version (`pack["en.time.weekday"]`), and their hash."""

    name: str
    rules: Mapping[str, Rule]
    hash: str

    def __getitem__(self, name: str) -> Rule:
        try:
            return self.rules[name]
        except KeyError as error:
            raise PackError(
                f"pack {self.name} has no rule {name}.",
                advice="Check the id in the pack's TOML files.",
                rule=name,
            ) from error

    def under(self, prefix: str) -> Iterator[Rule]:
        """All rules whose id begins with `prefix` and a dot, in the order of the files."""
        return (rule for name, rule in self.rules.items() if name.startswith(prefix + "."))

    def named(self, prefix: str) -> dict[str, Rule]:
        """Rules by what their ids have behind `prefix`: the name by which patterns and code know them."""
        return {
            name.removeprefix(f"{prefix}."): self.rules[name]
            for name in self.rules
            if name.startswith(f"{prefix}.")
        }

    def __hash__(self) -> int:
        return hash(self.hash)


def read_rule(raw: Mapping[str, Any], file: str) -> Rule:
    """A rule from its TOML table; PackError when it does not explain or prove itself."""
    name = str(raw.get("id", "?"))
    check_rule(raw, name, file)
    words = raw.get("words", {})
    try:
        pattern = re.compile(raw["pattern"], re.VERBOSE | re.IGNORECASE) if "pattern" in raw else None
    except re.error as error:
        raise PackError(
            f"rule {name} has a pattern that does not compile: {error}.",
            advice="Mend the pattern.",
            file=file,
            rule=name,
        ) from error
    table = dict.fromkeys(words, "") if isinstance(words, list) else words
    return Rule(
        name,
        raw["says"],
        tuple(raw["fires"]),
        tuple(raw["silent"]),
        {str(word): str(meaning) for word, meaning in table.items()},
        pattern,
        raw.get("read", ""),
    )


def check_rule(raw: Mapping[str, Any], name: str, file: str) -> None:
    """PackError unless a rule has a right id, explains itself, and says when it fires."""
    unknown = sorted(set(raw) - KEYS)
    if unknown:
        raise PackError(
            f"rule {name} has unknown keys {', '.join(unknown)}.",
            advice=f"A rule has {', '.join(sorted(KEYS))}.",
            file=file,
            rule=name,
        )
    if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)+(/\d+)?", name):
        raise PackError(
            f"rule id {name!r} is not of the form pack.layer.name/version.",
            advice="Write for example en.time.weekday/1.",
            file=file,
            rule=name,
        )
    for key in ("says", "fires", "silent"):
        if not raw.get(key):
            raise PackError(
                f"rule {name} has no {key!r}.",
                advice="A rule needs a sentence that explains it, one firing and one silent example.",
                file=file,
                rule=name,
            )


def sentences_in(name: str) -> dict[str, str]:
    """What the rules of a pack of ours say, by their ids, without reading what else they hold."""
    told: dict[str, str] = {}
    for file in sorted((files("dateline.packs") / name).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            rules = tomllib.loads(file.read_text("utf-8")).get("rule", [])
            told |= {rule["id"]: rule["says"] for rule in rules}
    return told


@cache
def load_pack(name: str) -> Pack:
    """The pack in the folder packs/NAME of this package; loaded once a process."""
    folder = files("dateline.packs") / name
    if not folder.is_dir():
        raise PackError(f"there is no pack {name!r}.", advice="Packs are the folders below dateline/packs.")
    return read_pack(name, folder)


def read_pack(name: str, folder: Traversable) -> Pack:
    """The pack in any folder of TOML files."""
    rules: dict[str, Rule] = {}
    digest = blake2b(digest_size=8)
    for file in sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    ):
        content = file.read_bytes()
        digest.update(content)
        try:
            tables = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PackError(
                f"the pack file does not read: {error}.", advice="Mend the TOML.", file=file.name
            ) from error
        for raw in tables.get("rule", []):
            rule = read_rule(raw, file.name)
            key = rule.id.partition("/")[0]
            if key in rules:
                raise PackError(
                    f"rule {key} stands twice.",
                    advice="Give each rule its own id.",
                    file=file.name,
                    rule=rule.id,
                )
            rules[key] = rule
    return Pack(name, rules, digest.hexdigest())
