"""The only modules that know the libraries of language analysis and scale-out, each loaded on first use."""
