import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.kinds import chip
from facilitator.reports.svg import Empty
from facilitator.reports.tree import Point, tree
from tests.reports.made import Page, link, node

HOSTILE = '</summary><script>x</script>" onload="y'


def of(nodes, links=(), **more):
    return tree({"question": "Why?", "nodes": list(nodes), "links": list(links)}, **more)


def shown(view):
    return re.findall(r"text of (\w+)", str(view))


def only(view) -> Point:
    (point,) = view.points
    return point


def test_a_point_is_told_by_type_text_and_author():
    assert only(of([node("a", "pro", unsure=True)], names={"u1": "mira"})) == Point(
        id="a",
        chip=chip("pro", unsure=True),
        text="text of a",
        author="mira",
        remarks=(),
        points=(),
        open=True,
        below="",
        hidden="",
    )


def test_points_hang_under_what_they_answer():
    view = of([node("a"), node("b", "idea"), node("c", "con")], [link("a", None), link("b", "a"), link("c", "b")])
    assert only(view).points[0].id == "b"
    assert only(view).points[0].points[0].id == "c"
    page = Page(view)
    assert page.faults == []
    assert len(page.all("details")) == 2
    assert page.text.index("Why?") < page.text.index("text of a") < page.text.index("text of b")
    assert page.root.one("details", **{"data-node": "b"}).one("div", class_="leaf").text.startswith("con text of c")


def test_type_is_told_by_word_and_shape_and_doubt_by_word():
    page = Page(of([node("a", "pro", unsure=True)]))
    assert page.root.one("span", class_="chip k-pro").text == "prounsure"
    assert page.all("path")


def test_what_hangs_under_a_point_is_told_by_type():
    nodes = [node("a"), node("b", "idea"), node("c", "con"), node("d", "con")]
    view = of(nodes, [link("b", "a"), link("c", "a"), link("d", "a")])
    assert only(view).below == "1 idea and 2 cons"
    assert Page(view).root.one("summary").one("span", class_="below").text == "1 idea and 2 cons"


@pytest.mark.parametrize(
    ("more", "made", "remarks"),
    [
        ({"posts": ["b", "x", "y"]}, link("b", "a"), ("said 3 times",)),
        ({}, link("b", "a", probability=0.62), ("place guessed, 62 % sure",)),
        ({}, link("b", "a", "questions"), ("questions the point above",)),
        ({}, link("b", None, "questions", probability=0.5), ()),
        ({}, link("b", "gone", probability=0.5), ()),
        (
            {"posts": ["b", "x"]},
            link("b", "a", "questions", probability=0.5),
            ("said 2 times", "questions the point above", "place guessed, 50 % sure"),
        ),
    ],
)
def test_repeats_and_guessed_places_are_told(more, made, remarks):
    view = of([node("a"), node("b", "idea", **more)], [made])
    points = [*view.points, *view.points[0].points]
    (point,) = [point for point in points if point.id == "b"]
    assert point.remarks == remarks
    for remark in remarks:
        assert f" · {remark}" in Page(view).text


def test_somebody_without_a_name_is_told_by_id_and_nobody_by_nothing():
    assert only(of([node("a")])).author == "u1"
    assert only(of([{**node("a"), "author": None}])).author == ""


def test_a_small_map_stands_open_and_a_large_one_only_at_its_few_branches():
    small = of([node("a"), node("b")], [link("b", "a")])
    assert only(small).open
    nodes = [node(f"n{place}") for place in range(100)]
    links = [link(f"n{place}", f"n{(place - 1) // 3}") for place in range(1, 100)]
    large = of(nodes, links)
    assert (only(large).open, only(large).points[0].open) == (True, False)
    many = of([*nodes, *(node(f"m{place}") for place in range(9))], links)
    assert not any(point.open for point in many.points)
    assert len(Page(large).all("details", open=None)) > 1


def test_what_is_left_out_under_a_point_is_counted():
    nodes = [node("a"), *(node(f"c{place}", "pro") for place in range(9))]
    view = of(nodes, [link(f"c{place}", "a") for place in range(9)], most=4)
    assert (only(view).hidden, view.left_out) == ("6 more points", "6 further points")
    page = Page(view)
    assert page.root.one("li", class_="note").text == "and 6 more points"
    assert "6 further points left out here; map.json has them all." in page.text


def test_too_large_a_map_shows_what_has_most_below_it_and_says_what_it_left_out():
    nodes = [
        node("big"),
        *(node(f"s{place}") for place in range(20)),
        *(node(f"c{place}", "pro") for place in range(9)),
    ]
    view = of(nodes, [link(f"c{place}", "big", "supports") for place in range(9)], most=6)
    assert len(shown(view)) == 6
    assert "big" in shown(view)
    assert "24 further points left out here" in str(view)
    assert "9 points below" in str(view)
    assert "more point" not in str(view)


def test_a_very_deep_chain_is_cut_with_a_count():
    nodes = [node(f"n{place}") for place in range(5_000)]
    view = of(nodes, [link(f"n{place}", f"n{place - 1}") for place in range(1, 5_000)])
    assert len(shown(view)) == 10
    assert "4,990 points below" in str(view)
    assert "4,990 further points left out here" in str(view)


def test_a_circle_is_shown_once_and_does_not_hang():
    nodes = [node("a"), node("b"), node("c"), node("d", "idea")]
    links = [link("a", "b"), link("b", "c"), link("c", "a"), link("d", "a"), link("d", "d", probability=0.1)]
    assert sorted(shown(of(nodes, links))) == ["a", "b", "c", "d"]


def test_an_empty_map_is_a_sentence():
    assert tree({}) == Empty("The map is empty: no issue, idea, pro or con was found.")


def test_a_map_without_a_question_is_not_without_a_root():
    assert tree({"nodes": [node("a")]}).question == "The debate's question"


def test_what_people_wrote_tells_its_language():
    page = Page(of([node("a")], language="fa"))
    assert page.root.one("span", class_="said").attributes == {"dir": "auto", "lang": "fa", "class": "said"}
    assert page.root.one("span", class_="question").attributes["lang"] == "fa"
    assert "lang" not in page.root.one("span", class_="who").attributes


def test_hostile_words_stay_words():
    nodes = [{**node("a"), "text": HOSTILE, "author": HOSTILE}, {**node(HOSTILE), "text": HOSTILE}, node("c")]
    view = tree(
        {"question": HOSTILE, "nodes": nodes, "links": [link(HOSTILE, "a"), link("c", HOSTILE)]},
        names={"u1": HOSTILE},
        language=HOSTILE,
    )
    page = Page(view)
    assert page.harmless()
    assert page.text.count("<script>x</script>") >= 5
    assert {found["data-node"] for found in page.all("details")} == {"a", HOSTILE}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), size=st.integers(1, 30), most=st.integers(1, 40))
def test_every_map_gives_a_well_formed_tree_with_each_point_at_most_once(data, size, most):
    names = [f"n{place}" for place in range(size)]
    target = st.sampled_from([*names, None, "gone"])
    links = [link(name, data.draw(target), probability=data.draw(st.floats(0, 1))) for name in names]
    view = of([node(name) for name in names], links, most=most)
    assert Page(view).faults == []
    found = shown(view)
    assert len(found) == len(set(found)) > 0
    assert len(found) <= most
    assert (f"{size - len(found)} further point" in view.left_out) == (len(found) < size)
