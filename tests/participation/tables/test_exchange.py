"""The tables of the exchange: hand values on a small debate, odd debates, and what may be shown of them."""

import json
from dataclasses import replace

import pytest

from facilitator.debate import Participant
from facilitator.participation import GROUPS, count_tables, exchange_tables, suppress
from facilitator.participation.measures.inhibition import reactions
from facilitator.participation.tables.exchange import EXCHANGE_METHOD
from facilitator.participation.tables.grouping import by_gender
from facilitator.participation.tables.inhibition import inhibition_table
from tests.participation.people import debate
from tests.participation.posts import posts

PEOPLE = [
    Participant(id="ada", gender="woman"),
    Participant(id="eve", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="cy"),
    Participant(id="agent", role="agent"),
]
DEBATE = posts(
    "ada idea",  # p0: answered after a minute, a pro and a con
    "bo pro p0",
    "eve con p0",
    "bo idea",  # p3: answered by nobody but the agent
    "agent issue p3",
    "ada other p4",  # to the agent
    "cy con p2",  # eve is silent from here on
    "ada other",
)


@pytest.fixture(scope="module")
def found():
    return exchange_tables(DEBATE, PEOPLE, resamples=200)


def test_who_is_answered_and_how_soon(found):
    woman = found["responsiveness"]["woman"]
    assert (woman["value"], woman["n"], woman["median_wait"]) == (2 / 4, 4, (60 + 240) / 2)
    assert (found["responsiveness"]["man"]["value"], found["responsiveness"]["man"]["median_wait"]) == (0, None)


def test_what_becomes_of_ideas(found):
    uptake = {name: table["woman"]["value"] for name, table in found["uptake"].items()}
    assert uptake == {"answered": 1, "supported": 1, "survived": 1}
    assert found["uptake"]["answered"]["gap"]["value"] == 1
    assert (found["ideation"]["woman"]["value"], found["ideation"]["man"]["value"]) == (0.5, 1)


def test_who_falls_silent_after_a_con(found):
    assert (found["silenced"]["woman"]["value"], found["silenced"]["woman"]["n"]) == (0.5, 2)
    assert found["silenced"]["man"]["reason"] == "there are no people who got a con"


def test_whom_people_answer(found):
    row = found["addressees"]["posts"]["woman"]
    assert row["n"] == 4
    assert {whom: count for whom, count in row["count"].items() if count} == {"woman": 1, "agent": 1, "nobody": 2}
    assert found["addressees"]["pros"]["man"]["count"]["woman"] == 1


def test_dyads_are_between_participants_only(found):
    assert found["dyads"]["n"] == 3
    assert found["dyads"]["cells"]["man"]["woman"]["observed"] == 1
    assert found["dyads"]["cells"]["unknown"]["woman"]["observed"] == 1


def test_who_begins_and_who_ends_threads(found):
    assert found["initiations"]["man"]["value"] == 0.5
    assert found["last_word"] == {"woman": 1, "man": 0, "non-binary": 0, "unknown": 1}


def test_repeats_are_no_ideas_of_their_own():
    again = [*DEBATE, *posts("bo idea")]
    again[-1] = type(again[-1])(post="again", author="bo", time=999, words=5, label="idea", repeats="p0")
    assert exchange_tables(again, PEOPLE, resamples=0)["ideation"]["man"]["value"] == 1


@pytest.mark.parametrize("people", [[], PEOPLE[:1], [Participant(id="ada"), Participant(id="bo")]])
@pytest.mark.parametrize("contributions", [[], DEBATE])
def test_odd_debates_give_tables_with_reasons_for_what_is_missing(people, contributions):
    found = exchange_tables(contributions, people, resamples=50)
    json.dumps(found, allow_nan=False)
    for name in ("responsiveness", "ideation", "silenced", "inhibition"):
        for entry in found[name].values():
            assert entry["value"] is not None or entry["reason"]


def test_the_order_in_which_people_are_listed_does_not_matter(found):
    assert exchange_tables(DEBATE, PEOPLE[::-1], resamples=200) == found


def test_none_of_it_is_shown_to_participants(found):
    shown = suppress({**count_tables(debate(woman=[3] * 6, man=[2] * 6)), **found})
    assert set(EXCHANGE_METHOD) == {"gap", *found}
    assert not set(found) & set(shown)


def test_shares_of_a_row_sum_to_one(found):
    for measure in found["addressees"].values():
        for row in measure.values():
            shares = [share for share in row["share"].values() if share is not None]
            assert sum(shares) == (pytest.approx(1) if row["n"] else 0)
            assert sum(row["count"].values()) == row["n"]


def test_the_cells_of_the_dyads_sum_to_their_n_and_chance_to_the_rows(found):
    cells = found["dyads"]["cells"]
    assert sum(cell["observed"] for row in cells.values() for cell in row.values()) == found["dyads"]["n"]
    for row in cells.values():
        observed = sum(cell["observed"] for cell in row.values())
        assert sum(cell["expected"] for cell in row.values()) == pytest.approx(observed, abs=1e-5)
        for cell in row.values():
            expected = cell["expected"]
            assert cell["ratio"] == (pytest.approx(cell["observed"] / expected, abs=1e-5) if expected else None)


