"""Threads: where they begin, and answers after what they answer."""

from __future__ import annotations

from facilitator.formats.platforms.threads import in_time, parents_first, roots
from facilitator.formats.raw import RawPost


def posts(*rows):
    return [RawPost(id=key, text="x", reply_to=link, time=time) for key, link, time in rows]


def test_a_thread_is_followed_to_its_first_post_even_beyond_the_file():
    assert roots({"c": "b", "b": "a", "a": None, "e": "gone", "f": "e"}) == {
        "c": "a",
        "b": "a",
        "a": "a",
        "e": "gone",
        "gone": "gone",
        "f": "gone",
    }


def test_a_ring_and_what_hangs_on_it_is_one_thread():
    found = roots({"a": "b", "b": "c", "c": "a", "d": "c"})

    assert len(set(found.values())) == 1


def test_a_long_thread_takes_no_longer_than_many_short_ones():
    size = 100_000
    long = roots({str(key): str(key - 1) if key else None for key in reversed(range(size))})

    assert set(long.values()) == {"0"}


def test_posts_stand_by_time_and_after_what_they_answer():
    found = in_time(posts(("c", None, 9.0), ("b", "a", 5.0), ("a", None, 5.0), ("d", None, None)))

    assert [post.id for post in found] == ["a", "b", "d", "c"]


def test_without_times_only_answers_move():
    assert [post.id for post in parents_first(posts(("b", "a", None), ("z", None, None), ("a", None, None)))] == [
        "z",
        "a",
        "b",
    ]
