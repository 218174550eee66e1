"""House rules for the agent's words, checked by rule: `lint` for one text, `lint_all` for a whole catalogue.

One question at a time, short, no praise, nothing leading, nobody's gender, nobody blamed, nobody named before others,
and no sentence that two texts share. The word lists are for English; the rules of form hold in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.interventions.intervention import Audience
from facilitator.interventions.moves.catalogue import Catalogue, Move

__all__ = ["faults", "lint", "lint_all", "sentences"]

_LONGEST = 260
_LONGEST_SENTENCE = 26  # words; about the reading level of somebody of fourteen
_QUESTION = re.compile(r"[?؟?]|か。")
_END = re.compile(r"(?<=[.!?؟?。])\s*")
_ASIDE = re.compile(r"[“«「]{(?:quote|other)}[”»」]|{\w+}")

_BANNED = {
    "praise": r"great|excellent|amazing|wonderful|brilliant|fantastic|well done|good point|impressive|perfect",
    "gender": r"women|woman|men|man|female|male|ladies|gentlemen|she|he|her|him|his|girls?|boys?",
    "blame": r"your fault|wrong of you|you failed|failed?|stupid|nonsense|ignored|quiet people|silent (?:one|people)",
    "leading": r"isn't it|don't you|wouldn't you|surely|obviously|of course|clearly|everyone agrees",
}
_BANNED_PATTERNS = {rule: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for rule, words in _BANNED.items()}


def lint(move: Move, text: str) -> list[str]:
    """What is wrong with a text of a move, a sentence each; nothing if all is well."""
    return [f"{move.id}: {text!r}: {fault}" for fault in faults(text, audience=move.audience)]


def faults(text: str, *, audience: Audience) -> list[str]:
    """What is wrong with a text, slots open, that is for everyone or for one person."""
    bare = _ASIDE.sub("", text)
    found = []
    if len(_QUESTION.findall(bare)) > 1:
        found.append("it asks more than one question")
    if len(bare) > _LONGEST:
        found.append(f"it has {len(bare)} signs; {_LONGEST} at most")
    longest = max((len(part.split()) for part in sentences(bare)), default=0)
    if longest > _LONGEST_SENTENCE:
        found.append(f"a sentence has {longest} words; {_LONGEST_SENTENCE} at most")
    if (audience == "private") != ("{name}" in text):
        found.append("private messages name the person, and only they do")
    found += [
        f"it is {rule}: {match.group()!r}" for rule, words in _BANNED_PATTERNS.items() if (match := words.search(bare))
    ]
    return found


def lint_all(catalogue: Catalogue) -> list[str]:
    """What is wrong with any text of the catalogue, and sentences that stand in more than one."""
    found = [fault for move in catalogue.moves.values() for text in move.texts for fault in lint(move, text)]
    seen: dict[str, str] = {}
    for move in catalogue.moves.values():
        for text in move.texts:
            for part in _telling(sentences(text)):
                if seen.setdefault(part, text) != text:
                    found.append(f"{move.id}: {part!r} stands in another text too")
    return found


def sentences(text: str) -> list[str]:
    """The text cut after each end of a sentence, blanks trimmed."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def _telling(parts: Iterable[str]) -> Iterable[str]:
    """Sentences long enough to be recognised when they come again, but for the greeting of private messages."""
    bare = ((part, _ASIDE.sub("", part)) for part in parts if "{name}" not in part)
    return (rest for _, rest in bare if len(re.findall(r"\w", rest)) >= 12)
