from facilitator.ui.store import Store
from tests.ui.made import session


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_visit_gets_its_own_session_again():
    store = Store(session, clock=Clock())
    first = store.get("a")
    assert store.get("a") is first
    assert store.get("b") is not first


def test_a_session_can_be_replaced_and_dropped():
    store = Store(session, clock=Clock())
    old, new = store.get("a"), session()
    assert store.put("a", new) is new
    assert store.get("a") is new
    store.drop("a")
    store.drop("never there")
    assert store.get("a") not in (old, new)


def test_sessions_not_used_for_long_are_forgotten():
    clock = Clock()
    store = Store(session, clock=clock, seconds=10)
    old = store.get("a")
    clock.now = 8
    store.get("a")
    clock.now = 16
    store.get("b")
    assert store.get("a") is old
    clock.now = 40
    store.get("b")
    assert len(store) == 1


def test_of_too_many_sessions_the_longest_unused_goes():
    store = Store(session, clock=Clock(), most=2)
    a, b = store.get("a"), store.get("b")
    store.get("a")
    store.get("c")
    assert len(store) == 2
    assert store.get("a") is a
    assert store.get("b") is not b
