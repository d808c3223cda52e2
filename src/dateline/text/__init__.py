"""From pages to sentences: zones, languages, credits, repairs, and the parse."""
