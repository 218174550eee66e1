from facilitator.interventions import Candidate, Policy
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.policy import Fairness, Quiet
from tests.interventions.room import Room


def room_of_ideas(*authors):
    room = Room()
    return room, [room.post("idea", author=author) for author in authors]


def choose(chooser, room, *candidates):
    return chooser.choose(candidates, map=room.map)


def test_the_strongest_evidence_wins_and_the_first_of_equals():
    room, [one, two] = room_of_ideas("ada", "bo")
    weak = Candidate(move="ask_pros", about=one, score=0.5)
    strong = Candidate(move="ask_pros", about=two, score=0.6)
    again = Candidate(move="ask_ideas", about=two, score=0.6)
    assert choose(Chooser(policy=Policy()), room, weak, strong, again) is strong


def test_weak_evidence_and_moves_that_are_off_are_met_with_silence():
    room, [one] = room_of_ideas("ada")
    chooser = Chooser(policy=Policy(moves=("ask_ideas",), least_score=0.4))
    assert choose(chooser, room, Candidate(move="ask_ideas", about=one, score=0.39)) is None
    assert choose(chooser, room, Candidate(move="ask_pros", about=one, score=0.9)) is None


def test_the_same_thing_is_not_asked_twice():
    room, [one] = room_of_ideas("ada")
    chooser = Chooser(policy=Policy())
    candidate = Candidate(move="ask_pros", about=one, score=0.9)
    chooser.sent(candidate, map=room.map)
    assert choose(chooser, room, candidate) is None


def test_objections_are_asked_for_in_a_bounded_part_of_messages():
    room, ideas = room_of_ideas("ada", "bo", "cy", "di")
    chooser = Chooser(policy=Policy(fairness=Fairness(most_cons_share=0.34, most_cons_per_author=9)))
    asked = []
    for number, idea in enumerate(ideas * 3):
        cons = Candidate(move="ask_cons", about=idea, score=0.9)
        pros = Candidate(move="ask_pros", about=f"{idea}", score=0.8)
        best = choose(chooser, room, cons, pros) or Candidate(move="ask_ideas", about=f"x{number}", score=0.5)
        chooser.sent(best, map=room.map)
        asked.append(best.move)
        assert asked.count("ask_cons") <= 0.34 * len(asked)
    assert "ask_cons" in asked


def test_objections_to_one_persons_ideas_are_asked_for_once():
    room, [one, two, other] = room_of_ideas("ada", "ada", "bo")
    chooser = Chooser(policy=Policy(fairness=Fairness(most_cons_share=1.0, most_cons_per_author=1)))
    chooser.sent(Candidate(move="ask_cons", about=one, score=1.0), map=room.map)
    assert choose(chooser, room, Candidate(move="ask_cons", about=two, score=1.0)) is None
    assert choose(chooser, room, Candidate(move="ask_cons", about=other, score=1.0)) is not None


def test_a_person_is_invited_once_and_invitations_are_spread():
    room, _ = room_of_ideas("ada")
    chooser = Chooser(policy=Policy(quiet=Quiet(posts_between=10, most_per_person=1)))
    di, cy = (Candidate(move="invite_quiet", to=person, score=1.0) for person in ("di", "cy"))
    chooser.sent(di, map=room.map)
    assert choose(chooser, room, di, cy) is None
    chooser.posts = 10
    assert choose(chooser, room, di, cy) is cy
