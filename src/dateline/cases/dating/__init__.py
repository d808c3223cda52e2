"""The publication day of every page, and what makes it likely."""
