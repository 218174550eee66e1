"""The tables of participation.json: hand values, unknowns with bounds, intervals, and odd debates."""

import itertools
import json
import math
import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation import GROUPS, MEASURES, Tally, count_tables
from tests.participation.people import debate, tallies, tally

quick = settings(deadline=None, max_examples=40)
KNOWN = ("woman", "man", "non-binary")


def leaves(part, path=()):
    """Every dict without dicts inside, with its path."""
    if not any(isinstance(value, dict) for value in part.values()):
        yield path, part
    for name, value in part.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))


def test_counts_shares_and_bounds_by_hand():
    table = count_tables(debate(woman=[4, 0], man=[5, 1, 0], unknown=[6]))
    women = table["people"]["woman"]
    assert (women["count"], women["share"], women["n"]) == (2, 0.4, 5)
    assert (women["bound_low"], women["bound_high"]) == pytest.approx((2 / 6, 3 / 6))
    posts = table["posts"]["woman"]
    assert (posts["count"], posts["share"], posts["n"]) == (4, 0.4, 10)
    assert (posts["bound_low"], posts["bound_high"]) == (4 / 16, 10 / 16)
    assert table["posts"]["unknown"] == {"count": 6, "share_of_all": 6 / 16, "n": 16}
    assert table["words"]["man"]["count"] == 60
    assert table["representation_ratio"]["woman"]["value"] == pytest.approx(1.0)
    assert table["representation_ratio"]["man"]["value"] == pytest.approx(0.6 / 0.6)


def test_gini_is_over_posts_and_counts_silent_people():
    loud = count_tables(debate(woman=[3, 3]))
    with_silent = count_tables(debate(woman=[3, 3], man=[0, 0]))
    assert loud["gini"]["value"] == 0
    assert (with_silent["gini"]["value"], with_silent["gini"]["n"]) == (0.5, 4)
    assert with_silent["gini_normalised"]["value"] == pytest.approx(2 / 3)
    assert with_silent["effective_speakers"]["value"] == pytest.approx(2)
    assert "posts" in with_silent["method"]["inequality"]


@quick
@given(tallies())
def test_whatever_the_debate_the_table_is_json_and_every_gap_has_a_reason(people):
    table = json.loads(json.dumps(count_tables(people, resamples=40), allow_nan=False))
    for path, leaf in leaves(table):
        if path[0] != "method":
            assert ("reason" in leaf) == (None in leaf.values()), path
            assert leaf.get("reason") != "", path
            if leaf.get("low") is not None:
                assert leaf["low"] <= leaf["high"], path


@quick
@given(tallies(max_size=10))
def test_groups_sum_up_and_shares_of_known_sum_to_one(people):
    table = count_tables(people, resamples=0)
    for measure in ("people", *MEASURES):
        rows = table[measure]
        whole = len(people) if measure == "people" else sum(getattr(each, measure) for each in people)
        assert sum(rows[group]["count"] for group in GROUPS) == whole == rows["unknown"]["n"]
        if rows["woman"]["share"] is not None:
            assert sum(rows[group]["share"] for group in KNOWN) == pytest.approx(1)


@quick
@given(tallies(max_size=7), st.sampled_from(KNOWN))
def test_bounds_hold_whatever_the_unknown_are_and_are_reached(people, group):
    unknown = [each for each in people if each.gender is None][:4]
    known = [each for each in people if each not in unknown]
    table = count_tables(people, resamples=0)
    for measure in ("people", *MEASURES):
        entry = table[measure][group]
        if entry["bound_low"] is None or any(each.gender is None for each in known):
            continue
        found = []
        for genders in itertools.product(KNOWN, repeat=len(unknown)):
            told = [replace(each, gender=gender) for each, gender in zip(unknown, genders, strict=True)]
            found.append(count_tables([*known, *told], resamples=0)[measure][group]["share"])
        assert min(found) == pytest.approx(entry["bound_low"], abs=1e-9)
        assert max(found) == pytest.approx(entry["bound_high"], abs=1e-9)


