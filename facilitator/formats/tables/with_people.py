"""A folder of posts tables beside one table of the people in them (Remesh): their genders are joined to the posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.debate import Gender
from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.problem import listing, show
from facilitator.formats.raw import RawDebate, as_id
from facilitator.formats.replies import bare_id
from facilitator.formats.source import Source
from facilitator.formats.tables import table
from facilitator.formats.tables.columns import candidates, is_header, text_column
from facilitator.formats.tables.csv_rows import csv_rows
from facilitator.formats.tables.gender_column import gender_column

__all__ = ["detect", "read"]

_MOST_FILES = 30
_GENDER = re.compile(r"\b(?:gender|sex|género|sexo|sexe|geschlecht)\b|性別", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Files:
    """The tables of a folder by what they hold."""

    posts: tuple[Path, ...]
    people: tuple[Path, ...]
    others: tuple[Path, ...]


def detect(head: Head) -> bool:
    """Whether the folder holds tables with texts and authors, and one with people and their gender."""
    if not 1 < sum(name.lower().endswith((".csv", ".tsv")) for name in head.names) <= _MOST_FILES:
        return False
    files = _files(head.path)
    return bool(files.posts) and len(files.people) == 1


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the debates of the posts tables, their authors' genders taken from the table of people."""
    if not source.path.is_dir():
        raise InputError("this is a file; name the folder that holds the tables.", file=source.path)
    files = _files(source.path)
    if not files.posts or len(files.people) != 1:
        found = f"{len(files.posts)} posts tables and {len(files.people)} tables of people with a gender"
        raise InputError(f"the folder holds {found}; put one table of people beside the posts.", file=source.path)
    (people,) = files.people
    debates = []
    for path in files.posts:
        for debate in table.read(replace(source, path=path)):
            debate.file = path
            debates.append(debate)
    _join(debates, replace(source, path=people))
    if files.others:
        found = f"{len(files.others)} more tables hold no posts: {listing([path.name for path in files.others])}"
        source.drop(found, "only posts and the people's genders were read", about="files")
    yield from debates


def _files(folder: Path) -> _Files:
    posts: list[Path] = []
    people: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name[0] == "." or not path.name.lower().endswith((".csv", ".tsv")) or not path.is_file():
            continue
        names = _names(path)
        hold = (
            people if _tells_gender(names) else posts if text_column(names) and candidates("author", names) else others
        )
        hold.append(path)
    return _Files(tuple(posts), tuple(people), tuple(others))


def _names(path: Path) -> list[str]:
    try:
        _, names = next(_rows(Source(path=path)), (0, []))
    except InputError:
        return []
    return names


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    return csv_rows(source, is_header=lambda cells: is_header(cells) or _tells_gender(cells))


def _tells_gender(names: Sequence[str]) -> bool:
    """Whether a table lists people: it names them and their gender, and has no text."""
    return text_column(names) is None and bool(_ids(names)) and _gender_column(names) is not None


def _ids(names: Sequence[str]) -> list[str]:
    return list(
        dict.fromkeys([*candidates("author", names), *(name for name in names if name.strip().lower() == "id")])
    )


def _gender_column(names: Sequence[str]) -> str | None:
    """The one column that asks for the gender, by its usual name or in a question."""
    asked = candidates("gender", names) or [name for name in names if _GENDER.search(name) and len(name) < 60]
    return asked[0] if len(asked) == 1 or candidates("gender", names) else None


def _join(debates: Sequence[RawDebate], source: Source) -> None:
    """Give the authors the genders that the table of people says, by the column that names most of them."""
    rows = _rows(source)
    _, names = next(rows)
    listed = [dict(zip(names, cells, strict=True)) for _, cells in rows]
    authors = {bare_id(person) for debate in debates for person in debate.people}
    column = max(_ids(names), key=lambda name: len(authors & {bare_id(row[name]) for row in listed}))
    asked = _gender_column(names) or ""
    gender = _genders([row[asked] for row in listed], source, asked)
    of_person = {bare_id(row[column]): gender[row[asked]] for row in listed}
    for debate in debates:
        for person in list(debate.people):
            debate.meet(person, gender=of_person.get(bare_id(person)))
    met = len(authors & of_person.keys())
    if len(debates) == 1 and met:  # whoever is on the list took part, silent or not
        for row in listed:
            if (key := as_id(row[column])) is not None and bare_id(key) not in authors:
                debates[0].meet(key, gender=gender[row[asked]])
    silent = "counted too" if len(debates) == 1 and met else "left out, since nothing says in which debate they were"
    found = f"it lists {len(listed)} people, among them {met} of the {len(authors)} who wrote"
    remedy = f"their gender was read from {asked!r}, joined by {column!r}; people who wrote nothing were {silent}"
    source.assume(found, remedy, about="genders")


def _genders(codes: Sequence[str], source: Source, name: str) -> Mapping[str, Gender | None]:
    """What each code of the column means; those that are not understood are unknown and reported."""
    column = gender_column(codes, given=source.genders, name=name)
    for told, remedy in column.assumed:
        source.assume(told, remedy, about="genders")
    found: dict[str, Gender | None] = {}
    for code in dict.fromkeys(codes):
        found[code], understood = column.read(code)
        if not understood and code.strip(" -"):
            remedy = "it was set to unknown; say what it means with --gender, as in --gender woman=CODE"
            source.mend(f"the gender {show(code)} is not understood", remedy, about="genders")
    return found
