"""A chunk's rows to a table of labels, as it stands in ``labels.parquet``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from facilitator.batch.labels import LABEL_COLUMNS, classify_rows
from facilitator.batch.parents import RowKey
from facilitator.classification import TypeModel
from facilitator.formats import PostRow

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "OPTIONAL", "label", "writable"]

#: Columns that are there if the corpus fills them anywhere.
OPTIONAL = ("debate", "author", "gender")
COLUMNS = (*LABEL_COLUMNS, *OPTIONAL)


def label(rows: Sequence[PostRow], model: TypeModel, texts: Mapping[RowKey, str]) -> pa.Table:
    """The labels of `rows` in their order; `texts` are those that their `reply_to` names."""
    import pyarrow as pa

    kinds = {"unsure": pa.bool_(), **dict.fromkeys(("id", "label", *OPTIONAL), pa.string())}
    schema = pa.schema([(name, kinds.get(name, pa.float64())) for name in COLUMNS])
    found = classify_rows(rows, model, texts=texts) if rows else []
    records = [
        {
            **said.as_dict(),
            "id": writable(row.id),
            "debate": row.debate and writable(row.debate),
            "author": row.author and writable(row.author),
            "gender": row.gender,
        }
        for row, said in zip(rows, found, strict=True)
    ]
    return pa.Table.from_pylist(records, schema=schema)


def writable(text: str) -> str:
    """`text` with half surrogates, which no file can hold, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
