"""Copy the JavaScript libraries out of their npm packages: `python tests/app/serve/vendor.py`.

Nobody else needs npm: the files lie in the repository, and a test holds them to the hashes here.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

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


def licence_of(library: Vendored) -> Path:
    """Where the licence of a library lies, beside it."""
    return library.to.with_name(f"{library.to.name.partition('.')[0]}.LICENSE")


def fetch(library: Vendored, folder: Path) -> None:
    """Take a file and its licence out of the package that npm gives."""
    told = subprocess.run(
        ["npm", "pack", "--json", f"{library.package}@{library.version}"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    with tarfile.open(folder / json.loads(told.stdout)[0]["filename"]) as packed:
        for member, place in ((library.file, library.to), ("LICENSE", licence_of(library))):
            found = packed.extractfile(f"package/{member}")
            assert found
            place.write_bytes(found.read())
    assert sha256(library.to.read_bytes()).hexdigest() == library.sha256, library.package


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        for each in LIBRARIES:
            fetch(each, Path(name))
