import pickle
from dataclasses import replace

import pytest

from facilitator.interventions import Candidate, Catalogue, Policy
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.policy.settings import Fairness, InPhase, Pace, Proposals, Quiet
from tests.interventions.room import Room, message


def room_of_ideas(*authors):
    room = Room()
    return room, [room.post("idea", author=author) for author in authors]


def chooser_of(**policy):
    return Chooser(policy=Policy(**policy), catalogue=Catalogue.load())


def choose(chooser, room, *candidates, phase="deepening"):
    return chooser.choose(candidates, ibis_map=room.map, phase=phase)


def said(candidate):
    return message(candidate.move, about=candidate.about, to=candidate.to, evidence=candidate.evidence)


def send(chooser, candidate, room):
    template = chooser.fresh_texts(candidate.move)[0]
    chooser.posted(said(candidate), template=template, ibis_map=room.map)


def test_the_strongest_evidence_wins_and_the_first_of_equals():
    room, [one, two] = room_of_ideas("ada", "bo")
    weak = Candidate(move="ask_pros", about=one, score=0.5)
    strong = Candidate(move="ask_pros", about=two, score=0.6)
    again = Candidate(move="ask_ideas", about=two, score=0.6)
    assert choose(chooser_of(), room, weak, strong, again) == strong


def test_weak_evidence_is_met_with_silence():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of(moves=("ask_ideas",), least_score=0.4)
    assert choose(chooser, room, Candidate(move="ask_pros", about=one, score=0.39)) is None


def test_the_same_thing_is_not_asked_twice():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of()
    candidate = Candidate(move="ask_pros", about=one, score=0.9)
    send(chooser, candidate, room)
    assert choose(chooser, room, candidate) is None


def test_objections_are_asked_for_in_a_bounded_part_of_messages():
    room, ideas = room_of_ideas("ada", "bo", "cy", "di")
    chooser = chooser_of(fairness=Fairness(most_cons_share=0.34, most_cons_per_author=9, same_branch=9))
    asked = []
    for idea in ideas * 2:
        others = ("ask_pros", "missing_argument", "what_would_have_to_be_true")
        offers = [Candidate(move=move, about=idea, score=0.8) for move in others]
        best = choose(chooser, room, Candidate(move="ask_cons", about=idea, score=1.0), *offers)
        if best is not None:
            send(chooser, best, room)
            asked.append(best.move)
        assert asked.count("ask_cons") <= 0.34 * len(asked)
    assert "ask_cons" in asked


def test_a_move_wears_off_and_comes_back():
    room, ideas = room_of_ideas("ada", "bo", "cy")
    chooser = chooser_of(fairness=Fairness(same_branch=9))
    strong, weak = (
        Candidate(move=move, about=ideas[2], score=score) for move, score in (("ask_pros", 0.9), ("broaden", 0.7))
    )
    assert choose(chooser, room, strong, weak).move == "ask_pros"
    send(chooser, Candidate(move="ask_pros", about=ideas[0], score=0.9), room)
    assert choose(chooser, room, strong, weak).move == "broaden"
    for move in ("ask_reason", "ask_ideas", "broaden"):
        send(chooser, Candidate(move=move, about=ideas[1], score=0.9), room)
    assert choose(chooser, room, strong, weak).move == "ask_pros"


def test_a_move_outside_its_phase_counts_for_less():
    room, [one] = room_of_ideas("ada")
    offer = Candidate(move="ask_pros", about=one, score=0.8)
    assert choose(chooser_of(), room, offer).score == 0.8
    assert choose(chooser_of(), room, offer, phase="divergence").score == pytest.approx(0.48)
    assert choose(chooser_of(weights={"ask_pros": 0.5}), room, offer).score == 0.4


