"""Posts tables: a row a post."""
