"""A post taken into a room."""

import pytest

from facilitator.ibis.turn import ENDING, HEAD
from tests.turns import turn


def test_of_a_long_post_the_beginning_and_the_end_are_looked_at():
    text = "".join(chr(ord("a") + place % 26) for place in range(3000))
    found = turn(text=text)
    assert (found.text, found.ending) == (text[:HEAD], text[-ENDING:])
    assert found.post.text == text


def test_a_short_post_is_its_own_beginning_and_end():
    found = turn(text="Why not?")
    assert (found.text, found.ending, found.words) == ("Why not?", "Why not?", 2)


@pytest.mark.parametrize(
    ("role", "lead", "own"),
    [
        ("participant", False, False),
        ("facilitator", True, False),
        ("organiser", True, False),
        ("agent", False, True),
    ],
)
def test_who_leads_and_who_is_the_agent_is_told_by_the_role(role, lead, own):
    found = turn(role=role)
    assert (found.lead, found.own) == (lead, own)


def test_what_the_models_say_is_that_of_the_reading():
    found = turn("p7", "bo", label="con", unsure=True, vector=(0.6, 0.8))
    assert (found.id, found.author, found.label, found.unsure) == ("p7", "bo", "con", True)
    assert found.types.tolist() == [0, 0, 0, 1, 0]
    assert found.vector.tolist() == pytest.approx([0.6, 0.8])


def test_nothing_in_it_tells_anybodys_gender():
    assert not any("gender" in name or "group" in name for name in type(turn()).__dataclass_fields__)


def test_four_hundred_characters_of_the_beginning_and_eighty_of_the_end_are_looked_at():
    found = turn(text="ab " * 200)
    assert (len(found.text), len(found.ending), found.words) == (400, 80, 134)
