"""Another policy in the middle of a debate: from then on it is as if it had always held, and what was kept stays."""

import pytest

from facilitator.interventions.policy.settings import (
    Course,
    Fairness,
    Gaps,
    Inclusion,
    InPhase,
    Ladder,
    Lull,
    Outcomes,
    Pace,
    Phases,
    Proposals,
    Quiet,
    Timing,
    Widen,
)
from tests.interventions.deciders import POLICY, decider, hear
from tests.interventions.room import Room, proposed, speak

LUCID = POLICY.changed(least_score=0.1, proposals=Proposals(rest_after_dismissal=0))


def only(*moves, **more):
    return LUCID.changed(moves=moves, **more)


def move(agent, room, **situation):
    """What it would say now."""
    said = agent.decide(room.situation(**situation)).intervention
    return None if said is None else (said.move, said.about)


def issue_left_open(agent, room, use):
    hear(agent, room, "issue")
    hear(agent, room, "other")
    use()
    return move(agent, room)


def bare_idea(agent, room, use):
    hear(agent, room, "idea")
    for _ in range(6):
        hear(agent, room, "other")
    use()
    return move(agent, room)


def unlikely_moment(agent, room, use):
    hear(agent, room, "issue")
    hear(agent, room, "other")
    use()
    return move(agent, room, p_speak=0.2)


def silence(agent, room, use):
    hear(agent, room, "other")
    use()
    return move(agent, room, silence=500.0, usual_wait=10.0), agent.lull_after(10.0)


def two_of_four(agent, room, use):
    for number in range(24):
        hear(agent, room, "idea", author=["ada", "bo"][number % 2])
    use()
    said = agent.decide(room.situation()).intervention
    return None if said is None else ("declared" in said.evidence, said.to)


def second_message_about_a_branch(agent, room, use):
    issue = hear(agent, room, "issue")
    hear(agent, room, "issue", unsure=True)
    assert speak(agent, room).intervention.about == issue
    for _ in range(6):
        hear(agent, room, "con", issue)
    use()
    return move(agent, room)


def three_pros(agent, room, use):
    idea = hear(agent, room, "idea")
    for _ in range(3):
        hear(agent, room, "pro", idea, author="bo")
    use()
    return move(agent, room)


def many_ideas_and_one_issue(agent, room, use):
    hear(agent, room, "issue")
    for _ in range(8):
        hear(agent, room, "idea")
    use()
    return move(agent, room)


def many_posts(agent, room, use):
    for _ in range(10):
        hear(agent, room, "other")
    use()
    hear(agent, room, "other")
    return agent.phase


def ideas_and_then_none(agent, room, use):
    for _ in range(8):
        hear(agent, room, "idea")
    use()
    for _ in range(5):
        hear(agent, room, "other")
    return agent.phase


def quarrel(agent, room, use, *, sent=False):
    hear(agent, room, "idea")
    authors = ["bo", "ada"] * 9
    for author in authors[:5]:
        hear(agent, room, "con", room.last.id, author=author)
    if sent:
        assert speak(agent, room).intervention.move == "find_common_ground"
    use()
    for author in authors[5:8]:
        hear(agent, room, "con", room.last.id, author=author)
    return agent.decide(room.situation()).considered


def quarrel_that_goes_on(agent, room, use):
    return quarrel(agent, room, use, sent=True)


def four_posts_after_a_message(agent, room, use):
    hear(agent, room, "issue")
    hear(agent, room, "other")
    speak(agent, room)
    for _ in range(3):
        hear(agent, room, "other")
    use()
    hear(agent, room, "other")
    return [one.posts for one in agent.outcomes.messages]


def refusal(agent, room, use):
    hear(agent, room, "issue")
    hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.refused(proposed(agent.decide(room.situation())), dismissed=True)
    use()
    decision = agent.decide(room.situation())
    return decision.why_silent, decision.score


def ignored_message(agent, room, use):
    hear(agent, room, "issue")
    hear(agent, room, "issue")
    hear(agent, room, "other")
    speak(agent, room)
    for _ in range(4):
        hear(agent, room, "other")
    use()
    return agent.decide(room.situation()).why_silent


