"""A thousand random policies: valid ones run and keep the rules that hold for all, invalid ones get one sentence."""

import itertools
import re
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.interventions import MOVES, Catalogue, Decider, Policy
from facilitator.interventions.policy import MODES
from facilitator.interventions.policy.settings import SECTIONS
from facilitator.interventions.words.lint import sentences
from tests.interventions.room import Room


@st.composite
def sections(draw):
    found = {}
    for name, kind in SECTIONS.items():
        table = {}
        for one in fields(kind):
            if draw(st.integers(0, 2)):
                continue
            if isinstance(one.default, str):
                table[one.name] = draw(st.sampled_from(one.metadata.get("choices", ["the steering group"])))
                continue
            least, most = one.metadata["least"], min(one.metadata["most"], 60)
            whole = isinstance(one.default, int)
            table[one.name] = draw(st.integers(least, most) if whole else st.floats(least, most))
        if table.get("women_weight"):
            table["declared"] = "the steering group; told in the invitation"
        if table:
            found[name] = table
    return found


@st.composite
def policies(draw):
    moves = draw(st.lists(st.sampled_from(MOVES), unique=True))
    return {
        "moves": moves,
        "mode": draw(st.sampled_from(MODES)),
        "least_score": draw(st.floats(0, 1)),
        "weights": draw(st.dictionaries(st.sampled_from(MOVES), st.floats(0, 3), max_size=4)),
        **draw(sections()),
    }


POSTS = st.lists(
    st.tuples(
        st.sampled_from(["issue", "idea", "pro", "con", "other"]),
        st.sampled_from(["ada", "bo", "cy", "di", "host"]),
        st.integers(0, 12),
        st.booleans(),
    ),
    min_size=20,
    max_size=60,
)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(policies(), POSTS)
def test_a_valid_policy_runs_and_keeps_the_rules_of_all(content, posts):
    policy = Policy.of(content)
    room, agent = (
        Room(people=("ada", "bo", "cy", "di", "host"), host="facilitator"),
        Decider(policy=policy, catalogue=Catalogue.load()),
    )
    said, spoke_at = [], []
    for place, (label, author, back, unsure) in enumerate(posts):
        target = f"p{room.number - back}" if back and room.number >= back else None
        room.post(label, target, author=author, unsure=unsure, vector=[1.0, float(place % 7) - 3])
        agent.heard(room.heard, facilitator=author == "host", map=room.map)
        message = agent.decide(room.situation(silence=0.0, usual_wait=30.0)).intervention
        if message is not None:
            said.append(message)
            spoke_at.append(place)
    names = re.compile(r"\b(Ada|Bo|Cy|Di|Host)\b")
    assert len(said) <= policy.pace.most_messages
    assert all(later - earlier >= policy.pace.posts_between for earlier, later in itertools.pairwise(spoke_at))
    for place, message in enumerate(said):
        assert message.move in policy.moves
        assert (message.audience == "private") == (message.to is not None)
        assert message.audience == "private" or not names.search(message.text)
        recent = [part for one in said[max(0, place - 20) : place] for part in sentences(one.text)]
        assert not any(part in recent for part in sentences(message.text) if len(part) > 25 and message.to is None)


NUMBERS = [
    (section, one) for section, kind in SECTIONS.items() for one in fields(kind) if not isinstance(one.default, str)
]


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(NUMBERS), st.sampled_from(["low", "high", "text", "list", "nan", "bool"]))
def test_an_invalid_number_gets_one_sentence_with_key_and_range(number, how):
    section, one = number
    least, most = one.metadata["least"], one.metadata["most"]
    wrong = {"low": least - 1, "high": most + 1, "text": "much", "list": [1], "nan": float("nan"), "bool": True}[how]
    with pytest.raises(InputError) as caught:
        Policy.of({section: {one.name: wrong}})
    told = str(caught.value)
    assert f"{one.name} in [{section}]" in told
    assert f"from {least:g} to {most:g}." in told
    assert "\n" not in told


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12), st.one_of(st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2)))
def test_an_unknown_key_is_named(key, value):
    known = {one.name for one in fields(Policy)}
    if key not in known:
        with pytest.raises(InputError, match="is unknown in a policy; use name, mode, moves"):
            Policy.of({key: value})
