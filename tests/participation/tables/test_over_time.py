"""The rows of participation_over_time.csv."""

import pytest

from facilitator.debate import Participant, Post
from facilitator.errors import InputError
from facilitator.participation import Tracker
from facilitator.participation.tables.over_time import COLUMNS, due, row


def tracker_after(*posts):
    tracker = Tracker([Participant(id="ana", gender="woman"), Participant(id="bo", gender="man"), Participant(id="cy")])
    for number, (author, text, label) in enumerate(posts, start=1):
        tracker.add(Post(id=f"p{number}", author=author, text=text, time=10.0 * number), label)
    return tracker


def test_before_anybody_speaks_counts_are_zero_and_shares_absent():
    values = row(tracker_after().snapshot())
    assert tuple(values) == COLUMNS
    assert values["time"] is None
    assert (values["post"], values["people"], values["posts_woman"]) == (0, 3, 0)
    assert values["posts_woman_share"] is None
    assert values["gini_normalised"] is None


def test_a_row_has_counts_shares_and_unknowns_so_far():
    values = row(
        tracker_after(
            ("ana", "let us plant trees", "idea"), ("bo", "no", "con"), ("bo", "why", "issue"), ("cy", "hm", "other")
        ).snapshot()
    )
    assert tuple(values) == COLUMNS
    assert (values["time"], values["post"]) == (40.0, 4)
    assert (values["heard_woman"], values["heard_man"], values["heard_unknown"]) == (1, 1, 1)
    assert values["heard_woman_share"] == 0.5
    assert values["posts_woman_share"] == pytest.approx(1 / 3)
    assert values["words_woman_share"] == pytest.approx(4 / 6)
    assert (values["ideas_woman"], values["ideas_woman_share"]) == (1, 1.0)
    assert values["posts_unknown"] == 1
    assert values["gini_normalised"] == pytest.approx(2 / (2 * 4))  # posts 1, 2, 1


def test_a_row_stays_as_it_was_when_the_debate_goes_on():
    tracker = tracker_after(("ana", "a", "idea"))
    snapshot = tracker.snapshot()
    before = row(snapshot)
    tracker.add(Post(id="later", author="bo", text="b", time=99.0), "idea")
    assert row(snapshot) == before


def test_rows_are_due_after_the_first_post_and_then_regularly():
    assert [number for number in range(12) if due(number, 5)] == [1, 5, 10]
    assert all(due(number, 1) for number in range(1, 5))


def test_a_step_below_one_is_refused():
    with pytest.raises(InputError, match="every 0 posts"):
        due(3, 0)


def test_the_window_forgets_what_was_long_ago():
    values = row(tracker_after(*[("ana", "a", "other")] * 10, *[("bo", "b", "other")] * 15).snapshot())
    assert values["recent_posts_woman_share"] == 5 / 20
    assert values["posts_woman_share"] == 10 / 25
    assert row(tracker_after(("cy", "c", "other")).snapshot())["recent_posts_woman_share"] is None
