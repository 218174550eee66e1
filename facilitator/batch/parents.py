"""What the rows of a posts table answer: one rule for the parent's text, and the texts it needs from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.classification.protocols import TypeInput
from facilitator.classification.text import PARENT_CHARACTERS, ready
from facilitator.formats import PostRow, TableChunk

__all__ = ["ParentTexts", "RowKey", "key_of", "type_input"]

#: Debate and id of a post; ids need to differ within a debate only.
RowKey = tuple[str | None, str]


def key_of(row: PostRow) -> RowKey:
    """Under which name other rows may answer this one."""
    return row.debate, row.id


def type_input(row: PostRow, texts: Mapping[RowKey, str]) -> TypeInput:
    """The row as the model wants it.

    The parent is `parent_text`, else the text of `reply_to`, else `previous_text`, else `topic`, else empty.
    """
    answered = texts.get((row.debate, row.reply_to), "") if row.reply_to is not None else ""
    return TypeInput(row.parent_text or answered or row.previous_text or row.topic or "", row.text)


@dataclass(frozen=True)
class ParentTexts:
    """The beginnings of the posts that others answer; all that has to be kept of a file of any size.

    `rows` is how many rows the file has.
    """

    texts: Mapping[RowKey, str] = field(default_factory=dict)
    rows: int = 0

    @classmethod
    def gather(cls, chunks: Callable[[], Iterable[TableChunk]]) -> ParentTexts:
        """Go through the rows once, and once more if any answers another: an answer may stand before its parent.

        `chunks` gives the file from its beginning each time it is called.
        """
        rows = 0
        wanted: set[RowKey] = set()
        for chunk in chunks():
            rows += len(chunk.rows)
            wanted |= {(row.debate, row.reply_to) for row in chunk.rows if row.reply_to and not row.parent_text}
        if not wanted:
            return cls(rows=rows)
        texts: dict[RowKey, str] = {}
        for chunk in chunks():
            for row in chunk.rows:
                if key_of(row) in wanted:
                    texts.setdefault(key_of(row), ready(row.text, PARENT_CHARACTERS))
        return cls(texts, rows)
