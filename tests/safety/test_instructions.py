"""Posts that try to instruct the agent change no decision, and their words never come out of its mouth."""

import re
from dataclasses import replace

import numpy as np
import pytest

from facilitator import Intervention
from facilitator.agent import Facilitator
from facilitator.classification import HashEmbedder
from facilitator.debate import IBIS_TYPES, Debate, Participant, Post
from facilitator.interventions import MOVES, Policy
from facilitator.interventions.policy.settings import Gaps, Pace
from facilitator.models import Models
from facilitator.safety.instructions import instructs
from tests.interventions.injections import INJECTIONS, PLAIN

POLICY = Policy(
    moves=MOVES,
    least_score=0.1,
    pace=Pace(first_after=1, posts_between=3, seconds_between=0, back_off=1),
    gaps=Gaps(issue_without_idea=1, idea_without_pro=1, idea_without_con=1, thin_branch=1, unanswered_first_post=1),
)


@pytest.mark.parametrize("text", PLAIN)
def test_the_usual_ways_are_recognised(text):
    assert instructs(text)


def test_so_they_are_in_every_disguise():
    assert len(INJECTIONS) == 200
    assert [text for text in INJECTIONS if not instructs(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "We should ignore the noise and look at the numbers.",
        "The rules for the market should be the same for all.",
        "Who will act as a contact for the school?",
        "I will write to the council from Monday on.",
        "The agent at the bank said no.",
        "Say we close the road: what then?",
        "The system of drains is old, and the instructions of the city are not clear.",
        "Please tell everybody about the meeting.",
        "باید سرک را ببندیم چون هر بهار آب می‌گیرد.",
        "道路を閉めるべきです。",
    ],
)
def test_what_people_say_to_each_other_is_not(text):
    assert not instructs(text)


class TypesById:
    """Types that depend on the place in the debate alone, as a classifier would give them that cannot be swayed."""

    def __init__(self):
        self.types = {}
        self.description = {"name": "by place"}

    def predict_proba(self, items):
        chances = np.full((len(items), len(IBIS_TYPES)), 0.02)
        for row, item in enumerate(items):
            kind = next((kind for text, kind in self.types.items() if item.text in text), "other")
            chances[row, IBIS_TYPES.index(kind)] = 0.92
        return chances

    def unsure(self, chances):
        return chances.max(axis=1) < 0.5


def decisions(texts):
    """When, which and to whom; and all that was said."""
    kinds = ("issue", "idea", "con", "other", "idea", "pro")
    people = tuple(Participant(id=f"u{n}", name=f"Name {n}") for n in range(5))
    posts = tuple(
        Post(id=f"p{n}", author=f"u{n % 4}", text=text, time=60.0 * n, reply_to=f"p{n - 1}" if n % 3 else None)
        for n, text in enumerate(texts)
    )
    types = TypesById()
    types.types = {post.text: kinds[n % 6] for n, post in enumerate(posts)}
    agent = Facilitator(Models(embedder=HashEmbedder(), types=types), policy=POLICY)
    debate = Debate(id="d", question="What about the road?", participants=people, posts=posts)
    found = list(agent.replay(replace(debate, extra={"threaded": True})))
    said = [event for event in found if isinstance(event, Intervention)]
    return [one for one in said if one is not None]


def test_their_words_never_come_out_of_the_agents_mouth():
    said = decisions([text + f" ({place})" for place, text in enumerate(INJECTIONS)])
    assert said  # private messages go on
    spoken = " ".join(one.text for one in said)
    for text in INJECTIONS:
        for part in re.findall(r"\w{5,}(?: \w+){2}", text):
            assert part not in spoken
    assert {one.audience for one in said if "Name" in one.text} <= {"private"}


def test_one_in_a_debate_changes_no_other_decision():
    plain = [f"a thought on the road with a number {place} of its own" for place in range(48)]
    wanted = decisions(plain)
    assert len(wanted) > 5
    for start in range(0, 200, 40):
        texts = list(plain)
        texts[21] = INJECTIONS[start]  # place 21 is of type other: on the map it is nothing
        found = decisions(texts)
        assert [(one.move, one.after, one.to, one.text) for one in found] == [
            (one.move, one.after, one.to, one.text) for one in wanted
        ]
