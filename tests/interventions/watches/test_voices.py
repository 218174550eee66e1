"""Who is furthest apart in what they have said."""

import numpy as np
import pytest

from facilitator.interventions.watches.voices import Voices
from tests.turns import turn


def add(voices, author, place, *vector):
    post = turn(f"{author}{place}", author, vector=np.array(vector) / np.linalg.norm(vector))
    voices.add(author, post, post.vector)


def test_the_two_furthest_apart_are_found_with_a_typical_post():
    voices = Voices()
    for place in range(3):
        add(voices, "ada", place, 1, 0)
        add(voices, "bo", place, 1, 1)
        add(voices, "cy", place, -1, 0)
    add(voices, "cy", 3, 0, 1)  # not like the others of cy
    one, other, distance = voices.furthest()
    assert {one.author, other.author} == {"ada", "cy"}
    assert {one.id, other.id} == {"ada2", "cy2"}
    assert distance == pytest.approx(1 + 3 / 10**0.5)


def test_two_people_or_single_posts_are_not_compared():
    voices = Voices()
    for author in ("ada", "bo"):
        add(voices, author, 0, 1, 0)
        add(voices, author, 1, 1, 0)
    add(voices, "cy", 0, -1, 0)
    assert voices.furthest() is None


def test_the_fifty_who_have_written_most_are_compared():
    voices = Voices()
    for number in range(50):
        for place in range(3):
            add(voices, f"u{number}", place, 1, 0.001 * number)
    for place in range(2):
        add(voices, "far", place, -1, 0)  # has written less than all others
    assert voices.furthest()[2] < 0.1
    add(voices, "far", 2, -1, 0)
    assert voices.furthest()[2] < 0.1  # as much as others, but spoke last
    add(voices, "far", 3, -1, 0)
    assert voices.furthest()[2] > 1.9


def test_the_forty_ninth_is_compared_too():
    voices = Voices()
    for number in range(49):
        for place in range(3):
            add(voices, f"u{number}", place, 1, 0.001 * number)
    for place in range(2):
        add(voices, "far", place, -1, 0)
    assert voices.furthest()[2] > 1.9


def test_three_people_with_two_posts_each_are_enough():
    voices = Voices()
    for author, vector in (("ada", (1, 0)), ("bo", (0, 1)), ("cy", (0.6, 0.8))):
        add(voices, author, 0, *vector)
    assert voices.furthest() is None
    for author, vector in (("ada", (1, 0)), ("bo", (0, 1)), ("cy", (0.6, 0.8))):
        add(voices, author, 1, *vector)
    one, other, distance = voices.furthest()
    assert ({one.id, other.id}, distance) == ({"ada1", "bo1"}, pytest.approx(1.0))


@pytest.mark.filterwarnings("error")
def test_posts_that_cancel_out_are_as_far_from_all_as_from_none():
    voices = Voices()
    for author, turned in (("ada", 1), ("bo", 1), ("cy", -1)):
        add(voices, author, 0, 1, 0)
        add(voices, author, 1, turned, 0)
    one, other, distance = voices.furthest()
    assert ("cy" in (one.author, other.author), distance) == (True, 1.0)


def typical(*vectors):
    """The number of the post that stands for a person who wrote these."""
    voices = Voices()
    for number, vector in enumerate(vectors):
        add(voices, "ada", number, *vector)
    return int(voices._typical["ada"][0].id[3:])


def test_a_later_post_that_is_about_as_typical_stands_for_a_person():
    # Of posts at 0 and 30 degrees the sum is at 15: the likeness of the second is 0.966, that of the first was 1.
    assert typical((1, 0), (1, 0)) == 1
    assert typical((1, 0), (0.866, 0.5)) == 1
    assert typical((1, 0), (0.766, 0.643)) == 0  # 40 degrees: 0.940
    assert typical((1, 0), (1, 0), (0, 1), (1, 0.2)) == 3
