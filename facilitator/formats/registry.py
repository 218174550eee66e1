r'''Every format the package knows, and `read` and `write`, which go by it.

Adding a reader takes one new file and one line here. This is all of one for the chat that Zoom saves,
``00:03:10<tab>Amara N.:<tab>could women who have not spoken yet go first?``::

    """The chat that Zoom saves: time, name and text, parted by tabs."""

    import re
    from collections.abc import Iterator

    from facilitator.formats.head import Head
    from facilitator.formats.raw import RawDebate, RawPost
    from facilitator.formats.source import Source
    from facilitator.formats.times import clock_seconds

    _LINE = re.compile(r"(\d\d:\d\d:\d\d)\t([^\t]+):\t(.*)")


    def detect(head: Head) -> bool:
        return _LINE.match(head.text) is not None


    def read(source: Source) -> Iterator[RawDebate]:
        debate = RawDebate(id=source.name)
        for line, text in source.lines():
            match = _LINE.fullmatch(text.rstrip())
            if match is None:
                source.drop("this is not 'time, name, text'", "put the text on one line", line=line)
                continue
            time, name, words = match.groups()
            debate.posts.append(RawPost(id=str(line), author=name, text=words, time=clock_seconds(time), line=line))
        yield debate

and in `FORMATS`, before ``table``::

    Format("zoom-chat", "chat saved by Zoom", zoom_chat.detect, zoom_chat.read),

The reader only says what it found. Sorting, removing broken links, adding authors, refusing repeated ids, and
reporting all that, is done for every format in `assemble`; gzip, encodings and binary files in `text`.
'''

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.debate import Debate, Gender
from facilitator.errors import InputError
from facilitator.formats import native
from facilitator.formats.assemble import assemble, check_something_usable
from facilitator.formats.head import Head, read_head
from facilitator.formats.platforms import convokit, convokit_writer, polis
from facilitator.formats.problem import Problem, ReadResult, listing
from facilitator.formats.raw import RawDebate
from facilitator.formats.source import Source
from facilitator.formats.tables import table, table_writer, with_people
from facilitator.formats.transcripts import igf, tei, turns, vtt

__all__ = ["FORMATS", "Format", "read", "recognise", "write"]


@dataclass(frozen=True)
class Format:
    """A way in which debates are stored.

    Parameters
    ----------
    name, description
        What ``--format`` takes, and half a line for ``facilitator formats``.
    detect
        Tells from the beginning of a file, or the names in a folder, whether it is this format.
    read
        Yields what it finds, in the file's order, and reports what it leaves out.
    write
        Writes debates and returns what the format cannot carry, one problem a field; `None` if it only reads.
    """

    name: str
    description: str
    detect: Callable[[Head], bool]
    read: Callable[[Source], Iterable[RawDebate]]
    write: Callable[[Sequence[Debate], Path], list[Problem]] | None = None


_ALL = (  # the particular before the general: the first that recognises a file reads it
    Format("native", "the project's own JSONL", native.detect, native.read, native.write),
    Format("convokit", "ConvoKit corpus folder", convokit.detect, convokit.read, convokit_writer.write),
    Format("polis", "Polis export folder or comments.csv", polis.detect, polis.read),
    Format("tei", "ParlaMint TEI XML", tei.detect, tei.read),
    Format("vtt", "WebVTT or SRT transcript (Zoom, Teams)", vtt.detect, vtt.read),
    Format("igf", "transcript with >> NAME: before each turn", igf.detect, igf.read),
    Format("turns", "recorded turns as JSONL (AMI meetings, US debates, parliaments)", turns.detect, turns.read),
    Format("table", "posts table as CSV, JSONL or Parquet", table.detect, table.read, table_writer.write),
    Format(
        "table-folder",
        "folder of posts tables and a table of their people (Remesh)",
        with_people.detect,
        with_people.read,
    ),
)

#: Name -> format, in the order in which ``auto`` tries them.
FORMATS: Mapping[str, Format] = {format.name: format for format in _ALL}


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
    message = f"no format recognises this {kind}; say which of {', '.join(FORMATS)} it is."
    raise InputError(message, file=path)


def inputs(path: str | Path) -> tuple[Path, ...]:
    """What there is to read at `path`: itself, or the files and exports in a folder that is no export itself.

    Entries that no format recognises (notes, licences) are passed over; hidden ones too. Sorted by name.

    Raises
    ------
    InputError
        If `path` is missing, or a folder in which nothing can be read.
    """
    path = Path(path)
    if not path.is_dir() or _is_recognised(path):
        if not path.exists():
            raise InputError("there is no such file; check the path.", file=path)
        return (path,)
    found = tuple(entry for entry in sorted(path.iterdir()) if entry.name[0] != "." and _is_recognised(entry))
    if not found:
        raise InputError("nothing in this folder can be read; name a file of a known format.", file=path)
    return found


def _is_recognised(path: Path) -> bool:
    try:
        recognise(path)
    except InputError:
        return False
    return True


def read(
    path: str | Path,
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    only: Collection[str] | None = None,
    speakers: Mapping[str, str] | None = None,
    genders: Mapping[str, Gender] | None = None,
) -> ReadResult:
    """Read the debates of a file or export folder.

    Parameters
    ----------
    path
        A file, gzipped or not, or the folder of an export.
    format
        A name in `FORMATS`, or ``"auto"``.
    columns
        For posts tables: our field -> the file's column, such as ``{"text": "comment-body"}``.
    only
        Ids of the debates wanted; `None` for all.
    speakers
        Who a person of the file really is: a label in the file -> the one to use, where the reader cannot know.
    genders
        What the file's codes of gender mean, such as ``{"M": "woman"}``; overrules what the reader makes of them.

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
    chosen = _chosen(path, format, columns)
    asked = Source(path=path, columns=columns or {}, speakers=speakers or {}, genders=genders or {})
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
    for raw in chosen.read(source):
        if not source.wants(raw.id):
            continue
        debate = assemble(raw, source)
        if debate.posts or raw.roster:  # a header without posts says something, an empty transcript does not
            debates.append(debate)
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
