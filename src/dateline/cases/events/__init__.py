"""Claims of all pages that are about one event."""
