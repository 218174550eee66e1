"""A row of a posts table: `PostRow`, and how cells become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.debate import IBIS_TYPES, Gender, IbisType
from facilitator.formats.assemble import as_author, as_id
from facilitator.formats.problem import About, Problem, show, word_count
from facilitator.formats.quotes import may_quote, part_quotes
from facilitator.formats.replies import plain_link
from facilitator.formats.source import Source
from facilitator.formats.tables.columns import PLAIN, Layout
from facilitator.formats.tables.first_look import is_given
from facilitator.formats.tables.gender_column import gender_column
from facilitator.formats.tables.time_column import DAY, time_column
from facilitator.formats.times import Moment

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
        self._gender_column = gender_column([], given=source.genders)
        self._times = time_column([])
        self._clocks: dict[str | None, float] = {}

    @property
    def newest_first(self) -> bool:
        """Whether the times are clocks that run from the newest row to the oldest."""
        return self._times.turn is not None and self._times.turn.back

    def settle(self, rows: Sequence[tuple[int, Any, Layout]]) -> None:
        """Find out by the first rows what the columns of times and genders hold, and say what is assumed."""
        known = [(cells.get if isinstance(cells, dict) else cells.__getitem__, layout) for _, cells, layout in rows]
        self._settle_times([(get, layout) for get, layout in known if layout.time is not None])
        self._settle_genders([(get, layout) for get, layout in known if layout.gender is not None])

    def _settle_times(self, rows: Sequence[tuple[Callable[[Any], Any], Layout]]) -> None:
        if not rows:
            return
        last = rows[-1][1]
        dates = [None if layout.date is None else get(layout.date) for get, layout in rows]
        self._times = time_column(
            [get(layout.time) for get, layout in rows],
            dates=dates if last.date is not None else None,
            groups=[_debate(get, layout) for get, layout in rows],
            name=last.named.get("time", "time"),
        )
        for found, remedy in self._times.assumed:
            self._source.assume(found, remedy, about="times")

    def _settle_genders(self, rows: Sequence[tuple[Callable[[Any], Any], Layout]]) -> None:
        if not rows:
            return
        last = rows[-1][1]
        spoken = next((place for name, place in last.extras if name.lower() in ("language", "lang")), None)
        self._gender_column = gender_column(
            [get(layout.gender) for get, layout in rows],
            given=self._source.genders,
            name=last.named.get("gender", "gender"),
            languages={str(get(spoken)).lower()[:2] for get, _ in rows} if spoken is not None else (),
        )
        for found, remedy in self._gender_column.assumed:
            self._source.assume(found, remedy, about="genders")

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
            date = None if layout.date is None else get(layout.date)
            moment = self._moment(value, date, said.get("debate"), line)
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

    def _moment(self, value: object, date: object, debate: str | None, line: int) -> Moment | None:
        column = self._times
        moment = column.read(value, date)
        if moment is None:
            remedy = "such times are taken as missing; write seconds or a date like 2026-05-01T09:00:00Z"
            beside = f" with the date {show(date)}" if column.dated else ""
            others = "" if column.kind == "numbers" else f", since the others are {column.kind}"
            self._tell("time", f"the time {show(value)}{beside} cannot be read{others}", remedy, line, about="times")
        elif column.turn is not None and not moment.dated:
            last = self._clocks.get(debate)
            seconds = column.turn.days(moment.seconds, last)
            if seconds // DAY != (last or 0.0) // DAY:
                remedy = "it was taken to go on over midnight; write dates to overrule"
                self._tell("day", f"the clock jumps by many hours at {show(value)}", remedy, line, about="times")
            self._clocks[debate] = seconds
            moment = Moment(seconds, False)
        return moment

    def _gender(self, value: Any, line: int) -> Gender | None:
        if isinstance(value, str) and value in self._genders:
            return self._genders[value]
        gender, understood = self._gender_column.read(value)
        if not understood:
            remedy = (
                "it was set to unknown; use woman, man, non-binary, leave it empty, or say what it means with --gender"
            )
            found = f"the gender {show(value)} is not understood"
            self._tell(f"gender {show(value)}", found, remedy, line, about="genders")
        if isinstance(value, str):
            self._genders[value] = gender
        return gender

    def _tell(self, kind: str, found: str, remedy: str, line: int, *, about: About = "lines") -> None:
        if kind not in self._told and len(self._told) < 50:
            self._told.add(kind)
            self._source.mend(f"{found} (this is the first such line)", remedy, line=line, about=about)


def _debate(get: Callable[[Any], Any], layout: Layout) -> str | None:
    place = next((place for name, place in layout.plain if name == "debate"), None)
    return None if place is None else as_id(get(place))


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
