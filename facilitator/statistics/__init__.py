"""Estimates, resampling, intervals, F1 and the like: once, for whatever is measured.

At the bottom of the package: it knows numbers and nothing of debates. Randomness comes from seeds that are passed in.
"""
