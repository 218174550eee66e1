"""Turn-taking and who leads, while a debate runs, are those of all posts so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.dominance import WINDOW, windows
from facilitator.participation.measures.turn_taking import turn_taking
from facilitator.participation.running.turns import Leader, RunningTurns

POSTS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=40)


def running(said, **options):
    turns = RunningTurns(**options)
    for author, amount in said:
        turns.add(author, amount=amount)
    return turns


@given(POSTS)
def test_turn_taking_is_that_of_all_posts(said):
    assert running(said).turn_taking == turn_taking([author for author, _ in said])


@given(POSTS, st.integers(1, 12))
def test_the_leader_is_that_of_the_last_window(said, size):
    authors, amounts = [author for author, _ in said], [amount for _, amount in said]
    last = [window for window in windows(authors, amounts, size=size) if window.last == len(said) - 1]
    leader = running(said, window=size).leader
    assert leader == ((last[0].leader, pytest.approx(last[0].share)) if last else None)


def test_whoever_said_half_of_the_last_words_leads():
    assert running([("a", 9), ("b", 3), ("c", 3)], window=3).leader == Leader("a", 0.6)


def test_what_is_older_than_the_window_is_forgotten():
    assert running([("a", 100), *[("b", 1)] * WINDOW]).leader == Leader("b", 1.0)


def test_two_who_said_as_much_lead_together_and_neither_is_named():
    assert running([("a", 4), ("b", 4)]).leader == Leader(None, 0.5)


def test_posts_without_words_have_no_leader():
    assert running([("a", 0), ("b", 0)]).leader is None


def test_memory_is_that_of_the_window():
    turns = running([(f"u{n}", 1) for n in range(5000)])
    assert len(turns._recent) == len(turns._said) == WINDOW
