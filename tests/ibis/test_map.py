from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES, Post
from facilitator.ibis import IbisMap


def post(id, text="", author="ada", time=0.0):
    return Post(id=id, author=author, text=text or id, time=time)


def links(map):
    return {link["source"]: (link["target"], link["relation"]) for link in map.as_dict()["links"]}


def test_an_issue_without_a_target_questions_the_debates_question():
    map = IbisMap(debate="d", question="Why?")
    placement = map.add(post("p1"), label="issue")
    assert (placement.node, placement.relation) == ("p1", "questions")
    assert links(map) == {"p1": (None, "questions")}


def test_each_type_bears_on_its_target_in_its_own_way():
    map = IbisMap()
    map.add(post("i"), label="issue")
    map.add(post("a"), label="idea", target="i")
    map.add(post("p"), label="pro", target="a")
    map.add(post("c"), label="con", target="p")
    assert links(map) == {
        "i": (None, "questions"),
        "a": ("i", "answers"),
        "p": ("a", "supports"),
        "c": ("p", "objects"),
    }


def test_an_idea_under_another_idea_answers_the_same_issue():
    map = IbisMap()
    map.add(post("i"), label="issue")
    map.add(post("a"), label="idea", target="i")
    map.add(post("b"), label="idea", target="a")
    assert links(map)["b"] == ("i", "answers")


def test_other_is_no_node_and_replies_to_it_climb_to_the_nearest_one():
    map = IbisMap()
    map.add(post("i"), label="issue")
    placement = map.add(post("o"), label="other", target="i")
    assert (placement.node, placement.relation) == (None, None)
    map.add(post("a"), label="idea", target="o")
    assert links(map)["a"] == ("i", "answers")
    assert map.node_of("o") == "i"


def test_a_repeat_is_merged_into_its_node_and_adds_no_link():
    map = IbisMap()
    map.add(post("a"), label="idea")
    placement = map.add(post("b"), label="idea", repeats="a")
    assert (placement.node, placement.duplicate_of) == ("a", "a")
    map.add(post("p"), label="pro", target="b")
    assert links(map)["p"] == ("a", "supports")
    assert map.as_dict()["nodes"][0]["posts"] == ["a", "b"]


def test_an_unsure_argument_is_neither_counted_for_nor_against():
    map = IbisMap()
    map.add(post("a"), label="idea")
    map.add(post("p"), label="pro", target="a", unsure=True)
    state = map.state("a")
    assert (state.pros, state.cons, state.unsure_arguments) == (0, 0, 1)


def test_a_very_deep_thread_costs_no_recursion():
    map = IbisMap()
    map.add(post("p0"), label="idea")
    for number in range(1, 3000):
        map.add(post(f"p{number}"), label="pro", target=f"p{number - 1}")
    assert len(map) == 3000


steps = st.lists(
    st.tuples(st.sampled_from(IBIS_TYPES), st.booleans(), st.integers(0, 30), st.booleans()), min_size=1, max_size=25
)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_the_map_is_a_forest_and_its_counts_agree_with_its_links(steps):
    map = IbisMap(question="?")
    for number, (label, unsure, back, root) in enumerate(steps):
        target = None if root or number == 0 else f"p{back % number}"
        map.add(post(f"p{number}"), label=label, unsure=unsure, target=target)
    nodes = {node["id"]: node for node in map.as_dict()["nodes"]}
    found = links(map)
    assert set(found) == set(nodes)
    for source, (target, _) in found.items():
        assert target is None or int(target[1:]) < int(source[1:])  # nothing hangs on what came later: no cycles
    for id in nodes:
        children = [source for source, (target, _) in found.items() if target == id]
        state = map.state(id)
        assert state.ideas == sum(nodes[child]["kind"] == "idea" for child in children)
        sure = [child for child in children if not nodes[child]["unsure"]]
        assert state.pros == sum(nodes[child]["label"] == "pro" for child in sure)
        assert state.cons == sum(nodes[child]["label"] == "con" for child in sure)
        branches = [child for child in children if nodes[child]["kind"] != "argument"]
        assert state.branches == len(branches)
        assert state.branches_size == sum(map.state(child).size for child in branches)


def asked(about):
    """An issue with an idea, and a message of the agent about one of them."""
    map = IbisMap(question="?")
    map.add(post("i"), label="issue")
    map.add(post("a"), label="idea", target="i")
    map.add(post("o"), label="other", target="a")
    map.pass_on("m", about=about)
    return map


def test_what_answers_a_message_is_placed_as_if_it_answered_what_that_is_about():
    for label in ("issue", "idea", "pro", "con"):
        for about in ("i", "a", "o", None):
            through, direct = asked(about), asked(about)
            through.add(post("x"), label=label, target="m")
            direct.add(post("x"), label=label, target=about)
            assert links(through)["x"] == links(direct)["x"]
            assert through.branch_of("x") == direct.branch_of("x")


