import pickle

import pytest

from facilitator.interventions.policy import Pace, Policy
from facilitator.interventions.policy.settings import Proposals
from facilitator.interventions.watches.pacing import Pacer
from tests.interventions.room import Room, message

PACE = Pace(first_after=2, posts_between=3, seconds_between=0, heed_within=4, back_off=2.0, longest_wait=10)


def pacer_of(pace=PACE, **more):
    return Pacer(policy=Policy(pace=pace, **more))


def talk(room, pacer, posts, *, author="ada", label="other", target=None):
    for _ in range(posts):
        room.post(label, target, author=author)
        pacer.take(room.turn, room.map)


def speak(room, pacer, *, move="ask_ideas", about=None, to=None):
    pacer.posted(message(move, about=about, to=to), room.map, time=room.last.time)


def may(room, pacer):
    return pacer.why_silent(room.last.time) is None


def why(room, pacer, **more):
    return pacer.why_silent(room.last.time, **more)


def test_the_agent_waits_for_a_debate_to_begin():
    room, pacer = Room(), pacer_of()
    talk(room, pacer, 1)
    assert not may(room, pacer)
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_three_posts_by_people_lie_between_two_messages():
    room, pacer = Room(), pacer_of()
    talk(room, pacer, 5)
    speak(room, pacer, move="open_invitation")
    assert not may(room, pacer)
    talk(room, pacer, 2)
    assert not may(room, pacer)
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_some_time_passes_too_where_people_speak_quickly():
    room, pacer = Room(), pacer_of(Pace(first_after=0, posts_between=3, seconds_between=1000))
    talk(room, pacer, 1)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 10)
    assert "1000" in pacer.why_silent(room.last.time)
    talk(room, pacer, 10)
    assert may(room, pacer)


def test_the_agent_holds_back_while_a_facilitator_is_at_work():
    room, pacer = Room(cy="facilitator"), pacer_of()
    talk(room, pacer, 5)
    talk(room, pacer, 1, author="cy")
    assert why(room, pacer) == "A facilitator spoke 0 posts ago."
    talk(room, pacer, 2)
    assert why(room, pacer) == "A facilitator spoke 2 posts ago."
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_each_ignored_message_in_a_row_makes_the_wait_longer_up_to_a_limit():
    room, pacer = Room(), pacer_of()
    waits = []
    for _ in range(4):
        issue = room.post("issue")
        pacer.take(room.turn, room.map)
        speak(room, pacer, about=issue)
        talk(room, pacer, 4)
        waits.append(pacer.wait)
    assert waits == [6, 10, 10, 10]


def test_a_message_that_is_heeded_ends_the_waiting():
    room, pacer = Room(), pacer_of()
    issue = room.post("issue")
    pacer.take(room.turn, room.map)
    speak(room, pacer, about=issue)
    talk(room, pacer, 4)
    assert pacer.ignored_in_a_row == 1
    speak(room, pacer, about=issue)
    talk(room, pacer, 1, label="idea", target=issue)
    assert (pacer.ignored_in_a_row, pacer.wait) == (0, 3)


def test_a_private_invitation_is_heeded_when_the_person_writes():
    for author, ignored in [("di", 0), ("bo", 1)]:
        room, pacer = Room(), pacer_of()
        talk(room, pacer, 3)
        speak(room, pacer, move="invite_quiet", to="di")
        talk(room, pacer, 4, author=author)
        assert pacer.ignored_in_a_row == ignored


def test_there_is_a_hard_cap():
    room, pacer = Room(), pacer_of(Pace(first_after=0, seconds_between=0, most_messages=1))
    talk(room, pacer, 1)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 100)
    assert "as many as the policy allows" in pacer.why_silent(room.last.time)


def refused(*, rest=2):
    room, pacer = Room(), pacer_of(proposals=Proposals(rest_after_dismissal=rest))
    talk(room, pacer, 5)
    pacer.refused()
    return room, pacer


