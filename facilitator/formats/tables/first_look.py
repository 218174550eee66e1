"""What the first rows of a table show of its columns: which are empty, which hold words, which number the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.replies import bare_id, plain_link

__all__ = ["ROWS", "FirstLook", "is_given"]

#: Rows looked at before the columns are settled.
ROWS = 1000


def is_given(value: Any) -> bool:
    """Whether a cell holds anything."""
    return value is not None and value != "" and not (isinstance(value, float) and value != value)


class FirstLook:
    """The first rows, asked about one column at a time. A place is a position in a list or a key of a mapping."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = rows

    def values(self, place: Any) -> list[Any]:
        """What the column holds in every row; `None` where a row lacks it."""
        return [row.get(place) if isinstance(row, dict) else row[place] for row in self.rows]

    def is_empty(self, place: Any) -> bool:
        """Whether no row has anything but blanks there."""
        return not any(is_given(value) and str(value).strip() for value in self.values(place))

    def is_unique(self, place: Any) -> bool:
        """Whether every row has a value of its own there."""
        keys = [as_id(value) for value in self.values(place)]
        return None not in keys and len(set(keys)) == len(keys)

    def words(self, place: Any) -> tuple[float, float]:
        """In how large a share of the rows the column has words that no row before has, and how long these are."""
        texts = {value for value in self.values(place) if isinstance(value, str) and any(map(str.isalpha, value))}
        return len(texts) / max(len(self.rows), 1), sum(map(len, texts)) / max(len(texts), 1)

    def texts(self, place: Any) -> list[str]:
        """The texts of a column that are not empty."""
        return [value for value in self.values(place) if isinstance(value, str) and value.strip()]

    def parts(self, place: Any, *, ids: Any, links: Any) -> bool:
        """Whether a column parts the rows into groups that links do not cross."""
        found = [as_id(value) for value in self.values(place)]
        if not self.rows or len(set(found)) > max(len(found) / 2, 1) or set(found) <= {None}:
            return False
        if ids is None or links is None:
            return True
        group = dict(zip(map(bare_id, self.values(ids)), found, strict=True))
        pairs = [(group.get(bare_id(link)), own) for link, own in zip(self.values(links), found, strict=True)]
        met = [(other, own) for other, own in pairs if other is not None]
        return sum(other == own for other, own in met) >= 0.95 * len(met)

    def need_bare(self, ids: Any, links: Any) -> bool:
        """Whether the links meet more ids once a prefix or ``.0`` is taken off them."""
        known = {as_id(value) for value in self.values(ids)}
        given = [link for value in self.values(links) if (link := as_id(value)) is not None]
        return _share(given, known, plain_link) > _share(given, known, str)


def _share(links: Sequence[str], known: set[str | None], form: Callable[[str], str | None]) -> int:
    return sum(form(link) in known for link in links)
