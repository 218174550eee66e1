"""A corpus of opinions of any size: types, participation and a report, chunk by chunk (`analyze`)."""

from facilitator.batch.analyze import CHUNK_ROWS, analyze
from facilitator.batch.summary import Summary

__all__ = ["CHUNK_ROWS", "Summary", "analyze"]
