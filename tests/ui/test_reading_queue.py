from concurrent.futures import CancelledError
from threading import Event, current_thread

import pytest

from facilitator.ui.reading_queue import ReadingQueue


class Model:
    """Reads letters as capitals, none before it is let go; remembers what it was given, and on which thread."""

    def __init__(self):
        self.begun, self.go = Event(), Event()
        self.batches, self.threads = [], set()

    def __call__(self, items):
        self.begun.set()
        self.go.wait(5)
        self.batches.append(list(items))
        self.threads.add(current_thread())
        if "!" in items:
            raise ValueError("not a letter")
        return [item.upper() for item in items]


@pytest.fixture
def model():
    found = Model()
    yield found
    found.go.set()


def test_everybody_gets_what_their_item_was_read_as(model):
    model.go.set()
    queue = ReadingQueue(model)
    futures = [queue.submit(f"room {letter}", letter) for letter in "abc"]
    assert [future.result(5) for future in futures] == ["A", "B", "C"]


def test_whoever_submits_does_not_wait(model):
    queue = ReadingQueue(model)
    assert not queue.submit("a", "a").done()


def test_rooms_take_turns_however_much_one_of_them_has_to_read(model):
    queue = ReadingQueue(model)
    futures = [queue.submit("busy", str(number)) for number in range(5)]
    model.begun.wait(5)
    futures += [queue.submit("one", "a"), queue.submit("two", "b"), queue.submit("two", "c")]
    model.go.set()
    for future in futures:
        future.result(5)
    assert [item for (item,) in model.batches] == ["0", "1", "a", "b", "2", "c", "3", "4"]


def test_the_items_of_a_room_are_read_in_order(model):
    model.go.set()
    queue = ReadingQueue(model, most=3)
    for future in [queue.submit("a", str(number)) for number in range(9)]:
        future.result(5)
    assert [item for batch in model.batches for item in batch] == [str(number) for number in range(9)]


def test_what_many_rooms_wait_for_is_read_in_one_call(model):
    queue = ReadingQueue(model, most=3)
    first = queue.submit("a", "a")
    model.begun.wait(5)
    rest = [queue.submit(f"room {letter}", letter) for letter in "bcde"]
    model.go.set()
    assert [future.result(5) for future in [first, *rest]] == ["A", "B", "C", "D", "E"]
    assert model.batches == [["a"], ["b", "c", "d"], ["e"]]


def test_one_thread_reads_for_all(model):
    model.go.set()
    queue = ReadingQueue(model)
    for future in [queue.submit(f"room {number}", "a") for number in range(30)]:
        future.result(5)
    assert len(model.threads) == 1
    assert current_thread() not in model.threads


@pytest.mark.parametrize("most", [1, 8])
def test_an_item_that_cannot_be_read_strikes_nobody_else(model, most):
    queue = ReadingQueue(model, most=most)
    futures = [queue.submit(f"room {letter}", letter) for letter in "ab!c"]
    model.go.set()
    assert [future.result(5) for future in futures if future is not futures[2]] == ["A", "B", "C"]
    with pytest.raises(ValueError, match="not a letter"):
        futures[2].result(5)


def test_what_nobody_waits_for_any_more_is_not_read(model):
    queue = ReadingQueue(model)
    first = queue.submit("a", "a")
    model.begun.wait(5)
    given_up, last = queue.submit("b", "b"), queue.submit("c", "c")
    given_up.cancel()
    model.go.set()
    assert (first.result(5), last.result(5)) == ("A", "C")
    assert model.batches == [["a"], ["c"]]
    with pytest.raises(CancelledError):
        given_up.result(5)