def test_a_ratio_that_is_one_for_all_is_no_gap():
    said = posts("ada idea", "bo idea", "eve pro p1", "bo pro p0")
    gap = exchange_tables(said, PEOPLE, resamples=100)["initiations"]["gap"]
    assert gap["value"] == pytest.approx(0.5 - 0.5)
    assert gap["p"] == 1


def test_waits_have_three_decimals_and_what_chance_would_give_six():
    said = [replace(one, time=one.time / 180) for one in posts("ada idea", "ada idea", "bo idea", "eve pro p0")]
    # eve answers ada after a second; three posts of others, two of them women's. cy, later, answers bo among four.
    found = exchange_tables([*said, replace(said[-1], post="p4", author="cy", target="p2", time=4 / 3)], PEOPLE)
    assert found["responsiveness"]["woman"]["median_wait"] == 1.0
    assert found["responsiveness"]["man"]["median_wait"] == 0.667
    cells = found["dyads"]["cells"]
    assert cells["woman"]["woman"] == {"observed": 1, "expected": 0.666667, "ratio": 1.5}
    assert cells["woman"]["man"] == {"observed": 0, "expected": 0.333333, "ratio": 0.0}
    assert cells["unknown"]["man"] == {"observed": 1, "expected": 0.25, "ratio": 4.0}
    assert cells["unknown"]["woman"] == {"observed": 0, "expected": 0.75, "ratio": 0.0}


def test_ratios_to_chance_have_six_decimals():
    said = posts("ada idea", "ada idea", "ada idea", "bo idea", "bo idea", "eve pro p0")
    cell = exchange_tables(said, PEOPLE, resamples=0)["dyads"]["cells"]["woman"]["woman"]
    assert cell == {"observed": 1, "expected": 0.6, "ratio": 1.666667}


def test_shares_of_addressees_have_twelve_decimals():
    said = posts("ada idea", "ada idea", "bo pro p0", "bo other", "bo other")
    share = exchange_tables(said, PEOPLE, resamples=0)["addressees"]["posts"]["man"]["share"]
    assert (share["woman"], share["nobody"]) == (0.333333333333, 0.666666666667)


def test_whose_posts_get_each_answer_is_counted_by_their_own_group():
    """bo's idea gets a con alone: answered, neither supported nor alive; cy's second idea says the first again."""
    said = posts("bo idea", "cy con p0", "cy idea", "cy idea", "ada pro p2", "ada issue", "agent pro p0", "bo con p3")
    said[3] = replace(said[3], repeats="p2")
    found = exchange_tables(said, PEOPLE, resamples=0)
    uptake = {kind: (rows["man"]["value"], rows["unknown"]["value"]) for kind, rows in found["uptake"].items()}
    assert uptake == {"answered": (1.0, 1.0), "supported": (0.0, 0.5), "survived": (0.0, 0.5)}
    assert [found["uptake"]["answered"][group]["n"] for group in ("man", "unknown")] == [1, 2]
    assert [found["ideation"][group]["value"] for group in ("woman", "man", "unknown")] == [0, 1, 1]
    assert [found["initiations"][group]["value"] for group in ("woman", "man", "unknown")] == [0.5, 0.5, 0.666666666667]
    assert found["addressees"]["issues"]["woman"]["count"]["nobody"] == 1
    assert found["addressees"]["cons"]["unknown"]["count"]["man"] == 1
    assert found["addressees"]["ideas"]["unknown"]["n"] == 2


def test_hosts_are_answered_by_their_role():
    people = [*PEOPLE, Participant(id="host", role="facilitator"), Participant(id="org", role="organiser")]
    said = posts("host other", "org other", "ada other p0", "bo other p1", "ada other p9")
    rows = exchange_tables(said, people, resamples=0)["addressees"]["posts"]
    assert rows["woman"]["count"] == dict.fromkeys(rows["woman"]["count"], 0) | {"facilitator": 1, "nobody": 1}
    assert rows["man"]["count"]["organiser"] == 1
    assert rows["woman"]["n"] == 2


def test_the_seed_and_the_number_of_resamples_hold_for_every_table():
    """Twelve people answer one another with cons and pros by turns, and come back sooner or later."""
    people = [Participant(id=f"u{n}", gender="woman" if n % 2 else "man") for n in range(12)]
    order = [n * n % 11 + n // 30 for n in range(90)]
    said = posts("u0 idea", *(f"u{who} {'con' if n % 3 else 'pro'} p{n}" for n, who in enumerate(order)))
    one, same, other = (exchange_tables(said, people, seed=seed, resamples=40) for seed in (1, 1, 2))
    assert one == same
    for name in ("responsiveness", "inhibition"):
        assert one[name]["woman"]["low"] is not None, name
        assert one[name]["woman"] != other[name]["woman"], name
    found = inhibition_table(
        reactions(said, by_gender(people).of),
        by_gender(people).of,
        names=GROUPS,
        gap=("woman", "man"),
        seed=1,
        resamples=40,
    )
    assert one["inhibition"] == found
    p = one["responsiveness"]["gap"]["p"]
    assert p * 41 == pytest.approx(round(p * 41))
