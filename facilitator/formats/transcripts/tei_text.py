"""The words of a TEI element, as somebody would read them: neither glued together by tags nor torn apart by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["TEI", "XML", "spoken_text"]

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_NO_SPEECH = frozenset(
    f"{TEI}{name}" for name in ["note", "kinesic", "vocal", "incident", "gap", "desc", "head", "linkGrp", "writing"]
)
_PARTED = frozenset(  # elements with a blank before and after; others, such as hi and name, may stand within a word
    f"{TEI}{name}"
    for name in ["s", "p", "ab", "l", "lg", "item", "list", "cell", "row", "lb", "pb", "cb", "milestone", "q", "div"]
)
_WORDS = frozenset([f"{TEI}w", f"{TEI}pc"])
_SEG = f"{TEI}seg"
_JOINED = "\N{INVISIBLE SEPARATOR}"  # before a word that takes no blank before it


def spoken_text(element: Element) -> str:
    """The text without notes and applause, a line a segment; words and marks are parted as the annotation says."""
    lines = re.sub(rf"\s*{_JOINED}", "", "".join(_pieces(element))).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(root: Element) -> Iterator[str]:
    """Text in document order; a stack of what is still to come, since XML may be nested deeper than Python's."""
    waiting: list[Element | str] = [root]
    is_parted = any(part.tag in _WORDS for part in root.iter())
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif item.tag in _WORDS:
            yield _word(item)
        elif item.tag in _NO_SPEECH or not isinstance(item.tag, str):  # comments have no tag
            yield " " if isinstance(item.tag, str) else ""
        else:
            around = "\n" if item.tag == _SEG else " " if _is_parted(item) else ""
            waiting.append(around)
            for child in reversed(item):
                waiting.append(_loose(child.tail, is_parted))
                waiting.append(child)
            yield around + _loose(item.text, is_parted)


def _is_parted(element: Element) -> bool:
    return element.tag in _PARTED and element.get("break") != "no"


def _loose(text: str | None, is_parted: bool) -> str:
    """Text outside of words; where words are annotated, blanks between them only make the file look tidy."""
    text = " ".join((text or "").split("\n"))
    if not is_parted:
        return text
    return f" {text} " if text.strip() else ""


def _word(word: Element) -> str:
    """A word with the blank that follows it; one that holds others, as *au* holds *à* and *le*, is read once."""
    inner = [part for part in word.iter() if part is not word]
    own = " ".join((word.text or "").split())
    if not own:
        own = "".join("".join((part.text or "").split()) for part in inner)
    joins = {word.get("join"), *([inner[-1].get("join")] if inner else [])}
    before = _JOINED if word.get("join") in ("left", "both") else ""
    return f"{before}{own}{'' if joins & {'right', 'both'} else ' '}"
