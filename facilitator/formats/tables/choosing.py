"""Which column of a posts table is which field: what somebody asked for, else by name and by what the rows hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.markup import MARKUP, markup_of
from facilitator.formats.problem import About, listing
from facilitator.formats.source import Source
from facilitator.formats.tables.columns import FIELDS, PLAIN, Layout, candidates, groups
from facilitator.formats.tables.first_look import FirstLook, is_given
from facilitator.formats.tables.table_writer import is_ours

__all__ = ["Chooser", "joiner"]

_TEXTS = ("text", "parent_text", "previous_text", "topic")


class Chooser:
    """Settles the columns of one file from its first rows, and says once what could have been taken otherwise.

    Parameters
    ----------
    header_line
        Where the names stand, for messages.
    by_position
        True if rows are lists in the order of the names, false if they are mappings.
    """

    def __init__(self, source: Source, rows: Sequence[Any], *, by_position: bool, header_line: int = 1) -> None:
        self._source = source
        self._look = FirstLook(rows)
        self._by_position = by_position
        self._header_line = header_line
        self._told: set[str] = set()

    def layout(self, names: Sequence[str]) -> Layout:
        """Find every field among the columns `names`.

        Raises
        ------
        InputError
            If somebody named a field or a column that there is not, or no column for the text is found.
        """
        place: dict[str, Any] = (
            {name: index for index, name in enumerate(names)} if self._by_position else {name: name for name in names}
        )
        chosen = self._asked(names)
        used = {part for column in chosen.values() for part in _parts(column, names)}
        free = [name for name in names if name not in used]
        ours = is_ours(names)  # then other names are extra fields, whatever they look like
        for field in FIELDS:
            known = [name for name in free if name == FIELDS[field][0] != "date"] if ours else free
            if field not in chosen and (name := self._best(field, known, place)) is not None:
                chosen[field] = name
                free.remove(name)
        if "text" not in chosen:
            message = f"no column holds the text; the columns are {listing(names)}; name one with --column text=NAME."
            raise InputError(message, file=self._source.path, line=self._header_line)
        if "debate" not in chosen and (name := self._group(names, free, chosen, place)) is not None:
            chosen["debate"] = name
            if name in free:
                free.remove(name)
        joins = _joins(names, self._source.columns)
        where = place | {name: len(names) + n if self._by_position else name for n, name in enumerate(joins)}
        if "id" not in chosen:
            remedy = "the rows were numbered; name a column with --column id=NAME"
            self._say("no column holds ids", remedy, about="lines")
        return self._built(names, chosen, free, where)

    def _asked(self, names: Sequence[str]) -> dict[str, str]:
        for field, column in self._source.columns.items():
            if field not in FIELDS:
                raise InputError(f"--column names the field {field!r}; use one of {', '.join(FIELDS)}.")
            if any(part not in names for part in _parts(column, names)) or (
                column not in names and field not in _TEXTS
            ):
                message = f"there is no column {column!r}; the columns are {listing(names)}."
                raise InputError(message, file=self._source.path, line=self._header_line)
        return dict(self._source.columns)

    def _best(self, field: str, free: Sequence[str], place: Mapping[str, Any]) -> str | None:
        known = candidates(field, free)
        filled = [name for name in known if not self._look.is_empty(place[name])] if self._look.rows else known
        if field == "text":
            return self._wordy(filled, place) if filled else self._empty(known)
        if field == "id":
            return next(
                (name for name in filled if self._look.is_unique(place[name])), next(iter(filled or known), None)
            )
        return next(iter(filled or known), None)

    def _wordy(self, names: Sequence[str], place: Mapping[str, Any]) -> str:
        """Of several columns with words the one of the best name that most rows fill, and at length."""
        if len(names) == 1 or not self._look.rows:
            return names[0]
        found = {name: self._look.words(place[name]) for name in names}
        most = max(share for share, _ in found.values())
        often = [name for name in names if found[name][0] >= most / 2]
        longest = max(found[name][1] for name in often)
        best = next(name for name in often if found[name][1] >= longest / 4)
        with_words = [name for name in names if found[name][0]]
        if len(with_words) > 1:
            joined = "+".join(with_words[:2])
            self._say(
                f"the columns {listing(with_words)} all hold texts",
                f"{best!r} was taken; name another with --column text=NAME, or join some with --column text={joined}",
                about="texts",
            )
        return best

    def _empty(self, known: Sequence[str]) -> str | None:
        if known:
            remedy = "name the column that holds the texts with --column text=NAME"
            self._say(f"the column {known[0]!r} is empty in the first rows", remedy, about="texts")
        return next(iter(known), None)

    def _group(
        self, names: Sequence[str], free: Sequence[str], chosen: dict[str, str], place: Mapping[str, Any]
    ) -> str | None:
        """A column of what the posts stand under, if links do not cross it; it may have passed for their id."""
        if "debate" in self._source.columns or not self._look.rows:
            return None
        ids, links = (place.get(chosen.get(field, "")) for field in ("id", "reply_to"))
        for name in groups(names):
            passed_for_id = name == chosen.get("id") and "id" not in self._source.columns
            if not (name in free or passed_for_id):
                continue
            if self._look.parts(place[name], ids=None if passed_for_id else ids, links=links):
                if passed_for_id:
                    del chosen["id"]
                remedy = f"each value of {name!r} was taken for a debate; name another column with --column debate=NAME"
                self._say(f"the column {name!r} parts the posts into groups", remedy, about="debates")
                return name
        return None

    def _built(
        self, names: Sequence[str], chosen: Mapping[str, str], free: Sequence[str], where: Mapping[str, Any]
    ) -> Layout:
        ours = is_ours(names)
        ids, text, links = (where.get(chosen.get(field, "")) for field in ("id", "text", "reply_to"))
        return Layout(
            names=tuple(names),
            id=ids,
            text=text,
            **{field: where[chosen[field]] if field in chosen else None for field in ("time", "gender", "label")},
            plain=tuple((field, where[chosen[field]]) for field in PLAIN if field in chosen),
            extras=tuple((name, where[name]) for name in names if name in free or name == chosen.get("date")),
            date=where[chosen["date"]] if "date" in chosen else None,
            named=dict(chosen),
            bare_links=ids is not None and links is not None and self._look.need_bare(ids, links),
            to_text=None if ours else self._to_text(chosen["text"], names),
            as_it_stands=ours,
        )

    def _to_text(self, column: str, names: Sequence[str]) -> Callable[[str], str] | None:
        parts = _parts(column, names)
        places = [names.index(part) if self._by_position else part for part in parts]
        kind = markup_of([text for place in places for text in self._look.texts(place)])
        if kind is None:
            return None
        found = f"the texts of the column {column!r} are written in {MARKUP[kind].name}"
        self._say(found, MARKUP[kind].done, about="texts")
        return MARKUP[kind].to_text

    def _say(self, found: str, remedy: str, *, about: About) -> None:
        if found not in self._told:
            self._told.add(found)
            self._source.assume(found, remedy, about=about)


def joiner(names: Sequence[str], columns: Mapping[str, str]) -> Callable[[Any], Any] | None:
    """What adds the joined columns (``text=title+body``) to a row; `None` if none were asked for.

    Their texts with a blank line between them, empty ones left out, come after the other cells, or under the
    joined name.
    """
    joins = {column: _parts(column, names) for column in _joins(names, columns)}
    if not joins:
        return None
    position = {name: index for index, name in enumerate(names)}

    def add(cells: Any) -> Any:
        texts = {}
        for column, parts in joins.items():
            found = [cells.get(part) if isinstance(cells, dict) else cells[position[part]] for part in parts]
            texts[column] = "\n\n".join(str(value) for value in found if is_given(value))
        return cells | texts if isinstance(cells, dict) else [*cells, *texts.values()]

    return add


def _joins(names: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    return [column for column in dict.fromkeys(columns.values()) if len(_parts(column, names)) > 1]


def _parts(column: str, names: Sequence[str]) -> list[str]:
    """The columns that `column` names: itself, or several joined with ``+``."""
    return [column] if column in names or "+" not in column else [part.strip() for part in column.split("+")]
