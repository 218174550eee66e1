"""Random policies, more at night: valid ones run and keep the rules that hold for all, invalid ones get a sentence."""

import copy
import itertools
import json
import pickle
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.interventions import Catalogue, Decider, Policy
from facilitator.interventions.words.lint import sentences
from tests.effort import examples
from tests.interventions.policy.strategies import NUMBERS, policies, wild
from tests.interventions.room import Room, proposed, speak

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


@settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
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
        agent.take(room.turn, room.map)
        message = speak(agent, room, usual_wait=30.0).intervention
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


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(policies(), POSTS, st.lists(st.sampled_from(["posted", "dismissed", "expired"]), min_size=1, max_size=9))
def test_whatever_the_policy_a_facilitators_word_holds(content, posts, words):
    policy = Policy.of(content)
    room, agent = Room(people=("ada", "bo", "cy", "di")), Decider(policy=policy, catalogue=Catalogue.load())
    unwanted, waits_until, refused_at, answers = set(), {}, None, itertools.cycle(words)
    for place, (label, author, back, unsure) in enumerate(posts, start=1):
        target = f"p{room.number - back}" if back and room.number >= back else None
        room.post(label, target, author="ada" if author == "host" else author, unsure=unsure)
        agent.take(room.turn, room.map)
        decision = agent.decide(room.situation(usual_wait=30.0))
        said = decision.intervention
        if said is None:
            continue
        matter = said.move, said.about if said.to is None else None, said.to
        assert matter not in unwanted
        assert place >= waits_until.get(matter, 0)
        assert refused_at is None or place - refused_at >= policy.proposals.rest_after_dismissal
        answer, waits = next(answers), proposed(decision, posts=agent.posts)
        if answer == "posted":
            agent.posted(waits, time=room.last.time, after=room.last.id, ibis_map=room.map)
            refused_at = None
            continue
        agent.refused(waits, dismissed=answer == "dismissed")
        refused_at = place
        if answer == "dismissed" and matter[1:] != (None, None):
            unwanted.add(matter)
        else:
            waits_until[matter] = place + policy.pace.longest_wait


@settings(max_examples=examples(80), deadline=None)
@given(st.sampled_from(NUMBERS), st.sampled_from(["low", "high", "text", "list", "nan", "bool"]))
def test_an_invalid_number_gets_one_sentence_with_key_and_range(number, how):
    table, key, _, least, most = number
    wrong = {"low": least - 1, "high": most + 1, "text": "much", "list": [1], "nan": float("nan"), "bool": True}[how]
    with pytest.raises(InputError) as caught:
        Policy.of({table: {key: wrong}})
    told = str(caught.value)
    assert f"{key} in [{table}]" in told
    assert f"from {least:.12g} to {most:.12g}." in told
    assert "\n" not in told


@settings(max_examples=examples(50), deadline=None)
@given(st.text(max_size=12), st.one_of(st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2)))
def test_an_unknown_key_is_named(key, value):
    if key not in Policy.model_fields:
        with pytest.raises(InputError, match="is unknown in a policy; use name, mode, moves"):
            Policy.of({key: value})


@settings(max_examples=examples(80), deadline=None)
@given(wild())
def test_whatever_a_file_says_it_is_a_policy_or_refused_in_one_line(content):
    try:
        policy = Policy.of(content)
    except InputError as error:
        told = str(error)
    else:
        told = "."
        assert Policy.of(policy.as_dict()) == policy
    assert told.isprintable()
    assert told.endswith(".")


@settings(max_examples=examples(30), deadline=None)
@given(policies())
def test_a_policy_is_read_again_from_what_is_kept_of_it(content):
    policy = Policy.of(content)
    assert Policy.of(policy.as_dict()) == policy
    assert Policy.of(json.loads(json.dumps(policy.as_dict()))) == policy


@settings(max_examples=50, deadline=None)
@given(policies())
def test_a_pickled_or_copied_policy_is_the_same(content):
    policy = Policy.of(content)
    assert pickle.loads(pickle.dumps(policy)) == copy.deepcopy(policy) == policy
