"""Attempts to find out from a public table what it hides."""

import itertools
import json
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.debate import GENDERS
from facilitator.errors import InputError
from facilitator.participation import GROUPS, MEASURES, count_tables, suppress
from facilitator.participation.tables.privacy import hidden_groups
from tests.participation.people import debate, tally

quick = settings(deadline=None, max_examples=100)


@st.composite
def debates_with_small_groups(draw):
    sizes = [draw(st.sampled_from([0, 0, 1, 2, 4, 5, 6, 7, 9])) for _ in GROUPS]
    assume(sum(sizes) >= 5)
    genders = [gender for size, gender in zip(sizes, [*GENDERS, None], strict=True) for _ in range(size)]
    genders = draw(st.permutations(genders))
    posts = draw(st.lists(st.sampled_from([0, 0, 0, 1, 2, 6]), min_size=len(genders), max_size=len(genders)))
    return [
        tally(number, gender, count, ideas=count // 2)
        for number, (gender, count) in enumerate(zip(genders, posts, strict=True))
    ]


def public(people, k=5):
    return suppress(count_tables(people, resamples=30), k)


def numbers(part):
    if isinstance(part, dict):
        return [number for value in part.values() for number in numbers(value)]
    return [part] if isinstance(part, int | float) else []


def sizes(people):
    return {group: sum(each.group == group for each in people) for group in GROUPS}


@pytest.mark.parametrize("k", [4, 0, -1, True, 5.0])
def test_k_can_only_be_raised(k):
    with pytest.raises(InputError, match="5 or more"):
        suppress(count_tables([]), k)


def test_the_table_given_is_left_as_it_was():
    table = count_tables(debate(woman=[1] * 3, man=[2] * 9), resamples=10)
    before = json.dumps(table)
    suppress(table)
    assert json.dumps(table) == before


def test_below_k_people_no_number_is_shown_at_all():
    shown = public(debate(woman=[1, 2], man=[3, 4]))
    assert not numbers({name: part for name, part in shown.items() if name != "method"})
    assert shown["gini"]["reason"] == shown["people"]["woman"]["reason"] == "fewer than 5 people"


def test_large_groups_are_shown_and_empty_ones_stay_zero():
    shown = public(debate(woman=[2] * 6, man=[1] * 8))
    assert (shown["people"]["woman"]["count"], shown["people"]["man"]["count"]) == (6, 8)
    assert (shown["people"]["non-binary"]["count"], shown["people"]["unknown"]["count"]) == (0, 0)
    assert shown["people"]["woman"]["share"] == pytest.approx(6 / 14)
    assert shown["posts"]["woman"]["share"] == 0.6
    assert shown["representation_ratio"]["woman"]["value"] == 1.4
    assert shown["representation_ratio"]["non-binary"]["reason"] == "nobody is of this group"
    assert shown["method"]["privacy"]["hidden"] == []


def test_a_small_group_is_hidden_in_every_measure_with_the_next_larger_one():
    shown = public(debate(woman=[2] * 6, man=[1] * 8, non_binary=[3, 3]))
    assert shown["method"]["privacy"]["hidden"] == ["woman", "non-binary"]
    for measure in ("people", *MEASURES):
        for group in ("woman", "non-binary"):
            assert not numbers(shown[measure][group])
            assert shown[measure][group]["reason"]
    assert "fewer than 5 people" in shown["people"]["non-binary"]["reason"]
    assert shown["people"]["man"]["count"] == 8
    assert not numbers(shown["theil"]["between"])
    assert shown["gini"]["value"] is not None  # over everybody's posts, which everybody can see


def test_a_higher_k_hides_more():
    people = debate(woman=[2] * 6, man=[1] * 12)
    assert public(people)["people"]["woman"]["count"] == 6
    assert public(people, k=7)["people"]["woman"]["count"] is None


def test_the_number_of_unknown_cannot_be_had_from_shares_among_the_known():
    shown = public(debate(woman=[2] * 6, man=[1] * 9, non_binary=[1] * 12, unknown=[3, 3]))
    assert shown["method"]["privacy"]["hidden"] == ["woman", "unknown"]
    for group in ("man", "non-binary"):
        assert shown["people"][group]["count"]
        for entry in (shown["people"][group], shown["posts"][group], shown["representation_ratio"][group]):
            assert all(entry.get(name) is None for name in ("share", "n", "bound_high", "value"))


def test_silence_of_small_groups_cannot_be_had_from_the_rest():
    silent = public(debate(woman=[0] * 6, man=[1] * 8, non_binary=[0, 0]))
    assert not numbers(silent["posts"])


def test_the_order_of_keys_does_not_tell_which_group_had_an_interval():
    """A group without spread has a reason in the full table, the others have none, so it stands elsewhere."""
    shown = public(debate(woman=[0] * 9, man=[6, 0], unknown=[0] * 5, non_binary=[6] * 12))
    assert shown["method"]["privacy"]["hidden"] == ["man", "unknown"]
    for measure in ("people", "posts"):
        assert [list(shown[measure][group]) for group in GENDERS] == [list(shown[measure]["man"])] * 3


@pytest.mark.parametrize("total", [5, 9, 13, 17, 21, 26])
def test_no_hidden_size_follows_even_for_somebody_who_knows_the_rule(total):
    """Go through every way to split `total` people, and see which fit what is shown."""
    fits = defaultdict(list)
    for cuts in itertools.combinations(range(total + 3), 3):
        counts = [b - a - 1 for a, b in itertools.pairwise((-1, *cuts, total + 3))]
        people = dict(zip(GROUPS, counts, strict=True))
        hidden = hidden_groups(people, 5)
        fits[tuple(None if group in hidden else people[group] for group in GROUPS)].append(people)
    for shown, possible in fits.items():
        for group, value in zip(GROUPS, shown, strict=True):
            if value is None:
                assert len({people[group] for people in possible}) > 1, (shown, group)
            else:
                assert value == 0 or value >= 5


@quick
@given(debates_with_small_groups(), st.data())
def test_hidden_groups_could_change_places_without_a_change_in_what_is_shown(people, data):
    """So nothing in the whole table tells the groups apart: not shares, bounds, Theil, ratios nor reasons."""
    shown = public(people)
    hidden = shown["method"]["privacy"]["hidden"]
    assume(hidden)
    one, other = data.draw(st.permutations(hidden))[:2]
    gender = {group: None if group == "unknown" else group for group in GROUPS}
    swap = {one: other, other: one}
    changed = [replace(each, gender=gender[swap.get(each.group, each.group)]) for each in people]
    assert json.dumps(public(changed)) == json.dumps(shown)


@quick
@given(debates_with_small_groups())
def test_nothing_shown_is_about_a_group_of_one_to_four(people):
    shown, count = public(people), sizes(people)
    for group in GROUPS:
        if 0 < count[group] < 5:
            for measure in ("people", *MEASURES):
                assert not numbers(shown[measure][group])
            assert not numbers(shown["representation_ratio"].get(group, {}))


@quick
@given(debates_with_small_groups())
def test_hidden_people_cannot_be_counted_from_totals_and_what_is_shown(people):
    """Take the shown counts, shares and bounds from the total: what is left is at least k people in two groups."""
    shown, count = public(people)["people"], sizes(people)
    hidden = [group for group in GROUPS if shown[group]["count"] is None]
    if hidden:
        assert len(hidden) >= 2
        assert len(people) - sum(shown[group]["count"] or 0 for group in GROUPS) >= 5
        known = len(people) - count["unknown"]
        if "unknown" in hidden:
            assert known not in [shown[group]["n"] for group in GENDERS]
            assert all(shown[group]["share"] is None for group in GENDERS)


@quick
@given(debates_with_small_groups())
def test_contributions_are_shown_without_counts_and_only_roughly(people):
    """Exact sums of words would give away who is in a group, as everybody's own words can be counted."""
    shown = public(people)
    for measure in MEASURES:
        for entry in shown[measure].values():
            assert entry["count"] is None
            assert all(number * 20 == pytest.approx(round(number * 20)) for number in numbers(entry))
    for group in GENDERS:
        for measure in ("people", *MEASURES):
            assert shown[measure][group]["low"] is shown[measure][group]["high"] is None


def test_what_is_shown_by_hand():
    """Five women of fourteen people make 7 of 25 posts: 0.28, rounded to twentieths 0.3; their people are 5/14."""
    shown = public(debate(woman=[3, 1, 1, 1, 1], man=[2] * 9))
    why = "not shown to participants"
    woman = {"count": None, "share": 0.3, "low": None, "high": None, "n": None, "bound_low": 0.3, "bound_high": 0.3}
    assert shown["posts"]["woman"] == {**woman, "reason": why}
    assert shown["posts"]["unknown"] == {"count": None, "share_of_all": 0.0, "n": None, "reason": why}
    assert (shown["people"]["woman"]["share"], shown["people"]["woman"]["n"]) == (0.357142857143, 14)
    # The ratio is that of the shares that are shown, 0.3 / (5 / 14); Theil's between is 0.0134...
    assert shown["representation_ratio"]["woman"] == {
        **{"value": 0.84, "low": None, "high": None, "n": 14, "reason": why},
    }
    assert shown["theil"]["between"] == {"value": 0.01, "low": None, "high": None, "n": 14, "reason": why}
    assert {part: shown["theil"][part]["value"] for part in ("among_known", "within")} == {
        "among_known": 0.05,
        "within": 0.04,
    }


def test_shares_are_rounded_to_twentieths():
    shown = public(debate(woman=[7, 0, 0, 0, 0], man=[13, 0, 0, 0, 0]))  # 0.35 and 0.65
    assert [shown["posts"][group]["share"] for group in ("woman", "man")] == [0.35, 0.65]


def test_groups_of_just_five_are_shown_and_of_four_hidden():
    assert hidden_groups({"a": 5, "b": 7}, 5) == frozenset()
    assert hidden_groups({"a": 4, "b": 7, "c": 9, "d": 0}, 5) == {"a", "b"}
    assert hidden_groups({"a": 1, "b": 5, "c": 5, "d": 6}, 5) == {"a", "b", "c"}
    assert hidden_groups({"a": 1, "b": 2}, 5) == {"a", "b"}


def test_five_people_in_all_are_enough():
    shown = public(debate(woman=[1, 2, 3, 4, 5]))
    assert (shown["people"]["woman"]["count"], shown["gini"]["n"]) == (5, 5)


@pytest.mark.parametrize(("hidden_posts", "shown_at_all"), [(4, False), (5, True)])
def test_where_hidden_groups_made_five_posts_the_rest_is_shown(hidden_posts, shown_at_all):
    shown = public(debate(woman=[hidden_posts, 0], man=[1] * 9, non_binary=[0] * 5))
    assert shown["method"]["privacy"]["hidden"] == ["woman", "non-binary"]
    assert (shown["posts"]["man"]["share"] is not None) is shown_at_all
    if not shown_at_all:
        assert shown["posts"]["man"]["reason"] == "would give a hidden group away"


def test_a_measure_nobody_contributed_to_keeps_its_own_reason():
    shown = public(debate(woman=[3, 1, 1, 1, 1], man=[2] * 9))
    assert shown["cons"]["woman"]["reason"] == "there are no cons"
    alone = public(debate(woman=[3, 1, 1, 1, 1, 2]))
    assert (alone["theil"]["between"]["value"], alone["theil"]["between"]["reason"]) == (
        None,
        "all of known gender are of one group",
    )


def test_the_rule_names_k():
    privacy = public(debate(woman=[2] * 9), k=7)["method"]["privacy"]
    assert privacy["k"] == 7
    assert privacy["rule"].startswith("groups of 1 to 6 people are hidden")
    assert public(debate(woman=[2] * 6), k=7)["people"]["woman"]["reason"] == "fewer than 7 people"
    assert public(debate(woman=[2] * 6), k=7)["method"]["privacy"]["hidden"] == list(GROUPS)
