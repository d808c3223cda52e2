"""Days as EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

from calendar import monthrange


def render_edtf(earliest: str | None, latest: str | None) -> str | None:
    """The interval of two inclusive ISO days as EDTF: a day, month or year where it is exactly that, else `a/b` with `..` for an open end."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest
    year, month = earliest[:4], earliest[:7]
    if earliest == f"{year}-01-01" and latest == f"{year}-12-31":
        return year
    if earliest == f"{month}-01" and latest == f"{month}-{monthrange(int(year), int(month[5:]))[1]:02d}":
        return month
    return f"{earliest}/{latest}"
