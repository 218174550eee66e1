"""The numbers of a policy, a class a table; every one has its range, and ``policies/default.toml`` its meaning."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from facilitator.interventions.policy.names import Moves
from facilitator.validation import Checked

__all__ = [
    "SECTIONS",
    "Course",
    "Fairness",
    "Gaps",
    "InPhase",
    "Inclusion",
    "Ladder",
    "Lull",
    "Outcomes",
    "Pace",
    "Phases",
    "Proposals",
    "Quiet",
    "Safety",
    "Timing",
    "Widen",
]

_MANY = 100_000
_DAY = 86_400


def _whole(default: int, least: int = 0, most: int = _MANY) -> Any:
    return Field(default, ge=least, le=most)


def _real(default: float, least: float = 0.0, most: float = 1.0) -> Any:
    return Field(default, ge=least, le=most)


class Pace(Checked):
    """How often the agent may speak. Posts are those by people."""

    first_after: int = _whole(6)
    posts_between: int = _whole(4, least=3)
    seconds_between: float = _real(60.0, most=_DAY)
    after_facilitator: int = _whole(3)
    heed_within: int = _whole(8, least=1)
    back_off: float = _real(1.5, least=1, most=10)
    longest_wait: int = _whole(40, least=3)
    most_messages: int = _whole(200)


class Gaps(Checked):
    """How many posts a gap of each kind must stay open, after how many it is let go, and how short is too short."""

    horizon: int = _whole(40, least=1)
    least_words: int = _whole(6)
    issue_without_idea: int = _whole(4)
    idea_without_argument: int = _whole(5)
    idea_without_pro: int = _whole(6)
    idea_without_con: int = _whole(6)
    one_sided_idea: int = _whole(8)
    unanswered_first_post: int = _whole(6)
    thin_branch: int = _whole(12)
    complaint_without_idea: int = _whole(5)


class Lull(Checked):
    """When a silence is a lull: longer than `times_usual` the usual wait and than `least_seconds`."""

    times_usual: float = _real(8.0, most=1000)
    least_seconds: float = _real(120.0, most=10 * _DAY)


class Quiet(Checked):
    """When somebody is invited privately."""

    after_posts: int = _whole(24)
    below_fair_share: float = _real(0.4)
    least_people: int = _whole(3, least=2)
    posts_between: int = _whole(16)
    most_per_person: int = _whole(1)
    after_con: int = _whole(12)
    silent_share: float = _real(0.4)


class Fairness(Checked):
    """The balance between the sides, and a cap on requests for objections (Tatsumi et al. 2020)."""

    most_cons_share: float = _real(0.34)
    most_cons_per_author: int = _whole(1)
    most_ahead: int = _whole(2, least=1)
    untouched: Literal["both", "pros"] = "both"
    same_branch: int = _whole(2, least=1)


class Widen(Checked):
    """When a prompt that broadens ideation is due."""

    facet_after: int = _whole(6, least=1)
    perspective_after: int = _whole(24, least=1)
    most_perspectives: int = _whole(2)
    alike_least: float = _real(0.35)
    alike_most: float = _real(0.7)
    opposite_within: int = _whole(40)
    opposite_pros: int = _whole(3, least=1)
    apart: float = _real(0.6, most=2.0)


class Course(Checked):
    """When the course of the talk calls for a message."""

    exchange: int = _whole(6, least=3)
    many_ideas: int = _whole(7, least=2)
    summary_every: int = _whole(40, least=5)
    few_issues: int = _whole(5, least=1)
    bare_words: int = _whole(6, least=1)


class Phases(Checked):
    """The parts of a debate; see `phases.next_phase`."""

    kind: Literal["issue-solving", "issue-giving"] = "issue-solving"
    ice_breaking_posts: int = _whole(0)
    window: int = _whole(20, least=5)
    least_thoughts: int = _whole(4, least=1)
    few_new: float = _real(0.1)
    weighed: float = _real(0.6)
    longest: int = _whole(80, least=1)
    convergence_posts: int = _whole(30, least=1)
    planned_posts: int = _whole(0)
    off_phase: float = _real(0.6)


class InPhase(Checked):
    """How much quieter the agent is in one phase: never louder than the rest allows, and without the moves `off`."""

    called: ClassVar[str] = "[phase]"

    posts_between: int = _whole(0)
    least_score: float = _real(0.0)
    off: Moves = ()


class Timing(Checked):
    """How probable it must be that a facilitator would speak now; see `gate.Gate`."""

    least_p: float = _real(0.0)


class Inclusion(Checked):
    """A weight for invitations to women, for organisers who have decided on one and have told people so."""

    women_weight: float = _real(0.0)
    declared: str = ""

    @model_validator(mode="after")
    def _is_declared(self) -> Self:
        if self.women_weight and not self.declared.strip():
            raise ValueError(
                "women_weight in [inclusion] is on, but declared is empty; write there who decided on it and where "
                "the participants were told, or set it to 0."
            )
        return self


class Ladder(Checked):
    """How far the agent may go where talk is tense: 1 a question, 2 both sides told, 3 another matter, 4 the rules."""

    highest: int = _whole(4, most=4)
    exchange: int = _whole(5, least=3)
    least_cons: float = _real(0.4)
    calm_after: int = _whole(12, least=1)


class Outcomes(Checked):
    """What is looked at after a message, and when a move is paused for it; see `outcomes.OutcomeWatch`."""

    window: int = _whole(10, least=2, most=200)
    least_messages: int = _whole(3, least=1)
    most_spread: float = _real(0.15, most=2.0)


class Safety(Checked):
    """From which probability a post is shown to the facilitator, and what counts as copies and as one-sided."""

    personal_data: float = _real(0.5)
    harassment: float = _real(0.6)
    threat: float = _real(0.5)
    copies_accounts: int = _whole(3, least=2)
    copies_alike: float = _real(0.9)
    copies_within: float = _real(3600.0, most=30 * _DAY)
    one_sided_arguments: int = _whole(8, least=3)
    one_sided_share: float = _real(0.9, least=0.5)


class Proposals(Checked):
    """How long a proposed message waits for an answer, and what a dismissal does. Posts are those by people."""

    expire_after_posts: int = _whole(10, least=1)
    expire_after_seconds: float = _real(900.0, most=30 * _DAY)
    rest_after_dismissal: int = _whole(2)
    dismissals: int = _whole(3, least=1, most=1000)
    dismissed_weight: float = _real(0.5)


SECTIONS: dict[str, type[Checked]] = {
    "pace": Pace,
    "gaps": Gaps,
    "lull": Lull,
    "quiet": Quiet,
    "fairness": Fairness,
    "widen": Widen,
    "course": Course,
    "phases": Phases,
    "timing": Timing,
    "inclusion": Inclusion,
    "ladder": Ladder,
    "outcomes": Outcomes,
    "safety": Safety,
    "proposals": Proposals,
}
