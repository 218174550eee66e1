import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.interruptions import Interruption, balance_of_interruptions, interruptions


def test_who_begins_while_another_speaks_interrupts():
    assert interruptions("ab", [0, 4], [5, 9]) == [Interruption(by=1, of=0, overlap=1, lasting=True)]


def test_a_word_thrown_in_does_not_last():
    (found,) = interruptions("ab", [0, 2], [10, 3])
    assert not found.lasting
    assert found.overlap == 1


@pytest.mark.parametrize(
    ("authors", "starts", "ends"),
    [
        ("aa", [0, 4], [5, 9]),  # oneself
        ("ab", [0, 5], [5, 9]),  # the moment the other stops
        ("ab", [0, 4.9], [5, 9]),  # too short
        ("ab", [0, 0], [5, 9]),  # both at once
        ("ab", [0, 4], [None, 9]),  # nobody knows how long the first spoke
        ("ab", [0, 4], [5, None]),
    ],
)
def test_what_is_no_interruption(authors, starts, ends):
    assert interruptions(authors, starts, ends) == []


def test_everybody_who_speaks_is_interrupted():
    assert [(one.by, one.of) for one in interruptions("abc", [0, 1, 2], [9, 9, 9])] == [(1, 0), (2, 0), (2, 1)]


def test_the_balance_is_of_support_and_objection():
    assert balance_of_interruptions(3, 1) == 0.5
    assert balance_of_interruptions(0, 2) == -1
    assert balance_of_interruptions(0, 0) is None


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20), st.none() | st.integers(0, 15)), max_size=25),
    st.sampled_from([0.3, 2.0, 5.0]),
)
def test_they_are_what_looking_at_every_pair_gives(drawn, least):
    said = sorted(drawn, key=lambda one: one[1])
    authors, starts = [one[0] for one in said], [float(one[1]) for one in said]
    ends = [None if length is None else start + float(length) for _, start, length in said]
    expected = {
        (by, of)
        for by in range(len(said))
        for of in range(by)
        if ends[by] is not None
        and ends[of] is not None
        and authors[by] != authors[of]
        and starts[of] < starts[by]
        and min(ends[by], ends[of]) - starts[by] >= least
    }
    found = interruptions(authors, starts, ends, least=least)
    assert {(one.by, one.of) for one in found} == expected
    assert len(found) == len(expected)
    assert all(one.lasting == (ends[one.by] > ends[one.of]) for one in found)
    assert [one.by for one in found] == sorted(one.by for one in found)


@given(st.integers(0, 50), st.integers(0, 50))
def test_the_balance_is_between_minus_one_and_one_and_turns_round(positive, negative):
    found = balance_of_interruptions(positive, negative)
    if found is not None:
        assert -1 <= found <= 1
        assert balance_of_interruptions(negative, positive) == -found


def test_an_overlap_counts_from_three_tenths_of_a_second_on():
    assert interruptions("ab", [0, 4.75], [5, 9]) == []
    (found,) = interruptions("ab", [0, 9.5], [9.5 + 0.3, 20])
    assert found.overlap == pytest.approx(0.3)


def test_exactly_the_least_overlap_counts():
    (found,) = interruptions("ab", [0, 4.5], [5, 9], least=0.5)
    assert found.overlap == 0.5


def test_who_has_just_stopped_is_not_interrupted_however_short_an_overlap_counts():
    assert interruptions("ab", [0, 5], [5, 9], least=0.0) == []


def test_a_post_that_ends_at_the_beginning_of_time_is_over():
    assert interruptions("ab", [0, 0.5], [0, 9]) == []


def test_who_stops_together_with_the_other_has_not_gone_on():
    (found,) = interruptions("ab", [0, 4], [5, 5])
    assert not found.lasting
