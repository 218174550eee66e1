"""New claims: `new_claims` finds what a reworded text says and the text of the catalogue does not.

No rule can tell whether two sentences say the same. These go the safe way round: what turns or widens a sentence
(*everybody*, *not*, *objections*, a number, a time) must be in the catalogue's text already, sentences that state
something are made of its words and of those that many moves share, and the words of a post stay inside its quotation.
"""

from __future__ import annotations

import re
import unicodedata

from facilitator.interventions.words.lint import sentences
from facilitator.interventions.words.rewording.request import Request, without_marks
from facilitator.interventions.words.rewording.wordlists import NEGATIONS, TELLING
from facilitator.interventions.words.rewording.words import idiom, stems

__all__ = ["is_question", "new_claims"]

_QUESTION = re.compile(r"[?？؟]|か[。.]?\s*$")
_CAPITAL = re.compile(r"(?<=[^\W\d_,;)]\s)[A-Z]\w+|(?<=[,;)]\s)[A-Z]\w+|\b[A-Z]{3,}\b")
_ADDRESS = re.compile(r"\b\w+\.\w{2,}\b|www|https?", re.IGNORECASE)
#: Of the words of a question; a question may be put in words of its own, a statement may not.
_MOST_NEW_IN_QUESTION = 0.5


def new_claims(reply: str, request: Request) -> list[str]:
    """One plain sentence for each; none holds a word of the reply, which may be anybody's."""
    own, said = without_marks(request.masked), without_marks(reply)
    found = []
    if _numbers(said) - _numbers(own):
        found.append("it gives a number that the text does not")
    if _ADDRESS.search(said):
        found.append("it gives an address")
    if {word.casefold() for word in _CAPITAL.findall(said)} - set(own.casefold().split()):
        found.append("it names something that the text does not")
    found += _turned(said, own, language=request.language.split("-")[0].lower())
    found += _unlike(reply, request)
    return found


def is_question(sentence: str) -> bool:
    """Whether a sentence asks."""
    return _QUESTION.search(sentence) is not None


def _numbers(text: str) -> set[str]:
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    return set(re.findall(r"\d+", plain))


def _turned(said: str, own: str, *, language: str) -> list[str]:
    """Words of a family of which the text has none, and a negation that came or went."""
    found = [
        f"it tells of {family}, and the text does not"
        for family, pattern in TELLING.get(language, {}).items()
        if pattern.search(said) and not pattern.search(own)
    ]
    negation = NEGATIONS.get(language)
    if negation is not None and len(negation.findall(said)) != len(negation.findall(own)):
        found.append("it says no where the text does not, or the other way round")
    return found


def _unlike(reply: str, request: Request) -> list[str]:
    """Sentences made of other words than the text's, and words of the posts outside their quotation."""
    language = request.language
    known = stems(request.masked, language=language) | idiom(language)
    found = []
    posts = stems(" ".join(request.quotes.values()), language=language) - known
    if posts & stems(reply, language=language):
        found.append("it uses words of a post outside its quotation")
    stated = [part for part in sentences(reply) if not is_question(part)]
    if len(stated) > sum(not is_question(part) for part in sentences(request.masked)):
        found.append("it states more than the text does")
    if any(_share_new(part, known, language) > 0 for part in stated):
        found.append("it states something that the text does not")
    asked = [part for part in sentences(reply) if is_question(part)]
    if any(_share_new(part, known, language) > _MOST_NEW_IN_QUESTION for part in asked):
        found.append("it asks something that the text does not")
    return found


def _share_new(sentence: str, known: set[str], language: str) -> float:
    spoken = stems(sentence, language=language)
    return len(spoken - known) / len(spoken) if spoken else 0.0
