"""Small debates built in code."""

from __future__ import annotations

from facilitator.agent import Facilitator
from facilitator.debate import Debate, Participant, Post
from tests.agents import plain_models

PEOPLE = (
    Participant(id="mod", role="facilitator"),
    Participant(id="ana", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="cy"),
)

#: author, what it answers, label, text
TURNS = (
    ("mod", None, "other", "Hello and welcome, thanks for coming."),
    ("ana", None, "issue", "The drains are broken and nobody clears them. Why?"),
    ("bo", "p1", "idea", "We should pay a crew to clear them every month."),
    ("ana", "p2", "con", "No, that costs far too much and it never works."),
    ("mod", "p3", "other", "What else could help?"),
    ("cy", "p2", "pro", "I agree with the crew, it works well in my street."),
    ("bo", "p1", "idea", "What if we let the school pupils do it instead?"),
    ("ana", "p6", "con", "However, the risk for the children is wrong and unfair."),
)


def debate(name: str = "drains", *, turns=TURNS, people=PEOPLE, question="What about the drains?") -> Debate:
    posts = tuple(
        Post(id=f"p{place}", author=author, reply_to=target, label=label, text=text, time=60.0 * place)
        for place, (author, target, label, text) in enumerate(turns)
    )
    return Debate(id=name, question=question, participants=people, posts=posts)


def agent() -> Facilitator:
    return Facilitator(plain_models())
