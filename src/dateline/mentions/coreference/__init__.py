"""Which mentions of a page refer to the same."""
