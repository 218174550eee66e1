"""The linker learned: which earlier post a post answers."""