CASES = {
    "moves": (issue_left_open, {"moves": ("ask_ideas",)}, {"moves": ()}),
    "least_score": (issue_left_open, {"least_score": 0.1}, {"least_score": 1.0}),
    "weights": (issue_left_open, {}, {"weights": {"ask_ideas": 0.0}}),
    "pace": (issue_left_open, {}, {"pace": POLICY.pace.changed(first_after=99)}),
    "pace of the ladder": (
        quarrel_that_goes_on,
        only("find_common_ground", "restate_both_sides", pace=Pace(first_after=0, seconds_between=0, heed_within=50)),
        only("find_common_ground", "restate_both_sides", pace=Pace(first_after=0, seconds_between=0, heed_within=3)),
    ),
    "pace of what was ignored": (
        ignored_message,
        {"pace": Pace(first_after=0, posts_between=3, seconds_between=0, heed_within=4, back_off=1.0)},
        {"pace": Pace(first_after=0, posts_between=3, seconds_between=0, heed_within=4, back_off=3.0)},
    ),
    "gaps": (issue_left_open, {}, {"gaps": Gaps(issue_without_idea=50)}),
    "lull": (silence, only("open_invitation"), only("open_invitation", lull=Lull(least_seconds=5000))),
    "quiet": (two_of_four, only("invite_quiet"), only("invite_quiet", quiet=Quiet(after_posts=99))),
    "fairness of triggers": (
        bare_idea,
        only("ask_pros"),
        only("ask_pros", fairness=Fairness(untouched="pros")),
    ),
    "fairness of choice": (
        second_message_about_a_branch,
        only("ask_ideas", "how_might_we", fairness=Fairness(same_branch=1)),
        only("ask_ideas", "how_might_we", fairness=Fairness(same_branch=9)),
    ),
    "widen": (three_pros, only("consider_opposite"), only("consider_opposite", widen=Widen(opposite_pros=9))),
    "course": (many_ideas_and_one_issue, only("ask_issues"), only("ask_issues", course=Course(few_issues=1))),
    "phases of the clock": (many_posts, {}, {"phases": Phases(planned_posts=12)}),
    "phases of the coverage": (
        ideas_and_then_none,
        {"phases": Phases(window=9, least_thoughts=1, few_new=0.0)},
        {"phases": Phases(window=5, least_thoughts=1, few_new=0.0)},
    ),
    "timing": (unlikely_moment, {}, {"timing": Timing(least_p=0.5)}),
    "inclusion": (
        two_of_four,
        only("invite_quiet"),
        only("invite_quiet", inclusion=Inclusion(women_weight=0.5, declared="the council")),
    ),
    "ladder": (quarrel, only("find_common_ground"), only("find_common_ground", ladder=Ladder(highest=0))),
    "outcomes": (four_posts_after_a_message, {}, {"outcomes": Outcomes(window=4)}),
    "proposals, rest": (
        refusal,
        {"proposals": Proposals(rest_after_dismissal=0)},
        {"proposals": Proposals(rest_after_dismissal=9)},
    ),
    "proposals, weight": (
        refusal,
        {"proposals": Proposals(rest_after_dismissal=0)},
        {"proposals": Proposals(rest_after_dismissal=0, dismissals=1, dismissed_weight=0.4)},
    ),
    "phase": (issue_left_open, {}, {"phase": {"divergence": InPhase(off=("ask_ideas",))}}),
}


def policy_of(given):
    return LUCID.changed(**given) if isinstance(given, dict) else given


def seen(case, before, later):
    """What is to be seen after a debate that began under one policy and went on under another."""
    room, agent = Room(women=("di",)), decider(before)
    return case(agent, room, lambda: agent.use(later))


@pytest.mark.parametrize(("case", "before", "later"), CASES.values(), ids=CASES)
def test_every_part_goes_by_the_new_policy_at_once(case, before, later):
    before, later = policy_of(before), policy_of(later)
    changed = seen(case, before, later)
    assert changed == seen(case, later, later)
    assert changed != seen(case, before, before)


@pytest.mark.parametrize(("case", "before", "later"), CASES.values(), ids=CASES)
def test_the_same_policy_again_changes_nothing(case, before, later):
    for policy in (policy_of(before), policy_of(later)):
        room, agent = Room(women=("di",)), decider(policy)
        assert case(agent, room, lambda: None) == seen(case, policy, policy)


def test_what_was_said_is_remembered_under_the_new_policy():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    assert speak(agent, room).intervention.about == issue
    agent.use(only("ask_ideas"))
    for _ in range(3):
        hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention is None  # the same is not asked twice
    assert agent.posts == 5
    assert [row["posts"] for row in agent.outcomes.ledger()] == [3]


def test_a_phase_that_was_reached_stays():
    room, agent = Room(), decider(LUCID.changed(phases=Phases(planned_posts=5)))
    for _ in range(5):
        hear(agent, room, "other")
    assert agent.phase == "closing"
    agent.use(LUCID)
    hear(agent, room, "idea")
    assert agent.phase == "closing"


def test_a_pause_is_no_matter_of_policy():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.paused = True
    agent.use(LUCID)
    assert agent.decide(room.situation()).why_silent == "The agent is paused."


def test_the_policy_can_be_changed_back():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.use(POLICY.changed(moves=()))
    assert move(agent, room) is None
    agent.use(POLICY)
    assert move(agent, room) == ("ask_ideas", issue)
