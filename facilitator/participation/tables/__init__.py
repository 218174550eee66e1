"""The tables of participation.json, and what of them may be shown to whom."""
