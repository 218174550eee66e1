import pytest

from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Ladder, Pace
from facilitator.interventions.watches.tension import Tension, TensionWatch, exchange
from tests.interventions.room import Room


class Quarrel:
    """Ada and Bo at odds over Ada's idea, with a watch that has heard it all."""

    def __init__(self, *, patience=2, **ladder):
        self.room = Room()
        self.watch = TensionWatch(policy=Policy(ladder=Ladder(exchange=4, **ladder), pace=Pace(heed_within=patience)))
        self.idea = self.post("idea", None, "ada")

    def post(self, label, target, author, **more):
        id = self.room.post(label, target, author=author, **more)
        self.watch.take(self.room.turn, self.room.map)
        return id

    def go_on(self, posts=2, **more):
        for _ in range(posts):
            author = "bo" if self.room.last.author == "ada" else "ada"
            self.post("con", self.room.last.id, author, **more)

    def calm(self, posts):
        """Others speak of the same idea, and nobody objects."""
        for number in range(posts):
            self.post("other", self.idea, ["cy", "di"][number % 2])


def test_an_exchange_is_the_last_posts_by_the_same_two():
    room = Room()
    for author in ("cy", "ada", "bo", "bo", "ada"):
        room.post("other", author=author)
    assert [turn.author for turn in exchange(room.recent)] == ["ada", "bo", "bo", "ada"]


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
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(1)
    assert quarrel.watch.now.rung == 0


def test_a_message_that_goes_out_late_is_on_trial_where_the_quarrel_was():
    quarrel = Quarrel(patience=50)
    quarrel.go_on(3)
    other = quarrel.post("idea", None, "cy")
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    for author in ("di", "cy", "di"):
        quarrel.post("con", other, author)
    assert (quarrel.watch.now.branch, quarrel.watch.now.rung) == (other, 1)
    for author in ("bo", "ada", "bo", "ada"):
        quarrel.post("con", quarrel.idea, author)
    assert (quarrel.watch.now.branch, quarrel.watch.now.rung) == (quarrel.idea, 0)


def test_the_next_rung_comes_when_the_two_go_on():
    quarrel = Quarrel()
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    assert quarrel.watch.now.rung == 2


def test_no_rung_is_skipped_and_the_highest_is_the_last():
    quarrel = Quarrel(highest=3)
    quarrel.go_on(3)
    for move in ("find_common_ground", "restate_both_sides", "set_aside"):
        quarrel.watch.posted(move, quarrel.idea)
        quarrel.go_on(2)
    assert quarrel.watch.now.rung == 0


@pytest.mark.parametrize(("uncivil", "rung"), [(False, 0), (True, 4)])
def test_the_rules_are_recalled_only_where_somebody_was_attacked(uncivil, rung):
    quarrel = Quarrel()
    quarrel.go_on(3)
    for move in ("find_common_ground", "restate_both_sides", "set_aside"):
        quarrel.watch.posted(move, quarrel.idea)
        quarrel.go_on(2, uncivil=uncivil)
    assert quarrel.watch.now.rung == rung


@pytest.mark.parametrize(("calm_after", "rung"), [(3, 1), (99, 2)])
def test_after_a_calm_while_the_ladder_starts_from_the_bottom(calm_after, rung):
    quarrel = Quarrel(calm_after=calm_after)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    assert quarrel.watch.now.rung == 2  # the first has failed
    quarrel.calm(4)
    quarrel.go_on(4)
    assert (quarrel.watch.now.branch, quarrel.watch.now.rung) == (quarrel.idea, rung)


def test_a_calm_while_ends_a_trial_too():
    quarrel = Quarrel(calm_after=3, patience=50)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.calm(4)
    quarrel.go_on(4)
    assert quarrel.watch.now.rung == 1


def test_a_quarrel_in_between_makes_two_calm_whiles_of_one():
    quarrel = Quarrel(calm_after=6)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    for _ in range(2):
        quarrel.calm(2)
        quarrel.go_on(4)  # of which the first three are calm as yet
    assert quarrel.watch.now.rung == 2


def test_what_has_failed_in_one_branch_is_tried_in_another():
    quarrel = Quarrel(calm_after=99)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    other = quarrel.post("idea", None, "cy")
    quarrel.post("con", other, "di")
    for author in ("cy", "di"):
        quarrel.post("con", quarrel.room.last.id, author)
    assert (quarrel.watch.now.branch, quarrel.watch.now.rung) == (other, 1)


def test_a_rung_after_which_the_two_come_to_rest_has_not_failed():
    quarrel = Quarrel(calm_after=99)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.calm(2)  # as many posts as a message has to be heeded
    quarrel.go_on(4)
    assert quarrel.watch.now.rung == 1


def test_no_other_move_is_a_rung():
    quarrel = Quarrel()
    quarrel.go_on(3)
    quarrel.watch.posted("ask_ideas", quarrel.idea)
    quarrel.go_on(4)
    assert quarrel.watch.now.rung == 1


