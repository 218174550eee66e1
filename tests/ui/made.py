"""A demo without trained models, and small debates for it."""

from facilitator.agent import Facilitator
from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.debate import Debate, Participant, Post
from facilitator.interventions import Policy
from facilitator.ui.session import FULL_SPEED, Session

WORDS = (
    "The drains are blocked, what should we do about this problem?",
    "We should clean the drains before spring.",
    "I agree, it helps because the street stays dry.",
    "No, the cost is too high and it never works.",
    "Good morning everybody, thanks.",
)


def agent(policy: Policy | None = None) -> Facilitator:
    return Facilitator(embedder=HashEmbedder(), types=KeywordModel(), policy=policy)


def debate(*, posts=30, name="drains", title="Drains", text=None, language="en", extra=None) -> Debate:
    people = (
        *(Participant(id=f"w{place}", name=f"Ada {place}", gender="woman") for place in range(3)),
        *(Participant(id=f"m{place}", name=f"Bo {place}", gender="man") for place in range(2)),
        Participant(id="visitor", name="Somebody else of that id"),
    )
    made = tuple(
        Post(
            id=f"p{place}",
            author=people[place % 5].id,
            reply_to=f"p{place - 1}" if place % 5 else None,
            time=60.0 * place + (4_000 if place > 20 else 0),
            text=text or f"{WORDS[place % 5]} ({place})",
        )
        for place in range(posts)
    )
    return Debate(
        id=name,
        title=title,
        question="What about the drains?",
        language=language,
        participants=people,
        posts=made,
        extra=extra or {},
    )


def session(**more) -> Session:
    return Session(agent=agent(), debate=debate(**more))


def played(**more) -> Session:
    made = session(**more)
    made.speed = FULL_SPEED
    made.play(0.0)
    while made.playing:
        made.advance(0.0)
    return made
