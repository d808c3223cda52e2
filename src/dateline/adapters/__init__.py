"""The only modules that know the libraries of language analysis and scale-out; each loads its library on first use."""
