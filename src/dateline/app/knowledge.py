"""What is known besides what comes with dateline: packs and stages of plugins."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from types import FunctionType, ModuleType

from dateline import pipeline
from dateline.io.plugins import Opened, Plugin, open_door
from dateline.rules import CODED, PACKS, Pack, load_pack, read_pack
from dateline.stage import Stage, check


def pack_plugins() -> Opened[Pack]:
    """The packs of plugins."""
    return open_door("packs", take_pack)


def take_pack(plugin: Plugin, before: Sequence[Pack]) -> Pack:
    """The TOML files beside a plugin's module; the ids of their rules begin with the entry point's name."""
    if plugin.name in {*PACKS, CODED, *(pack.name for pack in before)}:
        raise plugin.error("there is another pack of this name")
    module = plugin.load(ModuleType)
    pack = read_pack(plugin.name, files(module))
    if not pack.rules:
        raise plugin.error(f"there are no rules beside {module.__name__}")
    if strange := [rule for rule in pack.rules if not rule.startswith(f"{plugin.name}.")]:
        raise plugin.error(f'the id of the rule {strange[0]} does not begin with "{plugin.name}."')
    return pack


def stage_plugins(built_in: Sequence[Stage], packs: Sequence[Pack]) -> Opened[Stage]:
    """The stages of plugins, which may read our packs and those of plugins."""
    known = {**{name: load_pack(name) for name in PACKS}, **{pack.name: pack for pack in packs}}
    return open_door("stages", partial(take_stage, built_in=built_in, packs=known))


def take_stage(
    plugin: Plugin, before: Sequence[Stage], *, built_in: Sequence[Stage], packs: Mapping[str, Pack]
) -> Stage:
    """The stage that a plugin's function makes of packs; it must fit among others, and be pickled."""
    make = plugin.load(FunctionType)
    stage = make(packs)
    if not isinstance(stage, Stage):
        raise plugin.error(f"{make.__name__} gives a {type(stage).__name__}, not a Stage")
    check(pipeline.joined(built_in, (*before, stage)), given=pipeline.GIVEN)
    pickle.dumps((stage, stage.fingerprint))  # both are asked for later, when nobody expects them to fail
    return stage
