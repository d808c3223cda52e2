"""The pack of this plugin: the TOML files beside this file."""
