"""Inhibition by group, as it stands in the file."""

import numpy as np
import pytest

from facilitator.participation.measures.inhibition import Reaction, inhibition
from facilitator.participation.tables.inhibition import inhibition_table
from facilitator.statistics.bootstrap import resample

NAMES = ("woman", "man", "unknown")
GROUP = {**{f"w{n}": "woman" for n in range(8)}, **{f"m{n}": "man" for n in range(8)}}


def reactions(*, seed=0, women_back=0.4, men_back=0.8, times=6):
    rng = np.random.default_rng(seed)
    return [
        Reaction(
            person=person,
            con=con,
            back=bool(rng.random() < (women_back if group == "woman" else men_back) - 0.1 * con),
            stratum=(int(rng.integers(3)), 0),
        )
        for person, group in GROUP.items()
        for con in (True, False)
        for _ in range(times)
    ]


def table(found, **options):
    return inhibition_table(found, GROUP, names=NAMES, gap=("woman", "man"), **{"resamples": 300, **options})


def test_values_are_those_of_the_measure_with_its_parts_and_n():
    found = reactions()
    row, wanted = table(found)["woman"], inhibition([one for one in found if one.person.startswith("w")])
    assert row["value"] == pytest.approx(wanted.difference)
    assert row["n"] == 8 * 12
    assert row["after_con"] == {"value": pytest.approx(wanted.after_con), "n": 48}
    assert row["after_other"] == {"value": pytest.approx(wanted.after_other), "n": 48}
    assert (row["matched"]["value"], row["matched"]["n"]) == (pytest.approx(wanted.matched), wanted.n_matched)
    assert row["low"] < row["value"] < row["high"]
    assert row["matched"]["low"] < row["matched"]["value"] < row["matched"]["high"]


def test_the_gap_is_the_difference_of_the_two_with_an_interval_of_its_own():
    found = table(reactions())
    gap = found["gap"]
    assert gap["of"] == "woman minus man"
    assert gap["value"] == pytest.approx(found["woman"]["value"] - found["man"]["value"])
    assert gap["n"] == found["woman"]["n"] + found["man"]["n"]
    assert gap["low"] < gap["value"] < gap["high"]


def test_people_are_drawn_whole():
    """Ten times the same reactions of the same people tell nothing new, so the interval stays."""
    found = reactions()
    once, often = table(found), table(found * 10)
    for group in ("woman", "man"):
        assert (often[group]["low"], often[group]["high"]) == pytest.approx((once[group]["low"], once[group]["high"]))


def test_the_seed_decides_the_intervals_and_nothing_else():
    one, same, other = (table(reactions(), seed=seed)["woman"] for seed in (1, 1, 2))
    assert one == same
    assert (one["value"], one["low"]) != (one["value"], other["low"])
    assert one["value"] == other["value"]


def test_what_is_missing_has_a_reason():
    only_men = [one for one in reactions() if one.person.startswith("m")]
    found = table(only_men)
    assert found["unknown"]["reason"] == "nobody is of this group"
    assert found["woman"]["reason"] == "nobody got a con"
    assert found["woman"]["after_con"] == {"value": None, "n": 0, "reason": "nobody got a con"}
    assert found["woman"]["matched"]["reason"] == "nobody got a con"
    assert (found["gap"]["value"], found["gap"]["reason"]) == (None, "nobody got a con")


def test_strata_without_both_kinds_match_nothing():
    found = [Reaction(person="w0", con=con, back=True, stratum=(int(con), 0)) for con in (True, False)]
    row = table(found)["woman"]
    assert row["value"] == 0
    assert row["matched"] == {"value": None, "low": None, "high": None, "reason": row["matched"]["reason"], "n": 0}
    assert row["matched"]["reason"] == "no stratum has both kinds of reply"


def test_without_resamples_there_are_values_but_no_intervals():
    row = table(reactions(), resamples=0)["woman"]
    assert row["value"] is not None
    assert (row["low"], row["reason"]) == (None, "no resampling was asked for")


def test_no_gap_is_given_where_none_is_asked_for():
    assert set(inhibition_table(reactions(), GROUP, names=NAMES, gap=None, resamples=10)) == set(NAMES)


def test_every_row_by_hand():
    """w0 comes back after one of two cons and both other answers; of the strata, only one has both kinds."""
    kinds = [(True, True, 0), (True, False, 1), (False, True, 0), (False, True, 2)]
    found = [Reaction(person="w0", con=con, back=back, stratum=(stratum, 0)) for con, back, stratum in kinds]
    found.append(Reaction(person="m0", con=False, back=True, stratum=(0, 0)))
    rows, why = table(found, resamples=0), "no resampling was asked for"
    assert rows["woman"] == {
        **{"value": -0.5, "low": None, "high": None, "reason": why, "n": 4},
        "after_con": {"value": 0.5, "n": 2},
        "after_other": {"value": 1.0, "n": 2},
        "matched": {"value": 0.0, "low": None, "high": None, "reason": why, "n": 1},
    }
    assert rows["man"] == {
        **{"value": None, "low": None, "high": None, "reason": "nobody got a con", "n": 1},
        "after_con": {"value": None, "n": 0, "reason": "nobody got a con"},
        "after_other": {"value": 1.0, "n": 1},
        "matched": {"value": None, "low": None, "high": None, "reason": "nobody got a con", "n": 0},
    }
    assert rows["gap"] == {
        **{"of": "woman minus man", "value": None, "low": None, "high": None, "reason": "nobody got a con", "n": 5},
    }


@pytest.mark.filterwarnings("error")
def test_intervals_are_those_of_the_measure_on_the_people_drawn():
    """With every person as often as drawn; what a draw does not have is left out, and no warning says so."""
    found = reactions(times=2)
    rows = table(found, seed=4, resamples=60)
    drawn = {"woman": [], "man": []}
    for weights in np.concatenate(list(resample(16, 60, seed=4))):
        times = dict(zip(sorted(GROUP), weights.astype(int), strict=True))
        for group, some in drawn.items():
            some.append(
                inhibition([one for one in found if GROUP[one.person] == group for _ in range(times[one.person])])
            )
    for group, some in drawn.items():
        for row, values in (
            (rows[group], [one.difference for one in some]),
            (rows[group]["matched"], [one.matched for one in some]),
        ):
            ends = np.quantile([value for value in values if value is not None], [0.025, 0.975])
            assert (row["low"], row["high"]) == (pytest.approx(ends[0]), pytest.approx(ends[1]))
    gaps = [one.difference - other.difference for one, other in zip(drawn["woman"], drawn["man"], strict=True)]
    assert rows["gap"]["low"] == pytest.approx(np.quantile(gaps, 0.025))


def test_one_person_of_a_group_gives_the_gap_no_interval():
    group = {"w0": "woman", "m0": "man", "m1": "man"}
    found = [Reaction(person=one, con=con, back=con, stratum=(0, 0)) for one in group for con in (True, False)]
    rows = inhibition_table(found, group, names=("woman", "man"), gap=("woman", "man"), resamples=20)
    assert rows["woman"]["reason"] == rows["gap"]["reason"] == "one person alone gives no interval"
    assert rows["gap"]["value"] == 0
