"""One-sided branches."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import Post
from facilitator.ibis import IbisMap
from facilitator.safety.one_sided import Sides, SidesWatch, one_sided


def watched(posts, **limits):
    """The flags of (id, author, label, target[, unsure]), and the watch."""
    tree, watch, flags = IbisMap(), SidesWatch(**limits), []
    for id, author, label, target, *unsure in posts:
        doubt = bool(unsure and unsure[0])
        tree.add(Post(id=id, author=author, text=id), label=label, target=target, unsure=doubt)
        flags.append(watch.add(id, author, tree.node_of(id), label, doubt, tree))
    return [flag for flag in flags if flag is not None], watch


def arguments(labels, target="i", people=4):
    return [("i", "x", "idea", None)] + [(f"a{n}", f"u{n % people}", label, target) for n, label in enumerate(labels)]


def test_eight_pros_by_three_people_are_told_once():
    (flag,), _ = watched(arguments(["pro"] * 10))
    assert flag.kind == "one_sided"
    assert flag.posts == ("i", "a7")
    assert flag.score == 1.0
    assert flag.evidence == {
        "branch": "i",
        "pros": 8,
        "cons": 0,
        "authors": 4,
        "share": 1.0,
        "replies": 0,
        "agreeing_replies": 0,
    }
    assert "8 of 8 arguments by 4 people" in flag.reason


def test_and_again_at_each_doubling():
    flags, _ = watched(arguments(["con"] * 40))
    assert [flag.evidence["cons"] for flag in flags] == [8, 16, 32]
    assert "speak against" in flags[0].reason


def test_a_mixed_branch_is_not_told():
    assert watched(arguments(["pro", "con"] * 20))[0] == []


def test_two_people_are_no_echo_chamber():
    assert watched(arguments(["pro"] * 20, people=2))[0] == []


def test_unsure_arguments_do_not_count():
    posts = [(*post, True) for post in arguments(["pro"] * 20)]
    assert watched(posts)[0] == []


def test_a_con_against_a_con_speaks_for_the_idea():
    posts = [("i", "x", "idea", None), ("c", "u0", "con", "i"), ("d", "u1", "con", "c"), ("e", "u2", "pro", "c")]
    sides = watched(posts)[1].sides("i")
    assert (sides.pros, sides.cons) == (1, 2)
    assert (sides.replies, sides.agreeing) == (2, 1)


def test_what_hangs_on_an_unsure_argument_does_not_count():
    posts = [("i", "x", "idea", None), ("c", "u0", "con", "i", True), ("d", "u1", "con", "c")]
    assert watched(posts)[1].sides("i").arguments == 0


def test_ideas_below_an_issue_count_to_its_branch():
    posts = [("q", "x", "issue", None), ("i", "x", "idea", "q"), ("a", "u1", "pro", "i"), ("b", "u2", "con", "i")]
    sides = watched(posts)[1].sides("q")
    assert (sides.pros, sides.cons) == (1, 1)


def test_an_unknown_branch_has_nothing():
    assert SidesWatch().sides("nowhere").arguments == 0


def test_without_arguments_nothing_is_one_sided():
    sides = Sides()
    assert not one_sided(sides, arguments=0, share=0.0)
    assert sides.homogeneity is None
    assert sides.share == 0.0


@given(st.permutations(["pro"] * 9 + ["con"] * 3))
def test_the_order_of_arguments_does_not_change_the_counts(labels):
    sides = watched(arguments(labels))[1].sides("i")
    assert (sides.pros, sides.cons, len(sides.authors)) == (9, 3, 4)


def test_a_long_chain_costs_no_more_than_its_cut():
    posts = [("i", "x", "idea", None)] + [(f"a{n}", f"u{n % 5}", "pro", f"a{n - 1}" if n else "i") for n in range(200)]
    flags, _ = watched(posts)
    assert flags[0].evidence["agreeing_replies"] == 7
