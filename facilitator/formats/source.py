"""What a reader is given: `Source`, the file, its lines, and where to report what cannot be used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from facilitator.debate import Gender
from facilitator.formats.json_records import json_words, opening, pieces, reads_whole
from facilitator.formats.problem import About, Problem, listing, one_line, show
from facilitator.formats.text import text_lines

__all__ = ["Source", "plain_stem"]


def plain_stem(path: Path) -> str:
    """The file's name without ``.gz`` and without its ending; a folder's name as it is."""
    if path.is_dir():
        return path.resolve().name
    name = path.name.removesuffix(".gz")
    return Path(name).stem or name


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file or folder to read, with what the user asked for and the list of problems so far.

    Parameters
    ----------
    path
        The file, or the folder of an export.
    columns
        For posts tables: our name of a field -> the file's column.
    only
        Ids of the debates wanted; `None` for all. A reader may skip the others early (`wants`).
    speakers
        Who somebody says a person of the file really is: a label in the file -> the one to use.
    genders
        What somebody says the file's codes of gender mean: a code -> our word.
    problems
        Grows while reading.
    """

    path: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    genders: Mapping[str, Gender] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """What to call a debate that the file does not name."""
        return plain_stem(self.path)

    def wants(self, debate: str) -> bool:
        """Whether the debate of this id was asked for."""
        return self.only is None or debate in self.only

    def drop(
        self,
        found: str,
        remedy: str,
        *,
        line: int | None = None,
        about: About = "lines",
        words: int | None = None,
        count: int = 1,
    ) -> None:
        """Report something that is left out, with the number of its words, and of lines if it is about many."""
        self._report(line, found, remedy, dropped=True, about=about, words=words, count=count)

    def mend(self, found: str, remedy: str, *, line: int | None = None, about: About = "lines", count: int = 1) -> None:
        """Report something that was kept and mended; `remedy` says how."""
        self._report(line, found, remedy, dropped=False, about=about, count=count)

    def assume(self, found: str, remedy: str, *, line: int | None = None, about: About) -> None:
        """Report what the file leaves open: `found` says what it has, `remedy` how that was read and what overrules it.

        Once a file and kind, however many lines it is about.
        """
        self._report(line, found, remedy, dropped=False, about=about)

    def mend_all(self, lines: Sequence[int | None], found: str, remedy: str, *, about: About = "lines") -> None:
        """Report one kind of mending over many lines as one problem; `found` describes the first."""
        known = [str(line) for line in lines[:6] if line is not None]
        if len(lines) > 1:
            listed = f": {', '.join(known)}{', ...' if len(lines) > 6 else ''}" if known else ""
            found = f"{found} ({len(lines)} such lines{listed})"
        self.mend(found, remedy, line=lines[0] if lines else None, about=about, count=len(lines))

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number, line ending kept."""
        return text_lines(self.path)

    def spoken_lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number, for transcripts: NUL bytes are taken out and reported."""
        for number, text in self.lines():
            if "\0" in text:
                self.mend("the line holds NUL bytes", "they were removed; write the text again", line=number)
            yield number, text.replace("\0", "")

    def records(self, *, of_wanted: bool = False, in_lists: bool = False) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every JSON object of a file with one a line; lines that hold none are dropped and reported.

        An array of objects is loaded whole and read likewise; with `in_lists`, so is the list of them that the one
        object of a file holds.

        With `of_wanted`, lines that cannot mention any of the debates in `only` are passed over unread, which
        makes one meeting out of many quick to load.
        """
        marks = _marks(self.only) if of_wanted and self.only is not None else None
        for number, text in self._json(in_lists):
            if text.isspace() or not text or (marks is not None and not any(mark in text for mark in marks)):
                continue
            if "\0" in text:
                self._drop_json("the line holds NUL bytes", "write the text again without them", text, number)
                continue
            try:
                record = json.loads(text)
            except ValueError as error:
                self._drop_json(_json_fault(error), "write one whole JSON object on this line", text, number)
                continue
            except RecursionError:
                self._drop_json("the JSON is nested too deep", "write one flat JSON object on this line", text, number)
                continue
            if not isinstance(record, dict):
                found = f"this is {show(record)}, not a JSON object"
                self._drop_json(found, "write {...} with named fields", text, number)
                continue
            if "\\ud" in text or "\\uD" in text:
                record = self._without_lone_surrogates(record, number)
            yield number, record

    def _drop_json(self, found: str, remedy: str, text: str, line: int) -> None:
        self.drop(found, remedy, line=line, words=json_words(text))

    def _json(self, in_lists: bool) -> Iterator[tuple[int, str]]:
        """The text of every JSON object with its line, whether each has a line of its own or not."""
        lines = self.lines()
        begin = []
        for number, text in lines:
            begin.append((number, text))
            if sum(not text.isspace() for _, text in begin) > 1:
                break
        said = [text for _, text in begin if not text.isspace()]
        if not said or not reads_whole(said[0], said[1] if len(said) > 1 else "", in_lists=in_lists):
            yield from chain(begin, lines)
            return
        whole = "".join(text for _, text in chain(begin, lines))
        found = opening(whole, in_lists=in_lists)
        if found.key:
            self.assume(f"the file is one object with the list {found.key!r}", "its items were read", about="lines")
        if found.others:
            others = f"it holds other lists: {listing(found.others)}"
            remedy = f"the longest, {found.key!r}, was read; give the wanted list alone"
            self.drop(others, remedy, about="lines", words=found.words)
        yield from pieces(whole, found)

    def _without_lone_surrogates(self, record: dict[str, Any], line: int) -> dict[str, Any]:
        mended: dict[str, Any] = _mend_surrogates(record)
        if mended != record:
            self.mend(
                "half of a surrogate pair stands alone in a text",
                "it was replaced by U+FFFD; write the character in full",
                line=line,
            )
        return mended

    def _report(self, line: int | None, found: str, remedy: str, **more: Any) -> None:
        self.problems.append(Problem(file=str(self.path), line=line, found=found, remedy=remedy, **more))


def _marks(names: frozenset[str]) -> list[str]:
    """How the names may stand in a line of JSON, with other characters than ASCII as they are or escaped."""
    return sorted({json.dumps(name, ensure_ascii=plain)[1:-1] for name in names for plain in (True, False)})


def _json_fault(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"the JSON is broken at character {error.pos + 1} ({error.msg})"
    return f"the JSON cannot be read ({one_line(error)})"


def _mend_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_mend_surrogates(key): _mend_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_mend_surrogates(item) for item in value]
    return value
