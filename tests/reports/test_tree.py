import re

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.tree import tree
from tests.reports.made import Page


def node(name, label="issue", **more):
    return {"id": name, "label": label, "text": f"text of {name}", "author": "u1", "posts": [name], **more}


def link(source, target, relation="answers", probability=1.0):
    return {"source": source, "target": target, "relation": relation, "probability": probability}


def shown(source):
    return re.findall(r"text of (\w+)", source)


def test_points_hang_under_what_they_answer():
    nodes = [node("a"), node("b", "idea"), node("c", "con")]
    links = [link("a", None), link("b", "a"), link("c", "b", "objects")]
    page = Page(tree({"question": "Why?", "nodes": nodes, "links": links}))
    assert page.faults == []
    assert len(page.all("details")) == 2
    assert page.text.index("Why?") < page.text.index("text of a") < page.text.index("text of b")


def test_type_is_told_by_word_and_shape_and_doubt_by_word():
    page = Page(tree({"nodes": [node("a", "pro", unsure=True)], "links": []}))
    assert "pro" in page.text
    assert "unsure" in page.text
    assert page.all("path")


def test_repeats_and_guessed_places_are_told():
    nodes = [node("a", posts=["a", "x", "y"]), node("b", "idea")]
    text = Page(tree({"nodes": nodes, "links": [link("b", "a", probability=0.62)]})).text
    assert "said 3 times" in text
    assert "place guessed, 62 % sure" in text


def test_authors_are_shown_by_name():
    assert "mira" in tree({"nodes": [node("a")], "links": []}, names={"u1": "mira"})


def test_a_circle_is_shown_once_and_does_not_hang():
    nodes = [node("a"), node("b"), node("c"), node("d", "idea")]
    links = [link("a", "b"), link("b", "c"), link("c", "a"), link("d", "a"), link("d", "d", probability=0.1)]
    assert sorted(shown(tree({"nodes": nodes, "links": links}))) == ["a", "b", "c", "d"]


def test_a_link_to_nowhere_hangs_on_the_question():
    assert shown(tree({"nodes": [node("a")], "links": [link("a", "gone")]})) == ["a"]


def test_too_large_a_map_shows_what_has_most_below_it_and_says_what_it_left_out():
    nodes = [
        node("big"),
        *(node(f"s{place}") for place in range(20)),
        *(node(f"c{place}", "pro") for place in range(9)),
    ]
    links = [link(f"c{place}", "big", "supports") for place in range(9)]
    source = tree({"nodes": nodes, "links": links}, most=6)
    assert len(shown(source)) == 6
    assert "big" in shown(source)
    assert "24 further points left out here" in source


def test_a_very_deep_chain_is_cut_with_a_count():
    nodes = [node(f"n{place}") for place in range(5_000)]
    links = [link(f"n{place}", f"n{place - 1}") for place in range(1, 5_000)]
    source = tree({"nodes": nodes, "links": links})
    assert len(shown(source)) == 10
    assert "4,990 points below" in source
    assert "4,990 further points left out here" in source


@settings(max_examples=60, deadline=None)
@given(data=st.data(), size=st.integers(1, 30), most=st.integers(1, 40))
def test_every_map_gives_a_well_formed_tree_with_each_point_at_most_once(data, size, most):
    names = [f"n{place}" for place in range(size)]
    target = st.sampled_from([*names, None, "gone"])
    links = [link(name, data.draw(target), probability=data.draw(st.floats(0, 1))) for name in names]
    source = tree({"nodes": [node(name) for name in names], "links": links}, most=most)
    assert Page(source).faults == []
    found = shown(source)
    assert len(found) == len(set(found)) > 0
    assert len(found) <= most
