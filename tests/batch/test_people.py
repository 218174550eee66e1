from hypothesis import given
from hypothesis import strategies as st

from facilitator.batch.people import People
from facilitator.debate import GENDERS, IBIS_TYPES, Participant, Post
from facilitator.participation import Tracker, count_tables

posts = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(IBIS_TYPES), st.integers(0, 9)), max_size=40)
genders = st.lists(st.sampled_from([None, *GENDERS]), min_size=6, max_size=6)


@given(posts, genders)
def test_it_counts_as_the_tracker_of_one_debate(written, told):
    everybody = [Participant(id=f"u{n}", gender=gender) for n, gender in enumerate(told)]
    tracker, people = Tracker(everybody, ignored=frozenset({"u5"})), People()
    for person in everybody[:5]:
        people.meet(person.id, gender=person.gender, role=person.role)
    for number, (author, label, words) in enumerate(written):
        tracker.add(Post(id=f"p{number}", author=f"u{author}", text="word " * words, time=number), label)
        place = None if author == 5 else people.meet(f"u{author}", gender=told[author], role=None)
        people.add(place, label, words)
    participants, others = people.tallies()
    assert tuple(participants) == tracker.tallies()
    assert others == []
    assert count_tables(participants, unattributed=people.unattributed, resamples=0) == count_tables(
        tracker.tallies(), unattributed=tracker.unattributed, resamples=0
    )


def test_two_genders_for_one_person_are_unknown_whichever_comes_last():
    people = People()
    for gender in ("woman", "man", "woman", None):
        people.meet("u1", gender=gender, role=None)
    assert people.tallies()[0][0].gender is None
    assert people.disputed == 1


def test_a_gender_that_comes_late_holds():
    people = People()
    people.add(people.meet("u1", gender=None, role=None), "idea", 3)
    people.meet("u1", gender="non-binary", role=None)
    (found,), _ = people.tallies()
    assert (found.gender, found.ideas, found.words) == ("non-binary", 1, 3)


def test_facilitators_are_apart():
    people = People()
    people.add(people.meet("u1", gender="man", role="facilitator"), "other", 2)
    participants, others = people.tallies()
    assert participants == []
    assert [tally.role for tally in others] == ["facilitator"]
