"""The doors: readers of files and the case file."""
