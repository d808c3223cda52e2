"""The extractors that are asked about every HTML page."""

from __future__ import annotations

from dateline.adapters.readability import Readability
from dateline.adapters.resiliparse import Resiliparse
from dateline.adapters.trafilatura import Trafilatura
from dateline.pages.panel import Panel

PANEL = Panel((Trafilatura(), Readability(), Resiliparse()))
"""Three that are made in different ways."""
