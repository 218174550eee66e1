import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from facilitator.batch.seen import Seen, hashes, post_key

words = st.sampled_from([f"w{n}" for n in range(40)])


@given(st.lists(st.lists(words, max_size=12), max_size=12))
def test_a_repeat_is_found_in_and_across_batches(batches):
    seen, before = Seen(), set()
    for batch in batches:
        expected = []
        for word in batch:
            expected.append(word in before)
            before.add(word)
        assert seen.add(hashes(batch)).tolist() == expected
    assert len(seen) == len(before)
    assert seen.holds(hashes(["w1", "never"])).tolist() == ["w1" in before, False]


def test_it_holds_eight_bytes_each():
    seen = Seen()
    for start in range(0, 100_000, 1000):
        seen.add(hashes(str(n) for n in range(start, start + 1000)))
    assert sum(level.nbytes for level in seen._levels) == 8 * 100_000
    assert len(seen._levels) < 12


def test_hashes_take_any_text():
    found = hashes(["", "a", "\ud800", "ẞ"])
    assert found.dtype == np.uint64
    assert len(set(found.tolist())) == 4


def test_ids_are_told_apart_by_debate():
    assert len({post_key("a", "1"), post_key("b", "1"), post_key(None, "1")}) == 3
