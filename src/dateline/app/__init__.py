"""Command line, progress, logging; no rule of the domain lives here."""
