"""Returning by group, as it stands in the file."""

import numpy as np

from facilitator.participation.measures.returning import Spell, return_hazard, still_silent
from facilitator.participation.tables.returning import returning_table

WOMEN = {f"w{number}": "woman" for number in range(30)}


def spells(people=30, *, seed=0):
    rng = np.random.default_rng(seed)
    return [
        Spell(person=f"w{number}", con=con, first=con, length=int(rng.integers(1, 40)), back=True, stratum=(0, 0))
        for number in range(people)
        for con in (True, False)
    ]


def test_each_group_has_its_own_numbers_rounded():
    found = returning_table(spells(), {**WOMEN, "m": "man"}, names=["woman", "man"])
    hazard, silent = return_hazard(spells()), still_silent(spells())
    row = found["woman"]
    assert (row["value"], row["low"], row["high"]) == tuple(
        round(number, 12) for number in (hazard.ratio.value, hazard.ratio.low, hazard.ratio.high)
    )
    assert (row["p"], row["n"], row["n_con"]) == (round(hazard.p, 12), 60, 30)
    assert row["silent"] == {"value": round(silent.value, 12), "n": 30}
    assert "reason" not in row


def test_a_group_without_spells_has_reasons_and_zeros():
    assert returning_table([], {}, names=["man"])["man"] == {
        "value": None,
        "low": None,
        "high": None,
        "p": None,
        "reason": "too few came back after a con",
        "n": 0,
        "n_con": 0,
        "silent": {"value": None, "n": 0, "reason": "too few people got a con"},
    }
