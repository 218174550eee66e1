"""The measures of coverage: hand values, reference values, and the running sums against a recount."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Phases
from facilitator.interventions.watches.coverage import CoverageWatch
from tests.interventions.room import Room
from tests.turns import turn

moves = st.lists(
    st.tuples(
        st.sampled_from(["issue", "idea", "pro", "con", "other"]), st.integers(0, 30), st.booleans(), st.booleans()
    ),
    max_size=40,
)


@settings(deadline=None)
@given(moves)
def test_running_sums_are_those_of_the_map(made):
    room, watch = Room(), CoverageWatch(policy=Policy(phases=Phases(window=5)))
    new = []
    for label, target, unsure, again in made:
        earlier = f"p{target}" if 0 < target <= room.number else None
        said = again and earlier in known(room, label)
        id = room.post(label, None if said else earlier, unsure=unsure, repeats=earlier if said else None)
        new.append(room.turn.new and label == "idea")
        watch.take(room.turn)
        node = room.map.node_of(id)
        if node is not None:
            state = room.map.state(node)
            for touched in (state, room.map.parent(state)):
                if touched is not None:
                    watch.touched(touched)
    found, states = watch.value, list(room.map.states())
    issues = [one for one in states if one.label == "issue"]
    ideas = [one for one in states if one.label == "idea"]
    assert (found.posts, found.issues, found.ideas) == (len(made), len(issues), len(ideas))
    assert (found.new, found.window) == (sum(new[-5:]), len(new[-5:]))
    assert found.answered == share(one.ideas > 0 for one in issues if not one.unsure)
    assert found.weighed == share(one.pros > 0 and one.cons > 0 for one in ideas if not one.unsure)
    mentions = [len(one.posts) for one in ideas]
    assert found.seen == (1 - mentions.count(1) / sum(mentions) if mentions else None)
    assert found.agreement == share(
        one.label == "pro" for one in states if one.label in ("pro", "con") and not one.unsure
    )


def known(room, label):
    """The issues or ideas that a post of that type may say again."""
    return {one.first.id for one in room.map.states() if one.label == label and label in ("issue", "idea")}


def share(found):
    marks = list(found)
    return sum(marks) / len(marks) if marks else None


def measured(*posts, **phases):
    """What is known after posts of (type, target), and the watch."""
    room, watch = Room(), CoverageWatch(policy=Policy(phases=Phases(**phases)))
    for label, target in posts:
        id = room.post(label, target)
        watch.take(room.turn)
        node = room.map.node_of(id)
        if node is not None:
            watch.touched(room.map.state(node))
    return watch.value, watch


def test_at_the_beginning_nothing_can_be_shared():
    found, _ = measured()
    assert (found.posts, found.new, found.window) == (0, 0, 0)
    assert (found.answered, found.weighed, found.seen, found.agreement) == (None, None, None, None)


@pytest.mark.parametrize(("kind", "new"), [("issue-solving", 1), ("issue-giving", 2)])
def test_what_counts_as_a_new_thought_depends_on_what_the_debate_looks_for(kind, new):
    found, _ = measured(("issue", None), ("idea", "p1"), ("issue", None), ("pro", "p2"), kind=kind)
    assert found.new == new


def test_only_the_last_window_of_posts_is_looked_at_and_it_follows_the_policy():
    found, watch = measured(*[("idea", None)] * 6, *[("other", None)] * 3, window=8)
    assert (found.posts, found.new, found.window) == (9, 5, 8)
    watch.policy = Policy(phases=Phases(window=5))
    watch.take(turn("p10"))
    assert (watch.value.new, watch.value.window) == (1, 5)


def test_what_is_mentioned_again_has_been_seen():
    room, watch = Room(), CoverageWatch(policy=Policy())
    for repeats in (None, None, "p1", "p1"):
        id = room.post("idea", repeats=repeats)
        watch.take(room.turn)
        watch.touched(room.map.state(room.map.node_of(id)))
    # two ideas in four mentions, one of them mentioned once
    assert watch.value.seen == 1 - 1 / 4
    assert (watch.value.ideas, watch.value.new) == (2, 2)


def test_looking_at_the_measures_changes_none():
    found, watch = measured(("issue", None), ("idea", "p1"), ("con", "p2"))
    assert watch.value == watch.value == found


@pytest.mark.parametrize(("arguments", "weighed"), [(("pro",), 0.0), (("con",), 0.0), (("pro", "con"), 1.0)])
def test_one_argument_of_each_kind_weighs_an_idea(arguments, weighed):
    room, watch = Room(), CoverageWatch(policy=Policy())
    idea = room.post("idea")
    for label in arguments:
        room.post(label, idea)
    watch.touched(room.map.state(idea))
    assert watch.value.weighed == weighed


def test_one_idea_answers_an_issue():
    room, watch = Room(), CoverageWatch(policy=Policy())
    issue = room.post("issue")
    watch.touched(room.map.state(issue))
    assert watch.value.answered == 0.0
    room.post("idea", issue)
    watch.touched(room.map.state(issue))
    assert watch.value.answered == 1.0


def test_agreement_is_the_share_of_pros():
    assert measured(("idea", None), ("pro", "p1"), ("pro", "p1"), ("con", "p1"))[0].agreement == 2 / 3
