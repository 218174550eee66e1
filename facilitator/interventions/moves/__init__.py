"""The moves: one TOML file each, with its texts by language."""
