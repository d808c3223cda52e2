"""What is read and written: our own formats, and behind them those of plugins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dateline.fingerprints import fingerprint_of
from dateline.io.kinds import ASSETS
from dateline.io.owners import RUN
from dateline.io.plugins import Opened, Plugin, find_plugins, open_door
from dateline.io.readers.formats import READERS, WANTED, Format, by_name
from dateline.model import Case
from dateline.views.exports import EXPORTERS, Exporter, Files

ENDING = re.compile(r"\.[a-z0-9_-]+(?:\.gz)?")
FILE = re.compile(r"\w[\w.-]*", re.ASCII)


def reader_plugins() -> Opened[Format]:
    """The formats that plugins read."""
    return open_door("readers", take_reader)


def take_reader(plugin: Plugin, before: Sequence[Format]) -> Format:
    """The format of a plugin; it takes nothing that is read already or that never is a page."""
    form = plugin.load(Format)
    if not form.endings or not all(map(ENDING.fullmatch, form.endings)):
        raise plugin.error('its endings must read like ".ticker"')
    known = {name for name, _ in by_name((*READERS, *before))}
    if taken := sorted({*form.endings, *form.media_types} & (known | ASSETS)):
        raise plugin.error(f"{', '.join(taken)} is read or passed over already")
    if unknown := sorted({*form.wants} - WANTED):
        raise plugin.error(f"it wants {', '.join(unknown)}, and can have {', '.join(sorted(WANTED))}")
    fingerprint_of(form.read)  # is asked for later, when nobody expects it to fail
    return form


def exporter_plugins() -> Opened[Exporter]:
    """The formats into which plugins export."""
    return open_door("exporters", take_exporter)


def take_exporter(plugin: Plugin, before: Sequence[Exporter] = ()) -> Exporter:
    """The exporter of a plugin, which bears the name of its entry point; what it renders is checked."""
    exporter = plugin.load(Exporter)
    if exporter.name != plugin.name:
        raise plugin.error(f"its exporter is called {exporter.name}")
    if exporter.name in {each.name for each in (*EXPORTERS, *before)}:
        raise plugin.error("there is another exporter of this name")
    return replace(exporter, render=partial(render_checked, plugin, exporter.render))


def render_checked(plugin: Plugin, render: Callable[[Case], Files], case: Case) -> Files:
    """What the exporter of a plugin renders; PluginError unless it is bytes by the names of files."""
    found = plugin.attempt(lambda: dict(render(case)))
    for name, content in found.items():
        if not isinstance(name, str) or not FILE.fullmatch(name) or name == RUN:
            raise plugin.error(f"{name!r} is no name for a file of an export")
        if not isinstance(content, bytes):
            raise plugin.error(f"{name} is of {type(content).__name__}, not of bytes")
    return found


def exporter_names() -> tuple[str, ...]:
    """The formats of `--to`; no plugin is loaded."""
    own = (exporter.name for exporter in EXPORTERS)
    return tuple(dict.fromkeys((*own, *(plugin.name for plugin in find_plugins("exporters")))))


def exporter_named(name: str) -> Exporter | None:
    """The exporter of a format, `None` when there is no such; of plugins only its own is loaded."""
    own = next((exporter for exporter in EXPORTERS if exporter.name == name), None)
    plugins = (plugin for plugin in find_plugins("exporters") if plugin.name == name)
    return own or next((plugin.attempt(partial(take_exporter, plugin)) for plugin in plugins), None)
