"""Words that name events, and what the PLOVER lexicon makes of them."""
