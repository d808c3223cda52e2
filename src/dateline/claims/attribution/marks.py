"""The ids by which an attribution says what the learned model had to do with it."""

RULE = "attribution.learned/1"
BOUNDS = "attribution.bounds/1"
