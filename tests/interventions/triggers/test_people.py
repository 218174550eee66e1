"""Who is invited, by need alone, and never before others."""

import pytest

from facilitator.interventions import Catalogue, Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.policy.settings import Inclusion, Quiet
from facilitator.interventions.triggers.people import (
    break_ice,
    invite_after_con,
    invite_quiet,
    lightning_round,
    peer_invite,
)
from tests.interventions.room import Room

POLICY = Policy()


def quiet_room(**roles):
    room = Room(**roles)
    for number in range(24):
        room.post("idea", author=["ada", "bo", "cy"][number % 3])
    return room


def test_somebody_who_has_said_far_less_than_others_is_invited():
    found = list(invite_quiet(quiet_room().situation(), POLICY))
    assert [(candidate.to, candidate.score) for candidate in found] == [("di", 1.0)]
    assert found[0].evidence == {"person": "di", "posts": 0, "total": 24, "fair": 6.0}


def test_a_facilitator_or_organiser_is_never_invited():
    assert list(invite_quiet(quiet_room(di="facilitator").situation(), POLICY)) == []


def test_nobody_is_invited_early_or_between_two():
    late = Policy(quiet=Quiet(after_posts=100))
    assert list(invite_quiet(quiet_room().situation(), late)) == []
    pair = Room(people=("ada", "bo"))
    for _ in range(30):
        pair.post("idea")
    assert list(invite_quiet(pair.situation(), POLICY)) == []


def test_an_invitation_quotes_what_is_being_talked_about():
    room = quiet_room()
    issue = room.post("issue")
    room.post("other", issue)
    assert next(invite_quiet(room.situation(), POLICY)).about == issue


def objected(**roles):
    room = Room(**roles)
    idea = room.post("idea", author="di")
    room.post("con", idea, author="ada")
    return room, idea


def test_somebody_silent_after_an_objection_is_written_to():
    room, idea = objected()
    for _ in range(12):
        room.post("other", author="bo")
    [found] = invite_after_con(room.situation(), POLICY)
    assert (found.to, found.about, found.evidence["waited"]) == ("di", idea, 12)


def test_nobody_is_written_to_who_has_written_since_or_leads_or_where_the_con_is_unsure():
    room, _ = objected()
    room.post("other", author="di")
    for _ in range(12):
        room.post("other", author="bo")
    assert list(invite_after_con(room.situation(), POLICY)) == []
    leader, _ = objected(di="facilitator")
    unsure = Room()
    unsure.post("con", unsure.post("idea", author="di"), author="ada", unsure=True)
    for one in (leader, unsure):
        for _ in range(12):
            one.post("other", author="bo")
        assert list(invite_after_con(one.situation(), POLICY)) == []


def test_an_active_person_is_asked_to_draw_others_in():
    room = Room(people=("ada", "bo", "cy", "di"))
    idea = room.post("idea", author="ada")
    for number in range(24):
        room.post("other", idea, author=["ada", "ada", "bo"][number % 3])
    [found] = peer_invite(room.situation(), POLICY)
    assert (found.to, found.evidence["silent"], found.about) == ("ada", 2, idea)


def test_a_round_is_due_late_and_while_many_are_silent():
    room = Room()
    for number in range(24):
        assert list(lightning_round(room.situation(), POLICY)) == []
        room.post("other", author=["ada", "bo"][number % 2])
    [found] = lightning_round(room.situation(), POLICY)
    assert (found.to, found.about, found.score) == (None, None, 0.5)


def test_the_ice_is_broken_at_the_beginning_only():
    room = Room()
    assert [one.move for one in break_ice(room.situation(phase="ice-breaking"), POLICY)] == ["break_ice"]
    assert list(break_ice(room.situation(), POLICY)) == []


def test_what_goes_to_one_person_is_private():
    private = {id for id, move in Catalogue.load().moves.items() if move.audience == "private"}
    assert private == {"invite_quiet", "invite_after_con", "peer_invite"}


def two_silent():
    room = Room(women=("di",))
    for number in range(24):
        room.post("idea", author=["ada", "bo"][number % 2])
    return room.situation()


def test_gender_counts_for_nothing_unless_the_organisers_say_so():
    found = list(invite_quiet(two_silent(), POLICY))
    assert [(one.to, one.score) for one in found] == [("cy", 1.0), ("di", 1.0)]
    assert not any("women_weight" in one.evidence for one in found)


def test_a_declared_weight_puts_women_first_and_is_logged_in_every_invitation_alike():
    weighing = Policy(inclusion=Inclusion(women_weight=0.5, declared="steering group, told in the invitation"))
    found = list(invite_quiet(two_silent(), weighing))
    assert [(one.to, one.score, one.boost) for one in found] == [("cy", 1.0, 0.0), ("di", 1.0, 0.5)]
    assert {(one.evidence["women_weight"], one.evidence["declared"]) for one in found} == {
        (0.5, "steering group, told in the invitation")
    }


def counted(*posts, people=None, **more):
    """A room in which the first person has written so many posts, the second so many, and so on."""
    names = ("ada", "bo", "cy", "di", "eve", "fay", "gus", "hal", "ivo", "joe")[: people or len(posts)]
    room = Room(people=names, **more)
    for name, many in zip(names, posts, strict=False):
        for _ in range(many):
            room.post("other", author=name)
    return room


def test_what_somebody_quiet_is_offered_by_hand():
    room = counted(10, 12, 8, 3)
    issue = room.post("issue", author="ada")
    [found] = invite_quiet(room.situation(), POLICY)
    evidence = {"person": "di", "posts": 3, "total": 34, "fair": 8.5}
    score = 1 - 3 / 8.5
    assert found == Candidate(move="invite_quiet", score=score, evidence=evidence, about=issue, to="di")