def test_no_sentence_comes_again_within_twenty_messages():
    room, ideas = room_of_ideas(*["ada", "bo", "cy"] * 10)
    chooser = chooser_of(fairness=Fairness(same_branch=99, most_ahead=99))
    texts = []
    for idea in ideas:
        best = choose(chooser, room, Candidate(move="ask_pros", about=idea, score=1.0, evidence={}))
        if best is None:  # the four texts are used up: something else is said
            best = Candidate(move=["ask_ideas", "broaden", "ask_reason"][len(texts) % 3], about=idea, score=1.0)
            if not chooser.fresh_texts(best.move):
                continue
        texts.append(chooser.fresh_texts(best.move)[0])
        send(chooser, best, room)
    assert len(texts) > 8
    assert all(text not in texts[max(0, place - 20) : place] for place, text in enumerate(texts))


def test_one_branch_is_not_worked_on_for_ever():
    room, [one, two] = room_of_ideas("ada", "bo")
    chooser = chooser_of(fairness=Fairness(same_branch=2))
    for move in ("ask_pros", "ask_cons"):
        send(chooser, Candidate(move=move, about=one, score=1.0), room)
    again, other = (Candidate(move="broaden", about=idea, score=score) for idea, score in ((one, 1.0), (two, 0.6)))
    assert choose(chooser, room, again, other) == other


def test_objections_to_one_persons_ideas_are_asked_for_once():
    room, [one, two, other] = room_of_ideas("ada", "ada", "bo")
    chooser = chooser_of(fairness=Fairness(most_cons_share=1.0, most_cons_per_author=1))
    send(chooser, Candidate(move="ask_cons", about=one, score=1.0), room)
    assert choose(chooser, room, Candidate(move="ask_cons", about=two, score=1.0)) is None
    assert choose(chooser, room, Candidate(move="ask_cons", about=other, score=1.0)) is not None


def test_a_person_is_invited_once_and_invitations_are_spread():
    room, _ = room_of_ideas("ada")
    chooser = chooser_of(quiet=Quiet(posts_between=10, most_per_person=1))
    di, cy = (Candidate(move="invite_quiet", to=person, score=1.0) for person in ("di", "cy"))
    send(chooser, di, room)
    assert choose(chooser, room, di, cy) is None
    chooser.posts = 10
    assert choose(chooser, room, di, cy).to == "cy"


def test_of_people_with_equal_need_one_is_drawn_whoever_registered_first():
    room, [one] = room_of_ideas("ada")
    offers = [Candidate(move="invite_quiet", about=one, to=person, score=0.9) for person in ("bo", "cy", "di")]
    drawn = {
        chooser_of().choose(offers, ibis_map=room.map, phase="deepening", draw=f"0|d|{number}").to
        for number in range(40)
    }
    assert drawn == {"bo", "cy", "di"}


def test_the_side_that_is_ahead_counts_for_less_and_then_waits():
    room, ideas = room_of_ideas("ada", "bo", "cy", "di")
    chooser = chooser_of(fairness=Fairness(same_branch=9, most_cons_per_author=9, most_cons_share=1.0, most_ahead=2))
    for idea in ideas[:2]:
        send(chooser, Candidate(move="ask_pros", about=idea, score=0.9), room)
    pro, con = (Candidate(move=move, about=ideas[2], score=0.8) for move in ("ask_pros", "ask_cons"))
    assert choose(chooser, room, pro) is None
    assert choose(chooser, room, pro, con).move == "ask_cons"


def test_other_moves_of_the_side_that_is_ahead_wait_too():
    room, ideas = room_of_ideas("ada", "bo", "cy")
    chooser = chooser_of(fairness=Fairness(same_branch=9, most_cons_per_author=9, most_cons_share=1.0, most_ahead=2))
    merit = Candidate(move="consider_merit", about=ideas[2], score=0.9)
    assert choose(chooser, room, merit) == merit
    for idea in ideas[:2]:
        send(chooser, Candidate(move="ask_pros", about=idea, score=0.9), room)
    assert choose(chooser, room, merit) is None
    opposite = Candidate(move="consider_opposite", about=ideas[2], score=0.9)
    assert choose(chooser, room, opposite) == opposite


