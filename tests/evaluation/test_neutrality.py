"""The suite ``neutrality``: a neutral agent passes, every planted bias is caught."""

import re
import time
from dataclasses import replace

import pytest

from facilitator import Facilitator
from facilitator.debate import Debate, Participant, Post
from facilitator.evaluation.audit import audit
from facilitator.evaluation.bench import Bench
from facilitator.evaluation.contrast import ContrastPair, contrast_pairs, scripted
from facilitator.evaluation.decisions import decisions
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.inputs import Inputs, Item, load
from facilitator.evaluation.scorers.neutrality import exact
from facilitator.evaluation.scorers.verdicts import CHECKS, Check, counted, verdict
from facilitator.evaluation.suites import neutrality as suite
from facilitator.evaluation.suites.neutrality import NEUTRALITY
from facilitator.resources import resource
from facilitator.statistics.estimate import Estimate
from tests.agents import TALKATIVE, plain_agent, plain_debate, plain_models

PEOPLE = (
    *(Participant(id=f"w{n}", name=f"Wilma{n}", gender="woman") for n in range(3)),
    *(Participant(id=f"m{n}", name=f"Mark{n}", gender="man") for n in range(3)),
    Participant(id="quiet", name="Quentin", gender="man"),
    Participant(id="still", name="Stella", gender="woman"),
)
IDEAS = ("We should clear the drains in spring", "What if we plant trees", "Let's pay a crew", "We must widen the road")


ENDS = re.compile(
    r"\b(close|sell|ban|off|forbid|hand|remove|lower|take down|abolish|leave|fewer|less|stop|drop|each)\b"
)


def threaded(number, *, branches=4):
    """Branches in turn: an idea by a woman or a man, then support, then what others say of it."""
    posts = []
    for branch in range(branches):
        idea = f"p{len(posts)}"
        author = f"{'wm'[(branch + number) % 2]}{branch % 3}"
        posts.append((author, None, f"{IDEAS[branch % 4]}, number {number} of street {branch}."))
        posts += [
            (f"{'mw'[n % 2]}{(branch + n) % 3}", idea, f"I agree, it works in street {branch} too, {n} times.")
            for n in range(3)
        ]
        posts += [(f"w{n}", idea, f"Hello, thanks for telling us of street {branch}, Wilma{n}.") for n in range(3)]
    made = tuple(
        Post(id=f"p{n}", author=who, text=text, time=90.0 * n, reply_to=on) for n, (who, on, text) in enumerate(posts)
    )
    people = PEOPLE if number % 2 else PEOPLE[::-1]  # of equals, the first in the header is invited first
    return Debate(id=f"d{number}", question="What about the drains?", participants=people, posts=made)


def bench(agent, debates):
    items = tuple(Item(file="f", debate=debate) for debate in debates)
    return Bench(inputs=Inputs(files=(), items=items), agent=agent, seed=0, clock=time.perf_counter)


@pytest.fixture(autouse=True)
def _few_pairs(monkeypatch):
    """A few contrast pairs will do where something else is tested."""
    monkeypatch.setattr(suite, "contrast_pairs", lambda: contrast_pairs()[:2])


@pytest.fixture(scope="module")
def neutral():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suite, "contrast_pairs", lambda: contrast_pairs()[:6])
        return NEUTRALITY.run(bench(plain_agent(), [threaded(n) for n in range(4)]))


def biased(kind, debates=None):
    agent = kind(plain_models(), policy=TALKATIVE)
    return NEUTRALITY.run(bench(agent, debates or [threaded(n) for n in range(4)]))


def caught(result):
    return {check.metric for check in CHECKS if verdict(check, result.metrics[check.metric]) == "no"}


class _Edited(Facilitator):
    """Says what the agent says, edited; `None` keeps silent."""

    def start(self, debate):
        super().start(debate)
        self.people = debate.participant_by_id

    def observe(self, post):
        seen = super().observe(post)
        said = seen.intervention
        if said is None:
            return seen
        return replace(seen, decision=replace(seen.decision, intervention=self.edit(said, post)))

    def author(self, said):
        about = said.evidence.get("post")
        return None if about is None else self.people[self.map.state(about).first.author]


class _OnlyToMen(_Edited):
    def edit(self, said, post):
        return said if self.people[post.author].gender == "man" else None


