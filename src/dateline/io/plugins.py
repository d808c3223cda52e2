"""What installed packages add, found by their entry points and loaded here only; no page can name one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar

from dateline.errors import PluginError
from dateline.guard import or_refuse
from dateline.model import Problem

DOORS = ("readers", "exporters", "packs", "stages")
"""What a package can add; its entry points stand in groups called "dateline.readers" and so on."""

STEP = "plugin"
"""What a problem of a plugin names as its stage."""

ADVICE = "Mend, update or uninstall this package; `dateline plugins` lists all."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point of an installed package: at which door, under which name."""

    door: str
    name: str
    package: str
    entry: EntryPoint

    def load(self, kind: type[T]) -> T:
        """What the entry point names; PluginError when that is nothing of this kind."""
        thing = self.entry.load()
        if not isinstance(thing, kind):
            raise self.error(f"it gives a {type(thing).__name__}, not a {kind.__name__}")
        return thing

    def attempt(self, step: Callable[[], T]) -> T:
        """What a step gives that runs code of the plugin; PluginError when that crashes."""
        return or_refuse(step, lambda crash: self.error(f"{type(crash).__name__}: {crash}"))

    def error(self, why: str) -> PluginError:
        """That the plugin cannot be used."""
        what = f"{self.name} (dateline.{self.door} of {self.package}) cannot be used: {why.rstrip('.')}."
        return PluginError(what, advice=ADVICE)


@dataclass(frozen=True, slots=True)
class Opened(Generic[T]):
    """What the plugins of one door give, and those that give nothing, each with the reason."""

    given: tuple[tuple[Plugin, T], ...]
    refused: tuple[tuple[Plugin, PluginError], ...]

    @property
    def things(self) -> tuple[T, ...]:
        """What can be used."""
        return tuple(thing for _, thing in self.given)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a case tells of plugins that it was built without."""
        return tuple(
            Problem(f"{plugin.package}:{plugin.name}", STEP, f"The plugin {error}")
            for plugin, error in self.refused
        )


def open_door(door: str, take: Callable[[Plugin, tuple[T, ...]], T]) -> Opened[T]:
    """All plugins of a door, by name; `take` loads one and checks it beside those before it."""
    given: list[tuple[Plugin, T]] = []
    refused: list[tuple[Plugin, PluginError]] = []
    for plugin in find_plugins(door):
        try:
            before = tuple(thing for _, thing in given)
            given.append((plugin, plugin.attempt(partial(take, plugin, before))))
        except PluginError as error:
            refused.append((plugin, error))
    return Opened(tuple(given), tuple(refused))


def find_plugins(door: str) -> tuple[Plugin, ...]:
    """The plugins of a door by name, not yet loaded."""
    found = filter(is_installed, entry_points(group=f"dateline.{door}"))
    return tuple(
        Plugin(door, entry.name, package_of(entry), entry)
        for entry in sorted(found, key=lambda entry: (entry.name, entry.value))
    )


def is_installed(entry: EntryPoint) -> bool:
    """Whether a package lies elsewhere than where we were started, which may hold a stranger's pages."""
    return entry.dist is None or os.path.realpath(str(entry.dist.locate_file(""))) != os.path.realpath(".")


def package_of(entry: EntryPoint) -> str:
    """The package of an entry point, with its version."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown package"
