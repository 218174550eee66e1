import pytest

from facilitator.reports.lorenz import lorenz
from facilitator.reports.share_bars import share_bars
from facilitator.reports.share_lines import share_lines
from facilitator.reports.timeline import LIMIT, Mark, Said, timeline
from tests.reports.made import Page, debate, results

TABLES = results(debate())["participation"]
ROWS = [
    {"post": 1, "posts_woman_share": None, "words_woman_share": 0.2},
    {"post": 2, "posts_woman_share": 0.5, "words_woman_share": 0.3},
    {"post": 3, "posts_woman_share": None, "words_woman_share": 0.4},
    {"post": 4, "posts_woman_share": 0.25, "words_woman_share": None},
    {"post": 5, "posts_woman_share": 0.3, "words_woman_share": None},
]
COLUMNS = {"posts_woman_share": "posts", "words_woman_share": "words"}
CHARTS = {
    "timeline": timeline([Mark("issue", 0.0), Mark("con", 9.0, "tip", True)], [Said(1, True)]),
    "share_bars": share_bars(TABLES, quantities=("people", "posts")),
    "share_lines": share_lines(ROWS, columns=COLUMNS),
    "lorenz": lorenz([0, 1, 5]),
}


def marks(number, kind="idea"):
    return [Mark(kind, 60.0 * place) for place in range(number)]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_one_picture_with_a_text_alternative(name):
    page = Page(CHARTS[name])
    assert page.faults == []
    (picture,) = page.all("svg", role="img")
    assert len(picture["aria-label"]) > 40
    assert page.all("title")
    assert page.all("desc")


def test_timeline_tells_numbers_by_type_and_private_messages():
    (picture,) = Page(CHARTS["timeline"]).all("svg", role="img")
    assert "2 posts" in picture["aria-label"]
    assert "1 issue and 1 con" in picture["aria-label"]
    assert "1 time, 1 of them privately" in picture["aria-label"]


def test_timeline_gives_each_post_its_types_shape_and_marks_doubt():
    page = Page(CHARTS["timeline"])
    shapes = {found["class"]: found["d"] for found in page.all("path")}
    assert set(shapes) == {"k-issue", "k-con unsure", "k-agent private"}
    assert len(set(shapes.values())) == 3


def test_timeline_draws_columns_when_shapes_would_cover_each_other():
    assert len(Page(timeline(marks(LIMIT), [])).all("path")) == LIMIT
    long = Page(timeline(marks(LIMIT + 1), []))
    assert long.all("path") == []
    assert 0 < len(long.all("rect")) <= 100


def test_timeline_columns_keep_every_post():
    tips = Page(timeline(marks(1_000) + marks(234, "pro"), [])).text
    assert "ideas 1,000" in tips
    assert "pros 234" in tips


def test_timeline_names_a_long_pause():
    posts = [Mark("idea", time) for time in (0, 60, 120, 180, 240, 300, 360, 30_000, 30_060)]
    assert "8 h pause" in Page(timeline(posts, [])).text
    assert "pause" not in Page(timeline(marks(20), [])).text


def test_share_bars_tell_share_and_interval_in_words():
    (picture,) = Page(CHARTS["share_bars"]).all("svg", role="img")
    assert "people: women 67 %" in picture["aria-label"]


def test_share_bars_leave_out_groups_nobody_belongs_to():
    assert "non-binary" not in CHARTS["share_bars"]


def test_share_bars_draw_the_bounds_of_the_unknown():
    bounds = Page(CHARTS["share_bars"]).all("rect", class_="bounds")
    people = TABLES["people"]["woman"]
    assert float(bounds[0]["width"].rstrip("%")) == pytest.approx(
        84 * (people["bound_high"] - people["bound_low"]), abs=0.01
    )


def test_share_lines_leave_gaps_where_there_is_no_value():
    page = Page(CHARTS["share_lines"])
    lines = [found["points"].split() for found in page.all("polyline")]
    assert sorted(len(points) for points in lines) == [2, 3]  # posts 4-5, words 1-3
    assert len(page.all("path", class_="s-0")) == 1  # the lone value of post 2


def test_share_lines_without_values_are_a_sentence():
    rows = [{"post": 1, "posts_woman_share": None}]
    assert "No share over time" in share_lines(rows, columns=COLUMNS)
    assert "No share over time" in share_lines([], columns=COLUMNS)


def test_share_lines_of_a_long_debate_stay_short():
    rows = [{"post": place + 1, "posts_woman_share": place / 20_000} for place in range(20_000)]
    source = share_lines(rows, columns={"posts_woman_share": "posts"})
    assert len(source) < 10_000
    assert "from 0 % to 100 %" in source


@pytest.mark.parametrize(("counts", "half"), [([1, 1, 1, 1], "50 %"), ([0, 0, 4, 4], "0 %"), ([1, 2, 3], "33 %")])
def test_lorenz_tells_what_the_quieter_half_wrote(counts, half):
    (picture,) = Page(lorenz(counts)).all("svg", role="img")
    assert f"quieter half of them wrote {half} of the posts" in picture["aria-label"]


@pytest.mark.parametrize("counts", [[], [0, 0]])
def test_lorenz_of_nothing_is_a_sentence(counts):
    assert "No curve can be drawn" in lorenz(counts)
