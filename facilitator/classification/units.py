"""Cutting a post into units: sentence-like pieces that may each do something else in a debate.

Lines, list items and full stops of scripts without spaces cut first, by rule; spaCy's sentencizer cuts what is left,
with the abbreviations of the language. No trained pipeline is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from facilitator.classification.text import READ_CHARACTERS

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MAX_UNITS", "Unit", "split_units"]

#: Units that are looked at; the rest of the text read belongs to the last one.
MAX_UNITS = 16

#: What ends a piece for sure: line ends, and full stops of scripts that put no space after them.
_HARD_END = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+|(?<=[。！？｡．])(?![。！？｡．」』）])")
#: Signs that open a list item and belong to no sentence.
_BULLET = re.compile(r"\s*(?:[-*•·‣▪–—>]+|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+")
_STOPS = ["!", ".", "?", "…", "؟", "۔", "।", "॥", "‼", "⁇", "⁈", "⁉"]
_OPENER = re.compile(r"""(?<=\s)["'“„«‘(\[]+\s*$""")
_WORD = re.compile(r"\w")
#: What spaCy's tokeniser would need the square of its length for: rows of signs, and words without an end.
_ROW_OF_SIGNS = re.compile(r"[^\w\s]+(?=[^\w\s]{8})")
_LONG_WORD = re.compile(r"(?<=\S{200})\S+(?=\S)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Unit(NamedTuple):
    """A piece of a text, ``text[start:end]``: half-open, without white space at its ends."""

    start: int
    end: int


def split_units(text: str, *, language: str = "en") -> list[Unit]:
    """The units of a text, in order, without overlap; every word that is read is in one of them.

    Parameters
    ----------
    text
        Its first `READ_CHARACTERS` are read, so that a pasted book costs no more than a long post.
    language
        Code of the text's language, such as ``en`` or ``fa-AF``; decides on abbreviations only.

    Returns
    -------
    list of Unit
        At most `MAX_UNITS`; empty if there is not one word. Pieces without a word (a row of emoji, ``...``) belong to
        the unit before them, or to the one after if they come first.
    """
    read = _SURROGATE.sub("\ufffd", text[:READ_CHARACTERS])  # spaCy fails on halves of characters
    found: list[Unit] = []
    waiting: int | None = None
    for start, end in _pieces(read, language):
        if not _WORD.search(read, start, end):
            if found:
                found[-1] = Unit(found[-1].start, end)
            elif waiting is None:
                waiting = start
            continue
        found.append(Unit(start if waiting is None else waiting, end))
        waiting = None
    if len(found) > MAX_UNITS:
        found[MAX_UNITS - 1 :] = [Unit(found[MAX_UNITS - 1].start, found[-1].end)]
    return found


def _pieces(text: str, language: str) -> Iterator[Unit]:
    at = 0
    for cut in _HARD_END.finditer(text):
        yield from _sentences(text, at, cut.start(), language)
        at = cut.end()
    yield from _sentences(text, at, len(text), language)


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Unit]:
    bullet = _BULLET.match(text, start, end)
    if bullet and _WORD.search(text, bullet.end(), end):
        start = bullet.end()
    piece = text[start:end]
    if not piece.strip():
        return
    if not any(stop in piece for stop in _STOPS):
        yield _stripped(text, start, end)
        return
    at = start
    for sentence in _pipeline(language.split("-")[0].lower())(_quick(piece)).sents:
        stop = start + sentence.end_char
        opener = _OPENER.search(text, at, stop)  # spaCy leaves the quotation mark before a sentence to the one before
        if opener and stop < end:
            stop = opener.start()
        unit = _stripped(text, at, stop)
        at = stop
        if unit.start < unit.end:
            yield unit


def _quick(piece: str) -> str:
    """The piece with blanks for what is too long in a row of signs, and letters in a word, place by place."""
    shorter = _ROW_OF_SIGNS.sub(lambda row: " " * len(row[0]), piece)
    return _LONG_WORD.sub(lambda word: "x" * len(word[0]), shorter)


def _stripped(text: str, start: int, end: int) -> Unit:
    piece = text[start:end]
    return Unit(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


@lru_cache(maxsize=8)
def _pipeline(language: str) -> Language:
    """A blank pipeline with a sentencizer; for a language that spaCy lacks or needs more for, the neutral one."""
    import spacy

    try:
        nlp = spacy.blank(language)
    except ImportError:  # also what spaCy raises for a code it does not know
        nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer", config={"punct_chars": _STOPS})
    return nlp
