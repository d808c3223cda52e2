"""Where a place in degrees is on the map: Natural Earth's projection (Patterson; the polynomial of d3-geo)."""

from __future__ import annotations

from math import radians

Point = tuple[float, float]

WIDTH, NORTH, SOUTH = 2000, 84.0, -56.5
"""Units across the map, and its edges in degrees."""


def project(longitude: float, latitude: float) -> Point:
    """A place on a plane, in radians of the equator; north is up."""
    across, up = radians(longitude), radians(latitude)
    square = up * up
    fourth = square * square
    x = across * (
        0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    )
    y = up * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    return x, y


SCALE = WIDTH / (2 * project(180, 0)[0])
TOP = project(0, NORTH)[1]
HEIGHT = round((TOP - project(0, SOUTH)[1]) * SCALE)


def drawn_at(longitude: float, latitude: float) -> Point:
    """Where a place is on the map, from its upper left corner."""
    x, y = project(longitude, latitude)
    return WIDTH / 2 + x * SCALE, (TOP - y) * SCALE
