"""Whether a reworded text may go out: `faults`, one plain sentence for each thing that speaks against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from facilitator.classification.protocols import Embedder
from facilitator.interventions.words.lint import faults as house_faults
from facilitator.interventions.words.lint import sentences
from facilitator.interventions.words.rewording.claims import is_question, new_claims
from facilitator.interventions.words.rewording.language import other_language
from facilitator.interventions.words.rewording.names import names_somebody
from facilitator.interventions.words.rewording.request import MARK, Request, without_marks
from facilitator.safety.instructions import instructs

__all__ = ["LEAST_SIMILARITY", "faults", "likeness", "tidied"]

#: Cosine of the embeddings of the text and its rewording.
LEAST_SIMILARITY = 0.55
_LONGER = 1.6
_LONG = 260
_ALLOWED = frozenset(" .,;:!?'’()–—-\u2011…،؛؟。、？！：・\u3000")
_JOINERS = frozenset("\u200c\u0654\u064b\u064e\u0650\u064f\u0651\u0652")  # what Persian and Pashto are written with
_AROUND = re.compile(r"[“”\"«»「」'‘’]*(⟦\w{1,8}⟧)[“”\"«»「」‘’]*")
_WRAPPED = re.compile(r"[“\"«「](?P<text>.*)[”\"»」]", re.DOTALL)
_QUOTED = re.compile(r"[“«「].*?[”»」]", re.DOTALL)


def faults(
    reply: str,
    request: Request,
    *,
    embedder: Embedder,
    names: Collection[str] = (),
    recent: Collection[str] = (),
    least_similarity: float = LEAST_SIMILARITY,
) -> list[str]:
    """What is wrong with a reply, marks still in it; nothing if it may go out.

    Parameters
    ----------
    names
        Of everybody in the debate. The addressee stands in the mark, so that no name may be in the reply itself.
    recent
        The agent's last messages as they went out; no sentence of theirs may come again.
    """
    said = without_marks(reply)
    if not any(sign.isalpha() for sign in said):
        return ["it is empty"]
    if len(said) > max(_LONG, _LONGER * len(without_marks(request.masked))):
        return ["it is too long"]
    found = _form(reply, request)
    if other_language(said, than=without_marks(request.masked), language=request.language):
        found.append("it is in another language than the text")
    if names_somebody(said, names, beside=request.masked):
        found.append("it names somebody")
    if instructs(reply):
        found.append("it reads like an instruction to a program")
    found += new_claims(reply, request)
    if _telling(reply) & {part for text in recent for part in _telling(text)}:
        found.append("it repeats a sentence of a recent message")
    # The meaning is looked at last: only a well-formed text is worth the embedder's time.
    if not found and likeness(reply, request, embedder=embedder) < least_similarity:
        found.append("it means something else than the text")
    return found


def tidied(reply: str) -> str:
    """A reply without what models like to put around it: blanks, and quotation marks about the marks or the whole."""
    text = _AROUND.sub(r"\1", unicodedata.normalize("NFC", reply).strip())
    wrapped = _WRAPPED.fullmatch(text)
    return wrapped["text"].strip() if wrapped else text


def likeness(reply: str, request: Request, *, embedder: Embedder) -> float:
    """How near in meaning the agent's own words are to those of the text, in [-1, 1]."""
    one, other = embedder.embed([without_marks(request.masked), without_marks(reply)])
    return float(one @ other)


def _form(reply: str, request: Request) -> list[str]:
    """Marks, signs, questions and the house rules of the catalogue."""
    found = []
    if sorted(MARK.findall(reply)) != sorted(MARK.findall(request.masked)):
        found.append("it does not hold every mark exactly once")
    elif _quoted(reply) != _quoted(request.masked):
        found.append("its quotations stand in another order")
    if not all(_plain(sign) for sign in without_marks(reply)):
        found.append("it holds signs that a plain sentence does not need")
    asked = [sum(is_question(part) for part in sentences(text)) for text in (reply, request.masked)]
    if asked[0] > 1:
        found.append("it asks more than one question")
    if asked[0] < asked[1]:
        found.append("it asks nothing, and the text does")
    broken = house_faults(request.as_template(reply), audience=request.move.audience)
    return found + [fault for fault in broken if fault not in found]


def _plain(sign: str) -> bool:
    return sign.isalnum() or sign in _ALLOWED or sign in _JOINERS


def _quoted(text: str) -> list[str]:
    return [mark for mark in MARK.findall(text) if mark != "name"]


def _telling(text: str) -> set[str]:
    """The sentences of a text without what they quote; short ones and greetings, which may come again, left out."""
    parts = sentences(_QUOTED.sub(" ", MARK.sub(lambda mark: "“”" if mark[1] != "name" else mark[0], text)))
    bare = (re.sub(r"\W+", " ", part).casefold().strip() for part in parts if "⟦name⟧" not in part)
    return {part for part in bare if len(re.findall(r"\w", part)) >= 12}
