"""Who plays which part in an event, and when it is told to happen."""
