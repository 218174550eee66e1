"""Copies from several accounts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.classification import HashEmbedder
from facilitator.safety.coordinated import CopyWatch

TEXT = "Stop the new depot now because it destroys our meadow and our sleep."
OTHER = "The library should open on Sunday so that shift workers can come."
EMBEDDER = HashEmbedder()


def heard(watch, posts):
    """Flags of (author, text, time), in order."""
    found = []
    for number, (author, text, time) in enumerate(posts):
        found.append(watch.add(f"p{number}", author, text, EMBEDDER.embed([text])[0], time))
    return [flag for flag in found if flag is not None]


def test_three_accounts_with_one_text_are_told():
    (flag,) = heard(CopyWatch(), [("a", TEXT, 0.0), ("b", OTHER, 5.0), ("c", TEXT, 10.0), ("d", TEXT, 60.0)])
    assert flag.kind == "coordinated"
    assert flag.posts == ("p0", "p2", "p3")
    assert flag.evidence == {"accounts": 3, "copies": 3, "seconds": 60.0, "likeness": 1.0}
    assert "3 accounts" in flag.reason
    assert "60 seconds" in flag.reason


def test_small_changes_do_not_hide_a_copy():
    changed = [TEXT, TEXT.replace("now", "today"), TEXT.upper() + "!!!"]
    watch = CopyWatch(alike=0.8)
    assert heard(watch, [(str(n), text, float(n)) for n, text in enumerate(changed)])


def test_one_account_that_repeats_itself_is_not_told():
    assert heard(CopyWatch(), [("a", TEXT, float(n)) for n in range(9)]) == []


def test_short_agreement_is_no_copy():
    assert heard(CopyWatch(), [(str(n), "I agree with that", float(n)) for n in range(9)]) == []


def test_the_opposite_is_no_copy():
    denial = TEXT.replace("Stop", "Do not stop")
    posts = [("a", TEXT, 0.0), ("b", denial, 1.0), ("c", TEXT, 2.0), ("d", denial, 3.0)]
    assert heard(CopyWatch(alike=0.5), posts) == []


def test_a_quotation_is_no_copy():
    quoted = [("a", TEXT, 0.0)] + [(str(n), f"> {TEXT}\nNo.", float(n)) for n in range(5)]
    assert heard(CopyWatch(alike=0.1), quoted) == []


def test_copies_far_apart_in_time_do_not_count():
    assert heard(CopyWatch(within=60.0), [(str(n), TEXT, 100.0 * n) for n in range(9)]) == []


def test_without_a_clock_the_order_counts():
    assert len(heard(CopyWatch(), [(str(n), TEXT, None) for n in range(3)])) == 1
    apart = [(str(n), TEXT if n % 31 == 0 else f"{OTHER} {'abcdefgh'[n % 8] * n}", None) for n in range(100)]
    assert not any("p31" in flag.posts for flag in heard(CopyWatch(), apart))


def test_it_is_told_again_at_each_doubling():
    flags = heard(CopyWatch(), [(str(n), TEXT, float(n)) for n in range(14)])
    assert [flag.evidence["accounts"] for flag in flags] == [3, 6, 12]


def test_japanese_without_blanks_is_compared_too():
    text = "新しい車庫は私たちの草原を壊すので反対です"
    assert len(heard(CopyWatch(), [(str(n), text, float(n)) for n in range(3)])) == 1


def test_memory_is_that_of_the_window():
    watch = CopyWatch(window=10)
    heard(watch, [(str(n), f"{OTHER} {n * 'word '}", float(n)) for n in range(40)])
    assert len(watch._kept) == 10


@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_who_comes_first_does_not_matter(authors):
    (flag,) = heard(CopyWatch(), [(author, TEXT, float(n)) for n, author in enumerate(authors)])
    assert flag.evidence["accounts"] == 3


@pytest.mark.parametrize("accounts", [2, 4])
def test_the_number_of_accounts_is_that_of_the_setting(accounts):
    flags = heard(CopyWatch(accounts=accounts), [(str(n), TEXT, float(n)) for n in range(accounts)])
    assert len(flags) == 1
    assert np.isclose(flags[0].score, 1.0)
