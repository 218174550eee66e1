"""How each part of a chart is drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.kinds import SHAPES
from facilitator.reports.svg import Bar, Chart, Curve, Empty, Line, Shape, Words
from tests.reports.made import Page

HOSTILE = '</svg><script>x</script>" onload="y'
NUMBERS = st.floats(-1e4, 1e4)


def chart(*parts, **more):
    fixed = {"title": "Posts", "description": "2 posts.", "height": 100, "css": "gutter"}
    return Chart(**{**fixed, **more}, parts=parts)


def drawn(part):
    page = Page(chart(part))
    assert page.faults == []
    frame, (title, description, *inside) = page.root.children[0], page.root.children[0].children
    assert (frame.tag, title.tag, description.tag) == ("svg", "title", "desc")
    (only,) = inside
    return only


def test_a_chart_is_one_picture_with_a_text_alternative():
    page = Page(chart(title="A <b>", description="One & two."))
    assert page.faults == []
    assert page.all("svg") == [
        {
            "class": "chart gutter",
            "role": "img",
            "width": "100%",
            "height": "100",
            "aria-label": "A <b>. One & two.",
        }
    ]
    assert (page.root.one("title").text, page.root.one("desc").text) == ("A <b>", "One & two.")


def test_words_stand_at_a_per_cent_across_and_a_pixel_down():
    found = drawn(Words(text="women", x=12.345, y=7, css="label"))
    assert found.tag == "text"
    assert found.attributes == {"x": "12.35%", "y": "7.0", "text-anchor": "start", "class": "label"}
    assert found.text == "women"


def test_words_can_be_moved_by_pixels_and_end_at_their_place():
    found = drawn(Words(text="0 %", x=0, y=7.25, css="tick", anchor="end", dx=-10)).attributes
    assert (found["dx"], found["text-anchor"], found["y"]) == ("-10", "end", "7.2")


def test_a_line_goes_from_point_to_point():
    found = drawn(Line(x1=0, x2=99.999, y1=1.05, y2=2, css="rule"))
    assert found.tag == "line"
    assert found.attributes == {"x1": "0.00%", "x2": "100.00%", "y1": "1.1", "y2": "2.0", "class": "rule"}


def test_a_bar_tells_its_tip_under_the_pointer():
    found = drawn(Bar(x=1, y=2, width=3, height=4, css="g-woman", tip="3 here"))
    assert found.tag == "rect"
    assert found.attributes == {"x": "1.00%", "y": "2.0", "width": "3.00%", "height": "4.0", "class": "g-woman"}
    assert [(child.tag, child.text) for child in found.children] == [("title", "3 here")]


def test_a_bar_is_never_narrower_than_nothing():
    assert drawn(Bar(x=1, y=2, width=-0.01, height=4, css="")).attributes["width"] == "0.00%"


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_has_the_outline_of_its_name(name):
    found = drawn(Shape(name=name, x=50, y=7, css="k-idea"))
    assert found.attributes == {"x": "50.00%", "y": "7.0", "class": "mark"}
    assert found.one("path").attributes == {"class": "k-idea", "d": SHAPES[name]}
    assert found.all("title") == []


def test_the_tip_of_a_shape_is_within_its_path():
    assert drawn(Shape(name="ring", x=0, y=0, css="", tip="why?")).one("path").one("title").text == "why?"


def test_a_curve_goes_up_for_more():
    part = Curve(points=((0.0, 0.0), (0.5, 0.25), (1.0, 1.0)), y=10, height=240, css="line")
    assert part.path == "0.0,1000.0 500.0,750.0 1000.0,0.0"
    found = drawn(part)
    assert (found.attributes["y"], found.attributes["height"]) == ("10", "240")
    assert found.one("polyline").attributes["points"] == part.path


@pytest.mark.parametrize(
    "part",
    [
        Words(text=HOSTILE, x=0, y=0, css=HOSTILE),
        Bar(x=0, y=0, width=1, height=1, css=HOSTILE, tip=HOSTILE),
        Shape(name="ring", x=0, y=0, css=HOSTILE, tip=HOSTILE),
    ],
    ids=lambda part: part.kind,
)
def test_hostile_words_stay_words(part):
    page = Page(chart(part, title=HOSTILE, description=HOSTILE, css=HOSTILE))
    assert page.harmless()
    assert page.text.count("<script>x</script>") == 3


@settings(deadline=None)  # the first example compiles templates
@given(st.lists(st.builds(Line, x1=NUMBERS, x2=NUMBERS, y1=NUMBERS, y2=NUMBERS, css=st.just("rule")), max_size=8))
def test_parts_are_drawn_in_order_and_none_is_lost(parts):
    lines = Page(chart(*parts)).all("line")
    assert [line["x1"] for line in lines] == [f"{part.x1:.2f}%" for part in parts]
    assert [line["y2"] for line in lines] == [f"{part.y2:.1f}" for part in parts]


def test_nothing_to_draw_is_a_sentence():
    page = Page(Empty("There are no <posts>."))
    assert page.root.one("p", class_="empty").text == "There are no <posts>."