@quick
@given(tallies(), st.randoms())
def test_order_of_the_tallies_does_not_matter(people, random):
    assert count_tables(random.sample(people, len(people)), resamples=50) == count_tables(people, resamples=50)


def test_the_seed_decides_the_intervals_and_nothing_else():
    people = debate(woman=[1, 2, 5, 9], man=[0, 3, 3, 8, 2])
    one, other = count_tables(people, seed=1), count_tables(people, seed=2)
    assert one == count_tables(people, seed=1)
    assert one["posts"]["woman"]["low"] != other["posts"]["woman"]["low"]
    assert one["posts"]["woman"]["share"] == other["posts"]["woman"]["share"]
    assert one["method"]["seed"] == 1


def test_the_interval_of_a_share_has_the_width_theory_gives():
    # 40 of 100 people: standard error sqrt(.4 * .6 / 100) = 0.049, so about 0.4 +- 0.096.
    share = count_tables(debate(woman=[1] * 40, man=[1] * 60), resamples=4000)["people"]["woman"]
    assert (share["low"], share["high"]) == pytest.approx((0.304, 0.496), abs=0.02)


def test_theil_among_known_is_between_plus_within():
    theil = count_tables(debate(woman=[4, 0, 2], man=[5, 1], unknown=[9]))["theil"]
    assert theil["between"]["value"] + theil["within"]["value"] == pytest.approx(theil["among_known"]["value"])
    assert theil["n"] == 6
    assert theil["between"]["n"] == 5


def test_hosts_and_unattributed_posts_are_shown_and_change_nothing_else():
    people = debate(woman=[4, 0], man=[5, 1])
    hosts = [
        Tally(participant="h1", role="facilitator", posts=7, words=70),
        Tally(participant="h2", role="facilitator", posts=1, words=2),
        Tally(participant="bot", role="agent", posts=3, words=9),
    ]
    lone = Tally(participant="-", posts=2, words=5, ideas=1)
    plain, full = count_tables(people), count_tables(people, others=hosts, unattributed=lone)
    assert full["others"] == {
        "facilitator": {"people": 2, "posts": 8, "words": 72},
        "organiser": {"people": 0, "posts": 0, "words": 0},
        "agent": {"people": 1, "posts": 3, "words": 9},
    }
    assert full["unattributed"] == {"posts": 2, "words": 5, "ideas": 1, "issues": 0, "pros": 0, "cons": 0}
    apart = {"others", "unattributed"}
    assert {k: v for k, v in full.items() if k not in apart} == {k: v for k, v in plain.items() if k not in apart}


def test_an_all_men_debate():
    table = count_tables(debate(man=[3, 1, 0]))
    assert (table["people"]["woman"]["count"], table["people"]["woman"]["share"]) == (0, 0.0)
    assert table["posts"]["man"]["share"] == 1.0
    assert table["posts"]["man"]["low"] is None  # certain only of these three men
    assert table["representation_ratio"]["woman"]["value"] is None
    assert table["representation_ratio"]["woman"]["reason"] == "nobody is of this group"
    assert table["theil"]["between"]["value"] is None
    assert table["theil"]["between"]["reason"] == "all of known gender are of one group"
    assert table["theil"]["within"]["value"] == table["theil"]["value"]


def test_an_all_unknown_debate():
    table = count_tables(debate(unknown=[3, 1, 0]))
    women = table["posts"]["woman"]
    assert (women["count"], women["share"], women["reason"]) == (0, None, "nobody's gender is known")
    assert (women["bound_low"], women["bound_high"]) == (0.0, 1.0)
    assert table["people"]["unknown"] == {"count": 3, "share_of_all": 1.0, "n": 3}
    assert table["gini"]["value"] == pytest.approx(0.5)
    assert table["theil"]["between"]["reason"] == "nobody of known gender takes part"


