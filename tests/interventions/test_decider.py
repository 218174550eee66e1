from dataclasses import replace

import pytest

from facilitator.interventions import Catalogue, Decider, Policy
from facilitator.interventions.policy.settings import Course, Fairness, Inclusion, InPhase, Ladder, Pace, Phases, Timing
from facilitator.interventions.watches.outcomes import PausedMove
from tests.interventions.deciders import POLICY, decider, hear
from tests.interventions.room import Room, proposed, speak


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
    assert speak(agent, room).intervention is not None
    lull = {"silence": 1e5, "usual_wait": 1.0}
    assert speak(agent, room, **lull).why_silent == "The agent spoke 0 posts ago and waits for 3."
    other, silent = Room(), decider()
    hear(silent, other, "other")
    assert speak(silent, other, **lull).intervention.move == "open_invitation"  # but for the message before it


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
        room, agent = Room(), decider(POLICY.changed(timing=Timing(least_p=least_p)))
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
        message = speak(agent, room).intervention
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
    said = quarrel(decider(LADDER.changed(ladder=Ladder(highest=1))), Room(), 30)
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
            if speak(agent, room).intervention is not None:
                yield room.number

    usual, slow = list(spoke(POLICY)), list(spoke(POLICY.changed(phase={"divergence": InPhase(posts_between=6)})))
    assert usual[1] - usual[0] < 6
    assert slow[1] - slow[0] == 6


def test_of_two_texts_for_the_same_matter_each_says_its_branch_and_what_was_weighed():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    under = hear(agent, room, "issue", issue)
    hear(agent, room, "other")
    decision = agent.decide(room.situation())
    assert (decision.intervention.about, decision.branch) == (issue, issue)
    assert (decision.considered, decision.phase, decision.why_silent) == ("ask_ideas", "divergence", None)
    assert decision.score == decision.intervention.score > 0
    agent.hide(issue)
    decision = agent.decide(room.situation())
    assert (decision.intervention.about, decision.branch) == (under, issue)


def test_where_nothing_calls_for_a_message_there_is_no_branch():
    room, agent = Room(), decider()
    hear(agent, room, "other")
    assert agent.decide(room.situation()).branch is None
    assert agent.decide(Room().situation()).branch is None


def test_what_is_about_nothing_is_about_the_branch_of_the_last_post():
    room, agent = Room(), decider(POLICY.changed(moves=("open_invitation",)))
    issue = hear(agent, room, "issue")
    hear(agent, room, "other", issue)
    lull = {"silence": 1e5, "usual_wait": 1.0}
    assert agent.decide(room.situation(**lull)).branch == issue
    hear(agent, room, "other")
    assert agent.decide(room.situation(**lull)).branch == ""


def test_the_rules_of_gaps_are_told_whatever_the_policy_has_on():
    room, agent = Room(), decider(POLICY.changed(moves=()))
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    decision = agent.decide(room.situation())
    assert (decision.intervention, decision.gap.move, decision.gap.about) == (None, "ask_ideas", issue)
    assert decision.branch == issue


def test_while_a_proposal_waits_there_is_no_second_one():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    decision = agent.decide(room.situation(waiting=True))
    assert (decision.intervention, decision.considered) == (None, "ask_ideas")
    assert decision.why_silent == "A proposal is waiting for somebody's word."
    assert agent.decide(room.situation()).intervention is not None


def test_after_a_facilitator_the_gate_is_not_asked_and_the_agent_waits():
    timing = POLICY.changed(timing=Timing(least_p=0.3), pace=POLICY.pace.changed(after_facilitator=0))
    room, agent = Room(host="facilitator", people=("ada", "bo", "host")), decider(timing)
    hear(agent, room, "issue")
    hear(agent, room, "other", author="host")
    assert agent.decide(room.situation()).why_silent == "A facilitator has just spoken."
    hear(agent, room, "other")
    assert agent.decide(room.situation(p_speak=0.5)).intervention is not None


def test_a_move_that_was_sent_is_remembered_with_when():
    # else a summary of the next idea would follow at once, however little has been said since
    summary = POLICY.changed(moves=("summarise",), least_score=0.1, course=Course(summary_every=6))
    room, agent = Room(), decider(summary)
    one = hear(agent, room, "idea")
    hear(agent, room, "pro", one, author="bo")
    other = hear(agent, room, "idea", author="cy")
    for _ in range(3):
        hear(agent, room, "other")
    assert speak(agent, room).intervention.about == one
    for author in ("ada", "bo", "di"):
        hear(agent, room, "pro", other, author=author)
    for _ in range(3):
        assert agent.decide(room.situation()).why_silent == "Nothing calls for a message."
        hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention.about == other


def test_silence_after_a_post_is_a_moment_that_messages_are_compared_with():
    room, agent = Room(), decider(POLICY.changed(pace=POLICY.pace.changed(first_after=9)))
    issue = hear(agent, room, "issue")
    for _ in range(7):
        hear(agent, room, "other")
        speak(agent, room)
    hear(agent, room, "other")
    assert speak(agent, room).intervention.move == "ask_ideas"
    [row] = agent.outcomes.ledger()
    assert (row["move"], row["after"], row["phase"], row["matched"]) == ("ask_ideas", "p9", "divergence", 5)
    assert {one.replies for one in agent.outcomes.matched(agent.outcomes._outcome(agent.outcomes._open[-1]))} == {0.0}
    hear(agent, room, "other", issue)
    assert [one["replies"] for one in agent.outcomes.ledger()] == [1.0]


