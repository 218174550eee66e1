"""Words and what they mean roughly: `words`, `stems` of those that carry meaning, the `idiom` of the catalogue.

Rules of thumb for four languages, made so that a wrong guess lets the catalogue's text go out instead of a reworded
one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.words.rewording.request import MARK

__all__ = ["FUNCTION_WORDS", "idiom", "stems", "words"]

_JAPANESE = "\u3040-\u30ff\u4e00-\u9fff々"
# Japanese has no blanks: what carries meaning is mostly in Chinese characters or katakana.
_WORD = re.compile(
    r"[\u4e00-\u9fff々]+|[\u30a1-\u30ff]{2,}"
    rf"|(?:(?![{_JAPANESE}])[^\W\d_])(?:(?![{_JAPANESE}])[^\W\d_]|[\u0610-\u061a\u064b-\u065f'’\u200c])*"
)
_SLOTS = re.compile(r"{\w+}")
_SHARED = 2  # moves that use a word before it counts as the agent's manner of speaking

# A language a paragraph. They tell languages apart, and they carry no meaning that two texts could differ in.
_SMALL_WORDS = """
en the a an of to and is are was were be been being in on at for with from by as it its this that these those what
   which who whom whose how why when where would could should can may might will shall do does did has have had not no
   if so or but than then there their they them we us our you your i me my one some any other about into over up out
   also just only yet still even let here am
de der die das und ist nicht wie wer ein eine zu von mit auf für sich wir sie ihr es den dem
fr le la les des est une et que qui quoi dans pour avec sur pas vous nous quel ce cette du
es el la los las una y que qué quién cómo para con por se del es este esta más lo un de
it il lo gli una e che chi come per con del della è questo questa non di un si cosa
pt o os as uma e que quem como para com por do da é este esta não um de se
nl de het een en niet wat wie hoe van met voor op dit dat zijn er
fa این آن را از به که در با برای چه است هم یا هر شما ما چگونه چیزی کسی دیگر شود باشد دارد نیست آیا و تا یک اگر شد می
   هنوز باید بود کدام
ps دا د په له ته چې څه څوک کې به یې شي ده دی وي سره مو لپاره څنګه کوم نه او که دې یو هم پر تر باید کړي کومه کله
ar هذا هذه من في على إلى ما هل كيف التي الذي أن عن مع هو هي لا ذلك ماذا أو كان
ur یہ کے کی کا میں ہے سے کو پر اور نے ہیں کیا ہم وہ اس
"""


def words(text: str) -> list[str]:
    """The words of a text in lower case; of Japanese the runs of Chinese characters and of katakana."""
    return [found.replace("’", "'") for found in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def stems(text: str, *, language: str) -> set[str]:
    """What is left of a text's words without small words and endings, marks left out."""
    small = FUNCTION_WORDS.get(_short(language), frozenset())
    return {_stem(word) for word in words(MARK.sub(" ", text)) if word not in small}


@cache
def idiom(language: str) -> frozenset[str]:
    """The stems that stand in two or more moves of the catalogue: words to facilitate with, on whatever subject."""
    found: Counter[str] = Counter()
    for move in Catalogue.load(language).moves.values():
        found.update(stems(_SLOTS.sub(" ", " ".join(move.texts)), language=language))
    return frozenset(stem for stem, moves in found.items() if moves >= _SHARED)


def _tables(text: str) -> dict[str, frozenset[str]]:
    rows = [row.split() for row in text.replace("\n   ", " ").strip().splitlines()]
    return {language: frozenset(small) for language, *small in rows}


def _stem(word: str) -> str:
    if "\u4e00" <= word[0] <= "\u9fff":
        return word[:2]
    if "\u0600" <= word[0] <= "\u06ff":
        bare = re.sub(r"^ن?می\u200c|[\u0610-\u061a\u064b-\u065f]", "", word).replace("\u200c", "")
        return bare[:4]
    bare = re.sub(r"(?<=[^s])s$", "", word.split("'")[0])
    return re.sub(r"y$", "i", bare)[:5].rstrip("e") if len(bare) > 3 else bare


def _short(language: str) -> str:
    return language.split("-")[0].lower()


FUNCTION_WORDS = _tables(_SMALL_WORDS)
