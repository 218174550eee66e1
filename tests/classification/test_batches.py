from hypothesis import given
from hypothesis import strategies as st

from facilitator.classification.batches import length_batches


@given(st.lists(st.integers(1, 128), max_size=300))
def test_every_input_is_in_one_batch_and_no_batch_is_too_large(lengths):
    batches = list(length_batches(lengths))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(len(batch) <= 64 and len(batch) * max(lengths[p] for p in batch) <= 4096 for batch in batches)


def test_inputs_of_like_length_stand_together():
    lengths = [100, 3] * 40
    first, *_ = length_batches(lengths)
    assert {lengths[place] for place in first} == {3}
