"""The learned reader: one encoder, the pieces of words that it reads, and its heads."""
