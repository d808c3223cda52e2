"""What the text names: times, places, actors, and which mentions are the same."""
