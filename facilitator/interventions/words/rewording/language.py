"""Which language a text is in, as far as a short text tells: its scripts and its small words.

Only what is needed to see that a model answered in another language than it was asked in; no language is ever guessed
of a person.
"""

from __future__ import annotations

import unicodedata

from facilitator.interventions.words.rewording.words import FUNCTION_WORDS, words

__all__ = ["other_language", "scripts"]

_JAPANESE = frozenset({"HIRAGANA", "KATAKANA", "CJK"})
_ENOUGH = 4  # words; fewer need not hold a small one
_TOGETHER = (("en", "de", "fr", "es", "it", "pt", "nl"), ("fa", "ps", "ar", "ur"))


def scripts(text: str) -> frozenset[str]:
    """The writing systems of the letters in a text, by the first word of their Unicode names."""
    return frozenset(
        unicodedata.name(sign, "UNKNOWN").split()[0].removesuffix("-HIRAGANA") for sign in text if sign.isalpha()
    )


def other_language(text: str, *, than: str, language: str) -> bool:
    """Whether a text is plainly in another language than the text `than`, which is in `language`."""
    wanted, found = scripts(than), scripts(text)
    if "HIRAGANA" in wanted:
        return not found <= _JAPANESE | wanted or "HIRAGANA" not in found
    if not found <= wanted:
        return True
    own = language.split("-")[0].lower()
    rivals = next((group for group in _TOGETHER if own in group), ())
    spoken = words(text)
    if not rivals or len(spoken) < _ENOUGH:
        return False
    votes = {name: sum(word in FUNCTION_WORDS[name] for word in spoken) for name in rivals}
    return votes[own] == 0 or votes[own] < max(votes.values())
