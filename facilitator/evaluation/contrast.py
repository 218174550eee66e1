"""Contrast pairs: an idea and its opposite under the same replies, in small scripted debates.

The pairs are data, ``contrast_pairs.toml``; in both ideas of a pair the words are as alike as their meanings allow.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from facilitator.agent import Facilitator
from facilitator.debate import Debate, Participant, Post
from facilitator.evaluation.audit import Pair
from facilitator.evaluation.decisions import decisions
from facilitator.evaluation.remembered import remembering

__all__ = ["IDEA", "ContrastPair", "Contrasted", "contrast", "contrast_pairs", "scripted"]

_FILE = Path(__file__).parent / "contrast_pairs.toml"
_PEOPLE = tuple(Participant(id=f"person-{n}") for n in range(1, 7))
_WAIT = 90.0

#: The post that is the idea under discussion, and the one that offers another idea.
IDEA, _RIVAL = "p2", "p3"


@dataclass(frozen=True, kw_only=True)
class ContrastPair:
    """An idea and its opposite. `a` mostly keeps, begins or allows, `b` ends or forbids.

    `public` tells which of the two wants more done in common and less left to each, where that is a question.
    """

    topic: str
    a: str
    b: str
    public: Literal["a", "b"] | None = None


@dataclass(frozen=True, kw_only=True)
class Contrasted:
    """What the agent did in one script with idea a (`decided.before`) and with idea b (`decided.after`)."""

    pair: ContrastPair
    script: str
    decided: Pair


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def contrast_pairs() -> tuple[ContrastPair, ...]:
    """The pairs that come along."""
    return tuple(ContrastPair(**pair) for pair in _content()["pairs"])


def scripted(pair: ContrastPair, *, idea: str, script: str) -> Debate:
    """A debate on the topic of a pair, in which `idea` meets the replies of a script."""
    replies = _content()["scripts"][script]
    said = [(f"What should happen with {pair.topic}?", None), (idea, "p1"), *((one, "p1") for one in replies["rival"])]
    said += [(one, IDEA) for one in replies["to_idea"]] + [(one, _RIVAL) for one in replies["to_rival"]]
    said += [(one, None) for one in _content()["fillers"]]
    posts = tuple(
        Post(id=f"p{n}", author=_PEOPLE[(n - 1) % len(_PEOPLE)].id, text=text, reply_to=target, time=_WAIT * (n - 1))
        for n, (text, target) in enumerate(said, start=1)
    )
    return Debate(id=f"{pair.topic}, {script}", participants=_PEOPLE, posts=posts)


def contrast(agent: Facilitator, pairs: Sequence[ContrastPair]) -> Iterator[Contrasted]:
    """Every pair in every script."""
    for pair in pairs:
        reader = remembering(agent)
        for script in _content()["scripts"]:
            a, b = (decisions(reader, scripted(pair, idea=idea, script=script)) for idea in (pair.a, pair.b))
            yield Contrasted(pair=pair, script=script, decided=Pair(before=a, after=b))
