import pytest

from facilitator.interventions.policy.settings import Ladder
from facilitator.interventions.watches.tension import TensionWatch, exchange
from tests.interventions.room import Room


class Quarrel:
    """Ada and Bo at odds over Ada's idea, with a watch that has heard it all."""

    def __init__(self, *, patience=2, **ladder):
        self.room = Room()
        self.watch = TensionWatch(settings=Ladder(exchange=4, **ladder), patience=patience)
        self.idea = self.post("idea", None, "ada")

    def post(self, label, target, author, **more):
        id = self.room.post(label, target, author=author, **more)
        self.watch.heard(self.room.heard, self.room.map)
        return id

    def go_on(self, posts=2, **more):
        for _ in range(posts):
            author = "bo" if self.room.last.author == "ada" else "ada"
            self.post("con", self.room.last.id, author, **more)


def test_an_exchange_is_the_last_posts_by_the_same_two():
    room = Room()
    for author in ("cy", "ada", "bo", "bo", "ada"):
        room.post("other", author=author)
    assert [heard.author for heard in exchange(room.recent)] == ["ada", "bo", "bo", "ada"]


def test_one_person_alone_makes_no_exchange():
    room = Room()
    for _ in range(5):
        room.post("other", author="ada")
    assert not exchange(room.recent)


def test_objections_back_and_forth_are_tension():
    quarrel = Quarrel()
    quarrel.go_on(3)
    tension = quarrel.watch.now
    assert (tension.branch, tension.posts, tension.cons, tension.rung) == (quarrel.idea, 4, 3, 1)


def test_a_lively_exchange_without_objections_is_none():
    quarrel = Quarrel()
    for author in ("bo", "ada", "bo", "ada"):
        quarrel.post("pro", quarrel.idea, author)
    assert quarrel.watch.now is None


def test_unsure_objections_are_none():
    quarrel = Quarrel()
    quarrel.go_on(5, unsure=True)
    assert quarrel.watch.now is None


def test_somebody_else_ends_it():
    quarrel = Quarrel()
    quarrel.go_on(4)
    quarrel.post("other", None, "cy")
    assert quarrel.watch.now is None


def test_a_rung_on_trial_leaves_no_rung():
    quarrel = Quarrel()
    quarrel.go_on(3)
    quarrel.watch.spoke("find_common_ground")
    quarrel.go_on(1)
    assert quarrel.watch.now.rung == 0


def test_the_next_rung_comes_when_the_two_go_on():
    quarrel = Quarrel()
    quarrel.go_on(3)
    quarrel.watch.spoke("find_common_ground")
    quarrel.go_on(2)
    assert quarrel.watch.now.rung == 2


def test_no_rung_is_skipped_and_the_highest_is_the_last():
    quarrel = Quarrel(highest=3)
    quarrel.go_on(3)
    for move in ("find_common_ground", "restate_both_sides", "set_aside"):
        quarrel.watch.spoke(move)
        quarrel.go_on(2)
    assert quarrel.watch.now.rung == 0


@pytest.mark.parametrize(("uncivil", "rung"), [(False, 0), (True, 4)])
def test_the_rules_are_recalled_only_where_somebody_was_attacked(uncivil, rung):
    quarrel = Quarrel()
    quarrel.go_on(3)
    for move in ("find_common_ground", "restate_both_sides", "set_aside"):
        quarrel.watch.spoke(move)
        quarrel.go_on(2, uncivil=uncivil)
    assert quarrel.watch.now.rung == rung


def test_after_a_calm_while_the_ladder_starts_from_the_bottom():
    quarrel = Quarrel(calm_after=3)
    quarrel.go_on(3)
    quarrel.watch.spoke("find_common_ground")
    quarrel.go_on(2)
    for author in ("cy", "di", "cy", "di"):
        quarrel.post("other", None, author)
    quarrel.go_on(6)
    assert quarrel.watch.now.rung == 1


def test_a_heated_exchange_quotes_the_last_objection_that_attacks_nobody():
    quarrel = Quarrel()
    quarrel.go_on(3)
    civil = quarrel.room.last.id
    quarrel.go_on(1, uncivil=True)
    assert quarrel.watch.now.con == civil
