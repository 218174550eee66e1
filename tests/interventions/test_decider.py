from dataclasses import replace

from facilitator.interventions import Catalogue, Decider, Policy
from facilitator.interventions.policy.settings import Fairness, Gaps, Inclusion, InPhase, Ladder, Pace, Timing
from facilitator.interventions.watches.outcomes import PausedMove
from tests.interventions.room import Room

POLICY = Policy(
    pace=Pace(first_after=0, posts_between=3, seconds_between=0),
    gaps=Gaps(issue_without_idea=1, idea_without_pro=1, idea_without_con=1, thin_branch=1),
)


def decider(policy=POLICY, seed=0):
    return Decider(policy=policy, catalogue=Catalogue.load(), seed=seed)


def hear(decider, room, label, target=None, *, author="ada", **about):
    id = room.post(label, target, author=author, **about)
    decider.heard(room.heard, facilitator=False, map=room.map)
    return id


def test_an_intervention_says_what_why_and_on_what_evidence():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    said = agent.decide(room.situation()).intervention
    assert (said.move, said.audience, said.to, said.after, said.language) == ("ask_ideas", "everyone", None, "p2", "en")
    assert "“text of number 1 of this debate”" in said.text
    assert said.reason == "The issue in post p1 has been without an idea for 1 posts."
    assert said.evidence["post"] == issue
    assert said.evidence["waited"] == 1


def test_silence_has_a_reason_too():
    room, agent = Room(), decider()
    hear(agent, room, "other")
    decision = agent.decide(room.situation())
    assert (decision.intervention, decision.score) == (None, 0.0)
    assert decision.why_silent == "Nothing calls for a message."


def test_a_message_held_back_by_pace_still_scores_but_less():
    room, agent = Room(), decider(Policy(pace=Pace(first_after=99), gaps=POLICY.gaps))
    hear(agent, room, "issue")
    hear(agent, room, "other")
    decision = agent.decide(room.situation())
    assert decision.intervention is None
    assert 0 < decision.score < 0.5
    assert "waits for 99" in decision.why_silent


def test_never_two_messages_in_a_row():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention is not None
    assert agent.decide(room.situation(silence=1e5, usual_wait=1.0)).intervention is None


def test_a_private_invitation_goes_to_one_person_by_name():
    room = Room()
    agent = decider(Policy(moves=("invite_quiet",), pace=POLICY.pace))
    for number in range(30):
        hear(agent, room, "idea", author=["ada", "bo", "cy"][number % 3])
    said = agent.decide(room.situation()).intervention
    assert (said.audience, said.to) == ("private", "di")
    assert "Di" in said.text


def test_the_seed_picks_the_words_and_nothing_else():
    texts = set()
    for seed in range(8):
        room, agent = Room(), decider(seed=seed)
        hear(agent, room, "issue")
        hear(agent, room, "other")
        said = agent.decide(room.situation()).intervention
        assert (said.move, said.evidence["post"]) == ("ask_ideas", "p1")
        texts.add(said.text)
    assert len(texts) > 1


def test_a_debate_in_dari_is_spoken_to_in_dari_and_an_english_post_is_kept_apart():
    room = Room()
    agent = Decider(policy=POLICY, catalogue=Catalogue.load("fa"))
    hear(agent, room, "issue")
    hear(agent, room, "other")
    said = agent.decide(room.situation()).intervention
    assert said.language == "fa-AF"
    assert "«\u2068text of number 1 of this debate\u2069»" in said.text
    assert said.text.endswith("؟")


def test_a_policy_may_wait_for_a_moment_at_which_a_facilitator_would_speak():
    def decision(p_speak, least_p):
        room, agent = Room(), decider(replace(POLICY, timing=Timing(least_p=least_p)))
        hear(agent, room, "issue")
        hear(agent, room, "other")
        return agent.decide(replace(room.situation(), p_speak=p_speak))

    waits = decision(0.12, 0.3)
    assert waits.intervention is None
    assert waits.why_silent == "The chance that a facilitator would speak now is 12%; the policy waits for 30%."
    assert decision(0.4, 0.3).intervention.evidence["p_speak"] == 0.4
    assert "p_speak" not in decision(0.12, 0.0).intervention.evidence
    assert decision(None, 0.3).intervention is not None  # into a silence, where the gate is not asked


def test_a_paused_agent_listens_and_is_silent_until_it_is_resumed():
    room, agent = Room(), decider()
    agent.paused = True
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).why_silent == "The agent is paused."
    agent.paused = False
    assert agent.decide(room.situation()).intervention.move == "ask_ideas"


def test_a_post_that_attacks_somebody_is_never_quoted():
    room, agent = Room(), decider()
    hear(agent, room, "issue", uncivil=True)
    hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention is None


def test_a_move_that_drove_people_apart_is_not_used_again():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.outcomes.paused.append(PausedMove(move="ask_ideas", after="p1", messages=3, stance_spread=0.5, matched=0.0))
    assert agent.decide(room.situation()).intervention is None


def quarrel(agent, room, posts, **about):
    """Two people object to each other; the moves of the messages that follow."""
    said = []
    for _ in range(posts):
        last = room.last
        label, target = ("con", last.id) if last is not None else ("idea", None)
        author = "bo" if last is not None and last.author == "ada" else "ada"
        hear(agent, room, label, target, author=author, **about)
        message = agent.decide(room.situation()).intervention
        said += [message] if message is not None else []
    return said


LADDER = Policy(
    moves=("find_common_ground", "restate_both_sides", "set_aside", "recall_rules"),
    pace=Pace(first_after=0, posts_between=3, seconds_between=0, heed_within=3, back_off=1.0),
    fairness=Fairness(same_branch=9),
)


def test_where_a_quarrel_goes_on_the_agent_climbs_the_ladder_rung_by_rung():
    said = quarrel(decider(LADDER), Room(), 30)
    assert [message.move for message in said] == ["find_common_ground", "restate_both_sides", "set_aside"]
    assert all(message.audience == "everyone" for message in said)


def test_the_ladder_goes_no_higher_than_the_policy_says():
    said = quarrel(decider(replace(LADDER, ladder=Ladder(highest=1))), Room(), 30)
    assert [message.move for message in said] == ["find_common_ground"]


def test_a_declared_weight_is_told_in_the_reason_of_each_invitation():
    room = Room(women=("di",))
    declared = Inclusion(women_weight=0.5, declared="the steering group")
    agent = decider(Policy(moves=("invite_quiet",), pace=POLICY.pace, inclusion=declared))
    for number in range(24):
        hear(agent, room, "idea", author=["ada", "bo"][number % 2])
    said = agent.decide(room.situation()).intervention
    assert said.reason.endswith("as the organisers have declared.")
    assert "woman" not in said.reason.split(" A weight")[0]


def test_a_phase_may_ask_for_more_posts_between_messages():
    def spoke(policy):
        room, agent = Room(), decider(policy)
        for _ in range(12):
            hear(agent, room, "issue")
            if agent.decide(room.situation()).intervention is not None:
                yield room.number

    usual, slow = list(spoke(POLICY)), list(spoke(replace(POLICY, phase={"divergence": InPhase(posts_between=6)})))
    assert usual[1] - usual[0] < 6
    assert slow[1] - slow[0] == 6
