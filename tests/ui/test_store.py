from facilitator.ui.store import MOST_VISITS, Store
from tests.ui.made import visit


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_visit_is_found_again():
    store = Store(clock=Clock())
    first, second = visit(), visit()
    assert store.put("a", first) is first
    store.put("b", second)
    assert store.get("a") is first
    assert store.get("b") is second


def test_a_visit_that_never_was_is_not_found():
    assert Store(clock=Clock()).get("a") is None


def test_a_visit_can_be_replaced():
    store = Store(clock=Clock())
    new = visit()
    store.put("a", visit())
    store.put("a", new)
    assert store.get("a") is new


def test_visits_not_used_for_long_are_forgotten():
    clock = Clock()
    store = Store(clock=clock, seconds=10)
    old = store.put("a", visit())
    clock.now = 8
    store.get("a")
    clock.now = 16
    store.put("b", visit())
    assert store.get("a") is old
    clock.now = 40
    store.put("b", visit())
    assert len(store) == 1


def test_of_too_many_visits_the_longest_unused_goes():
    store = Store(clock=Clock(), most=2)
    a = store.put("a", visit())
    store.put("b", visit())
    store.get("a")
    store.put("c", visit())
    assert len(store) == 2
    assert store.get("a") is a
    assert store.get("b") is None


def test_however_many_come_no_more_than_so_many_are_kept():
    store, one = Store(clock=Clock()), visit()
    for number in range(3 * MOST_VISITS):
        store.put(str(number), one)
    assert len(store) == MOST_VISITS
