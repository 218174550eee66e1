"""ParlaMint TEI: parliamentary sittings in XML, an utterance `u` a post.

Sex comes from `listPerson`, in the file itself or in the corpus's root or person list beside it or one folder up;
without one it is unknown. Who speaks as ``#chair`` in most of their utterances has the role facilitator. Notes,
applause and the like are no speech and left out. XML that declares entities is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from facilitator.debate import Gender
from facilitator.errors import InputError
from facilitator.formats.genders import parse_gender
from facilitator.formats.head import Head
from facilitator.formats.problem import one_line
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import open_bytes

__all__ = ["detect", "read"]

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NO_SPEECH = frozenset(
    f"{_TEI}{name}" for name in ["note", "kinesic", "vocal", "incident", "gap", "desc", "head", "linkGrp"]
)


def detect(head: Head) -> bool:
    """Whether it begins as XML; other XML than TEI is refused with a plain sentence when read."""
    start = head.text.lstrip()[:200].lower()
    return start.startswith(("<?xml", "<!doctype", "<tei")) and not start.startswith("<!doctype html")


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the file."""
    root, lines = _parse(source.path)
    if root.tag != f"{_TEI}TEI":
        found = root.tag.rpartition("}")[2]
        message = f"the XML's root is <{found}>, not <TEI>; name a ParlaMint file of one sitting."
        raise InputError(message, file=source.path)
    debate = RawDebate(id=root.get(f"{_XML}id") or source.name)
    debate.language = root.get(f"{_XML}lang") or "en"
    debate.title = _title(root, debate.language)
    date = root.find(f".//{_TEI}settingDesc//{_TEI}date")
    debate.start = date.get("when") if date is not None else None
    listed = _listed_people(root, source)
    as_chair: Counter[str] = Counter()
    spoke: Counter[str] = Counter()
    utterances = root.iter(f"{_TEI}u")
    for number, (element, line) in enumerate(zip(utterances, lines, strict=True), start=1):
        post = _post(element, line, number, debate)
        if not post.text:
            source.drop(f"utterance {post.id} has no text", "nothing was said in it, so nothing is lost", line=line)
            continue
        debate.posts.append(post)
        if isinstance(post.author, str):
            spoke[post.author] += 1
            as_chair[post.author] += "#chair" in (element.get("ana") or "").split()
    _add_people(debate, listed, {who: 2 * as_chair[who] > count for who, count in spoke.items()})
    yield debate


def _add_people(debate: RawDebate, listed: dict[str, _Person], chairs: dict[str, bool]) -> None:
    for who, chairs_mostly in chairs.items():
        known = listed.get(who, _Person())
        debate.meet(who, name=known.name, gender=known.gender, role="facilitator" if chairs_mostly else None)
        if known.gender is not None:
            debate.extra["gender_source"] = "listPerson"


def _post(element: Element, line: int, number: int, debate: RawDebate) -> RawPost:
    extra: dict[str, Any] = {}
    language = element.get(f"{_XML}lang")
    if language and language != debate.language:
        extra["language"] = language
    who = (element.get("who") or "").strip().removeprefix("#")
    segments = [_speech(segment) for segment in element.iter(f"{_TEI}seg")] or [_speech(element)]
    return RawPost(
        id=element.get(f"{_XML}id") or str(number),
        author=who or None,
        text="\n".join(segment for segment in segments if segment),
        extra=extra,
        line=line,
    )


def _speech(element: Element) -> str:
    """The words in an element. Annotated files part them into `w` and `pc`, blanks between unless joined."""
    words = [part for part in element.iter() if part.tag in (f"{_TEI}w", f"{_TEI}pc")]
    if words:
        spaced = (f"{word.text or ''}{'' if word.get('join') == 'right' else ' '}" for word in words)
        return " ".join("".join(spaced).split())
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    """Texts in document order without what is no speech; a stack, since XML may be nested deeper than Python's."""
    waiting: list[Element | str] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        yield item.text or ""
        for child in reversed(item):
            waiting.append(child.tail or "")
            if child.tag not in _NO_SPEECH:
                waiting.append(child)


def _title(root: Element, language: str) -> str:
    titles = [title for title in root.iterfind(f".//{_TEI}titleStmt/{_TEI}title") if title.text]
    own = [title for title in titles if title.get(f"{_XML}lang") == language]
    return " ".join(((own or titles)[0].text or "").split()) if titles else ""


@dataclass(frozen=True)
class _Person:
    name: str | None = None
    gender: Gender | None = None


def _listed_people(root: Element, source: Source) -> dict[str, _Person]:
    """People of `listPerson`, out of the file or the corpus's files near it, by xml:id."""
    people = _people_in(root, source.genders)
    corpus = source.name.partition("_")[0]
    for folder in (source.path.parent, source.path.resolve().parent.parent):
        for name in (f"{corpus}.xml", f"{corpus}-listPerson.xml"):
            path = folder / name
            if path.is_file() and path.resolve() != source.path.resolve():
                try:
                    people = {**_people_in(_parse(path)[0], source.genders), **people}
                except InputError as error:
                    beside = replace(source, path=path)
                    found = f"its people cannot be read ({one_line(error)})"
                    beside.mend(found, "their sex stays unknown; get the file again")
    return people


def _people_in(root: Element, genders: Mapping[str, Gender]) -> dict[str, _Person]:
    people = {}
    for person in root.iter(f"{_TEI}person"):
        sex = person.find(f"{_TEI}sex")
        value = None if sex is None else sex.get("value") or sex.text
        name = person.find(f"{_TEI}persName")
        words = [] if name is None else [part.text or "" for part in name.iter()]
        people[person.get(f"{_XML}id") or ""] = _Person(
            " ".join(" ".join(words).split()) or None, parse_gender(value, given=genders)[0]
        )
    return people


def _parse(path: Path) -> tuple[Element, list[int]]:
    """The tree, and the line of every `u` in it."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    lines: list[int] = []

    class Builder(TreeBuilder):
        def start(self, tag: Any, attrs: Any) -> Element:
            if tag == f"{_TEI}u":
                lines.append(parser.parser.CurrentLineNumber)
            return super().start(tag, attrs)

    parser = DefusedXMLParser(target=Builder())
    try:
        with open_bytes(path) as handle:
            while block := handle.read(1 << 16):
                parser.feed(block)
        root: Element = parser.close()
    except DefusedXmlException as error:
        message = "the XML declares entities or refers to other files; remove its DOCTYPE."
        raise InputError(message, file=path, line=parser.parser.CurrentLineNumber) from error
    except (ParseError, ValueError, LookupError) as error:
        line = parser.parser.CurrentLineNumber
        raise InputError(f"the XML is broken ({one_line(error)}); get the file again.", file=path, line=line) from error
    return root, lines
