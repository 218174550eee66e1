"""Signs of insult and threat: `cues`, yes-or-no features for `Incivility`, and `ruled`, what they say alone.

An attack on an idea is none on a person, and who reports or quotes an insult does not utter it. So cues are looked for
outside quotation marks, and some speak for a civil post.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from facilitator.safety.cue_patterns import CUES
from facilitator.safety.folded import folded

__all__ = ["CUE_NAMES", "TONES", "Tone", "cues", "ruled"]

Tone = Literal["civil", "harassment", "threat"]
TONES: tuple[Tone, ...] = get_args(Tone)
CUE_NAMES: tuple[str, ...] = tuple(CUES)

_LOOK = 4000
_PATTERNS = {name: re.compile("|".join(ways), re.IGNORECASE | re.MULTILINE) for name, ways in CUES.items()}
_QUOTED = re.compile(
    '"[^"\n]{2,200}"|\u201c[^\u201d\n]{2,200}\u201d|\u201e[^\u201c\n]{2,200}\u201c|\u00ab[^\u00bb\n]{2,200}\u00bb'
    "|\u300c[^\u300d\n]{2,200}\u300d|^>.*$",
    re.MULTILINE,
)
_INNOCENT = ("reported", "figure_of_speech", "own_fault")
_THREATS = ("will_harm_you", "harms_yours", "you_will_suffer", "veiled", "exposes", "other_threat")
_INSULTS = ("you_are_name", "you_are_bad", "like_you", "silences", "contempt", "third_person_name", "other_insult")


def cues(text: str) -> dict[str, bool]:
    """Which cues the beginning of a post has, hidden characters and full width seen through.

    >>> [name for name, found in cues("You are an idiot.").items() if found]
    ['you_are_name']
    """
    plain = folded(text[:_LOOK]).text.replace("\u2019", "'")
    said = " ".join(_QUOTED.sub(" ", plain).split())
    return {name: pattern.search(said) is not None for name, pattern in _PATTERNS.items()}


def ruled(found: Mapping[str, bool]) -> Tone:
    """What the cues alone say; a threat goes before an insult, and a sign of innocence before both."""
    if any(found[name] for name in _INNOCENT):
        return "civil"
    if any(found[name] for name in _THREATS):
        return "threat"
    return "harassment" if any(found[name] for name in _INSULTS) else "civil"
