"""Readers and writers of debates: `read` and `write` for whole debates, `iter_table` for posts in bulk."""

from facilitator.formats.folders import inputs, read_all
from facilitator.formats.problem import Problem, ReadResult
from facilitator.formats.registry import FORMATS, Format, read, recognise, write
from facilitator.formats.tables.rows import PostRow, TableChunk
from facilitator.formats.tables.table import iter_table

__all__ = [
    "FORMATS",
    "Format",
    "PostRow",
    "Problem",
    "ReadResult",
    "TableChunk",
    "inputs",
    "iter_table",
    "read",
    "read_all",
    "recognise",
    "write",
]
