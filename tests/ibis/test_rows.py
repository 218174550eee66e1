"""The last so many vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ibis.rows import Rows


def vector(number):
    return np.array([number, 1.0], dtype=np.float32)


@given(st.integers(1, 40), st.integers(0, 100))
def test_the_last_so_many_are_kept_and_each_is_where_it_was_said_to_be(most, count):
    rows = Rows(most=most)
    places = [rows.add(vector(number)) for number in range(count)]
    assert len(rows) == min(most, count)
    assert len(set(places[-most:])) == len(rows)
    for number in range(max(0, count - most), count):
        assert rows[places[number]].tolist() == [number, 1.0]
    assert sorted(rows.cosines(np.array([1, 0], dtype=np.float32)).tolist()) == list(range(max(0, count - most), count))


def test_the_newest_takes_the_place_of_the_oldest():
    rows = Rows(most=3)
    assert [rows.add(vector(number)) for number in range(5)] == [0, 1, 2, 0, 1]
    assert [rows[row][0] for row in range(3)] == [3, 4, 2]


def test_a_short_debate_takes_little_memory_and_a_long_one_no_more_than_it_may():
    rows = Rows(most=1000)
    assert rows._table is None
    sizes = []
    for number in range(1200):
        rows.add(vector(number))
        sizes.append(len(rows._table))
    assert sizes[0] == 16
    assert all(size <= max(16, 2 * number) for number, size in enumerate(sizes, start=1))
    assert sizes[-1] == 1000


def test_what_was_added_before_it_grew_is_still_there():
    rows = Rows(most=100)
    for number in range(17):
        rows.add(vector(number))
    assert [rows[row][0] for row in range(17)] == list(range(17))


@pytest.mark.parametrize("row", [-1, 2, 15])
def test_a_row_that_nothing_took_is_none(row):
    rows = Rows(most=20)
    rows.add(vector(1))
    rows.add(vector(2))
    with pytest.raises(IndexError):
        rows[row]


def test_without_vectors_there_are_no_cosines():
    assert Rows(most=5).cosines(vector(1)).shape == (0,)
    assert len(Rows(most=5)) == 0


def test_a_vector_that_is_changed_afterwards_is_kept_as_it_was():
    rows, changed = Rows(most=5), vector(1)
    rows.add(changed)
    changed[0] = 9.0
    assert rows[0][0] == 1.0


def test_vectors_are_kept_with_four_bytes_a_number_however_many_there_are():
    rows = Rows(most=40)
    assert rows.cosines(vector(1)).dtype == np.float32
    for number in range(17):
        rows.add(vector(number))
        assert (rows[0].dtype, rows.cosines(vector(1)).dtype) == (np.float32, np.float32)


def test_where_few_may_be_kept_no_more_room_is_taken():
    rows = Rows(most=3)
    for number in range(5):
        rows.add(vector(number))
    assert len(rows._table) == 3
    assert (len(rows), rows.cosines(vector(1)).tolist()) == (3, [4.0, 5.0, 3.0])


def test_what_is_printed_of_it_does_not_hold_the_vectors():
    rows = Rows(most=3)
    rows.add(vector(1))
    assert "array" not in repr(rows)
