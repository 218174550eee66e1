"""What stands before words as the name of who says them: ``Name: words`` and ``[NAME] words``; and how it looks.

What a label that comes again looks like decides nothing where a file shows its habit (see `habits`); it does where a
file is too short to have one, or for what stands before a colon once.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from facilitator.formats.names import name_key
from facilitator.formats.transcripts.label_words import COUNTERS, HEADINGS, PARTICLES, SOUNDS, SPEECH

__all__ = ["Label", "find_label", "is_machine_made", "is_nobody", "looks_like_a_name", "may_be_a_name"]

# A colon needs a blank after it (10:30, https://) unless it is as wide as the letters of its script.
_MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"  # of direction, which nobody sees
_COLON = re.compile(
    rf"(.{{1,100}}?)\s*(?:[：﹕︓፥]|:(?={_MARKS}(?:\s|$)|[\u2e80-\u9fff\uac00-\ud7af\uff01-\uffef])){_MARKS}\s*(.*)"
)
_BRACKETS = re.compile(r"\[([^\[\]]{1,80})\]\s*[:：]?\s*(\S.*)")
_MACHINE = re.compile(
    r"(?:speaker|spkr?|sprecher(?:in)?|locuteur|intervenant|hablante|orador|parlant|falante|relatore|参加者|話者|"
    r"participant|voice|guest)[ _-]?(?:\d{1,3}|[a-z])"
)
_NOBODY = re.compile(r"(?:(?:unknown|unidentified)(?: speaker| voice)?|inaudible|multiple speakers|crosstalk)")
_SENTENCE = re.compile(r"[!?…،]\s|[。！？]|(?<!\w)(?!(?i:prof|capt|pres|assoc|dept)\.)[^\W\d_]{4,}\. ")
_CLOCK_OR_ADDRESS = re.compile(r"\d:\d|//")


class Label(NamedTuple):
    """A name as it may stand before words.

    Parameters
    ----------
    kind
        ``":"`` or ``"["``.
    name
        As it stands in the file.
    key
        What all forms of the name share.
    words
        What follows.
    """

    kind: str
    name: str
    key: str
    words: str


def find_label(text: str) -> Label | None:
    """What may be a label at the beginning of the text, whatever it looks like.

    >>> find_label("kim | roads: as I said: no").name, find_label("10:30 is fine"), find_label("[ADA] Yes.").kind
    ('kim | roads', None, '[')
    """
    kind = ":"
    match = None
    if text[:1] == "[":
        kind, match = "[", _BRACKETS.match(text)
        if match is not None and _is_sound(match[1]):
            after = find_label(match[2])
            return None if after is None else after._replace(words=f"[{match[1]}] {after.words}".rstrip())
    if match is None and (":" in text or not text.isascii()):
        kind, match = ":", _COLON.match(text)
    if match is None:
        return None
    name = match[1].strip()
    if not any(map(_is_letter_like, name)) or _CLOCK_OR_ADDRESS.search(name):
        return None
    return Label(kind, name, name_key(name, case=True), match[2])


def _is_sound(name: str) -> bool:
    return any(word.strip(".,♪") in SOUNDS for word in name.casefold().split())


def _is_letter_like(char: str) -> bool:
    return char.isalnum() or ord(char) > 0x2190  # emoji and other signs are names too


def is_machine_made(label: Label) -> bool:
    """Whether it is how a program calls voices that it told apart: SPEAKER_01, spk_1, speaker 2."""
    return _MACHINE.fullmatch(label.key) is not None


def is_nobody(name: str) -> bool:
    """Whether the label says that nobody knows who speaks."""
    return _NOBODY.fullmatch(name.casefold()) is not None


def is_heading(name: str) -> bool:
    """Whether it is a word that people put before a colon when they speak: "Question", "Option B", "First of all"."""
    words = name.split()
    lower = [word.casefold().strip(".,()\"'") for word in words]
    if not lower or lower[0].rstrip("0123456789") not in HEADINGS:
        return lower[:1] == ["in"] or lower[:1] == ["for"]
    rest = list(zip(words[1:], lower[1:], strict=True))
    return all(
        len(low) < 3 or low.isdigit() or low in COUNTERS or low in HEADINGS or word[0].islower() for word, low in rest
    )


def reads_as_speech(name: str) -> bool:
    """Whether it is a piece of a sentence rather than a name: "The three options are"."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    if (len(words) > 9 and 2 * capitals < len(words)) or _SENTENCE.search(name):
        return True
    return len(words) > 1 and any(word in SPEECH or word == "I" for word in (word.strip(",") for word in words))


def may_be_a_name(name: str) -> bool:
    """Whether nothing speaks against its being a name."""
    return not is_heading(name) and not reads_as_speech(name)


def looks_like_a_name(name: str) -> bool:
    """Whether it looks like one: up to six words, none of them in lower case but "van", "de" and the like."""
    words = re.sub(r"[(\[].*?[)\]]", "", name).split()
    return (
        may_be_a_name(name)
        and 0 < len(words) < 7
        and all(not word[0].islower() or word in PARTICLES for word in words)
        and not words[0][0].islower()
        and any(char.isalpha() for char in name)
    )
