"""What a function's results depend on, as a hash.

That is the source of every module of ours that it can reach, the word lists, shapes and weights that those
modules ask for, what is bound to it, and the versions of the libraries that they import. Nobody types a
version: a changed line of code is another fingerprint, and what was remembered under the old one is not asked
for again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache, partial
from hashlib import blake2b
from importlib.machinery import ModuleSpec
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from inspect import unwrap
from itertools import chain
from pathlib import Path
from typing import Any

from dateline.errors import PipelineError
from dateline.shapes.patterns import hashes_of_patterns
from dateline.vocabulary import LISTS
from dateline.weights import WEIGHTS

PLAIN = (str, int, float, bool, type(None))

IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<base>[\w.]+)[ \t]+)?import[ \t]+(?P<names>\([^)]*\)|[^\n]*)", re.MULTILINE
)
"""An import statement; reading the source so costs a tenth of parsing it."""

COMMENT = re.compile(r"#[^\n]*")


def fingerprint_of(function: Callable[..., Any], *, knowledge: str = "") -> str:
    """A hash of 16 hex digits; `knowledge` stands for what the function reads besides its arguments.

    Arguments that a `partial` binds count by their `hash` (packs) or `name` (models), plain ones by their
    value, and all by the modules of their types. Imports inside functions count as those above them.
    """
    bare, bound = taken_apart(function)
    roots = {home_of(each.__module__) for each in (bare, *map(type, bound.values()))}
    ours = {__name__.partition(".")[0], *(root.partition(".")[0] for root in roots)}
    modules = reach(frozenset(root for root in roots if not is_library(root)), frozenset(ours))
    digest = blake2b(knowledge.encode(), digest_size=8)
    for part in (
        *map(said_of, sorted(bound.items())),
        *map(source_hash, sorted(modules)),
        *libraries(modules),
    ):
        digest.update(f"\0{part}".encode())
    return digest.hexdigest()


def taken_apart(function: Callable[..., Any]) -> tuple[Callable[..., Any], dict[str, Any]]:
    """The function below all partials, and what they bind by name."""
    bound: dict[str, Any] = {}
    while isinstance(function, partial):
        places = {str(place): value for place, value in enumerate(function.args)}
        bound = places | function.keywords | bound
        function = function.func
    return unwrap(function), bound


def said_of(argument: tuple[str, Any]) -> str:
    """What one bound argument adds: a plain value itself, else its hash or the name that it bears."""
    name, value = argument
    if isinstance(value, PLAIN):
        return f"{name}={value!r}"
    return f"{name}={getattr(value, 'hash', '') or getattr(value, 'name', '')}"


def is_library(module: str) -> bool:
    """Whether a module comes with Python."""
    return module.partition(".")[0] in sys.stdlib_module_names


@cache
def reach(roots: frozenset[str], ours: frozenset[str]) -> frozenset[str]:
    """The modules of our packages that some modules import, directly or through others, with these."""
    found, todo = set[str](), set(roots)
    while todo:
        module = todo.pop()
        found.add(module)
        near = {name for name in imports_of(module) if name.partition(".")[0] in ours}
        todo |= near - found
    return frozenset(found)


@cache
def imports_of(module: str) -> frozenset[str]:
    """The modules that a module imports anywhere in its source, by their full names."""
    statements = IMPORT.finditer(source_of(module))
    return frozenset(chain.from_iterable(imported(statement, module) for statement in statements))


def imported(statement: re.Match[str], module: str) -> list[str]:
    """The modules that one statement imports; of `from package import name` the submodule, if it is one."""
    listed = COMMENT.sub("", statement["names"]).strip("()\n ").split(",")
    names = [name.split()[0] for name in listed if name.strip()]
    if statement["base"] is None:
        return names
    base = absolute(statement["base"], module)
    return [f"{base}.{name}" if is_module(f"{base}.{name}") else base for name in names]


def absolute(base: str, module: str) -> str:
    """A package as a `from` names it, by its full name."""
    named = base.lstrip(".")
    if named == base:
        return base
    spec = spec_of(module)
    is_package = spec is not None and spec.submodule_search_locations is not None
    parts = module.split(".")
    return ".".join([*parts[: len(parts) - (len(base) - len(named)) + is_package], *filter(None, [named])])


@cache
def is_module(name: str) -> bool:
    """Whether a dotted name is a module of a package of ours; only these are ever asked for."""
    if is_library(name) or not name.rpartition(".")[2].islower():
        return False
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def spec_of(module: str) -> ModuleSpec | None:
    """Where a module comes from; `None` for what was started as a script, or cannot be found."""
    try:
        return sys.modules[module].__spec__ if module in sys.modules else find_spec(module)
    except (ImportError, ValueError):
        return None


def home_of(module: str) -> str:
    """The name under which a module is imported, also where it was started with `python -m`."""
    spec = spec_of(module)
    return spec.name if spec else module


@cache
def source_of(module: str) -> str:
    """The source of a module; PipelineError when it is not installed with its source."""
    spec = spec_of(module)
    file = Path((spec.origin if spec else getattr(sys.modules.get(module), "__file__", None)) or "")
    if file.is_file() and file.suffix == ".py":
        return file.read_text("utf-8")
    read = getattr(spec.loader if spec else None, "get_source", None)  # from a zip archive
    source = read(module) if read else None
    if source is None:
        raise PipelineError(
            f"the source of {module} cannot be read.", advice="Keep stages in modules of packages."
        )
    return str(source)


@cache
def source_hash(module: str) -> str:
    """A hash of a module's name, its source, and the words, shapes and weights that it asks for."""
    source = source_of(module)
    asked = chain(LISTS.hashes(source), hashes_of_patterns(source), WEIGHTS.hashes(source))
    said = "\0".join((module, source, *asked))
    return blake2b(said.encode(), digest_size=8).hexdigest()


def libraries(modules: frozenset[str]) -> list[str]:
    """The libraries that some modules import, each with its version."""
    ours = {module.partition(".")[0] for module in modules}
    named = {name.partition(".")[0] for name in chain.from_iterable(map(imports_of, modules))}
    return sorted(f"{name}-{version_of(name)}" for name in named - ours if not is_library(name))


@cache
def version_of(library: str) -> str:
    """The version of an installed library; empty when it is not installed under the name that is imported."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
