r'''`read` and `write`, which go by the formats that are known.

Adding a reader takes one new file and one line in `known`. This is all of one for the log of an IRC channel,
``[00:03:10] <amara> could women who have not spoken yet go first?``::

    """The log of an IRC channel: time, name and text."""

    import re
    from collections.abc import Iterator

    from facilitator.formats.head import Head
    from facilitator.formats.raw import RawDebate, RawPost
    from facilitator.formats.source import Source
    from facilitator.formats.times import clock_seconds

    _LINE = re.compile(r"\[(\d\d:\d\d:\d\d)\] <([^>]+)> (.*)")


    def detect(head: Head) -> bool:
        return _LINE.match(head.text) is not None


    def read(source: Source) -> Iterator[RawDebate]:
        debate = RawDebate(id=source.name)
        for line, text in source.lines():
            match = _LINE.fullmatch(text.rstrip())
            if match is None:
                remedy = "put the text on one line"
                source.drop("this is not '[time] <name> text'", remedy, line=line, words=len(text.split()))
                continue
            time, name, words = match.groups()
            debate.posts.append(RawPost(id=str(line), author=name, text=words, time=clock_seconds(time), line=line))
        yield debate

and in `FORMATS`, before ``table``::

    Format("irc", "log of an IRC channel", irc.detect, irc.read),

The reader only says what it found. Sorting, removing broken links, adding authors, refusing repeated ids, and
reporting all that, is done for every format in `assemble`; gzip, encodings and binary files in `text`.
'''

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.formats.assemble import assemble, check_something_usable
from facilitator.formats.head import read_head
from facilitator.formats.hints import Hints, given
from facilitator.formats.known import FORMATS, Format
from facilitator.formats.names import mapped_labels, report_unused
from facilitator.formats.problem import Problem, ReadResult, listing
from facilitator.formats.source import Source

__all__ = ["FORMATS", "Format", "read", "recognise", "write"]


def recognise(path: str | Path) -> Format:
    """The format of a file or folder, told by its content.

    Raises
    ------
    InputError
        If it cannot be read at all, or no format recognises it.
    """
    head = read_head(Path(path))
    for format in FORMATS.values():
        if format.detect(head):
            return format
    kind = "folder" if head.path.is_dir() else "file"
    message = f"no format recognises this {kind}; say which it is of those that 'facilitator formats' lists."
    raise InputError(message, file=path)


def read(
    path: str | Path,
    *,
    format: str = "auto",
    only: Collection[str] | None = None,
    **hints: Unpack[Hints],
) -> ReadResult:
    """Read the debates of a file or export folder.

    Parameters
    ----------
    path
        A file, gzipped or not, or the folder of an export.
    format
        A name in `FORMATS`, or ``"auto"``.
    only
        Ids of the debates wanted; `None` for all.
    hints
        What somebody knows of the file that it does not say: its columns, people, codes of gender (see `Hints`).

    Returns
    -------
    ReadResult
        Valid debates in the file's order, and every line that was dropped or mended.

    Raises
    ------
    InputError
        If the file is missing, empty, binary, not UTF-8, of no known format, lacks a debate named in `only`,
        or nothing usable remains of it.
    """
    path = Path(path)
    chosen = _chosen(path, format, hints.get("columns"))
    asked = Source(path=path, **given(hints))
    source = replace(asked, only=None if only is None else frozenset(only), problems=[])
    debates = _debates(chosen, source)
    missing = sorted(set(only or ()) - {debate.id for debate in debates})
    if missing:
        found = [debate.id for debate in _debates(chosen, asked)]
        message = f"there is no debate {missing[0]!r}; it holds {listing(found)}."
        raise InputError(message, file=path)
    check_something_usable(debates, source)
    return ReadResult(tuple(debates), tuple(source.problems))


def _chosen(path: Path, name: str, columns: Mapping[str, str] | None) -> Format:
    if name == "auto":
        chosen = recognise(path) if not columns or path.is_dir() else FORMATS["table"]
    elif name in FORMATS:
        chosen = FORMATS[name]
    else:
        raise InputError(f"there is no format {name!r}; use auto or one of {', '.join(FORMATS)}.")
    if columns and chosen.name not in ("table", "table-folder"):
        raise InputError(f"columns can be named for the format table only, not for {chosen.name}.")
    if not path.exists():
        raise InputError("there is no such file; check the path.", file=path)
    return chosen


def _debates(chosen: Format, source: Source) -> list[Debate]:
    debates = []
    mapped: set[str] = set()
    for raw in chosen.read(source):
        if not source.wants(raw.id):
            continue
        mapped |= mapped_labels(raw, source)
        debate = assemble(raw, source)
        if debate.posts or raw.roster:  # a header without posts says something, an empty transcript does not
            debates.append(debate)
    report_unused(source, mapped)
    return debates


def write(debates: Iterable[Debate], path: str | Path, *, format: str) -> tuple[Problem, ...]:
    """Write debates to a file, or to a folder for ``convokit``; nothing half-written is ever seen.

    Returns
    -------
    tuple of Problem
        What the format cannot carry, one problem a field.

    Raises
    ------
    InputError
        If there is no such format, it can only be read, or the file's ending does not fit it.
    WorkError
        If the disk refuses.
    """
    writers = [known.name for known in FORMATS.values() if known.write is not None]
    chosen = FORMATS.get(format)
    if chosen is None or chosen.write is None:
        raise InputError(f"the format {format!r} cannot be written; use one of {', '.join(writers)}.")
    debates = tuple(debates)
    repeated = [name for name, times in Counter(debate.id for debate in debates).items() if times > 1]
    if repeated:
        raise InputError(f"two debates have the id {repeated[0]!r}; give each its own.")
    return tuple(chosen.write(debates, Path(path)))
