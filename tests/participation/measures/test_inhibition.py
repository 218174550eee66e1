import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.inhibition import Reaction, inhibition, reactions, replies, silenced
from tests.participation.posts import posts

PEOPLE = {"ada", "bo", "cy"}
FILL = ["cy other"] * 4


def test_who_posts_again_in_time_has_come_back():
    (found,) = reactions(posts("ada idea", "bo con p0", "ada other", *FILL), PEOPLE, turns=2)
    assert (found.person, found.con, found.back) == ("ada", True, True)


def test_who_posts_too_late_has_not():
    (found,) = reactions(posts("ada idea", "bo pro p0", *FILL, "ada other"), PEOPLE, turns=3)
    assert (found.con, found.back) == (False, False)


def test_replies_near_the_end_are_left_out():
    assert reactions(posts("ada idea", "bo con p0", "ada other"), PEOPLE, turns=2) == []


def test_only_replies_of_other_people_count():
    lines = ("ada idea", "ada con p0", "agent con p0", *FILL)
    assert reactions(posts(*lines), PEOPLE, turns=2) == []


def test_at_least_one_turn_is_needed():
    with pytest.raises(InputError):
        reactions([], PEOPLE, turns=0)


def reaction(con, back, stratum=(0, 0), person="ada"):
    return Reaction(person=person, con=con, back=back, stratum=stratum)


def test_the_difference_of_the_chances_of_coming_back():
    found = inhibition([reaction(True, True), reaction(True, False), reaction(False, True)])
    assert (found.after_con, found.n_con, found.after_other, found.n_other) == (0.5, 2, 1, 1)
    assert found.difference == -0.5
    assert found.reason is None


def test_matching_removes_a_difference_that_is_one_of_activity():
    """The active come back whatever they get, the quiet never; the active get more cons."""
    active = [reaction(True, True, (0, 3))] * 8 + [reaction(False, True, (0, 3))] * 2
    quiet = [reaction(True, False, (0, 0))] * 2 + [reaction(False, False, (0, 0))] * 8
    found = inhibition(active + quiet)
    assert found.difference == pytest.approx(0.6)
    assert (found.matched, found.n_matched) == (0, 10)


@pytest.mark.parametrize(("con", "reason"), [(True, "nobody got another reply"), (False, "nobody got a con")])
def test_without_both_kinds_there_is_a_reason_instead(con, reason):
    found = inhibition([reaction(con, True)])
    assert (found.difference, found.matched, found.reason) == (None, None, reason)


@given(st.lists(st.builds(reaction, st.booleans(), st.booleans(), st.tuples(st.integers(0, 2), st.integers(0, 3)))))
def test_differences_are_between_minus_one_and_one(found):
    result = inhibition(found)
    assert result.n_con + result.n_other == len(found)
    for value in (result.difference, result.matched):
        assert value is None or -1 <= value <= 1


def test_silence_after_the_first_con():
    lines = ("ada idea", "bo idea", "cy con p0", "cy con p1", "bo other", "cy con p4")
    assert silenced(posts(*lines), PEOPLE) == {"ada": True, "bo": False}


REACTIONS = st.lists(
    st.builds(reaction, st.booleans(), st.booleans(), st.tuples(st.integers(0, 2), st.integers(0, 3))), max_size=60
)


@settings(deadline=None)
@given(REACTIONS)
def test_the_matched_difference_is_that_of_a_table_of_strata(found):
    """By pandas: the difference within each stratum that has both kinds, weighted by its cons."""
    table = pd.DataFrame([(one.stratum, one.con, one.back) for one in found], columns=["stratum", "con", "back"])
    total = weight = 0.0
    for _, rows in table.groupby("stratum"):
        means = rows.groupby("con")["back"].mean()
        if len(means) == 2:
            cons = int(rows["con"].sum())
            total, weight = total + cons * (means[True] - means[False]), weight + cons
    result = inhibition(found)
    assert result.n_matched == weight
    assert result.matched == (pytest.approx(total / weight) if weight else None)


@given(REACTIONS)
def test_with_one_stratum_matching_changes_nothing(found):
    result = inhibition([reaction(one.con, one.back) for one in found])
    assert result.matched == (None if result.difference is None else pytest.approx(result.difference))


@given(REACTIONS)
def test_calling_cons_others_turns_the_difference_round(found):
    turned = [reaction(not one.con, one.back, one.stratum) for one in found]
    one, other = inhibition(found), inhibition(turned)
    assert other.difference == (None if one.difference is None else pytest.approx(-one.difference))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["ada", "bo", "cy"]), st.sampled_from(["con", "pro"]), st.integers(0, 40)),
        max_size=40,
    ),
    st.integers(1, 6),
)
def test_reactions_are_what_looking_ahead_from_every_reply_gives(drawn, turns):
    lines = [
        f"{who} {kind} p{back % place}" if place else f"{who} {kind}" for place, (who, kind, back) in enumerate(drawn)
    ]
    said = posts(*lines)
    expected = []
    for place, one in enumerate(said):
        person = said[int(one.target[1:])].author if one.target else one.author
        if person != one.author and place + turns < len(said):
            ahead = [later.author for later in said[place + 1 : place + 1 + turns]]
            expected.append((person, one.label == "con", person in ahead))
    assert [(one.person, one.con, one.back) for one in reactions(said, PEOPLE, turns=turns)] == expected


def test_strata_are_thirds_of_the_debate_and_classes_of_activity():
    said = posts("ada idea", *["bo con p0", "ada other"] * 9)
    found = [one.stratum for one in replies(said, PEOPLE)]
    assert [progress for progress, _ in found] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [activity for _, activity in found] == [0, 1, 1, 2, 2, 2, 2, 3, 3]


@pytest.mark.parametrize(("between", "back"), [(19, True), (20, False)])
def test_one_has_twenty_posts_to_come_back(between, back):
    (found,) = reactions(posts("ada idea", "bo con p0", *["cy other"] * between, "ada other", "cy other"), PEOPLE)
    assert found.back is back


def test_a_reply_counts_where_just_as_many_posts_follow_it():
    said = posts("ada idea", "bo con p0", "cy other", "cy other")
    assert len(reactions(said, PEOPLE, turns=2)) == 1
    assert reactions(said, PEOPLE, turns=3) == []
    assert len(reactions(said, PEOPLE, turns=1)) == 1


def test_strata_weigh_by_their_cons():
    """One con and two others in the one, two cons and one other in the other: (1 - 1/2) once, (1/2 - 0) twice."""
    one = [reaction(True, True), reaction(False, True), reaction(False, False)]
    other = [reaction(True, True, (1, 0)), reaction(True, False, (1, 0)), reaction(False, False, (1, 0))]
    alone = [reaction(True, False, (2, 0))] * 5
    found = inhibition([*one, *other, *alone])
    assert (found.matched, found.n_matched) == (pytest.approx((0.5 + 2 * 0.5) / 3), 3)
