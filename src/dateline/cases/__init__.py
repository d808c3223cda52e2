"""All pages together: copies, entities, stories, dating, events, agreement."""
