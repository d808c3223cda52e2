"""Resolved time expressions, and the time of every claim's event."""
