"""Every error that dateline raises on purpose.

    DatelineError
    ├── ConfigError      a setting that does not exist or cannot be meant
    ├── PackError        a pack or rule that does not load or does not prove itself
    ├── PluginError      a plugin that does not load or does not fit its door
    ├── PipelineError    stages in an impossible order
    ├── SpanError        a span outside its page, or empty
    ├── SymbolError      a time that is not in the notation of symbols
    ├── ReadError        a file that cannot become a page
    └── StoreError       a case file that is missing, damaged or of another version

Each message says what happened; `advice` says what to do next.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors raised on purpose: `message`, what to do next, and where it happened."""

    def __init__(
        self,
        message: str,
        *,
        advice: str = "",
        file: str | None = None,
        line: int | None = None,
        rule: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.advice, self.file, self.line, self.rule = message, advice, file, line, rule

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return " ".join(part for part in (f"{place}:" if place else "", self.message, self.advice) if part)


class ConfigError(DatelineError):
    """A setting that does not exist or cannot be meant."""


class PackError(DatelineError):
    """A pack or rule that does not load or does not prove itself."""


class PluginError(DatelineError):
    """A plugin that does not load or does not fit its door."""


class PipelineError(DatelineError):
    """Stages in an impossible order."""


class SpanError(DatelineError):
    """A span outside its page, or empty."""


class SymbolError(DatelineError):
    """A time that is not in the notation of symbols."""


class ReadError(DatelineError):
    """A file that cannot become a page."""


class StoreError(DatelineError):
    """A case file that is missing, damaged or of another version."""


def in_short(error: BaseException, *, most: int = 200) -> str:
    """What a library says of a failure: its first line, or what it is called."""
    return (str(error).splitlines() or [type(error).__name__])[0][:most]
