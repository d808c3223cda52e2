"""The case in hand in a browser: `dateline serve`."""
