"""Shapes of the parse: patterns of nodes that lie in packs, and what matches them."""
