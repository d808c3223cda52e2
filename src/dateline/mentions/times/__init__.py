"""Time expressions, from their words to symbols that are not yet anchored."""