def test_after_a_proposal_that_nobody_wanted_the_agent_rests():
    room, pacer = refused(rest=2)
    assert why(room, pacer) == "The last proposal was not wanted 0 posts ago; the agent waits for 2."
    talk(room, pacer, 1)
    assert why(room, pacer) == "The last proposal was not wanted 1 posts ago; the agent waits for 2."
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_each_refusal_begins_the_rest_anew():
    room, pacer = refused(rest=2)
    talk(room, pacer, 1)
    pacer.refused()
    talk(room, pacer, 1)
    assert not may(room, pacer)
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_a_policy_may_do_without_a_rest():
    room, pacer = refused(rest=0)
    assert may(room, pacer)


def test_what_was_not_wanted_is_no_message():
    room, pacer = refused(rest=0)
    assert (pacer.messages, pacer.ignored_in_a_row) == (0, 0)
    assert pacer.as_evidence() == {"posts_since_message": None, "ignored_in_a_row": 0}
    talk(room, pacer, 20)
    assert (pacer.ignored_in_a_row, pacer.wait) == (0, 3)  # nobody could heed what nobody saw


def test_a_refusal_shortens_no_wait_after_a_message():
    room, pacer = Room(), pacer_of(proposals=Proposals(rest_after_dismissal=1))
    talk(room, pacer, 5)
    speak(room, pacer, move="open_invitation")
    pacer.refused()
    talk(room, pacer, 1)
    assert why(room, pacer) == "The agent spoke 1 posts ago and waits for 3."


def test_a_message_that_goes_out_ends_the_rest():
    room, pacer = refused(rest=9)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 3)
    assert may(room, pacer)


def test_a_phase_may_ask_for_a_longer_wait_but_for_no_shorter_one():
    room, pacer = Room(), pacer_of()
    talk(room, pacer, 5)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 3)
    assert why(room, pacer, posts_between=1) is None
    assert why(room, pacer, posts_between=5) == "The agent spoke 3 posts ago and waits for 5."


def test_after_a_lull_anybody_who_writes_heeds_the_message():
    room, pacer = Room(), pacer_of()
    talk(room, pacer, 3)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 1)
    talk(room, pacer, 9)
    assert pacer.ignored_in_a_row == 0


@pytest.mark.parametrize(("tense", "ignored"), [(True, 1), (False, 0)])
def test_a_move_of_the_ladder_is_heeded_when_the_two_are_no_longer_at_odds(tense, ignored):
    room, pacer = Room(), pacer_of()
    idea = room.post("idea")
    pacer.take(room.turn, room.map, tense=True)
    speak(room, pacer, move="find_common_ground", about=idea)
    for _ in range(4):
        room.post("con", idea, author="bo")
        pacer.take(room.turn, room.map, tense=tense)
    assert pacer.ignored_in_a_row == ignored


@pytest.mark.parametrize(("target", "ignored"), [("p1", 0), (None, 1)])
def test_a_message_about_a_branch_is_heeded_when_the_branch_grows(target, ignored):
    room, pacer = Room(), pacer_of()
    idea = room.post("idea")
    pacer.take(room.turn, room.map)
    speak(room, pacer, move="ask_reason", about=idea)
    talk(room, pacer, 4, target=target)
    assert pacer.ignored_in_a_row == ignored


@pytest.mark.parametrize(("late", "ignored"), [(3, 0), (4, 1)])
def test_what_was_heeded_too_late_was_ignored(late, ignored):
    room, pacer = Room(), pacer_of()  # who has four posts of patience
    issue = room.post("issue")
    pacer.take(room.turn, room.map)
    speak(room, pacer, about=issue)
    talk(room, pacer, late)
    talk(room, pacer, 1, label="idea", target=issue)
    assert pacer.ignored_in_a_row == ignored


