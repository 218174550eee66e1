"""Agents and debates for tests that need the whole path but no trained model."""

from facilitator import Facilitator, Policy
from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.debate import Debate, Participant, Post
from facilitator.interventions.policy import Gaps, Pace
from facilitator.models import Models

#: Speaks soon and often, so that a short debate shows it.
TALKATIVE = Policy(
    name="talkative",
    least_score=0.1,
    pace=Pace(first_after=1, posts_between=3, seconds_between=0),
    gaps=Gaps(issue_without_idea=1, idea_without_pro=1, idea_without_con=1, thin_branch=1),
)

TEXTS = (
    "The drains on Mill Street block every spring and nobody is in charge, why?",
    "We should pay two people to clean them before the rain.",
    "I agree, because it worked in Sector Four.",
    "No, but the cost is wrong and never planned.",
    "Thanks everyone, good morning.",
    "What if we ask the school to plant trees along the ditch?",
)


def plain_models(gate=None):
    return Models(embedder=HashEmbedder(), types=KeywordModel(), gate=gate)


def plain_agent(policy=TALKATIVE, seed=0, gate=None, **more):
    return Facilitator(plain_models(gate), policy=policy, seed=seed, **more)


def plain_answers(pairs=4):
    """People who never say what they answer, and an agent whose every post does: a debate that is not threaded."""
    posts = []
    for n in range(pairs):
        posts.append(Post(id=f"p{n}", author="ana", text=TEXTS[n % len(TEXTS)], time=120.0 * n))
        answer = "What could be done about it?"
        posts.append(Post(id=f"a{n}", author="bot", text=answer, time=120.0 * n + 60, reply_to=f"p{n}"))
    posts.append(Post(id="last", author="bo", text="No, that is too dear.", time=120.0 * pairs))
    people = (Participant(id="ana"), Participant(id="bo"), Participant(id="bot", role="agent"))
    return Debate(id="answers", question="What should we do?", participants=people, posts=tuple(posts))


def plain_debate(posts=30, *, id="drains", people=4, wait=60.0, threaded=True):
    everyone = tuple(
        Participant(id=f"u{n}", name=f"Name {n}", gender=[None, "woman", "man"][n % 3]) for n in range(people)
    )
    return Debate(
        id=id,
        question="What should we do about the drains?",
        participants=everyone,
        posts=tuple(
            Post(
                id=f"p{n}",
                author=f"u{n % (people - 1)}",
                text=f"{TEXTS[n % len(TEXTS)]} ({n})",
                time=wait * n,
                reply_to=f"p{n - 1 - n % 2}" if threaded and n > 2 and n % 3 else None,
            )
            for n in range(posts)
        ),
    )
