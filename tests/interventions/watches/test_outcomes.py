import pytest

from facilitator.interventions.policy.settings import Outcomes
from facilitator.interventions.watches.heard import Heard, stance_of
from facilitator.interventions.watches.outcomes import OutcomeWatch


def heard(number, author="ada", *, branch="b1", new=False, first=False, stance=None):
    return Heard(
        id=f"p{number}",
        author=author,
        label="idea" if new else "other",
        unsure=False,
        node=None,
        text="",
        branch=branch,
        new=new,
        first=first,
        stance=stance,
    )


class Talk:
    """Posts one by one; the agent is silent but where `says` names a move."""

    def __init__(self, **settings):
        self.watch = OutcomeWatch(settings=Outcomes(**{"window": 4, **settings}))
        self.number = 0

    def post(self, says=None, *, to=None, branch="b1", phase="divergence", **about):
        self.number += 1
        self.watch.heard(heard(self.number, branch=branch, **about))
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


def test_the_end_of_the_debate_closes_what_is_open():
    talk = Talk()
    talk.post(says="ask_ideas")
    talk.post()
    talk.watch.finish()
    assert talk.watch.messages[0].posts == 1


@pytest.mark.parametrize(
    ("label", "above", "expected"),
    [
        ("pro", ["idea"], 0.7),
        ("con", ["idea"], 0.7),
        ("pro", ["con", "idea"], -0.7),
        ("pro", ["con", "con", "idea"], 0.7),
    ],
)
def test_a_stance_is_turned_round_under_each_con(label, above, expected):
    assert stance_of(label, {"pro": 0.8, "con": 0.1}, above) == pytest.approx(expected)


def test_an_idea_is_no_stance():
    assert stance_of("idea", {"pro": 0.8, "con": 0.1}, []) is None


def test_where_nothing_called_for_a_message_there_is_no_branch_to_reply_in():
    talk = Talk()
    for _ in range(8):
        talk.number += 1
        talk.watch.heard(heard(talk.number))
        talk.watch.decided(after=f"p{talk.number}", phase="divergence", branch=None)
    talk.post(says="ask_ideas")
    talk.quiet(4)
    [row] = talk.watch.ledger()
    assert (row["replies"], row["matched"]) == (1.0, 5)
    assert (row["matched_means"]["replies"], row["differences"]["replies"]) == (None, None)
