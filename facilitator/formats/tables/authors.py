"""Who wrote a row, where rows are read one after the other and never all together: `Authors`."""

from __future__ import annotations

from facilitator.formats.names import name_key
from facilitator.formats.problem import listing, show
from facilitator.formats.source import Source

__all__ = ["Authors"]


class Authors:
    """One person for all forms of a name that look the same, and as the map of speakers says; it is said at the end.

    Whole debates are joined by `facilitator.formats.names.join_names`, which can choose among the forms.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._wanted = {name_key(label): who for label, who in source.speakers.items()}
        self._used: set[str] = set()
        self._first: str | None = None
        self._changed = 0

    def person(self, author: str) -> str:
        """The person whom an author's label stands for."""
        if not self._wanted and author.isascii() and "  " not in author and author.strip() == author:
            return author  # nearly all
        key = name_key(author) or author
        if key in self._wanted:
            self._used.add(key)
            return self._wanted[key]
        if key != author:
            self._first = self._first or key
            self._changed += 1
        return key

    def finish(self) -> None:
        """Say what was joined, once all rows are read."""
        if self._changed:
            rows = "1 row writes" if self._changed == 1 else f"{self._changed:,} rows write"
            found = f"{rows} a name with invisible marks, parted letters or blanks, the first {show(self._first)}"
            self._source.assume(found, "all forms that look the same are one person", about="people")
        unused = sorted(set(self._wanted) - self._used)
        if unused:
            remedy = "nothing was done about it; write the label as it stands in the file"
            found = f"nobody here is called {listing(unused, most=6)}, as the map of speakers has it"
            self._source.assume(found, remedy, about="people")
        self._changed, self._used, self._first = 0, set(self._wanted), None
