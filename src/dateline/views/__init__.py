"""A case as text or records; pure."""
