"""Measures of participation: pure functions, numbers in, a number or None out."""
