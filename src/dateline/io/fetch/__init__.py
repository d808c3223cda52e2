"""The only door to the network: pages into WARC files."""
