"""Pages that tell one story."""
