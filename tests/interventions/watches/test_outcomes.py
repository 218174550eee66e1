import pytest

from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Outcomes
from facilitator.interventions.watches.outcomes import MEASURES, Outcome, OutcomeWatch, PausedMove
from tests.turns import turn


def post(number, author="ada", **about):
    return turn(f"p{number}", author, **{"branch": "b1", **about})


class Talk:
    """Posts one by one; the agent is silent but where `says` names a move."""

    def __init__(self, **settings):
        self.watch = OutcomeWatch(policy=Policy(outcomes=Outcomes(**{"window": 4, **settings})))
        self.number = 0

    def post(self, says=None, *, to=None, branch="b1", phase="divergence", **about):
        self.number += 1
        self.watch.take(post(self.number, branch=branch, **about))
        self.watch.decided(after=f"p{self.number}", phase=phase, branch=branch, move=says, to=to)

    def quiet(self, posts, **about):
        for _ in range(posts):
            self.post(**about)


def test_a_message_is_followed_by_its_window():
    talk = Talk()
    talk.post(says="ask_ideas")
    talk.post(new=True, first=True)
    talk.post(branch="b2")
    talk.quiet(2)
    [found] = talk.watch.messages
    assert (found.move, found.posts, found.replies, found.new_ideas, found.new_voices) == (
        "ask_ideas",
        4,
        0.75,
        0.25,
        0.25,
    )


def test_the_next_message_ends_the_window():
    talk = Talk()
    talk.post(says="ask_ideas")
    talk.quiet(2)
    talk.post(says="ask_pros")
    assert talk.watch.messages[0].posts == 3


def test_replies_to_a_private_message_are_posts_by_its_addressee():
    talk = Talk()
    talk.post(says="invite_quiet", to="bo")
    talk.post(author="bo")
    talk.quiet(3)
    assert talk.watch.messages[0].replies == 0.25


def test_stance_spread_compares_the_people_before_and_after():
    talk = Talk()
    for stance in (0.5, 0.5, 0.5):
        talk.post(author="ada", stance=stance)
    talk.post(says="ask_cons", author="bo", stance=0.5)
    for author, stance in (("ada", 1.0), ("bo", -1.0), ("ada", 1.0), ("bo", -1.0)):
        talk.post(author=author, stance=stance)
    assert talk.watch.messages[0].stance_spread == 1.0


def test_without_two_people_who_took_a_stance_the_spread_is_not_known():
    talk = Talk()
    talk.post(says="ask_ideas")
    talk.quiet(4, stance=0.3)
    assert talk.watch.messages[0].stance_spread is None


def test_matched_moments_are_near_in_time_and_of_the_same_phase():
    talk = Talk()
    talk.quiet(9, phase="divergence")
    talk.quiet(9, phase="deepening")
    talk.post(says="ask_ideas", phase="deepening")
    talk.quiet(4, phase="deepening")
    matched = talk.watch.matched(talk.watch.messages[0])
    assert len(matched) == 5
    assert {one.phase for one in matched} == {"deepening"}
    assert min(one.number for one in matched) >= 10


def test_moments_right_after_a_message_are_not_moments_without_one():
    talk = Talk()
    for _ in range(5):
        talk.post(says="ask_ideas")
        talk.quiet(2)
    assert all(row["matched"] == 0 for row in talk.watch.ledger())


def test_the_ledger_tells_the_difference():
    talk = Talk()
    talk.quiet(8)
    talk.post(says="ask_ideas")
    talk.quiet(4, new=True)
    [row] = talk.watch.ledger()
    assert (row["after"], row["number"], row["phase"]) == ("p9", 9, "divergence")
    assert (row["new_ideas"], row["matched"]) == (1.0, 5)
    assert row["differences"]["new_ideas"] == pytest.approx(1.0 - row["matched_means"]["new_ideas"])


def divide(talk, times, *, says):
    for _ in range(times):
        for author in ("ada", "bo") * 4:
            talk.post(author=author, stance=0.1)
        talk.post(says=says, author="ada", stance=0.1)
        for author, stance in (("ada", 1.0), ("bo", -1.0)) * 2:
            talk.post(author=author, stance=stance)


def test_a_move_after_which_people_drift_apart_is_paused_and_reported():
    talk = Talk(least_messages=3)
    divide(talk, 3, says="ask_cons")
    assert talk.watch.paused_moves == {"ask_cons"}
    [paused] = talk.watch.paused
    assert "After 3 messages of this kind" in paused.as_dict()["reason"]
    assert paused.stance_spread - paused.matched > 0.15


def test_a_move_is_not_judged_on_few_messages():
    talk = Talk(least_messages=3)
    divide(talk, 2, says="ask_cons")
    assert not talk.watch.paused


