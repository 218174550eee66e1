"""Who is invited, by need alone, and never before others."""

from facilitator.interventions import Catalogue, Policy
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
