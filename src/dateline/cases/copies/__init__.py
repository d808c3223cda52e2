"""Pages that are copies of each other, and who copied whom."""