def test_the_ledger_tells_what_has_followed_so_far():
    talk = Talk()
    talk.post(says="ask_ideas")
    [row] = talk.watch.ledger()
    assert (row["move"], row["posts"], row["replies"], row["stance_spread"]) == ("ask_ideas", 0, 0.0, None)
    talk.post(new=True)
    talk.post(branch="b2")
    [row] = talk.watch.ledger()
    assert (row["posts"], row["replies"], row["new_ideas"]) == (2, 0.5, 0.5)
    talk.quiet(2)
    [row] = talk.watch.ledger()
    assert (row["posts"], row["new_ideas"]) == (4, 0.25)


def test_moments_whose_window_is_still_open_are_compared_with_once_they_tell_something():
    talk = Talk(window=50)
    talk.quiet(5)
    talk.post(says="ask_ideas")
    talk.quiet(2)
    # the message closed the windows of p1 to p3, three posts long or more; those of p4 and p5 told too little
    assert [row["matched"] for row in talk.watch.ledger()] == [3]
    talk.quiet(3)
    assert [row["matched"] for row in talk.watch.ledger()] == [3]
    talk.post()  # the first moment that is three posts from the message has a window of three posts now
    assert [row["matched"] for row in talk.watch.ledger()] == [4]


class WatchedTalk(Talk):
    """Somebody looks at the ledger after every post, twice."""

    def post(self, says=None, **about):
        super().post(says, **about)
        assert self.watch.ledger() == self.watch.ledger()


def test_the_ledger_closes_no_window_and_changes_nothing():
    looked_at, left_alone = WatchedTalk(least_messages=2), Talk(least_messages=2)
    for talk in (looked_at, left_alone):
        divide(talk, 3, says="ask_cons")
        talk.post(says="ask_pros")
        talk.post(stance=0.4)
    assert looked_at.watch.ledger() == left_alone.watch.ledger()
    for kept in ("messages", "paused", "_quiet", "_open", "_judged", "_since_message"):
        assert getattr(looked_at.watch, kept) == getattr(left_alone.watch, kept)
    assert left_alone.watch.messages
    assert left_alone.watch.paused


def test_looking_at_the_ledger_judges_no_move():
    talk = Talk(window=9, least_messages=1)
    divide(talk, 1, says="ask_cons")
    [row] = talk.watch.ledger()
    assert row["stance_spread"] == 1.0  # so far
    assert talk.watch.paused == []


def test_where_nothing_called_for_a_message_there_is_no_branch_to_reply_in():
    talk = Talk()
    for _ in range(8):
        talk.number += 1
        talk.watch.take(post(talk.number))
        talk.watch.decided(after=f"p{talk.number}", phase="divergence", branch=None)
    talk.post(says="ask_ideas")
    talk.quiet(4)
    [row] = talk.watch.ledger()
    assert (row["replies"], row["matched"]) == (1.0, 5)
    assert (row["matched_means"]["replies"], row["differences"]["replies"]) == (None, None)


def test_each_measure_is_compared():
    talk = Talk()
    talk.quiet(8)
    talk.post(says="ask_ideas")
    talk.quiet(4)
    [row] = talk.watch.ledger()
    assert tuple(row["matched_means"]) == tuple(row["differences"]) == MEASURES


def test_one_persons_posts_are_nothing_to_compare_a_branch_with():
    talk = Talk()
    talk.quiet(8)
    talk.post(says="invite_quiet", to="bo")
    talk.quiet(4, author="bo")
    [row] = talk.watch.ledger()
    assert (row["private"], row["replies"]) == (True, 1.0)
    assert (row["matched_means"]["replies"], row["differences"]["replies"]) == (None, None)
    assert row["differences"]["new_ideas"] == 0.0


def test_what_hangs_on_the_question_itself_is_a_branch_too():
    talk = Talk()
    talk.post(says="open_invitation", branch="")
    talk.post(branch=None)
    talk.quiet(3, branch="b2")
    assert talk.watch.messages[0].replies == 0.25


def reconcile(talk, times, *, says):
    """Before each message two people are as far apart as they can be; after it they agree."""
    for _ in range(times):
        for author, stance in (("ada", 1.0), ("bo", -1.0)) * 4:
            talk.post(author=author, stance=stance)
        talk.post(says=says, author="ada", stance=1.0)
        for author in ("bo", "ada") * 2:
            talk.post(author=author, stance=0.1)


def test_a_move_after_which_people_come_together_is_not_paused():
    # it changes the spread by as much as one that divides; only the sign tells them apart
    talk = Talk(least_messages=1)
    reconcile(talk, 4, says="ask_cons")
    rows = talk.watch.ledger()
    assert all(row["differences"]["stance_spread"] < -0.5 for row in rows)
    assert not talk.watch.paused


@pytest.mark.parametrize(("most", "paused"), [(0.99, True), (1.0, False), (1.5, False)])
def test_how_much_more_stances_may_spread_is_the_policys_to_say(most, paused):
    talk = Talk(least_messages=1, most_spread=most)
    divide(talk, 1, says="ask_cons")
    assert talk.watch.messages[0].stance_spread == 1.0
    assert bool(talk.watch.paused) is paused


