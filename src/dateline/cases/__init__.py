"""All pages together: copies, entities, stories, days, events, agreement."""