def test_a_phase_may_ask_for_more_evidence_and_switch_moves_off():
    room, [one] = room_of_ideas("ada")
    offer = Candidate(move="ask_ideas", about=one, score=0.9)
    strict, without = InPhase(least_score=0.95), InPhase(off=("ask_ideas",))
    for quieter in (strict, without):
        chooser = chooser_of(phase={"divergence": quieter})
        assert choose(chooser, room, offer, phase="divergence") is None
        assert choose(chooser_of(phase={"closing": quieter}), room, offer, phase="divergence") is not None


def test_a_boost_decides_whom_to_invite_and_is_not_told_in_the_score():
    room, [one] = room_of_ideas("ada")
    offers = [
        Candidate(move="invite_quiet", about=one, to="bo", score=1.0),
        Candidate(move="invite_quiet", about=one, to="cy", score=0.8, boost=0.5),
    ]
    best = choose(chooser_of(), room, *offers)
    assert (best.to, best.score) == ("cy", 0.8)


def dismissed(chooser, *candidates, times=1):
    for candidate in candidates:
        for _ in range(times):
            chooser.refused(said(candidate), dismissed=True)


def test_what_was_dismissed_about_a_node_never_comes_back_and_the_rest_does():
    room, [one, other] = room_of_ideas("ada", "bo")
    chooser = chooser_of()
    unwanted = Candidate(move="ask_pros", about=one, score=0.9)
    dismissed(chooser, unwanted)
    assert choose(chooser, room, unwanted) is None
    chooser.posts = 100_000
    assert choose(chooser, room, unwanted) is None
    assert choose(chooser, room, replace(unwanted, about=other)) is not None
    assert choose(chooser, room, replace(unwanted, move="ask_ideas")) is not None


def test_the_next_best_takes_the_place_of_what_was_dismissed():
    room, [one, other] = room_of_ideas("ada", "bo")
    chooser = chooser_of()
    offers = [Candidate(move="ask_pros", about=idea, score=score) for idea, score in ((one, 0.9), (other, 0.6))]
    dismissed(chooser, offers[0])
    assert choose(chooser, room, *offers) == offers[1]


def test_a_private_message_that_was_dismissed_is_not_proposed_again_to_that_person_whatever_it_is_about():
    room, [one, other] = room_of_ideas("ada", "bo")
    chooser = chooser_of()
    to_di = Candidate(move="invite_quiet", about=one, to="di", score=0.9)
    dismissed(chooser, to_di)
    chooser.posts = 100_000
    for about in (one, other, None):
        assert choose(chooser, room, replace(to_di, about=about)) is None
    assert choose(chooser, room, to_di, replace(to_di, to="cy", score=0.5)).to == "cy"
    assert choose(chooser, room, replace(to_di, move="peer_invite")) is not None


def test_dismissing_a_private_message_says_nothing_about_asking_everyone():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of()
    dismissed(chooser, Candidate(move="broaden", about=one, to="di", score=0.9))
    assert choose(chooser, room, Candidate(move="broaden", about=one, score=0.9)) is not None
    assert choose(chooser, room, Candidate(move="broaden", score=0.9)) is not None


def test_a_general_question_that_was_dismissed_waits_as_long_as_the_longest_wait():
    room, _ = room_of_ideas("ada")
    chooser = chooser_of(pace=Pace(longest_wait=12))
    general = Candidate(move="lightning_round", score=0.9)
    chooser.posts = 7
    dismissed(chooser, general)
    for posts in (7, 12, 18):
        chooser.posts = posts
        assert choose(chooser, room, general) is None
    chooser.posts = 19
    assert choose(chooser, room, general) is not None


def test_what_expired_waits_as_long_and_is_not_held_against_the_move():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of(pace=Pace(longest_wait=12), proposals=Proposals(dismissals=1, dismissed_weight=0.0))
    for offer in (Candidate(move="ask_pros", about=one, score=0.9), Candidate(move="lightning_round", score=0.9)):
        chooser.posts = 0
        chooser.refused(said(offer), dismissed=False)
        chooser.posts = 11
        assert choose(chooser, room, offer) is None
        chooser.posts = 12
        assert choose(chooser, room, offer) is not None


