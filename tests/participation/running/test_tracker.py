"""The running tracker counts what a recount of the posts would give, and knows people apart from hosts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import GENDERS, IBIS_TYPES, Participant, Post
from facilitator.errors import InputError
from facilitator.participation import Tracker
from facilitator.participation.measures.inequality import gini_normalised
from facilitator.participation.running.exchange import Answers
from facilitator.participation.running.reception_log import Target
from facilitator.participation.running.tracker import RECENT
from facilitator.participation.running.turns import Leader
from facilitator.participation.tally import GROUPS

PEOPLE = (
    Participant(id="ana", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="cy"),
    Participant(id="host", gender="woman", role="facilitator"),
    Participant(id="bot", role="agent"),
)


def post(number, author, text="one two three", at=None):
    return Post(id=f"p{number}", author=author, text=text, time=float(number if at is None else at))


def by_id(tallies):
    return {tally.participant: tally for tally in tallies}


def test_types_and_words_are_counted_per_person():
    tracker = Tracker(PEOPLE)
    for number, (label, text) in enumerate(
        [("idea", "a  b\nc"), ("idea", "d"), ("issue", "why so?"), ("pro", "yes"), ("con", "no"), ("other", " \t ")]
    ):
        tracker.add(post(number, "ana", text), label)
    ana = by_id(tracker.tallies())["ana"]
    assert (ana.posts, ana.words, ana.ideas, ana.issues, ana.pros, ana.cons) == (6, 8, 2, 1, 1, 1)


def test_silent_people_have_a_tally_of_zeros():
    tallies = Tracker(PEOPLE).tallies()
    assert [(tally.participant, tally.posts) for tally in tallies] == [("ana", 0), ("bo", 0), ("cy", 0)]
    assert tallies[2].group == "unknown"


def test_hosts_are_kept_apart():
    tracker = Tracker(PEOPLE)
    tracker.add(post(1, "host"), "issue")
    tracker.add(post(2, "bot"), "other")
    assert (tracker.people, tracker.posts) == (3, 0)
    assert {(tally.participant, tally.role, tally.posts) for tally in tracker.others()} == {
        ("host", "facilitator", 1),
        ("bot", "agent", 1),
    }
    assert all(totals.posts == 0 for totals in tracker.snapshot().groups.values())


def test_posts_of_nobody_known_are_counted_but_are_no_person():
    tracker = Tracker([*PEOPLE, Participant(id="unknown")], ignored=frozenset({"unknown"}))
    tracker.add(post(1, "unknown", "two words"), "idea")
    assert tracker.people == 3
    assert tracker.posts == 0
    assert "unknown" not in by_id(tracker.tallies())
    assert (tracker.unattributed.posts, tracker.unattributed.words, tracker.unattributed.ideas) == (1, 2, 1)


def test_quick_reads():
    tracker = Tracker(PEOPLE)
    tracker.add(post(1, "ana", at=5), "idea")
    tracker.add(post(2, "ana", at=9), "other")
    tracker.add(post(3, "host", at=11), "other")
    assert (tracker.posts_of("ana"), tracker.posts_of("bo"), tracker.posts_of("host")) == (2, 0, 1)
    assert (tracker.last_post_time("ana"), tracker.last_post_time("bo")) == (9.0, None)
    assert (tracker.posts_of("nobody"), tracker.last_post_time("nobody")) == (0, None)
    assert tracker.posts == 2


def test_posts_by_person_lists_participants_only_silent_ones_too():
    tracker = Tracker(PEOPLE)
    tracker.add(post(1, "bo"), "idea")
    tracker.add(post(2, "host"), "other")
    assert list(tracker.posts_by_person()) == [("ana", 0), ("bo", 1), ("cy", 0)]


def test_speakers_are_people_with_a_post():
    tracker = Tracker(PEOPLE)
    assert tracker.speakers == 0
    for number, author in enumerate(["ana", "ana", "host", "cy"]):
        tracker.add(post(number, author), "other")
    assert tracker.speakers == 2
    assert tracker.snapshot().groups["woman"].speakers == 1


def test_people_are_known_by_name_gender_and_whether_they_take_part():
    tracker = Tracker([*PEOPLE, Participant(id="dee", name="Dee D.")])
    assert (tracker.name("dee"), tracker.name("ana")) == ("Dee D.", "ana")
    assert (tracker.gender("ana"), tracker.gender("cy")) == ("woman", None)
    assert [tracker.takes_part(who) for who in ("ana", "host", "nobody")] == [True, False, False]


def test_a_snapshot_tells_who_answers_whom_and_who_leads():
    tracker = Tracker(PEOPLE)
    tracker.add(post(1, "ana", "a b c d e f"), "idea")
    tracker.add(post(2, "bo"), "con", target=Target(author="ana"))
    tracker.add(post(3, "bot"), "other", target=Target(author="ana", answered=True))
    tracker.add(post(4, "cy", "x"), "other", target=Target(author="bot"))
    found = tracker.snapshot()
    assert found.answered == {"man": (0, 1), "unknown": (0, 1), "woman": (1, 1)}
    assert found.answers == {("man", "woman"): Answers(1, 1.0)}
    assert found.addressees == {("woman", "nobody"): 1, ("man", "woman"): 1, ("unknown", "agent"): 1}
    assert found.leader == Leader("ana", 0.6)
    assert found.turn_taking == 1
    assert found.recent == {"woman": 0.5, "man": 0.5}
    assert (found.number, found.time) == (4, 4.0)


def test_the_window_of_recent_posts_slides():
    tracker = Tracker(PEOPLE)
    for number in range(RECENT + 15):
        tracker.add(post(number, "ana" if number < 20 else "bo"), "other")
    assert tracker.snapshot().recent == {"woman": 0.25, "man": 0.75}


def test_a_post_by_somebody_who_has_not_joined_is_refused_and_not_counted():
    tracker = Tracker(PEOPLE)
    with pytest.raises(InputError, match="post 'p1' is by 'zoe', who has not joined"):
        tracker.add(post(1, "zoe"), "idea")
    assert tracker.snapshot().number == 0
    tracker.join(Participant(id="zoe", gender="woman"))
    tracker.add(post(1, "zoe"), "idea")
    assert tracker.snapshot().groups["woman"].posts == 1


events = st.lists(
    st.one_of(
        st.tuples(st.just("post"), st.integers(0, 5), st.sampled_from(IBIS_TYPES)),
        st.tuples(
            st.sampled_from([*GENDERS, None]), st.integers(0, 5), st.sampled_from(["participant", "organiser", "agent"])
        ),
    ),
    max_size=50,
)


@given(events)
def test_running_sums_equal_a_recount_however_people_join_and_change(events):
    tracker = Tracker()
    for number, (what, person, detail) in enumerate(events):
        name = f"u{person}"
        if what != "post":
            tracker.join(Participant(id=name, gender=what, role=detail))
        elif name in by_id((*tracker.tallies(), *tracker.others())):
            tracker.add(post(number, name, "w " * person), detail)
    tallies, snapshot = tracker.tallies(), tracker.snapshot()
    assert tracker.people == len(tallies)
    assert tracker.posts == sum(tally.posts for tally in tallies)
    for group in GROUPS:
        members = [tally for tally in tallies if tally.group == group]
        totals = snapshot.groups[group]
        assert (totals.people, totals.speakers) == (len(members), sum(tally.posts > 0 for tally in members))
        for measure in ("posts", "words", "ideas"):
            assert getattr(totals, measure) == sum(getattr(tally, measure) for tally in members)
    expected = gini_normalised([tally.posts for tally in tallies])
    assert snapshot.concentration.gini_normalised == (None if expected is None else pytest.approx(expected))
    assert snapshot.number == sum(tally.posts for tally in (*tallies, *tracker.others()))


def test_a_post_costs_as_much_late_as_early():
    tracker = Tracker(Participant(id=f"u{n}", gender=GENDERS[n % 3]) for n in range(500))
    posts = [post(number, f"u{number * number % 500}") for number in range(20_000)]

    def seconds(chosen):
        start = time.perf_counter()
        for each in chosen:
            tracker.add(each, "idea")
            tracker.snapshot()
        return time.perf_counter() - start

    cost = [seconds(posts[start : start + 1000]) for start in range(0, 20_000, 1000)]
    # The quickest of several stretches, so that a busy machine does not decide.
    assert min(cost[-6:]) < 2 * min(cost[:6])