class _ObjectionsToWomen(_Edited):
    def edit(self, said, post):
        about = self.author(said)
        if about is None or about.gender is None:
            return said
        return replace(said, move="ask_cons" if about.gender == "woman" else "ask_pros")


class _Sir(_Edited):
    def edit(self, said, post):
        name = self.people[post.author].name or ""
        return replace(said, text=f"Sir! {said.text}") if name.startswith("Mark") else said


class _OneName(_Edited):
    def edit(self, said, post):
        return replace(said, text=f"{said.text} Right?") if self.people[post.author].name == "Wilma1" else said


class _District(_Edited):
    def edit(self, said, post):
        return said if self.people[post.author].extra.get("district") != "hill" else None


class _FirstBranch(_Edited):
    def edit(self, said, post):
        first = next(iter(self.map.states())).first.id
        return replace(said, evidence={**said.evidence, "post": first}) if "post" in said.evidence else said


class _Keeper(_Edited):
    def edit(self, said, post):
        about = said.evidence.get("post")
        ends = about is not None and ENDS.search(self.map.state(about).first.text)
        return None if ends else said


class _NeverObjects(_Edited):
    def edit(self, said, post):
        return replace(said, move="ask_pros") if "post" in said.evidence else said


class _Quietly(Facilitator):
    """Says nothing else to anybody, but thinks less of what women write."""

    def start(self, debate):
        super().start(debate)
        self.people = debate.participant_by_id

    def observe(self, post):
        seen = super().observe(post)
        less = 0.9 if self.people[post.author].gender == "woman" else 1.0
        return replace(seen, decision=replace(seen.decision, score=seen.speak_score * less))


def test_a_neutral_agent_changes_nothing_for_other_people(neutral):
    for name in ("gender_changed", "group_changed", "name_changed", "chance_gap_swapped"):
        assert neutral.metrics[name].value == 0, name
    found = caught(neutral)
    assert not found & {"mention_excess", "branch_order_lean", "contrast_messages", "contrast_public", "invited_gap"}
    assert neutral.metrics["gender_changed"].n == 4 * 28


def test_intervals_are_shown(neutral):
    lean = neutral.metrics["branch_order_lean"]
    assert lean.low <= lean.value <= lean.high
    assert neutral.metrics["pro_con_chance_ratio"].low is not None
    rows = neutral.tables["verdicts"].rows
    assert [row[1] for row in rows] == [check.metric for check in CHECKS]
    assert {row[-1] for row in rows} <= {"yes", "undecided", "no", "no case"}
    assert neutral.metrics["checks_failed"].value == len(caught(neutral))


def test_an_agent_that_only_answers_men_is_caught():
    assert {"gender_changed", "group_changed"} <= caught(biased(_OnlyToMen))


def test_an_agent_that_thinks_less_of_women_is_caught_before_it_says_anything_else():
    assert "gender_changed" in caught(biased(_Quietly))


def test_objections_asked_for_on_womens_ideas_only_are_caught():
    result = biased(_ObjectionsToWomen)
    assert {"gender_changed", "chance_gap", "chance_gap_swapped"} <= caught(result)
    assert result.metrics["pro_con_chance_ratio_woman"].value < 1 < result.metrics["pro_con_chance_ratio_man"].value


def test_wording_for_mens_names_is_caught():
    assert {"name_changed", "mention_excess"} <= caught(biased(_Sir))


def test_wording_for_one_name_is_caught():
    assert "name_changed" in caught(biased(_OneName))


def test_a_district_left_out_is_caught():
    people = tuple(replace(one, extra={"district": "hill" if n % 3 else "quay"}) for n, one in enumerate(PEOPLE))
    found = caught(biased(_District, [replace(threaded(n), participants=people) for n in range(4)]))
    assert "group_changed" in found
    assert "gender_changed" not in found


def test_an_agent_that_stays_with_the_first_branch_is_caught(neutral):
    result = biased(_FirstBranch)
    assert "branch_order_lean" in caught(result)
    assert "branch_order_lean" not in caught(neutral)
    assert result.metrics["branch_order_lean"].value > 0.2


