"""Who takes which stance on an event, and which claims corroborate, deny or contradict each other."""