def test_a_general_question_that_is_dismissed_again_waits_again():
    room, _ = room_of_ideas("ada")
    chooser = chooser_of(pace=Pace(longest_wait=12))
    general = Candidate(move="lightning_round", score=0.9)
    dismissed(chooser, general)
    chooser.posts = 12
    dismissed(chooser, general)
    chooser.posts = 20
    assert choose(chooser, room, general) is None
    chooser.posts = 24
    assert choose(chooser, room, general) is not None


def test_a_move_that_is_dismissed_again_and_again_counts_for_less_wherever_it_is_about():
    room, ideas = room_of_ideas("ada", "bo", "cy", "di")
    chooser = chooser_of(least_score=0.0, proposals=Proposals(dismissals=3, dismissed_weight=0.5))
    fresh = Candidate(move="ask_pros", about=ideas[3], score=0.8)
    for idea in ideas[:3]:
        assert choose(chooser, room, fresh).score == 0.8
        dismissed(chooser, replace(fresh, about=idea))
    assert choose(chooser, room, fresh).score == 0.4
    other = replace(fresh, move="what_would_have_to_be_true", score=0.5)
    assert choose(chooser, room, fresh, other) == other


def test_a_policy_may_switch_off_what_was_dismissed_often_enough():
    room, [one, other] = room_of_ideas("ada", "bo")
    chooser = chooser_of(proposals=Proposals(dismissals=1, dismissed_weight=0.0))
    dismissed(chooser, Candidate(move="ask_pros", about=one, score=1.0))
    assert choose(chooser, room, Candidate(move="ask_pros", about=other, score=1.0)) is None


def test_what_was_dismissed_was_not_said():
    room, [one, other] = room_of_ideas("ada", "ada")
    chooser = chooser_of(fairness=Fairness(most_ahead=1, most_cons_per_author=1, most_cons_share=1.0))
    dismissed(chooser, Candidate(move="ask_cons", about=one, score=0.9), times=2)
    # neither does the author's one request count as made, nor does the side get ahead, nor does the move wear off
    found = choose(chooser, room, Candidate(move="ask_cons", about=other, score=0.9))
    assert (found.about, found.score) == (other, 0.9)
    assert len(chooser.fresh_texts("ask_cons")) == len(chooser.catalogue.moves["ask_cons"].texts)


def test_a_dismissed_invitation_is_none_that_the_person_got():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of(quiet=Quiet(posts_between=10, most_per_person=1))
    dismissed(chooser, Candidate(move="invite_quiet", about=one, to="di", score=0.9))
    assert choose(chooser, room, Candidate(move="invite_after_con", about=one, to="di", score=0.9)) is not None


def test_a_general_question_does_not_come_twice_in_a_row():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of()
    general = Candidate(move="lightning_round", score=1.0)
    send(chooser, general, room)
    assert choose(chooser, room, general) is None
    send(chooser, Candidate(move="ask_ideas", about=one, score=1.0), room)
    assert choose(chooser, room, general) is not None


def test_where_there_is_one_branch_only_it_may_be_worked_on():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of(fairness=Fairness(same_branch=1))
    send(chooser, Candidate(move="ask_pros", about=one, score=1.0), room)
    again = Candidate(move="broaden", about=one, score=1.0)
    assert choose(chooser, room, again) is not None
    room.post("idea")
    assert choose(chooser, room, again) is None


def test_choosing_changes_nothing():
    room, ideas = room_of_ideas("ada", "bo", "cy")
    chooser = chooser_of()
    send(chooser, Candidate(move="ask_pros", about=ideas[0], score=0.9), room)
    dismissed(chooser, Candidate(move="ask_cons", about=ideas[1], score=0.9))
    offers = [Candidate(move=move, about=idea, score=0.9) for move in ("ask_pros", "ask_cons") for idea in ideas]
    before = pickle.dumps(chooser)
    assert choose(chooser, room, *offers) == choose(chooser, room, *offers)
    chooser.fresh_texts("ask_pros")
    assert pickle.dumps(chooser) == before


