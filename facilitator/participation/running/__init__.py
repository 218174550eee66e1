"""The same measures kept up to date while a debate runs."""
