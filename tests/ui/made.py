"""A demo without trained models, and small debates for it."""

from facilitator.agent import Facilitator
from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.debate import Debate, Participant, Post
from facilitator.interventions import Policy
from facilitator.models import Models
from facilitator.ui.player import Player
from facilitator.ui.room import Room
from facilitator.ui.visit import Visit

WORDS = (
    "The drains are blocked, what should we do about this problem?",
    "We should clean the drains before spring.",
    "I agree, it helps because the street stays dry.",
    "No, the cost is too high and it never works.",
    "Good morning everybody, thanks.",
)


def agent(policy: Policy | None = None, *, embedder=None) -> Facilitator:
    return Facilitator(Models(embedder=embedder or HashEmbedder(), types=KeywordModel()), policy=policy)


READER = agent().reader


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


def room_of(made: Debate, *, policy: Policy | None = None) -> Room:
    """A room in which nothing has been said yet."""
    own = agent(policy).twin(attended=True)
    own.start(made)
    return Room(agent=own, debate=made)


def room(*, policy: Policy | None = None, **more) -> Room:
    return room_of(debate(**more), policy=policy)


def read_all(found: Room) -> None:
    """Read what has been said, here and now."""
    while found.unread:
        (reading,) = found.agent.reader.read([found.request()])
        found.take(reading)


def hear(found: Room, *posts: Post) -> Room:
    """Say recorded posts in the room, and read them."""
    for post in posts:
        found.hear(post)
        read_all(found)
    return found


def say(found: Room, text: str, **more):
    """Say something as the visitor; how it was read."""
    post = found.say(text, **{"time": found.time, **more})
    read_all(found)
    return next(entry for entry in found.feed if entry.post is post)


def played(**more) -> Room:
    """A room in which every recorded post has been said and read."""
    found = room(**more)
    hear(found, *found.debate.posts)
    found.count()
    return found


async def read_at_once(request):
    (reading,) = READER.read([request])
    return reading


def visit(*, policy: Policy | None = None, read=read_at_once, **more) -> Visit:
    found = room(policy=policy, **more)
    return Visit(room=found, player=Player(found.debate.posts), place=0, read=read)
