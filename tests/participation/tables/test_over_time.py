"""The rows of participation_over_time.csv."""

import pytest

from facilitator.debate import Participant, Post
from facilitator.errors import InputError
from facilitator.participation import Tracker
from facilitator.participation.running.reception_log import Target
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


def test_every_column_by_hand():
    """ana has 4 words, bo 1 and 1, cy 2; bo's second post answers ana."""
    tracker = tracker_after(("ana", "let us plant trees", "idea"), ("bo", "no", "con"), ("cy", "oh well", "other"))
    tracker.add(Post(id="p4", author="bo", text="why", time=50.0), "issue", target=Target(author="ana"))
    assert row(tracker.snapshot()) == {
        **{"time": 50.0, "post": 4, "people": 3},
        **{"heard_woman": 1, "heard_man": 1, "heard_non-binary": 0, "heard_unknown": 1},
        **{"heard_woman_share": 0.5, "heard_man_share": 0.5, "heard_non-binary_share": 0.0},
        **{"posts_woman": 1, "posts_man": 2, "posts_non-binary": 0, "posts_unknown": 1},
        **{"posts_woman_share": 1 / 3, "posts_man_share": 2 / 3, "posts_non-binary_share": 0.0},
        **{"words_woman": 4, "words_man": 2, "words_non-binary": 0, "words_unknown": 2},
        **{"words_woman_share": 4 / 6, "words_man_share": 2 / 6, "words_non-binary_share": 0.0},
        **{"ideas_woman": 1, "ideas_man": 0, "ideas_non-binary": 0, "ideas_unknown": 0},
        **{"ideas_woman_share": 1.0, "ideas_man_share": 0.0, "ideas_non-binary_share": 0.0},
        **{"answered_woman": 1, "answered_man": 0, "answered_non-binary": 0, "answered_unknown": 0},
        "gini_normalised": pytest.approx(0.25),
        "effective_speakers": pytest.approx(16 / 6),
        "silent_share": 0.0,
        "turn_taking": 1.0,
        "recent_posts_woman_share": pytest.approx(1 / 3),
    }


def test_where_no_woman_spoke_lately_her_share_is_none_of_it():
    assert row(tracker_after(("bo", "b", "other")).snapshot())["recent_posts_woman_share"] == 0.0


def test_a_row_may_be_due_after_every_post():
    assert due(1, 1)
    assert not due(0, 1)
