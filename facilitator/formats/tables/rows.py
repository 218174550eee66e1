"""A row of a posts table: `PostRow`, and how cells become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.debate import IBIS_TYPES, Gender, IbisType
from facilitator.formats.assemble import as_author, as_id
from facilitator.formats.people import parse_gender
from facilitator.formats.problem import Problem, show, word_count
from facilitator.formats.quotes import may_quote, part_quotes
from facilitator.formats.replies import plain_link
from facilitator.formats.source import Source
from facilitator.formats.tables.columns import PLAIN, Layout
from facilitator.formats.tables.first_look import is_given
from facilitator.formats.times import Moment, parse_time

__all__ = ["PostRow", "RowMaker", "TableChunk"]

_TYPES: dict[Any, IbisType] = {kind: kind for kind in IBIS_TYPES}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One row of a posts table; what the row does not say is `None`.

    Parameters
    ----------
    time, dated
        Seconds since 1970 if `dated` (the table has a date there), else the number as it stands in the table.
    line
        Line of the file from 1, the header counted; of a Parquet file, the row from 1.
    extra
        The other columns that are not empty, and under ``quoted`` what the text quoted of others.
    """

    id: str
    text: str
    author: str | None = None
    time: float | None = None
    dated: bool = False
    reply_to: str | None = None
    debate: str | None = None
    parent_text: str | None = None
    previous_text: str | None = None
    topic: str | None = None
    gender: Gender | None = None
    label: IbisType | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class TableChunk:
    """Some rows in the file's order, and the problems met between them."""

    rows: list[PostRow]
    problems: list[Problem]


class RowMaker:
    """Cells to rows; every kind of value that is not understood is reported once for the file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._told: set[str] = set()
        self._genders: dict[str, Gender | None] = {}
        self._rows = self._quoting = self._quoted_words = self._nothing_else = 0

    def row(self, cells: Any, layout: Layout, line: int) -> PostRow | None:
        """The row in `cells` (a list or a mapping, as the layout's places are); `None` if it had to be dropped."""
        get = cells.get if isinstance(cells, dict) else cells.__getitem__
        self._rows += 1
        key = as_id(get(layout.id)) if layout.id is not None else f"{self._source.path.name}:{self._rows}"
        if key is None:
            self._drop("the row has no id", "give every row an id", cells, line)
            return None
        text = get(layout.text)
        if not isinstance(text, str):
            if not is_given(text) or isinstance(text, list | dict):
                self._drop(f"the text of row {show(key)} is {show(text)}", "give it a text", cells, line)
                return None
            text = str(text)
        said: dict[str, Any] = {}
        for name, place in layout.plain:
            value = get(place)
            if value is not None and value != "":  # a shortcut: most cells are empty or text
                said[name] = _READ[name](value)
        extra = {name: value for name, place in layout.extras if is_given(value := get(place))}
        if layout.to_text is not None or layout.bare_links:
            text = _in_plain_words(text, said, layout)
        if not layout.as_it_stands and may_quote(text):
            text = self.part(text, extra)
        if layout.time is not None and is_given(value := get(layout.time)):
            moment = self._moment(value, line)
            if moment is not None:
                said["time"], said["dated"] = moment
        if layout.gender is not None and is_given(value := get(layout.gender)):
            said["gender"] = self._gender(value, line)
        if layout.label is not None and is_given(value := get(layout.label)):
            said["label"] = self._label(value, extra, line)
        return PostRow(id=key, text=text, extra=extra, line=line, **said)

    def part(self, text: str, extra: dict[str, Any], *, said: Callable[[str], bool] | None = None) -> str:
        """The author's own words; what is quoted goes to the field ``quoted`` of `extra` and is counted."""
        own, quoted = part_quotes(text) if said is None else part_quotes(text, said=said)
        if quoted:
            before = extra.get("quoted")
            extra["quoted"] = quoted if before is None else f"{before}\n{quoted}"
            self._quoting += 1
            self._quoted_words += word_count(quoted)
            self._nothing_else += not own
        return own

    def finish(self) -> None:
        """Say, when all rows are read, what was set aside as the words of others."""
        if self._quoting:
            posts = "1 post quotes others" if self._quoting == 1 else f"{self._quoting} posts quote others"
            words = "1 word" if self._quoted_words == 1 else f"{self._quoted_words} words"
            remedy = "these stand in the field quoted and are not counted as the author's"
            if self._nothing_else:
                remedy += f"; posts that hold nothing else are kept without words ({self._nothing_else})"
            self._source.assume(f"{posts} ({words})", remedy, about="texts")
        self._quoting = 0

    def _drop(self, found: str, remedy: str, cells: Any, line: int) -> None:
        values = cells.values() if isinstance(cells, dict) else cells
        self._source.drop(found, remedy, line=line, words=word_count(*values))

    def _label(self, value: Any, extra: dict[str, Any], line: int) -> IbisType | None:
        kind = _TYPES.get(value) if isinstance(value, str) else None
        if kind is None:
            remedy = f"such labels go to the field original_label; use one of {', '.join(IBIS_TYPES)}"
            self._tell("label", f"the label {show(value)} is no IBIS type", remedy, line)
            extra.setdefault("original_label", value)
        return kind

    def _moment(self, value: object, line: int) -> Moment | None:
        moment = parse_time(value)
        if moment is None:
            remedy = "such times are taken as missing; write seconds or a date like 2026-05-01T09:00:00Z"
            self._tell("time", f"the time {show(value)} cannot be read", remedy, line)
        return moment

    def _gender(self, value: Any, line: int) -> Gender | None:
        if isinstance(value, str) and value in self._genders:
            return self._genders[value]
        gender, understood = parse_gender(value)
        if not understood:
            remedy = "it was set to unknown; use woman, man, non-binary or leave it empty"
            self._tell(f"gender {show(value)}", f"the gender {show(value)} is not understood", remedy, line)
        if isinstance(value, str):
            self._genders[value] = gender
        return gender

    def _tell(self, kind: str, found: str, remedy: str, line: int) -> None:
        if kind not in self._told and len(self._told) < 50:
            self._told.add(kind)
            self._source.mend(f"{found} (this is the first such line)", remedy, line=line)


def _in_plain_words(text: str, said: dict[str, Any], layout: Layout) -> str:
    """The text, and in place the others of the row, without markup; the link as ids are written."""
    if layout.bare_links and said.get("reply_to"):
        said["reply_to"] = plain_link(said["reply_to"])
    if layout.to_text is None:
        return text
    said |= {name: layout.to_text(said[name]) for name in ("parent_text", "previous_text") if said.get(name)}
    return layout.to_text(text)


def _text(value: Any) -> str | None:
    return None if not is_given(value) else value if isinstance(value, str) else str(value)


_READ: dict[str, Callable[[Any], str | None]] = {
    **dict.fromkeys(PLAIN, _text),
    "author": as_author,
    "reply_to": as_id,
    "debate": as_id,
}