def test_a_debate_of_one_person():
    table = count_tables(debate(woman=[3]))
    assert table["people"]["woman"]["share"] == 1.0
    assert table["people"]["woman"]["reason"] == "one person alone gives no interval"
    assert (table["gini"]["value"], table["gini"]["reason"]) == (None, "only one person takes part")
    assert table["effective_speakers"]["value"] == 1.0


def test_an_empty_debate():
    table = count_tables([])
    assert (table["people"]["woman"]["count"], table["people"]["woman"]["reason"]) == (0, "nobody takes part")
    assert (table["gini"]["value"], table["gini"]["n"], table["gini"]["reason"]) == (None, 0, "nobody takes part")
    assert table["people"]["unknown"]["share_of_all"] is None


def test_a_silent_debate_has_people_but_no_shares_of_posts():
    table = count_tables(debate(woman=[0, 0], man=[0]))
    assert table["people"]["woman"]["share"] == pytest.approx(2 / 3)
    assert (table["posts"]["woman"]["share"], table["posts"]["woman"]["reason"]) == (None, "there are no posts")
    assert table["gini"]["reason"] == "nobody has contributed"


def test_a_share_that_hangs_on_one_person_gets_no_interval_for_the_ratio():
    # One woman of six is in no resample a third of the time, and then the ratio does not exist.
    assert count_tables(debate(woman=[3], man=[1, 2, 3, 4, 5]))["representation_ratio"]["woman"]["low"] is None


@pytest.mark.parametrize(
    ("people", "others", "message"),
    [
        ([tally(1), tally(1)], [], "two tallies are of 'u001'"),
        ([tally(1), Tally(participant="h", role="agent")], [], "'h' has the role agent"),
        ([], [tally(1)], "'u001' has the role participant"),
    ],
)
def test_a_person_in_the_wrong_place_is_refused(people, others, message):
    with pytest.raises(InputError, match=message):
        count_tables(people, others=others)


def test_two_hundred_people_take_milliseconds():
    source = random.Random(0)
    people = [tally(n, source.choice([*KNOWN, None]), posts=source.randrange(30)) for n in range(200)]
    start = time.perf_counter()
    count_tables(people)
    assert time.perf_counter() - start < 0.5  # about 0.02 s on two cores; the rest is for a busy machine


def test_every_row_by_hand():
    """Of people 2 women, 3 men, 2 unknown; of posts 6, 4, 8; of words ten times that."""
    table = count_tables(debate(woman=[6, 0], man=[3, 1, 0], unknown=[6, 2]), resamples=0)
    gap = {"low": None, "high": None, "reason": "no resampling was asked for"}
    assert table["people"] == {
        "woman": {"count": 2, "share": 0.4, **gap, "n": 5, "bound_low": 0.285714285714, "bound_high": 0.571428571429},
        "man": {"count": 3, "share": 0.6, **gap, "n": 5, "bound_low": 0.428571428571, "bound_high": 0.714285714286},
        "non-binary": {"count": 0, "share": 0.0, **gap, "n": 5, "bound_low": 0.0, "bound_high": 0.285714285714},
        "unknown": {"count": 2, "share_of_all": 0.285714285714, "n": 7},
    }
    woman = {"share": 0.6, **gap, "bound_low": 0.333333333333, "bound_high": 0.777777777778}
    assert table["posts"]["woman"] == {"count": 6, **woman, "n": 10}
    assert table["words"]["woman"] == {"count": 60, **woman, "n": 100}
    assert table["posts"]["unknown"] == {"count": 8, "share_of_all": 0.444444444444, "n": 18}
    assert table["representation_ratio"] == {
        "woman": {"value": 1.5, **gap, "n": 5},
        "man": {"value": 0.666666666667, **gap, "n": 5},
        "non-binary": {"value": None, "low": None, "high": None, "reason": "nobody is of this group", "n": 5},
    }
    # (6 + q 8) / 18 for q = 0, 1/4, ...; half at (9 - 6) / 8
    assert table["sensitivity"]["posts"] == {
        "share": [0.333333333333, 0.444444444444, 0.555555555556, 0.666666666667, 0.777777777778],
        "half_at": 0.375,
        "n": 18,
    }
    assert table["sensitivity"]["people"]["half_at"] == 0.75
    assert table["ideas"]["unknown"] == {"count": 0, "share_of_all": None, "n": 0, "reason": "there are no ideas"}


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (debate(woman=[1], man=[2]), "no unknown people's"),
        (debate(woman=[0], man=[9], unknown=[1]), "no part would give half"),
        (debate(woman=[9], man=[1], unknown=[1]), "no part would give half"),
        (debate(woman=[0], unknown=[0]), "there are no posts"),
    ],
)
def test_where_no_part_gives_half_a_reason_says_why(people, reason):
    found = count_tables(people, resamples=0)["sensitivity"]["posts"]
    assert (found["half_at"], found["reason"]) == (None, reason)


