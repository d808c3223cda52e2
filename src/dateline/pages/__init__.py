"""From bytes to pages: decoded, drawn as lines, cut out of the page's furniture, and what they declare."""
