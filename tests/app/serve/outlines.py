"""Draw the outline of the world out of Natural Earth, as `world-atlas` packs it: once, when it is vendored.

The projection is Natural Earth's own (Patterson; the polynomial of d3-geo). Shapes are those of 1:110,000,000; of
states that are too small for these only the centre is kept, from 1:10,000,000. Antarctica is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

from dateline.app.serve.projections import HEIGHT, WIDTH, Point, drawn_at

Ring = Sequence[Point]

UNNUMBERED = {"Kosovo": "XKX"}
"""States that ISO 3166-1 has no number for, by the name that Natural Earth gives them."""
LEFT_OUT = frozenset({"ATA"})


def arcs_of(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The arcs of a topology, in degrees: each is stored as steps from point to point, in whole units."""
    (left, down), (wide, high) = topology["transform"]["translate"], topology["transform"]["scale"]
    return [
        [
            (x * wide + left, y * high + down)
            for x, y in accumulate(arc, lambda before, step: [before[0] + step[0], before[1] + step[1]])
        ]
        for arc in topology["arcs"]
    ]


def rings_of(geometry: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> Iterator[Ring]:
    """The outer rings and holes of a shape, on the map; what lies across the edge of the map is cut there."""
    found = geometry["arcs"]
    for ring in chain.from_iterable(found) if geometry["type"] == "MultiPolygon" else found:
        parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
        whole = unrolled([*parts[0], *chain.from_iterable(part[1:] for part in parts[1:])])
        for turn in (-360, 0, 360):
            cut = clipped(clipped([(x + turn, y) for x, y in whole], 180, 1), -180, -1)
            if cut:
                yield [drawn_at(*point) for point in cut]


def unrolled(ring: Ring) -> Ring:
    """A ring whose longitudes go on where they would jump from one edge of the map to the other."""
    told = [ring[0]]
    for x, y in ring[1:]:
        before = told[-1][0]
        told.append((x + 360 * round((before - x) / 360), y))
    return told


def clipped(ring: Ring, edge: float, side: int) -> Ring:
    """A ring as far as it lies on one side of a meridian: 1 for its west, -1 for its east."""
    told: list[Point] = []
    for (x, y), (u, v) in pairwise([*ring, *ring[:1]]):
        if (edge - x) * side >= 0:
            told.append((x, y))
        if (edge - x) * (edge - u) < 0:
            told.append((edge, y + (v - y) * (edge - x) / (u - x)))
    return told


def area_and_centre(ring: Ring) -> tuple[float, Point]:
    """How large a ring is, and its centroid."""
    crosses = [(x * v - u * y, x + u, y + v) for (x, y), (u, v) in pairwise([*ring, ring[0]])]
    twice = sum(cross for cross, _, _ in crosses)
    if not twice:
        return 0.0, ring[0]
    x = sum(cross * across for cross, across, _ in crosses) / (3 * twice)
    y = sum(cross * down for cross, _, down in crosses) / (3 * twice)
    return abs(twice) / 2, (x, y)


def path(rings: Iterable[Ring]) -> str:
    """Rings as an SVG path in whole units, each point as a step from the one before."""
    told = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        kept = [points[0], *(after for before, after in pairwise(points) if before != after)]
        if len(kept) > 3:
            steps = "".join(f"{u - x:+d}{v - y:+d}" for (x, y), (u, v) in pairwise(kept[:-1]))
            told.append(f"M{kept[0][0]} {kept[0][1]}l{steps.removeprefix('+')}z")
    return "".join(told)


def code_of(geometry: Mapping[str, Any], codes: Mapping[str, str]) -> str | None:
    """The code of a state of three letters, `None` where it has none."""
    return codes.get(geometry.get("id", "")) or UNNUMBERED.get(geometry["properties"]["name"])


def draw(coarse: Mapping[str, Any], fine: Mapping[str, Any], codes: Mapping[str, str]) -> bytes:
    """The map as JSON: of every state its name, its centre and, where it is large enough, its shape."""
    states: dict[str, dict[str, Any]] = {}
    others = []
    for topology in (coarse, fine):
        arcs = arcs_of(topology)
        for geometry in topology["objects"]["countries"]["geometries"]:
            code = code_of(geometry, codes)
            if "arcs" not in geometry or code in states or code in LEFT_OUT:
                continue
            rings = list(rings_of(geometry, arcs))
            if topology is coarse and code is None:
                others.append(path(rings))
            elif code:
                _, (x, y) = max(map(area_and_centre, rings))
                shape = {"path": path(rings)} if topology is coarse else {}
                states[code] = {"name": geometry["properties"]["name"], "at": [round(x), round(y)], **shape}
    lines = (f'"{code}":{compact(state)}' for code, state in sorted(states.items()))
    size = f'"width":{WIDTH},"height":{HEIGHT}'
    joined = ",\n".join(lines)
    return f'{{{size},"others":{compact(sorted(others))},"states":{{\n{joined}\n}}}}\n'.encode()


def compact(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
