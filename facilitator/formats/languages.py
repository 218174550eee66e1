"""Which languages posts are written in, as far as can be told from their letters and words: `languages_of`.

By py3langid, which knows 97 languages and needs no network. It does not tell Dari from Farsi: both are ``fa``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

__all__ = ["languages_of", "same_language"]

_FEWEST_LETTERS = 25  # of a post by itself: "ok" may be anything
_FEWEST_POSTS = 5  # of that length; short talk is looked at as a whole
_MOST_POSTS = 300
_SURE = 0.6
_SAME = {
    "prs": "fa",
    "fas": "fa",
    "pes": "fa",
    "nb": "no",
    "nn": "no",
    "cmn": "zh",
    "jpn": "ja",
    "pus": "ps",
    "eng": "en",
}


def languages_of(texts: Iterable[str]) -> dict[str, float]:
    """Share of posts by language (ISO 639-1), the most frequent first; of the first 300 posts that can be told.

    Nothing where too little is written.
    """
    long: list[str] = []
    short: list[str] = []
    for text in islice(texts, 10 * _MOST_POSTS):
        (long if _letters(text) >= _FEWEST_LETTERS else short).append(text)
        if len(long) == _MOST_POSTS:
            break
    told = long if len(long) >= _FEWEST_POSTS else [" ".join([*long, *short])]
    found = Counter(code for text in told if (code := _language(text)) is not None)
    return {code: round(number / found.total(), 3) for code, number in found.most_common()}


def same_language(one: str, other: str) -> bool:
    """Whether two codes mean one language; regions do not count, and Dari is Persian."""
    return _plain(one) == _plain(other)


def _plain(code: str) -> str:
    base = code.lower().replace("_", "-").partition("-")[0]
    return _SAME.get(base, base)


def _language(text: str) -> str | None:
    if _letters(text) < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(text[:2000])
    return str(code) if probability >= _SURE else None


def _letters(text: str) -> int:
    """Letters, those of scripts that write a word with one or two of them counted for more."""
    return sum(3 if char >= "\u3040" else 1 for char in text if char.isalpha())


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
