from hypothesis import given
from hypothesis import strategies as st

from facilitator.classification.batches import length_batches, packs


@given(st.lists(st.integers(1, 128), max_size=300))
def test_every_input_is_in_one_batch_and_no_batch_is_too_large(lengths):
    batches = list(length_batches(lengths))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(len(batch) <= 64 and len(batch) * max(lengths[p] for p in batch) <= 4096 for batch in batches)


@given(st.lists(st.integers(1, 128), max_size=300))
def test_little_is_spent_on_padding(lengths):
    for batch in length_batches(lengths):
        own = [lengths[place] for place in batch]
        assert len(own) * max(own) - sum(own) <= 64


def test_inputs_of_like_length_stand_together():
    lengths = [100, 3] * 40
    first, *_ = length_batches(lengths)
    assert {lengths[place] for place in first} == {3}


@given(st.lists(st.integers(1, 128), max_size=300), st.integers(1, 500))
def test_every_input_is_in_one_pack_and_packs_keep_their_budget(lengths, most):
    found = list(packs(lengths, most))
    assert sorted(place for pack in found for place in pack) == list(range(len(lengths)))
    assert all(len(pack) == 1 or sum(lengths[place] for place in pack) <= most for pack in found)


def test_inputs_of_one_length_stand_together_in_a_pack():
    lengths = [7, 3, 7, 3, 5]
    assert list(packs(lengths)) == [[1, 3, 4, 0, 2]]
