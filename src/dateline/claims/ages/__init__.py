"""How long before its page the event of a claim took place at most, as far as the text lets it be told."""