def test_a_message_itself_counts_for_nothing():
    map = asked("a")
    assert (len(map), map.number, map.state("a").size, map.state("i").size) == (2, 3, 2, 3)
    assert (map.node_of("m"), map.branch_of("m")) == ("a", "i")
    assert "m" not in {id for node in map.as_dict()["nodes"] for id in node["posts"]}


def test_a_message_about_nothing_or_about_what_is_not_there_hangs_on_the_question():
    for about in (None, "nowhere"):
        map = asked(about)
        assert (map.node_of("m"), map.branch_of("m")) == (None, None)
        map.add(post("x"), label="pro", target="m")
        assert links(map)["x"] == (None, "supports")


def test_a_message_about_a_message_is_about_the_same():
    map = asked("a")
    map.pass_on("m2", about="m")
    map.add(post("c"), label="con", target="m2")
    assert links(map)["c"] == ("a", "objects")


def test_a_message_takes_nobodys_first_post_away():
    map = IbisMap()
    map.pass_on("m", about=None)
    map.add(post("x", author="bo"), label="issue")
    assert map.state("x").debut


def chain(length):
    map = IbisMap()
    map.add(post("p0"), label="idea")
    for number in range(1, length):
        map.add(post(f"p{number}"), label="pro", target=f"p{number - 1}")
    return map


def test_a_branch_grows_by_what_is_said_up_to_thirty_two_steps_below():
    assert chain(32).state("p0").size == 32
    assert chain(33).state("p0").size == 33  # the way up begins at the post above
    assert chain(34).state("p0").size == 33
    assert len(list(chain(40).upwards("p39"))) == 32
    assert [state.first.id for state in chain(3).upwards("p2")] == ["p2", "p1", "p0"]
    assert list(chain(3).upwards(None)) == []


def test_of_others_beside_a_branch_it_does_not_count_itself():
    map = IbisMap()
    for id in ("i", "j", "k"):
        map.add(post(id), label="issue")
    map.add(post("o"), label="other", target="j")
    map.add(post("c"), label="con", target="k")
    assert map.siblings(map.state("i")) == (2, 4)
    assert map.siblings(map.state("j")) == (2, 3)
    assert map.branches == 3


def test_beside_an_argument_there_may_be_nothing():
    map = IbisMap()
    map.add(post("p"), label="pro")
    assert map.siblings(map.state("p")) == (0, 0)
    assert map.branches == 0
    map.add(post("q"), label="con", target="p")
    assert map.siblings(map.state("q")) == (0, 0)


def test_a_node_knows_when_it_came_up_and_was_last_touched():
    map = IbisMap()
    map.add(post("i"), label="issue")
    map.add(post("a"), label="idea", target="i")
    map.add(post("b"), label="idea", repeats="a")
    map.add(post("x"), label="issue")
    state = {id: map.state(id) for id in ("i", "a", "x")}
    assert [(one.number, one.touched, one.size) for one in state.values()] == [(1, 3, 3), (2, 3, 2), (4, 4, 1)]
    assert (state["i"].branches, state["i"].branches_size, state["i"].ideas) == (1, 2, 1)
    assert (state["i"].debut, state["a"].debut) == (True, False)


def test_the_file_of_the_map_by_hand():
    map = IbisMap(debate="d", question="Why?")
    map.add(post("i", "What now?", author="bo", time=2.5), label="issue")
    map.add(post("a", "Trees"), label="idea", target="i", p_target=2 / 3, unsure=True, confidence=0.4)
    map.add(post("c"), label="con", target="a")
    assert map.as_dict() == {
        "debate": "d",
        "question": "Why?",
        "nodes": [
            {
                **{"id": "i", "kind": "issue", "label": "issue", "text": "What now?", "author": "bo", "time": 2.5},
                **{"unsure": False, "posts": ["i"]},
            },
            {
                **{"id": "a", "kind": "idea", "label": "idea", "text": "Trees", "author": "ada", "time": 0.0},
                **{"unsure": True, "posts": ["a"]},
            },
            {
                **{"id": "c", "kind": "argument", "label": "con", "text": "c", "author": "ada", "time": 0.0},
                **{"unsure": False, "posts": ["c"]},
            },
        ],
        "links": [
            {"source": "i", "target": None, "relation": "questions", "probability": 1.0},
            {"source": "a", "target": "i", "relation": "answers", "probability": 0.666667},
            {"source": "c", "target": "a", "relation": "objects", "probability": 1.0},
        ],
    }
    assert (map.state("a").confidence, map.state("i").confidence) == (0.4, 1.0)
    assert map.parent(map.state("i")) is None
    assert map.parent(map.state("c")) is map.state("a")
