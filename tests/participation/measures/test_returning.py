"""Spells until people come back, and what statsmodels makes of them."""

import numpy as np
import pytest

from facilitator.participation.measures.returning import Spell, returning_table, spells
from tests.participation.posts import posts

DEBATE = posts(
    "ada idea",
    "bo con p0",  # ada is back two posts later
    "cy other",
    "ada pro p1",  # bo never comes back: three posts by others
    "cy other",
    "ada other",
    "cy pro p5",  # the last post: nobody can know
)


def test_spells_end_with_the_next_post_or_the_debate():
    found = spells(DEBATE, {"ada", "bo", "cy"})
    assert [(one.person, one.con, one.first, one.length, one.back) for one in found] == [
        ("ada", True, True, 2, True),
        ("bo", False, False, 3, False),
    ]


def planted(hazard_after_con, *, people=60, seed=0):
    """Geometric waits: the chance to post at each moment is 0.2, after a con that times the factor."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(people):
        for turn in range(10):
            con = bool(rng.random() < 0.5)
            length = int(rng.geometric(0.2 * (hazard_after_con if con else 1)))
            back = length <= 30
            found.append(
                Spell(
                    person=f"u{number}",
                    con=con,
                    first=con and turn < 2,
                    length=min(length, 30),
                    back=back,
                    stratum=(0, 0),
                )
            )
    return found


def test_a_planted_hazard_is_found():
    group = {f"u{number}": "woman" for number in range(60)}
    found = returning_table(planted(0.5), group, names=["woman", "man"])
    truth = np.log(1 - 0.1) / np.log(1 - 0.2)  # the ratio of the hazards whose waits, rounded up, these are
    assert found["woman"]["low"] < truth < found["woman"]["high"]
    assert found["woman"]["high"] < 1
    assert found["woman"]["p"] < 0.01
    assert found["man"]["reason"] == "too few came back after a con"
    same = returning_table(planted(1.0, seed=3), group, names=["woman"])["woman"]
    assert same["low"] < 1 < same["high"]


def test_the_silent_after_the_first_con_are_those_of_the_curve():
    mine = [
        Spell(person=str(n), con=True, first=True, length=length, back=back, stratum=(0, 0))
        for n, (length, back) in enumerate([(5, True), (10, True), (25, True), (30, False)])
    ]
    group = {str(n): "woman" for n in range(5)}
    assert returning_table(mine, group, names=["woman"])["woman"]["silent"]["reason"] == "too few people got a con"
    more = [*mine, Spell(person="4", con=True, first=True, length=12, back=False, stratum=(0, 0))]
    # Five at risk, one back: 4/5; four at risk, one back: 3/4; the one lost at 12 changes nothing before 20.
    silent = returning_table(more, group, names=["woman"])["woman"]["silent"]
    assert (silent["value"], silent["n"]) == (pytest.approx(4 / 5 * 3 / 4), 5)


def test_the_model_says_nothing_where_cons_fill_a_stratum_of_their_own():
    mine = [
        Spell(person=str(n), con=n % 2 == 0, first=False, length=n + 1, back=True, stratum=(n % 2, 0))
        for n in range(20)
    ]
    row = returning_table(mine, {str(n): "woman" for n in range(20)}, names=["woman"])["woman"]
    assert row["value"] is None
    assert row["reason"] == "the model does not settle"
