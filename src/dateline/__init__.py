"""dateline turns a pile of news pages into a case file: who says what happened, where and when, and on whose word."""

from __future__ import annotations

__version__ = "0.1.0"