def test_a_message_into_a_silence_takes_the_place_of_the_silent_moment():
    room, agent = Room(), decider(POLICY.changed(moves=("open_invitation",)))
    for _ in range(4):
        hear(agent, room, "other")
        speak(agent, room)
    assert speak(agent, room, silence=1e5, usual_wait=1.0).intervention is not None
    assert [(window.after, window.move) for window in agent.outcomes._open] == [("p4", "open_invitation")]


def test_a_message_before_the_first_post_has_nothing_to_follow():
    begins = POLICY.changed(moves=("break_ice", "ask_ideas"), least_score=0.1)
    room, agent = Room(), decider(begins.changed(phases=Phases(ice_breaking_posts=9)))
    assert speak(agent, room).intervention.move == "break_ice"
    assert agent.outcomes.ledger() == []
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).why_silent == "The agent spoke 2 posts ago and waits for 3."


def test_what_was_edited_counts_for_the_catalogues_text_that_it_came_from():
    room, agent = Room(), decider(POLICY.changed(moves=("ask_ideas",), least_score=0.0))
    texts = set()
    for number in range(len(agent.catalogue.moves["ask_ideas"].texts)):
        hear(agent, room, "issue")
        for _ in range(12):
            hear(agent, room, "other")
        decision = agent.decide(room.situation())
        assert decision.words.template not in texts
        texts.add(decision.words.template)
        waits = proposed(decision, number=number)
        edited = replace(waits, intervention=replace(waits.intervention, text="Something else entirely."))
        agent.posted(edited, time=room.last.time, after=room.last.id, ibis_map=room.map)
    hear(agent, room, "issue")
    for _ in range(12):
        hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention is None  # each of its texts has been used


def test_an_english_invitation_names_its_addressee_and_nobody_else_in_the_reason():
    room, agent = Room(), decider(POLICY.changed(moves=("invite_quiet",)))
    for number in range(24):
        hear(agent, room, "idea", author=["ada", "bo", "cy"][number % 3])
    said = agent.decide(room.situation()).intervention
    assert said.reason == "Di has written 0 of 24 posts; an even share would be 6.0."
    assert "ada" not in said.text.lower()


def test_a_lull_is_waited_for_only_where_it_would_change_something():
    assert decider().lull_after(60.0) == 480.0
    assert decider().lull_after(None) is None
    assert decider(POLICY.changed(moves=("ask_ideas",))).lull_after(60.0) is None


def test_a_question_to_two_at_odds_is_ignored_only_while_they_go_on():
    """Their quarrel is what the pace is told of: cut it, and every move of the ladder seems heeded at once."""
    for others, ignored in ((False, 1), (True, 0)):
        room, agent = Room(), decider(LADDER)
        while not quarrel(agent, room, 1):
            pass
        for number in range(3):
            if others:
                hear(agent, room, "other", author=["cy", "di"][number % 2])
            else:
                hear(agent, room, "con", room.last.id, author="bo" if room.last.author == "ada" else "ada")
        assert agent._pacer.ignored_in_a_row == ignored


def test_a_gate_that_is_just_open_enough_lets_a_message_out():
    agent, room = decider(POLICY.changed(timing=Timing(least_p=0.3))), Room()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation(p_speak=0.3)).intervention.evidence["p_speak"] == 0.3
    said = agent.decide(room.situation(p_speak=1 / 3))
    assert (said.intervention.evidence["p_speak"], said.p_speak) == (0.333, 1 / 3)
    held = agent.decide(room.situation(p_speak=0.294))
    assert held.why_silent == "The chance that a facilitator would speak now is 29%; the policy waits for 30%."
    assert held.score == pytest.approx(said.score / 2)
    assert "p_speak" not in decided_without_a_gate().evidence


def decided_without_a_gate():
    agent, room = decider(), Room()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    return agent.decide(room.situation(p_speak=0.9)).intervention


def test_the_evidence_says_how_things_stood():
    said = decided_without_a_gate()
    assert said.evidence == {
        **{"post": "p1", "waited": 1, "p": 1.0, "phase": "divergence"},
        **{"posts_since_message": None, "ignored_in_a_row": 0},
    }
    assert (said.time, said.after, said.about, said.score) == (120.0, "p2", "p1", 0.5)


def test_a_debate_of_another_seed_gets_other_words():
    def words(seed):
        agent, room = decider(seed=seed), Room()
        hear(agent, room, "issue")
        hear(agent, room, "other")
        return agent.decide(room.situation()).words.template

    assert len({words(seed) for seed in range(12)}) > 1
    assert words(3) == words(3)


def test_kinds_of_people_that_were_named_are_remembered():
    agent, room = decider(POLICY.changed(moves=("unheard_perspective",), least_score=0.1)), Room()
    for number in range(24):
        text = ["the children of this town", "the shop owners of this town", "we all"][min(number, 2)]
        hear(agent, room, "other", text=text)
    assert agent.decide(room.situation()).intervention.evidence["named"] == 2
    hear(agent, room, "other", text="and the neighbours")
    assert agent.decide(room.situation()).intervention is None


def test_the_phase_goes_on_with_what_is_on_the_map():
    phases = Phases(window=5, least_thoughts=1, few_new=0.0)
    agent, room = decider(POLICY.changed(moves=("phase_change",), phases=phases)), Room()
    hear(agent, room, "idea")
    for _ in range(5):
        assert agent.phase == "divergence"
        hear(agent, room, "other")
    assert agent.phase == "deepening"
    said = agent.decide(room.situation()).intervention
    assert (said.move, said.evidence["phase"], said.evidence["ideas"]) == ("phase_change", "deepening", 1)
