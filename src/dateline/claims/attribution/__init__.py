"""Who says what, nested in one another: by rules, and by what a network has learned."""
