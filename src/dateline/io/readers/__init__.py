"""Files to pages: one reader for every format."""
