from facilitator.interventions.policy import Pace
from facilitator.interventions.watches.pacing import Pacer
from tests.interventions.room import Room

PACE = Pace(first_after=2, posts_between=3, seconds_between=0, heed_within=4, back_off=2.0, longest_wait=10)


def talk(room, pacer, posts, *, author="ada", label="other", target=None):
    for _ in range(posts):
        room.post(label, target, author=author)
        pacer.heard(author, facilitator=room.roles.get(author) == "facilitator", map=room.map)


def speak(room, pacer, *, move="ask_ideas", about=None, to=None):
    pacer.spoke(move, time=room.last.time, about=about, to=to, map=room.map)


def may(room, pacer):
    return pacer.why_silent(room.last.time) is None


def test_the_agent_waits_for_a_debate_to_begin():
    room, pacer = Room(), Pacer(pace=PACE)
    talk(room, pacer, 1)
    assert not may(room, pacer)
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_three_posts_by_people_lie_between_two_messages():
    room, pacer = Room(), Pacer(pace=PACE)
    talk(room, pacer, 5)
    speak(room, pacer, move="open_invitation")
    assert not may(room, pacer)
    talk(room, pacer, 2)
    assert not may(room, pacer)
    talk(room, pacer, 1)
    assert may(room, pacer)


def test_some_time_passes_too_where_people_speak_quickly():
    room, pacer = Room(), Pacer(pace=Pace(first_after=0, posts_between=3, seconds_between=1000))
    talk(room, pacer, 1)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 10)
    assert "1000" in pacer.why_silent(room.last.time)
    talk(room, pacer, 10)
    assert may(room, pacer)


def test_the_agent_holds_back_while_a_facilitator_is_at_work():
    room, pacer = Room(cy="facilitator"), Pacer(pace=PACE)
    talk(room, pacer, 5)
    talk(room, pacer, 1, author="cy")
    assert "facilitator" in pacer.why_silent(room.last.time)
    talk(room, pacer, 3)
    assert may(room, pacer)


def test_each_ignored_message_in_a_row_makes_the_wait_longer_up_to_a_limit():
    room, pacer = Room(), Pacer(pace=PACE)
    waits = []
    for _ in range(4):
        issue = room.post("issue")
        pacer.heard("ada", facilitator=False, map=room.map)
        speak(room, pacer, about=issue)
        talk(room, pacer, 4)
        waits.append(pacer.wait)
    assert waits == [6, 10, 10, 10]


def test_a_message_that_is_heeded_ends_the_waiting():
    room, pacer = Room(), Pacer(pace=PACE)
    issue = room.post("issue")
    pacer.heard("ada", facilitator=False, map=room.map)
    speak(room, pacer, about=issue)
    talk(room, pacer, 4)
    assert pacer.ignored_in_a_row == 1
    speak(room, pacer, about=issue)
    talk(room, pacer, 1, label="idea", target=issue)
    assert (pacer.ignored_in_a_row, pacer.wait) == (0, 3)


def test_a_private_invitation_is_heeded_when_the_person_writes():
    for author, ignored in [("di", 0), ("bo", 1)]:
        room, pacer = Room(), Pacer(pace=PACE)
        talk(room, pacer, 3)
        speak(room, pacer, move="invite_quiet", to="di")
        talk(room, pacer, 4, author=author)
        assert pacer.ignored_in_a_row == ignored


def test_there_is_a_hard_cap():
    room, pacer = Room(), Pacer(pace=Pace(first_after=0, seconds_between=0, most_messages=1))
    talk(room, pacer, 1)
    speak(room, pacer, move="open_invitation")
    talk(room, pacer, 100)
    assert "as many as the policy allows" in pacer.why_silent(room.last.time)