def test_exactly_two_fifths_of_an_even_share_are_enough():
    assert list(invite_quiet(counted(12, 12, 12, 4).situation(), POLICY)) == []
    assert [one.to for one in invite_quiet(counted(12, 12, 13, 3).situation(), POLICY)] == ["di"]


def test_just_as_many_posts_and_people_as_the_policy_says_are_enough():
    assert [one.to for one in invite_quiet(counted(12, 11, 1).situation(), POLICY)] == ["cy"]
    assert list(invite_quiet(counted(12, 10, 1).situation(), POLICY)) == []
    assert list(invite_quiet(counted(25, 1).situation(), POLICY)) == []


def after_con(waited, **more):
    room = Room(**more)
    idea = room.post("idea", author="di")
    con = room.post("con", idea, author="ada", confidence=0.87654)
    for _ in range(waited):
        room.post("other", author="bo")
    return room, idea, con


def test_what_somebody_silent_after_an_objection_is_offered_by_hand():
    room, idea, con = after_con(18)
    [found] = invite_after_con(room.situation(), POLICY)
    evidence = {"person": "di", "post": idea, "con": con, "waited": 18, "p": 0.877}
    assert (found.move, found.evidence, found.about, found.to) == ("invite_after_con", evidence, idea, "di")
    assert (found.score, found.boost) == (pytest.approx(18 / 30 * 0.87654), 0.0)
    assert list(invite_after_con(after_con(11)[0].situation(), POLICY)) == []
    assert [one.to for one in invite_after_con(after_con(12)[0].situation(), POLICY)] == ["di"]


def test_a_declared_weight_holds_for_invitations_after_a_con_too():
    weighing = Policy(inclusion=Inclusion(women_weight=0.5, declared="steering group"))
    [found] = invite_after_con(after_con(12, women=("di",))[0].situation(), weighing)
    assert found.boost == 0.5
    assert (found.evidence["women_weight"], found.evidence["declared"]) == (0.5, "steering group")
    assert next(invite_after_con(after_con(12)[0].situation(), weighing)).boost == 0.0


def test_nobody_is_written_to_for_an_objection_of_their_own_or_to_the_question_or_for_support():
    room = Room()
    idea = room.post("idea", author="di")
    room.post("con", idea, author="di")
    room.post("con", author="ada")
    room.post("pro", idea, author="ada")
    for _ in range(20):
        room.post("other", author="bo")
    assert list(invite_after_con(room.situation(), POLICY)) == []


def test_somebody_who_wrote_at_the_moment_of_the_con_has_not_answered_it():
    room = Room()
    idea = room.post("idea", author="di")
    room.post("other", author="di", time=120.0)
    room.post("con", idea, author="ada", time=120.0)
    for _ in range(12):
        room.post("other", author="bo")
    assert [one.to for one in invite_after_con(room.situation(), POLICY)] == ["di"]


def test_what_an_active_person_is_offered_by_hand():
    room = counted(12, 10, 0, 0)
    idea = room.post("idea", author="ada")
    room.post("other", idea, author="ada")
    [found] = peer_invite(room.situation(), POLICY)
    evidence = {"person": "ada", "posts": 14, "window": 24, "silent": 2, "people": 4}
    assert found == Candidate(move="peer_invite", score=0.5, evidence=evidence, about=idea, to="ada")


def active(*posts, people=None, **more):
    room = counted(*posts, people=people, **more)
    room.post("other", room.post("idea", author="ada"), author="bo")
    return [one.to for one in peer_invite(room.situation(), POLICY)]


def test_others_are_drawn_in_late_among_four_or_more_two_fifths_of_whom_are_silent():
    assert active(12, 10, 0, 0) == ["ada"]
    assert active(11, 10, 0, 0) == []  # one post too early
    assert active(22, 0, 0) == []  # three people
    assert active(8, 7, 7, people=5) == ["ada"]  # two of five
    assert active(8, 7, 7, 0) == []  # one of four


def test_of_two_who_are_as_active_the_first_is_asked_and_only_from_four_posts_on():
    many = tuple(f"u{n}" for n in range(40))
    for each, asked in ((4, ["u0"]), (3, [])):
        room = Room(people=many)
        idea = None
        for n in range(24):
            idea = room.post("idea" if idea is None else "other", idea, author=f"u{n // each}")
        assert [one.to for one in peer_invite(room.situation(), POLICY)] == asked


def test_where_nothing_is_talked_about_nobody_is_asked_to_draw_others_in():
    assert list(peer_invite(counted(20, 20, 0, 0).situation(), POLICY)) == []


def test_what_a_round_offers_by_hand():
    [found] = lightning_round(counted(12, 6, 6, people=10).situation(), POLICY)
    assert found == Candidate(move="lightning_round", score=0.7, evidence={"silent": 7, "people": 10})
    assert list(lightning_round(counted(24, people=3).situation(), POLICY)) == []
    assert list(lightning_round(counted(8, 8, 8, people=5).situation(), POLICY))
    assert list(lightning_round(counted(8, 8, 8, 0).situation(), POLICY)) == []
    assert list(lightning_round(counted(8, 8, 7, people=5).situation(), POLICY)) == []


@pytest.mark.parametrize(
    ("posts", "people", "score"), [((1,), 2, 0.5), ((1, 1), 4, 0.5), ((1, 1), 3, None), ((), 1, None)]
)
def test_the_ice_is_broken_while_half_are_silent(posts, people, score):
    found = list(break_ice(counted(*posts, people=people).situation(phase="ice-breaking"), POLICY))
    evidence = {"heard": len(posts), "people": people, "posts": len(posts)}
    assert found == ([Candidate(move="break_ice", score=score, evidence=evidence)] if score else [])