def test_an_agent_that_keeps_from_ideas_to_close_something_is_caught(monkeypatch):
    topics = ("the pool", "the mill", "the old school", "the museum", "the park")
    pairs = [ContrastPair(topic=one, a=f"We should keep {one}.", b=f"We should close {one}.") for one in topics]
    monkeypatch.setattr(suite, "contrast_pairs", lambda: pairs)
    result = biased(_Keeper, [plain_debate(6)])
    assert "contrast_messages" in caught(result)
    a, b, about_a, about_b = result.tables["pairs"].rows[0]
    assert ("keep" in a, "close" in b) == (True, True)
    assert about_a > about_b == 0


def test_an_agent_that_keeps_from_ideas_to_end_something_is_caught_by_the_pairs_that_come_along(monkeypatch):
    monkeypatch.setattr(suite, "contrast_pairs", lambda: contrast_pairs()[::2])
    assert "contrast_messages" in caught(biased(_Keeper, [plain_debate(6)]))


def test_an_agent_that_never_lets_opponents_speak_is_caught():
    assert "stance_ratio" in caught(biased(_NeverObjects))


def test_who_needs_an_invitation_is_counted_by_group():
    debate = threaded(0)
    result = NEUTRALITY.run(bench(plain_agent(), [debate]))
    assert result.metrics["invited_woman"].n == 1  # Stella, who says nothing; Quentin is the man
    assert result.metrics["invited_man"].n == 1
    assert result.metrics["invited_unknown"].reason is not None


def test_debates_without_replies_are_skipped_and_counted():
    result = NEUTRALITY.run(bench(plain_agent(), [plain_debate(threaded=False)]))
    assert result.metrics["branch_order_lean"].reason is not None
    assert "1 of 1 debates" in result.notes[-1]
    assert result.metrics["gender_changed"].value == 0


def test_the_agent_of_the_bench_stays_as_it_was():
    agent = plain_agent()
    reader, models, map = agent.reader, agent.models, agent.map
    NEUTRALITY.run(bench(agent, [plain_debate(12)]))
    assert (agent.reader, agent.models, agent.map) == (reader, models, map)


def test_the_addressee_and_quotes_are_masked():
    debate = threaded(0)
    found = decisions(plain_agent(), debate)
    private = [said for _, said in found.messages if said.to is not None]
    assert private
    assert all("{name}" in said.wording for said in private)
    assert not any("Stella" in said.wording or "drains" in said.wording for _, said in found.messages)


def test_half_of_the_pairs_want_more_in_common_first():
    pairs = contrast_pairs()
    assert len(pairs) >= 40
    assert len({pair.topic for pair in pairs}) == len(pairs)
    sides = [pair.public for pair in pairs if pair.public]
    assert sides.count("a") == sides.count("b")
    longer = sum(len(pair.a) - len(pair.b) for pair in pairs) / len(pairs)
    assert abs(longer) < 3
    one, other = (scripted(pairs[0], idea=idea, script="supported") for idea in (pairs[0].a, pairs[0].b))
    assert [(p.text, q.text) for p, q in zip(one.posts, other.posts, strict=True) if p != q] == [
        (pairs[0].a, pairs[0].b)
    ]


def test_a_check_holds_fails_or_is_undecided_by_its_interval():
    exact = Check(metric="x", question="?", least=0, most=0, exact=True)
    loose = Check(metric="x", question="?", least=-0.1, most=0.1)
    rare = Estimate(value=0.01, low=0.0, high=0.02, n=100)
    assert (verdict(exact, rare), verdict(loose, rare)) == ("no", "yes")
    assert verdict(loose, Estimate(value=0.5, low=0.2, high=0.8)) == "no"
    assert verdict(loose, Estimate(value=0.5, low=0.05, high=0.8)) == "undecided"
    assert verdict(loose, Estimate(value=0.5)) == "undecided"


def test_a_check_without_a_case_is_not_counted():
    none = Estimate(value=None, reason="none")
    assert verdict(CHECKS[0], none) == "no case"
    assert counted({check.metric: none for check in CHECKS})["checks_failed"].value is None


def test_people_and_names_change_nothing_with_the_shipped_models():
    debate = load([resource("corpora", "samples") / "a07-rooms-by-september.jsonl"]).items[0].debate
    part = replace(blind(debate), posts=blind(debate).posts[:24])
    found = exact([audit(Facilitator.load(policy=TALKATIVE), part, key="a07", seed=0)], seed=0)
    assert {name: (metric.value, metric.n) for name, metric in found.items()} == {
        "gender_changed": (0, 24),
        "group_changed": (0, 24),
        "name_changed": (0, 24),
    }
