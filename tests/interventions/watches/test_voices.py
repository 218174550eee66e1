"""Who is furthest apart in what they have said."""

import numpy as np
import pytest

from facilitator.interventions.watches.heard import Heard
from facilitator.interventions.watches.voices import Voices


def add(voices, author, place, *vector):
    heard = Heard(id=f"{author}{place}", author=author, label="other", unsure=False, node=None, text="t")
    voices.add(author, heard, np.array(vector, dtype=np.float32) / np.linalg.norm(vector))


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
