"""The contract of sub-rooms, for import-linter: nobody outside a sub-room imports past its face.

A sub-room is a package in a room, and its face is the module in it that bears its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Faces(Contract):
    """`doors` are further faces, or sub-rooms of which every module is one.

    `past` is what may be imported all the same, as "importer -> imported".
    """

    type_name = "faces"

    doors = fields.SetField(subfield=fields.StringField())
    past = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Kept when all imports past a face are listed, and nothing is listed in vain."""
        shown = {face_of(room) for room in subrooms(graph)} | opened(graph, self.doors)
        found = set(imports_past(graph, shown))
        faceless = {room for room in subrooms(graph) if not shown & graph.find_children(room)}
        broken = {
            "imported past the face": found - self.past,
            "has no face": faceless,
            "listed in vain": (self.past - found) | (self.doors - graph.modules),
        }
        return ContractCheck(kept=not any(broken.values()), metadata=broken)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for everything that is wrong."""
        for wrong, names in check.metadata.items():
            for name in sorted(names):
                output.print_error(f"{name}: {wrong}")


def opened(graph: ImportGraph, doors: set[str]) -> set[str]:
    """The modules that doors are, or hold."""
    return doors.union(*(graph.find_children(door) for door in doors & graph.modules))


def subrooms(graph: ImportGraph) -> list[str]:
    """The packages that lie in rooms."""
    return sorted(name for name in graph.modules if name.count(".") == 2 and graph.find_children(name))


def face_of(room: str) -> str:
    """The module that bears a sub-room's name."""
    return f"{room}.{room.rpartition('.')[2]}"


def imports_past(graph: ImportGraph, shown: set[str]) -> Iterator[str]:
    """What modules outside sub-rooms import from inside them that is not shown."""
    for room in subrooms(graph):
        inside = graph.find_descendants(room)
        for module in inside - shown:
            for importer in graph.find_modules_that_directly_import(module) - inside:
                yield f"{importer} -> {module}"
