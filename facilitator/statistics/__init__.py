"""Resampling, intervals and F1, for whatever is measured."""
