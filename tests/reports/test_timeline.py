from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES
from facilitator.reports.kinds import KINDS
from facilitator.reports.svg import Bar, Empty, Line, Shape, Words
from facilitator.reports.timeline import LIMIT, Mark, Said, timeline

POSTS = [Mark("issue", 0.0, "why?"), Mark("con", 9.0, "no", True), Mark("con", 30.0), Mark("idea", 60.0)]


def marks(number, kind="idea"):
    return [Mark(kind, 60.0 * place) for place in range(number)]


def parts(chart, kind, css=None):
    return [part for part in chart.parts if isinstance(part, kind) and (css is None or part.css == css)]


def labels(chart):
    return {part.text: part.y for part in parts(chart, Words, "label")}


def ticks(chart):
    return [part.text for part in chart.parts if isinstance(part, Words) and part.css.startswith("tick")]


def test_every_type_has_a_lane_with_the_number_of_its_posts():
    assert list(labels(timeline(POSTS, []))) == ["issues 1", "ideas 1", "pros 0", "cons 2", "others 0"]


def test_the_agents_lane_comes_first_if_it_spoke():
    assert next(iter(labels(timeline(POSTS, [Said(1, False)])))) == "agent 1"
    assert not any(label.startswith("agent") for label in labels(timeline(POSTS, [])))


def test_each_post_is_a_shape_in_the_lane_of_its_type_in_the_order_of_posting():
    chart = timeline(POSTS, [])
    drawn = parts(chart, Shape)
    assert [part.x for part in drawn] == [12.5, 37.5, 62.5, 87.5]
    assert [part.name for part in drawn] == ["circle", "down", "down", "diamond"]
    assert [part.css for part in drawn] == ["k-issue", "k-con unsure", "k-con", "k-idea"]
    assert [part.tip for part in drawn] == ["why?", "no", "", ""]
    lanes = {label.split()[0]: y - 4 for label, y in labels(chart).items()}
    assert [part.y for part in drawn] == [lanes["issues"], lanes["cons"], lanes["cons"], lanes["ideas"]]


def test_a_message_hangs_after_the_post_it_followed_and_is_hollow_if_private():
    chart = timeline(POSTS, [Said(0, False), Said(2, True, "to one"), Said(99, False)])
    bubbles = [part for part in parts(chart, Shape) if part.name == "bubble"]
    assert [part.x for part in bubbles] == [0, 50, 100]
    assert [part.css for part in bubbles] == ["k-agent", "k-agent private", "k-agent"]
    assert bubbles[1].tip == "to one"
    assert [part.x1 for part in parts(chart, Line, "drop")] == [0, 50, 100]


def test_the_description_tells_what_the_picture_shows():
    chart = timeline(POSTS, [Said(1, True), Said(2, False)])
    assert chart.title == "Timeline of the debate"
    assert chart.description == (
        "4 posts in their order from left to right: 1 issue, 1 idea and 2 cons. "
        "The agent would have spoken 2 times, 1 of them privately."
    )


def test_the_clock_is_told_in_five_places_the_second_and_fourth_only_on_wide_screens():
    chart = timeline(marks(9), [])
    found = [(part.text, part.x, part.css, part.anchor) for part in parts(chart, Words) if part.css != "label"]
    assert found == [
        ("0 s", 0, "tick", "start"),
        ("2 min", 25, "tick wide", "middle"),
        ("4 min", 50, "tick", "middle"),
        ("6 min", 75, "tick wide", "middle"),
        ("8 min", 100, "tick", "end"),
    ]


def test_a_few_posts_have_only_a_first_and_a_last_time():
    assert ticks(timeline(marks(4), [])) == ["0 s", "3 min"]


def test_without_a_clock_there_are_only_a_first_and_a_last_post():
    assert ticks(timeline([Mark("idea", None)] * 30, [])) == ["first post", "last post"]


def test_a_long_pause_is_named_where_it_was():
    posts = [Mark("idea", time) for time in (0, 60, 120, 180, 240, 300, 360, 30_000, 30_060)]
    chart = timeline(posts, [])
    (named,) = [part for part in parts(chart, Words) if part.text.endswith("pause")]
    assert named.text == "8 h pause"
    assert named.x == pytest.approx(100 * 7 / 9)
    assert [part.x1 for part in parts(chart, Line, "pause")] == [named.x]


def test_an_even_debate_has_no_pause_and_a_short_one_none_either():
    assert not any("pause" in told for told in ticks(timeline(marks(20), [])))
    assert not any("pause" in told for told in ticks(timeline([Mark("idea", t) for t in (0, 1, 2, 9_999)], [])))


@pytest.mark.parametrize(("pauses", "named"), [(1, 1), (3, 3), (4, 2), (9, 1)])
def test_at_most_three_pauses_are_named_and_none_covers_another(pauses, named):
    waits = ([60.0] * 30 + [90_000.0]) * pauses + [60.0] * 30
    times = [sum(waits[:place]) for place in range(len(waits))]
    found = [part.x1 for part in parts(timeline([Mark("idea", time) for time in times], []), Line, "pause")]
    assert len(found) == named
    assert all(abs(one - other) > 22 for one in found for other in found if one != other)


@pytest.mark.parametrize(("posts", "shapes", "most"), [(LIMIT, LIMIT, 0), (LIMIT + 1, 0, 100)])
def test_columns_are_drawn_where_shapes_would_cover_each_other(posts, shapes, most):
    chart = timeline(marks(posts), [])
    assert len(parts(chart, Shape)) == shapes
    assert (len(parts(chart, Bar)) > 0) == (shapes == 0)
    assert len(parts(chart, Bar)) <= most


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(IBIS_TYPES), st.integers(1, 300)), max_size=6), st.lists(st.integers(0, 700)))
def test_columns_keep_every_post_and_every_message(stretches, after):
    kinds = ["other"] * (LIMIT + 1) + [kind for kind, number in stretches for _ in range(number)]
    chart = timeline([Mark(kind, None) for kind in kinds], [Said(place, False) for place in after])
    found: Counter[str] = Counter()
    for bar in parts(chart, Bar):
        found[bar.css.removeprefix("k-")] += int(bar.tip.removesuffix(" here").replace(",", ""))
        assert 0 <= bar.x < 100
        assert 0 < bar.height <= 26
    assert found == Counter(kinds) + Counter({"agent": len(after)})


def test_the_tallest_column_fills_its_lane_and_the_others_keep_to_scale():
    chart = timeline(marks(300) + marks(100, "pro"), [])
    heights = {bar.tip: bar.height for bar in parts(chart, Bar)}
    assert heights == {"4 here": 26}
    uneven = timeline([*marks(300), *[Mark("pro", 0.0), *marks(3, "con")] * 25], [])
    by_kind = {bar.css: bar.height for bar in parts(uneven, Bar)}
    assert by_kind["k-con"] == pytest.approx(3 * by_kind["k-pro"])


def test_no_posts_are_a_sentence():
    assert timeline([], [Said(0, False)]) == Empty("There are no posts to draw.")


@settings(deadline=None)
@given(st.lists(st.builds(Mark, st.sampled_from(IBIS_TYPES), st.none()), min_size=1, max_size=30))
def test_any_posts_stay_within_the_picture(posts):
    chart = timeline(posts, [])
    assert len(parts(chart, Shape)) == len(posts)
    assert all(0 < part.x < 100 and 0 < part.y < chart.height for part in parts(chart, Shape))
    assert sum(int(label.split()[1]) for label in labels(chart)) == len(posts)
    assert set(KINDS) == set(IBIS_TYPES)
