"""The case file: one SQLite database, its tables, and the bytes and notes of its pages."""
