"""Knowledge as data: rules with the examples that prove them; no machinery."""
