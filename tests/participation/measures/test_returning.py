"""Spells until people come back, and what statsmodels makes of them."""

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.duration.hazard_regression import PHReg

from facilitator.participation.measures.returning import WITHIN, Spell, return_hazard, spells, still_silent
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


def firsts(*ends):
    """The spells after first cons: length, and whether the person came back."""
    return [
        Spell(person=str(n), con=True, first=True, length=length, back=back, stratum=(0, 0))
        for n, (length, back) in enumerate(ends)
    ]


def test_nobody_has_spells_without_answers_from_others():
    assert spells(posts("ada idea", "ada con p0", "bo other"), {"ada", "bo"}) == []
    assert spells(DEBATE, {"ada"}) == []


def test_only_the_first_con_is_a_first():
    said = posts("ada idea", "bo con p0", "cy con p0", "ada other", "bo other")
    assert [(one.con, one.first) for one in spells(said, {"ada", "bo", "cy"})] == [(True, True), (True, False)]


def test_a_planted_hazard_is_found():
    found = return_hazard(planted(0.5))
    truth = np.log(1 - 0.1) / np.log(1 - 0.2)  # the ratio of the hazards whose waits, rounded up, these are
    assert found.ratio.low < truth < found.ratio.high
    assert found.ratio.high < 1
    assert found.ratio.n == 600
    assert found.p < 0.01


def test_where_cons_change_nothing_the_interval_holds_one():
    same = return_hazard(planted(1.0, seed=3))
    assert same.ratio.low < 1 < same.ratio.high
    assert same.p > 0.05


def test_without_strata_and_with_a_spell_a_person_it_is_the_plain_model():
    """Value and interval as `PHReg` itself gives them, with errors robust by case."""
    found = [
        Spell(person=f"u{n}", con=one.con, first=False, length=one.length, back=one.back, stratum=(0, 0))
        for n, one in enumerate(planted(0.6, people=8))
    ]
    model = PHReg(
        np.array([float(one.length) for one in found]),
        np.array([[float(one.con)] for one in found]),
        status=np.array([int(one.back) for one in found]),
        ties="efron",
    ).fit(groups=np.arange(len(found)))
    ratio = return_hazard(found).ratio
    assert ratio.value == pytest.approx(np.exp(model.params[0]))
    assert (ratio.low, ratio.high) == pytest.approx(tuple(np.exp(model.conf_int()[0])))
    # The quantile has six decimals, as in the figures on record.
    reach = 1.959964 * model.bse[0]
    wanted = [np.exp(model.params[0] - reach), np.exp(model.params[0] + reach)]
    assert [ratio.low, ratio.high] == pytest.approx(wanted, rel=1e-12)


def test_other_lengths_in_the_same_order_give_the_same_ratio():
    """Cox's model knows only who came back before whom."""
    found = planted(0.7, people=30)
    longer = [
        Spell(person=o.person, con=o.con, first=o.first, length=o.length**2, back=o.back, stratum=o.stratum)
        for o in found
    ]
    assert return_hazard(longer).ratio.value == pytest.approx(return_hazard(found).ratio.value)


@pytest.mark.parametrize(("cons", "others", "kind"), [(4, 9, "a con"), (9, 4, "another answer")])
def test_too_few_returns_give_a_reason(cons, others, kind):
    ends = [True] * cons + [False] * others
    found = [
        Spell(person=str(n), con=con, first=False, length=n + 1, back=True, stratum=(0, 0))
        for n, con in enumerate(ends)
    ]
    ratio = return_hazard(found).ratio
    assert (ratio.value, ratio.reason, ratio.n) == (None, f"too few came back after {kind}", 13)


@pytest.mark.filterwarnings("error")
def test_the_model_says_nothing_where_cons_fill_a_stratum_of_their_own():
    mine = [
        Spell(person=str(n), con=n % 2 == 0, first=False, length=n + 1, back=True, stratum=(n % 2, 0))
        for n in range(20)
    ]
    found = return_hazard(mine)
    assert (found.ratio.value, found.ratio.reason, found.p) == (None, "the model does not settle", None)


def test_the_silent_after_the_first_con_are_those_of_the_curve():
    # Five at risk, one back: 4/5; four at risk, one back: 3/4; the one lost at 12 changes nothing before 20.
    silent = still_silent(firsts((5, True), (10, True), (25, True), (30, False), (12, False)))
    assert (silent.value, silent.n) == (pytest.approx(4 / 5 * 3 / 4), 5)


def test_where_nobody_is_lost_the_curve_is_the_plain_share():
    ends = [(3, True), (9, True), (WITHIN, True), (WITHIN + 1, True), (40, True), (50, False)]
    assert still_silent(firsts(*ends)).value == pytest.approx(3 / 6)


def test_all_are_silent_where_nobody_came_back_in_time():
    assert still_silent(firsts(*[(30, True)] * 5)).value == 1


def test_too_few_or_too_short_spells_say_nothing_of_silence():
    assert still_silent(firsts((5, True), (30, False))).reason == "too few people got a con"
    assert still_silent(firsts(*[(5, False)] * 6)).reason == "nobody was seen for 20 posts after it"


def test_a_con_by_the_last_post_but_one_begins_a_spell_of_one():
    (found,) = spells(posts("ada idea", "bo con p0", "cy other"), {"ada", "bo", "cy"})
    assert (found.length, found.back) == (1, False)


@pytest.mark.filterwarnings("error")
def test_five_returns_of_each_kind_are_enough():
    ends = [True] * 5 + [False] * 5
    found = [
        Spell(person=str(n), con=con, first=False, length=1 + 7 * n % 10, back=True, stratum=(0, 0))
        for n, con in enumerate(ends)
    ]
    assert return_hazard(found).ratio.reason is None


def test_strata_are_not_compared_with_each_other():
    """Within each of two strata a con makes no difference; over both, cons would seem to hold people back."""
    lengths = {(0, 0): ([2, 4, 6], [2, 4, 6] * 6), (1, 0): ([30, 34, 38] * 6, [30, 34, 38])}
    found = [
        Spell(person=f"{stratum}{con}{n}", con=con, first=False, length=length, back=True, stratum=stratum)
        for stratum, kinds in lengths.items()
        for con, some in zip((True, False), kinds, strict=True)
        for n, length in enumerate(some)
    ]
    together = [replace(one, stratum=(0, 0)) for one in found]
    assert return_hazard(found).ratio.value == pytest.approx(1, abs=0.1)
    assert return_hazard(together).ratio.value < 0.7


def test_spells_of_one_person_that_are_alike_widen_the_interval():
    alone = [replace(one, person=f"u{n}") for n, one in enumerate(planted(0.6, people=20))]
    repeated = [replace(one, person=f"u{n}") for n, one in enumerate(planted(0.6, people=20)) for _ in range(4)]
    one, other = return_hazard(alone).ratio, return_hazard(repeated).ratio
    # Four times the same spells of the same people tell nothing new.
    assert (one.low, one.high) == pytest.approx((other.low, other.high), rel=0.05)


def test_silence_is_known_where_somebody_was_seen_for_just_twenty_posts():
    ends = [(5, True), (WITHIN, False), (9, False), (9, False), (9, False)]
    assert (still_silent(firsts(*ends)).value, still_silent(firsts(*ends)).n) == (pytest.approx(4 / 5), 5)
    shorter = [(5, True), (WITHIN - 1, False), (9, False), (9, False), (9, False)]
    assert still_silent(firsts(*shorter)).reason == "nobody was seen for 20 posts after it"
