"""What the page wrote, and how it is to be read."""
