"""The texts of posts that others answer, on disk: a reply may stand a million rows away from what it answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from facilitator.batch.corpus import Chunk
from facilitator.batch.parents import RowKey
from facilitator.batch.seen import Hashes, Seen, hashes, post_key
from facilitator.classification.text import PARENT_CHARACTERS, ready
from facilitator.errors import WorkError
from facilitator.files import atomic_path
from facilitator.formats import PostRow

__all__ = ["AnsweredTexts"]

_ASKED_AT_ONCE = 500  # every SQLite takes 999 values in one question


class AnsweredTexts:
    """The beginnings of the posts that rows of the corpus reply to: as much as a model reads of a parent.

    `file` is a SQLite file made by `gather`; `None` if no row replies to another.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file

    @classmethod
    def gather(cls, file: Path, chunks: Iterable[Chunk], answered: Seen) -> AnsweredTexts:
        """Write the texts of the posts in `answered` to `file`, unless it is there already.

        Raises
        ------
        WorkError
            If the disk refuses.
        """
        if not len(answered):
            return cls(None)
        if not file.exists():
            with atomic_path(file) as temporary, _database(temporary) as database:
                database.execute("CREATE TABLE texts (post INTEGER PRIMARY KEY, text TEXT)")
                for chunk in chunks:
                    keys = hashes(post_key(row.debate, row.id) for row in chunk.rows)
                    wanted = answered.holds(keys)
                    found = [
                        (key, ready(row.text, PARENT_CHARACTERS))
                        for key, row, wants in zip(_signed(keys), chunk.rows, wanted, strict=True)
                        if wants
                    ]
                    database.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", found)
                database.commit()
        return cls(file)

    def of(self, rows: Sequence[PostRow]) -> dict[RowKey, str]:
        """The texts that `rows` reply to, as far as they are in the corpus."""
        asked = list(dict.fromkeys((row.debate, row.reply_to) for row in rows if row.reply_to is not None))
        if self._file is None or not asked:
            return {}
        keys = _signed(hashes(post_key(debate, id) for debate, id in asked))
        texts: dict[int, str] = {}
        with _database(self._file) as database:
            for start in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[start : start + _ASKED_AT_ONCE]
                marks = ",".join("?" * len(some))
                texts.update(database.execute(f"SELECT post, text FROM texts WHERE post IN ({marks})", some))
        return {name: texts[key] for name, key in zip(asked, keys, strict=True) if key in texts}


@contextmanager
def _database(file: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode = OFF")  # a file that is not finished is thrown away
            database.execute("PRAGMA synchronous = OFF")
            yield database
    except sqlite3.Error as error:
        raise WorkError(f"cannot use {file}: {error}; make room or name another place.") from error


def _signed(keys: Hashes) -> list[int]:
    """The hashes as SQLite holds them, in 64 bits with a sign."""
    return [int(key) for key in keys.view(np.int64)]
