"""ParlaMint TEI: parliamentary sittings in XML, an utterance `u` a post.

Sex comes from `listPerson`, in the file itself or in the corpus's root or person list near it (see `tei_people`);
without one it is unknown. Who speaks as ``#chair`` in most of their utterances has the role facilitator. Notes,
applause and the like are no speech and left out. XML that declares entities is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.problem import one_line, show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import open_bytes
from facilitator.formats.transcripts.tei_people import ListedPerson, listed_people
from facilitator.formats.transcripts.tei_text import TEI, XML, spoken_text

__all__ = ["detect", "read"]


def detect(head: Head) -> bool:
    """Whether it begins as XML; other XML than TEI is refused with a plain sentence when read."""
    start = head.text.lstrip()[:200].lower()
    return start.startswith(("<?xml", "<!doctype", "<tei")) and not start.startswith("<!doctype html")


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the file."""
    root, lines = _parse(source.path)
    if root.tag != f"{TEI}TEI":
        raise InputError(_other_root(root), file=source.path)
    debate = RawDebate(id=root.get(f"{XML}id") or source.name)
    debate.language = root.get(f"{XML}lang") or "en"
    debate.title = _title(root, debate.language)
    date = root.find(f".//{TEI}settingDesc//{TEI}date")
    debate.start = date.get("when") if date is not None else None
    as_chair: Counter[str] = Counter()
    spoke: Counter[str] = Counter()
    utterances = root.iter(f"{TEI}u")
    for number, (element, line) in enumerate(zip(utterances, lines, strict=True), start=1):
        post = _post(element, line, number, debate)
        if not post.text:
            source.drop(
                f"utterance {post.id} has no text", "nothing was said in it, so nothing is lost", line=line, words=0
            )
            continue
        debate.posts.append(post)
        if isinstance(post.author, str):
            spoke[post.author] += 1
            as_chair[post.author] += "#chair" in (element.get("ana") or "").split()
    listed = listed_people(root, spoke, source, day=debate.start, parse=lambda path: _parse(path)[0])
    _add_people(debate, listed, {who: 2 * as_chair[who] > count for who, count in spoke.items()})
    yield debate


def _other_root(root: Element) -> str:
    namespace, _, found = root.tag.removeprefix("{").rpartition("}")
    if found == "TEI":
        has = f"has the namespace {show(namespace)}" if namespace else "has no namespace"
        return f'the root <TEI> {has}; write <TEI xmlns="{TEI[1:-1]}">.'
    return f"the XML's root is <{found}>, not <TEI>; name a ParlaMint file of one sitting."


def _add_people(debate: RawDebate, listed: dict[str, ListedPerson], chairs: dict[str, bool]) -> None:
    for who, chairs_mostly in chairs.items():
        known = listed.get(who, ListedPerson())
        debate.meet(who, name=known.name, gender=known.gender, role="facilitator" if chairs_mostly else None)
        if known.gender is not None:
            debate.extra["gender_source"] = "listPerson"


def _post(element: Element, line: int, number: int, debate: RawDebate) -> RawPost:
    extra: dict[str, Any] = {}
    language = element.get(f"{XML}lang")
    if language and language != debate.language:
        extra["language"] = language
    who = (element.get("who") or "").strip().removeprefix("#")
    return RawPost(
        id=element.get(f"{XML}id") or str(number),
        author=who or None,
        text=spoken_text(element),
        extra=extra,
        line=line,
    )


def _title(root: Element, language: str) -> str:
    titles = [title for title in root.iterfind(f".//{TEI}titleStmt/{TEI}title") if title.text]
    own = [title for title in titles if title.get(f"{XML}lang") == language]
    return " ".join(((own or titles)[0].text or "").split()) if titles else ""


def _parse(path: Path) -> tuple[Element, list[int]]:
    """The tree, and the line of every `u` in it."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    lines: list[int] = []

    class Builder(TreeBuilder):
        def start(self, tag: Any, attrs: Any) -> Element:
            if tag == f"{TEI}u":
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
