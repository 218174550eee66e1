"""Who speaks in a ParlaMint file: its list of people, in the file or wherever the corpus keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from facilitator.debate import Gender
from facilitator.errors import InputError
from facilitator.formats.genders import parse_gender
from facilitator.formats.problem import one_line
from facilitator.formats.source import Source
from facilitator.formats.transcripts.tei_text import TEI, XML

__all__ = ["ListedPerson", "listed_people"]

_SHARED = re.compile(r"taxonom|lists?$|listperson|person|people|speaker|meta|header|common|shared", re.IGNORECASE)
_FOLDERS_UP = 3  # a file may lie in a folder of its year, in one of its format


@dataclass(frozen=True)
class ListedPerson:
    """What a list says of a person."""

    name: str | None = None
    gender: Gender | None = None


def listed_people(
    root: Element, wanted: Collection[str], source: Source, *, day: str | None, parse: Callable[[Path], Element]
) -> dict[str, ListedPerson]:
    """People by xml:id, out of the file itself and, for those missing there, out of the corpus's files near it.

    Parameters
    ----------
    root
        The file's own tree.
    wanted
        Who speaks in it.
    source
        The file, and where to report a list that cannot be read.
    day
        The sitting's date: people may have changed their names.
    parse
        Reads an XML file.
    """
    people = _people_in(root, day, source.genders)
    for path in _lists_near(source.path, source.name.partition("_")[0]):
        if people.keys() >= set(wanted):
            break
        try:
            people = {**_people_in(parse(path), day, source.genders), **people}
        except InputError as error:
            found = f"its people cannot be read ({one_line(error)})"
            replace(source, path=path).mend(found, "their sex stays unknown; get the file again", about="people")
    return people


def _lists_near(file: Path, corpus: str) -> Iterator[Path]:
    """Files that may list the corpus's people: beside the file and above it, lists before the corpus's root."""
    file = file.resolve()
    seen = {file}
    for folder in list(file.parents)[:_FOLDERS_UP]:
        lists: list[Path] = []
        roots: list[Path] = []
        for path in _xml_in(folder):
            name = path.name.removesuffix(".gz")
            if "listperson" in name.lower() and name.lower().startswith((corpus.lower(), "listperson")):
                lists.append(path)
            elif path.parent == folder and name in (f"{corpus}.xml", f"{corpus}.ana.xml"):
                roots.append(path)
        for path in [*lists, *roots]:
            if path not in seen:
                seen.add(path)
                yield path


def _xml_in(folder: Path) -> Iterator[Path]:
    """XML files in a folder, and lists in the folders of it that corpora keep for what their files share."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith((".xml", ".xml.gz")) and entry.is_file():
            yield entry
        elif _SHARED.match(entry.name) and entry.is_dir():
            try:
                yield from sorted([*entry.glob("*istPerson*.xml"), *entry.glob("*istPerson*.xml.gz")])
            except OSError:
                continue


def _people_in(root: Element, day: str | None, genders: Mapping[str, Gender]) -> dict[str, ListedPerson]:
    people = {}
    for person in root.iter(f"{TEI}person"):
        sex = person.find(f"{TEI}sex")
        value = None if sex is None else sex.get("value") or sex.text
        gender, _ = parse_gender(value, given=genders)
        people[person.get(f"{XML}id") or ""] = ListedPerson(_name(person, day), gender)
    return people


def _name(person: Element, day: str | None) -> str | None:
    """The name that a person had on the day, given names first; the first one listed if no dates say."""
    names = person.findall(f"{TEI}persName")
    fitting = [name for name in names if day is None or _is_of(name, day)] or names
    if not fitting:
        return None
    order = ("forename", "nameLink", "surname")
    parts = [part.text or "" for kind in order for part in fitting[0].iter(f"{TEI}{kind}")]
    words = parts if any(part.strip() for part in parts) else list(fitting[0].itertext())
    return " ".join(" ".join(words).split()) or None


def _is_of(name: Element, day: str) -> bool:
    """Whether the name was in use on a day; both are ISO dates, perhaps only years."""
    start, end = name.get("from") or "", name.get("to") or "9999"
    return start[: len(day)] <= day[: len(start)] and day[: len(end)] <= end[: len(day)]