@pytest.mark.parametrize(
    ("people", "measure", "reason"),
    [
        (debate(woman=[0], unknown=[3]), "posts", "there are no posts by people of known gender"),
        (debate(unknown=[3]), "posts", "nobody's gender is known"),
        (debate(unknown=[3]), "people", "nobody's gender is known"),
        (debate(woman=[0], unknown=[0]), "posts", "there are no posts"),
        ([], "posts", "nobody takes part"),
    ],
)
def test_a_share_that_is_missing_says_why(people, measure, reason):
    assert count_tables(people, resamples=0)[measure]["woman"]["reason"] == reason


def test_a_silent_person_alone_has_not_contributed():
    table = count_tables(debate(woman=[0]))
    assert table["effective_speakers"]["reason"] == "nobody has contributed"
    assert table["gini"]["reason"] == "only one person takes part"


@pytest.mark.parametrize(
    ("people", "between", "within"),
    [
        (debate(woman=[3], unknown=[1, 2]), *["only one person of known gender takes part"] * 2),
        (debate(woman=[0, 0], unknown=[1, 2]), *["nobody of known gender has contributed"] * 2),
        (debate(woman=[1, 2], unknown=[1]), "all of known gender are of one group", "no resampling was asked for"),
    ],
)
def test_parts_of_theil_that_are_missing_say_why(people, between, within):
    theil = count_tables(people, resamples=0)["theil"]
    assert (theil["between"]["reason"], theil["within"]["reason"]) == (between, within)


def test_theil_by_hand():
    # Women 3 and 1, men 4 and 0: between 0; within half of 3/4 ln 3/2 + 1/4 ln 1/2, and half of ln 2.
    theil = count_tables(debate(woman=[3, 1], man=[4, 0], unknown=[7]), resamples=0)["theil"]
    women = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    assert theil["between"]["value"] == 0.0
    assert theil["within"]["value"] == round((women + math.log(2)) / 2, 12)
    assert (theil["within"]["n"], theil["n"]) == (4, 5)


def test_intervals_of_the_parts_of_theil_need_two_people_who_are_known():
    theil = count_tables(debate(woman=[3, 1, 4, 1], man=[5, 9, 2, 6]), resamples=200)["theil"]
    for part in ("among_known", "between", "within"):
        assert theil[part]["low"] <= theil[part]["value"] <= theil[part]["high"]
    assert theil["within"]["low"] > theil["between"]["low"]


def test_ratios_of_representation_have_their_own_intervals():
    ratio = count_tables(debate(woman=[3, 1, 4, 1], man=[5, 9, 2, 6]), resamples=200)["representation_ratio"]
    assert ratio["woman"]["low"] < ratio["woman"]["value"] == 0.580645161290 < ratio["woman"]["high"]
    assert ratio["woman"]["high"] < ratio["man"]["high"]


def test_the_method_says_how_many_resamples_were_made_and_asked_for():
    method = count_tables(debate(woman=[1, 2]), seed=5, resamples=7)["method"]
    assert (method["resamples"], method["resamples_asked"], method["seed"]) == (7, 7, 5)
    assert count_tables([])["method"]["resamples"] == 1000
    assert "0, 0.25, 0.5, 0.75, 1;" in method["sensitivity"]
