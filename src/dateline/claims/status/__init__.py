"""Claims, each with its status relative to the outermost source."""