def test_a_message_into_a_silence_keeps_its_own_time():
    room, pacer = Room(), pacer_of(Pace(first_after=0, posts_between=3, seconds_between=100))
    talk(room, pacer, 1)
    pacer.posted(message("open_invitation"), room.map, time=room.last.time + 500)
    talk(room, pacer, 9)
    assert why(room, pacer) == "The agent spoke 40 seconds ago and waits for 100."


def test_organisers_and_facilitators_are_held_back_for_alike():
    for role in ("facilitator", "organiser"):
        room, pacer = Room(cy=role), pacer_of()
        talk(room, pacer, 5)
        assert not pacer.facilitator_spoke_last
        talk(room, pacer, 1, author="cy")
        assert pacer.facilitator_spoke_last
        assert why(room, pacer) == "A facilitator spoke 0 posts ago."
        talk(room, pacer, 1)
        assert not pacer.facilitator_spoke_last


def test_asking_why_changes_nothing():
    room, pacer = refused(rest=3)
    speak(room, pacer)
    before = pickle.dumps(pacer)
    for time in (0.0, 1e6):
        pacer.why_silent(time, posts_between=9)
        pacer.as_evidence()
    assert pickle.dumps(pacer) == before


def test_the_wait_stays_within_bounds_however_many_messages_are_ignored():
    pacer = pacer_of(Pace(posts_between=4, back_off=10.0, longest_wait=40))
    for ignored in (0, 1, 2, 30, 10_000):
        pacer.ignored_in_a_row = ignored
        assert 4 <= pacer.wait <= 40
    short = pacer_of(Pace(posts_between=20, longest_wait=3))
    assert short.wait == 20  # the longest wait makes none shorter than what lies between two messages


@pytest.mark.parametrize(("seconds", "speaks"), [(99.0, False), (100.0, True)])
def test_just_as_many_seconds_as_the_policy_says_are_enough(seconds, speaks):
    room, pacer = Room(), pacer_of(Pace(first_after=0, posts_between=3, seconds_between=100))
    talk(room, pacer, 1)
    speak(room, pacer, move="open_invitation")
    spoken = room.last.time
    talk(room, pacer, 3)
    assert (pacer.why_silent(spoken + seconds) is None) is speaks


def test_the_first_message_and_the_last_that_is_allowed():
    room, pacer = Room(), pacer_of(Pace(first_after=0, seconds_between=0, most_messages=2))
    for messages in range(2):
        talk(room, pacer, 4)
        assert (pacer.messages, may(room, pacer)) == (messages, True)
        speak(room, pacer, move="open_invitation")
    talk(room, pacer, 40)
    assert why(room, pacer) == "The agent has said 2 things, as many as the policy allows."


def test_each_thing_that_is_ignored_lengthens_the_wait_by_the_back_off():
    pacer = pacer_of(Pace(posts_between=4, back_off=1.5, longest_wait=40))
    waits = []
    for ignored in range(8):
        pacer.ignored_in_a_row = ignored
        waits.append(pacer.wait)
    assert waits == [4, 6, 9, 14, 20, 30, 40, 40]


def test_how_things_stood_is_told_in_posts_since_the_message():
    room, pacer = Room(), pacer_of()
    talk(room, pacer, 3)
    speak(room, pacer, move="open_invitation")
    assert pacer.as_evidence() == {"posts_since_message": 0, "ignored_in_a_row": 0}
    talk(room, pacer, 2)
    assert pacer.as_evidence() == {"posts_since_message": 2, "ignored_in_a_row": 0}
    assert (pacer.posts, pacer.messages) == (5, 1)


def test_a_branch_that_grew_before_the_message_has_not_heeded_it():
    room, pacer = Room(), pacer_of()
    idea = room.post("idea")
    talk(room, pacer, 2, target=idea)
    pacer.take(room.turn, room.map)
    speak(room, pacer, move="ask_reason", about=idea)
    talk(room, pacer, 4)
    assert pacer.ignored_in_a_row == 1