def test_a_message_into_calm_talk_puts_no_rung_on_trial():
    quarrel = Quarrel()
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(3)
    assert quarrel.watch.now.rung == 1


def test_a_heated_exchange_quotes_the_last_objection_that_attacks_nobody():
    quarrel = Quarrel()
    quarrel.go_on(3)
    civil = quarrel.room.last.id
    quarrel.go_on(1, uncivil=True)
    assert quarrel.watch.now.con == civil


@pytest.mark.parametrize(("cons", "tense"), [(1, False), (2, True)])
def test_how_many_of_the_posts_object_makes_the_difference(cons, tense):
    quarrel = Quarrel(least_cons=0.4)
    for number in range(4):
        label = "con" if number < cons else "other"
        quarrel.post(label, quarrel.idea, ["bo", "ada"][number % 2])
    assert (quarrel.watch.now is not None) is tense


def test_one_attack_is_enough_where_somebody_objects():
    quarrel = Quarrel(least_cons=1.0)
    quarrel.post("con", quarrel.idea, "bo")
    quarrel.post("other", quarrel.idea, "ada")
    quarrel.post("other", quarrel.idea, "bo", uncivil=True)
    assert (quarrel.watch.now.uncivil, quarrel.watch.now.cons) == (1, 1)


def test_an_attack_without_an_objection_is_no_dispute():
    quarrel = Quarrel()
    for author in ("bo", "ada", "bo"):
        quarrel.post("other", quarrel.idea, author, uncivil=True)
    assert quarrel.watch.now is None


def test_tension_is_about_what_the_last_objection_objects_to():
    quarrel = Quarrel()
    quarrel.go_on(3)
    assert (quarrel.watch.now.con, quarrel.watch.now.about) == ("p4", "p3")


def test_where_all_objections_attack_somebody_the_last_is_named():
    quarrel = Quarrel()
    quarrel.go_on(3, uncivil=True)
    assert (quarrel.watch.now.con, quarrel.watch.now.uncivil) == ("p4", 3)


def test_an_objection_to_nothing_on_the_map_is_no_tension():
    quarrel = Quarrel()
    for author in ("bo", "ada", "bo", "ada"):
        quarrel.post("con", None, author)
    assert quarrel.watch.now is None


def test_the_rungs_follow_the_policy_that_holds_now():
    quarrel = Quarrel(highest=1)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    assert quarrel.watch.now.rung == 0
    quarrel.watch.policy = Policy(ladder=Ladder(exchange=4, highest=4), pace=Pace(heed_within=2))
    quarrel.go_on(1)
    assert quarrel.watch.now.rung == 2


def test_two_of_five_objections_are_enough_and_the_figures_are_those_of_the_exchange():
    quarrel = Quarrel(least_cons=0.4)
    quarrel.post("con", quarrel.idea, "bo", uncivil=True)
    quarrel.post("other", quarrel.idea, "ada")
    con = quarrel.post("con", quarrel.idea, "bo")
    quarrel.post("other", quarrel.idea, "ada")
    assert quarrel.watch.now == Tension(
        branch=quarrel.idea, posts=5, cons=2, uncivil=1, about=quarrel.idea, con=con, rung=1
    )


def test_just_as_many_posts_as_the_policy_says_are_an_exchange():
    quarrel = Quarrel()
    quarrel.go_on(2)
    assert quarrel.watch.now is None  # three posts
    quarrel.go_on(1)
    assert quarrel.watch.now.posts == 4


def test_an_exchange_is_followed_for_forty_posts():
    quarrel = Quarrel()
    quarrel.go_on(60)
    assert quarrel.watch.now.posts == 40


@pytest.mark.parametrize(("posts", "rung"), [(1, 0), (2, 2)])
def test_a_rung_has_failed_after_as_many_posts_as_a_message_has_to_be_heeded(posts, rung):
    quarrel = Quarrel(patience=2)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(posts)
    assert quarrel.watch.now.rung == rung


def test_a_softer_rung_that_fails_later_takes_nothing_back():
    quarrel = Quarrel()
    quarrel.go_on(3)
    for move in ("restate_both_sides", "find_common_ground"):
        quarrel.watch.posted(move, quarrel.idea)
        quarrel.go_on(2)
    assert quarrel.watch.now.rung == 3


@pytest.mark.parametrize(("posts", "rung"), [(2, 2), (3, 1)])
def test_a_calm_while_is_as_long_as_the_policy_says(posts, rung):
    quarrel = Quarrel(calm_after=6)
    quarrel.go_on(3)
    quarrel.watch.posted("find_common_ground", quarrel.idea)
    quarrel.go_on(2)
    quarrel.calm(posts)
    quarrel.go_on(4)  # calm until the fourth of them
    assert quarrel.watch.now.rung == rung