def test_another_policy_holds_for_the_next_choice():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of()
    offer = Candidate(move="ask_pros", about=one, score=0.5)
    assert choose(chooser, room, offer) is not None
    chooser.policy = Policy(least_score=0.6)
    assert choose(chooser, room, offer) is None


def test_the_use_of_a_candidate_by_hand():
    """Score 0.8, weight 0.5, off its phase 0.6; worn by one message in three 0.7; wanted half."""
    room, ideas = room_of_ideas("ada", "bo", "cy", "di")
    chooser = chooser_of(least_score=0.0, weights={"ask_reason": 0.5}, proposals=Proposals(dismissals=1))

    def use(phase="deepening", idea=0, score=0.8):
        found = choose(chooser, room, Candidate(move="ask_reason", about=ideas[idea], score=score), phase=phase)
        return found.score

    assert "deepening" in chooser.catalogue.moves["ask_reason"].phases
    assert use() == pytest.approx(0.4)
    assert use(phase="no phase") == pytest.approx(0.24)
    send(chooser, Candidate(move="ask_reason", about=ideas[1], score=1.0), room)
    assert use() == pytest.approx(0.28)
    chooser.refused(message("ask_reason", about=ideas[2]), dismissed=True)
    assert use() == pytest.approx(0.14)


def test_no_use_is_above_one():
    room, [idea] = room_of_ideas("ada")
    chooser = chooser_of(weights={"ask_reason": 3.0})
    assert choose(chooser, room, Candidate(move="ask_reason", about=idea, score=0.9)).score == 1.0


def test_a_move_wears_off_by_the_last_three_messages_alone():
    room, ideas = room_of_ideas(*["ada", "bo", "cy", "di"] * 2)
    chooser = chooser_of(least_score=0.0, fairness=Fairness(same_branch=9))
    for idea, move in zip(ideas, ("ask_reason", "revive_branch", "how_might_we"), strict=False):
        send(chooser, Candidate(move=move, about=idea, score=1.0), room)
    candidate = Candidate(move="ask_reason", about=ideas[5], score=0.9)
    assert choose(chooser, room, candidate).score == pytest.approx(0.63)
    send(chooser, Candidate(move="ask_alternatives", about=ideas[4], score=1.0), room)
    assert choose(chooser, room, candidate).score == pytest.approx(0.9)


def test_just_enough_evidence_is_enough():
    room, [one] = room_of_ideas("ada")
    chooser = chooser_of(moves=("ask_ideas",), least_score=0.4)
    assert choose(chooser, room, Candidate(move="ask_reason", about=one, score=0.4)) is not None
    assert choose(chooser_of(least_score=0.0), room, Candidate(move="ask_reason", about=one, score=0.0)) is not None


@pytest.mark.parametrize(("posts", "invited"), [(15, False), (16, True)])
def test_invitations_are_spread_by_sixteen_posts(posts, invited):
    room, chooser = Room(), chooser_of()
    chooser.posts = 30
    send(chooser, Candidate(move="invite_quiet", to="ada", score=1.0), room)
    chooser.posts += posts
    assert bool(choose(chooser, room, Candidate(move="invite_quiet", to="bo", score=1.0))) is invited
    assert choose(chooser, room, Candidate(move="invite_quiet", to="ada", score=1.0)) is None


@pytest.mark.parametrize(("posts", "again"), [(39, False), (40, True)])
def test_what_expired_waits_for_forty_posts(posts, again):
    room, [idea] = room_of_ideas("ada")
    chooser = chooser_of()
    chooser.refused(message("ask_reason", about=idea), dismissed=False)
    chooser.posts = posts
    assert bool(choose(chooser, room, Candidate(move="ask_reason", about=idea, score=1.0))) is again
