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
