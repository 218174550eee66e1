"""Which points of a map are shown: none twice, each under one that is shown, those with the most below them first."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.layout import lay_out
from tests.reports.made import link, node


def layout(names, links=(), *, most=300):
    return lay_out({"nodes": [node(name) for name in names], "links": list(links)}, most=most)


def parents(made):
    return {child: parent for parent, children in made.children.items() for child in children}


def test_points_hang_under_what_they_answer():
    made = layout("abc", [link("a", None), link("b", "a"), link("c", "b", "objects")])
    assert made.children == {None: ["a"], "a": ["b"], "b": ["c"]}
    assert made.sizes == {None: 3, "a": 2, "b": 1, "c": 0}
    assert made.chosen == {"a", "b", "c"}


def test_a_point_without_a_link_hangs_on_the_question():
    assert layout("ab").children == {None: ["a", "b"]}


def test_of_several_links_the_most_probable_one_counts():
    made = layout("abc", [link("c", "a", probability=0.4), link("c", "b", probability=0.6)])
    assert parents(made)["c"] == "b"
    assert made.links["c"]["probability"] == 0.6


def test_a_link_to_nowhere_hangs_on_the_question():
    assert parents(layout("a", [link("a", "gone")]))["a"] is None
    assert parents(layout("a", [link("gone", "a")])) == {"a": None}


@pytest.mark.parametrize(
    "links",
    [
        [link("a", "a")],
        [link("a", "b"), link("b", "a")],
        [link("a", "b"), link("b", "c"), link("c", "a"), link("d", "b")],
    ],
    ids=["itself", "two", "three with a tail"],
)
def test_a_circle_is_cut_in_one_place(links):
    made = layout("abcd", links)
    assert made.sizes[None] == 4
    assert made.chosen == set("abcd")
    cut = [one["source"] for one in links if parents(made)[one["source"]] is None]
    assert len(cut) == 1


def test_what_has_the_most_below_it_is_chosen_first():
    made = layout(["s1", "big", "c1", "c2", "s2"], [link("c1", "big"), link("c2", "big")], most=1)
    assert made.chosen == {"big"}


def test_of_very_many_branches_the_largest_sixty_are_shown():
    names = [f"b{place}" for place in range(100)]
    assert layout(names[:60]).chosen == set(names[:60])
    made = layout([*names, "below"], [link("below", "b99")])
    assert len(made.shown(None)) == 60
    assert "b99" in made.chosen
    assert "below" in made.chosen


def test_nothing_deeper_than_ten_is_chosen_however_deep_it_goes():
    names = [f"n{place}" for place in range(5_000)]
    made = layout(names, [link(later, earlier) for earlier, later in itertools.pairwise(names)])
    assert made.chosen == set(names[:10])
    assert made.sizes["n9"] == 4_990


def test_shown_keeps_the_order_of_the_map():
    made = layout("abcd", [link("d", "b")], most=2)
    assert made.under(None) == ["a", "b", "c"]
    assert made.shown(None) == ["a", "b"]
    assert (made.under("b"), made.shown("b")) == (["d"], [])
    assert made.under("a") == []


def test_an_empty_map_has_an_empty_layout():
    made = lay_out({}, most=10)
    assert (made.nodes, made.chosen, made.under(None)) == ({}, frozenset(), [])


@settings(deadline=None)
@given(data=st.data(), size=st.integers(1, 30), most=st.integers(1, 40))
def test_any_map_gives_a_tree_and_chosen_points_have_chosen_parents(data, size, most):
    names = [f"n{place}" for place in range(size)]
    target = st.sampled_from([*names, None, "gone"])
    made = layout(
        names, [link(name, data.draw(target), probability=data.draw(st.floats(0, 1))) for name in names], most=most
    )
    above = parents(made)
    assert sorted(above) == sorted(names)
    for name in names:
        walked = [name]
        while (here := above[walked[-1]]) is not None:
            assert here not in walked
            walked.append(here)
        if name in made.chosen:
            assert set(walked) <= made.chosen
            assert len(walked) <= 10
    assert made.sizes[None] == size
    assert 0 < len(made.chosen) <= most
