"""What tests share for a whole run: the demo case, built once."""

from __future__ import annotations

import pytest

from dateline.app.building import build_case
from dateline.model import Case
from tests.lab import EXAMPLES


@pytest.fixture(scope="session")
def demo() -> Case:
    """The case of the example pages."""
    return build_case([EXAMPLES])
