import pytest

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
