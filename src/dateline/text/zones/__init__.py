"""Which zone of its page every line belongs to."""
