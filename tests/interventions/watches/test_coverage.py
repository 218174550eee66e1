"""The measures of progress: hand values, reference values, and the running sums against a recount."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.interventions.watches.coverage import ProgressWatch
from tests.interventions.room import Room

moves = st.lists(
    st.tuples(st.sampled_from(["issue", "idea", "pro", "con", "other"]), st.integers(0, 30), st.booleans()), max_size=40
)


@given(moves)
def test_running_sums_are_those_of_the_map(made):
    room, watch = Room(), ProgressWatch(window=5)
    for label, target, unsure in made:
        answered = f"p{target}" if 0 < target <= room.number else None
        id = room.post(label, answered, unsure=unsure)
        watch.heard(new=label == "idea")
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
    assert found.new == sum(label == "idea" for label, _, _ in made[-5:])
    assert found.answered == share(one.ideas > 0 for one in issues if not one.unsure)
    assert found.weighed == share(one.pros > 0 and one.cons > 0 for one in ideas if not one.unsure)
    mentions = [len(one.posts) for one in ideas]
    assert found.seen == (1 - mentions.count(1) / sum(mentions) if mentions else None)
    assert found.agreement == share(
        one.label == "pro" for one in states if one.label in ("pro", "con") and not one.unsure
    )


def share(found):
    marks = list(found)
    return sum(marks) / len(marks) if marks else None
