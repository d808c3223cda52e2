"""The bytes of a case's pages, written as an archive that others can check."""
