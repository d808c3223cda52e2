"""An example of a plugin for dateline: tickers in, tallies out."""
