"""Archives that hold pages: a shelf of formats."""