def test_each_move_is_judged_by_its_own_messages():
    talk = Talk(least_messages=3)
    divide(talk, 2, says="ask_cons")
    divide(talk, 2, says="ask_pros")
    assert not talk.watch.paused
    divide(talk, 1, says="ask_pros")
    assert talk.watch.paused_moves == {"ask_pros"}


def test_a_move_is_paused_once():
    talk = Talk(least_messages=1)
    divide(talk, 4, says="ask_cons")
    assert [one.messages for one in talk.watch.paused] == [1]


def test_messages_after_which_nobody_took_a_stance_do_not_count_in_judging():
    talk = Talk(least_messages=2)
    divide(talk, 1, says="ask_cons")
    talk.post(says="ask_cons")
    talk.quiet(4)
    assert not talk.watch.paused


def test_the_mean_of_all_messages_of_a_move_counts():
    talk = Talk(least_messages=2)
    reconcile(talk, 1, says="ask_cons")
    divide(talk, 1, says="ask_cons")
    assert not talk.watch.paused  # once apart, once together


def test_without_moments_to_compare_with_no_move_is_judged():
    talk = Talk(least_messages=1)
    talk.post(author="ada", stance=0.1)
    talk.post(says="ask_cons", author="bo", stance=0.1)
    for author, stance in (("ada", 1.0), ("bo", -1.0)) * 2:
        talk.post(author=author, stance=stance)
    assert talk.watch.messages[0].stance_spread == 1.0
    assert not talk.watch.paused


def test_a_moment_that_a_message_follows_at_once_is_none():
    talk = Talk()
    talk.quiet(3)
    talk.watch.decided(after="p3", phase="divergence", branch="b1", move="open_invitation")  # into the silence
    talk.quiet(4)
    [row] = talk.watch.ledger()
    assert (row["after"], row["posts"], row["matched"]) == ("p3", 4, 0)


def test_another_window_holds_for_the_moments_that_are_open():
    talk = Talk(window=9)
    talk.post(says="ask_ideas")
    talk.quiet(3)
    assert not talk.watch.messages
    talk.watch.policy = Policy(outcomes=Outcomes(window=4))
    talk.post()
    assert talk.watch.messages[0].posts == 4


def test_memory_of_moments_is_bounded():
    talk = Talk(window=3)
    talk.quiet(1000)
    assert len(talk.watch._quiet) == 400
    assert talk.watch._quiet[-1].after == "p997"
    assert len(talk.watch._open) == 3


def test_a_moment_is_one_from_the_third_post_after_a_message_on():
    talk = Talk()
    talk.post(says="ask_ideas")
    talk.quiet(4)
    assert [(one.after, one.move) for one in talk.watch._open] == [("p4", None), ("p5", None)]


def test_the_first_post_is_a_moment():
    talk = Talk()
    talk.quiet(1)
    assert [one.after for one in talk.watch._open] == ["p1"]


@pytest.mark.parametrize(("posts", "kept"), [(2, 0), (3, 1)])
def test_a_window_that_is_cut_short_tells_something_from_three_posts_on(posts, kept):
    talk = Talk(window=9)
    talk.quiet(1)
    for number in range(posts):
        talk.watch.take(post(2 + number))
    talk.watch.decided(after="p2", phase="divergence", branch="b1", move="ask_ideas")
    assert len(talk.watch._quiet) == kept


def test_five_moments_that_are_nearest_are_compared_with():
    talk = Talk(window=3, least_messages=99)
    talk.quiet(20)
    talk.post(says="ask_ideas")
    talk.quiet(20)
    [message] = talk.watch.messages
    found = talk.watch.matched(message)
    assert len(found) == 5
    assert max(abs(one.number - message.number) for one in found) <= 5


def test_an_outcome_by_hand():
    talk = Talk(window=4)
    talk.post(author="ada", stance=0.5)
    talk.post(author="bo", stance=-0.5)
    talk.post(says="ask_ideas", phase="deepening")
    talk.post(author="ada", stance=1.0, new=True)
    talk.post(author="bo", stance=-1.0, first=True, branch="b2")
    talk.post(author="bo", stance=0.0)
    talk.post(author="cy")
    [found] = talk.watch.messages
    # Means before 0.5 and -0.5, afterwards 1.0 and -0.5: standard deviations 0.5 and 0.75.
    assert found == Outcome(
        after="p3",
        number=3,
        phase="deepening",
        move="ask_ideas",
        private=False,
        posts=4,
        replies=0.75,
        new_ideas=0.25,
        new_voices=0.25,
        stance_spread=0.25,
    )


def test_a_paused_move_says_why():
    paused = PausedMove(move="ask_cons", after="p9", messages=3, stance_spread=0.456, matched=-0.1)
    assert paused.as_dict() == {
        **{"move": "ask_cons", "after": "p9", "messages": 3, "stance_spread": 0.456, "matched": -0.1},
        "reason": "After 3 messages of this kind people's stances spread by +0.46, at matched moments without a "
        "message by -0.10.",
    }
