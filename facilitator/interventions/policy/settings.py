"""The numbers of a policy, a dataclass a table; every one has its range, and ``policies/default.toml`` its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "KINDS",
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
    "Quiet",
    "Safety",
    "Timing",
    "Widen",
]

#: Kinds of debates: one looks for problems, the other for solutions.
KINDS = ("issue-solving", "issue-giving")

#: What is asked about an idea without any argument: for both sides, or for what speaks for it.
UNTOUCHED = ("both", "pros")

_MANY = 100_000


def _whole(default: int, least: int = 0, most: int = _MANY) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


def _real(default: float, least: float = 0.0, most: float = 1.0) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


def _one_of(choices: tuple[str, ...]) -> Any:
    return field(default=choices[0], metadata={"choices": choices})


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often the agent may speak. Posts are those by people."""

    first_after: int = _whole(6)
    posts_between: int = _whole(4, least=3)
    seconds_between: float = _real(60.0, most=86_400)
    after_facilitator: int = _whole(3)
    heed_within: int = _whole(8, least=1)
    back_off: float = _real(1.5, least=1, most=10)
    longest_wait: int = _whole(40, least=3)
    most_messages: int = _whole(200)


@dataclass(frozen=True, kw_only=True)
class Gaps:
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


@dataclass(frozen=True, kw_only=True)
class Lull:
    """When a silence is a lull: longer than `times_usual` the usual wait and than `least_seconds`."""

    times_usual: float = _real(8.0, most=1000)
    least_seconds: float = _real(120.0, most=10 * 86_400)


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """When somebody is invited privately."""

    after_posts: int = _whole(24)
    below_fair_share: float = _real(0.4)
    least_people: int = _whole(3, least=2)
    posts_between: int = _whole(16)
    most_per_person: int = _whole(1)
    after_con: int = _whole(12)
    silent_share: float = _real(0.4)


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """The balance of chances, and a cap on requests for objections (Tatsumi et al. 2020)."""

    most_cons_share: float = _real(0.34)
    most_cons_per_author: int = _whole(1)
    most_ahead: int = _whole(2, least=1)
    untouched: str = _one_of(UNTOUCHED)
    same_branch: int = _whole(2, least=1)


@dataclass(frozen=True, kw_only=True)
class Widen:
    """When a prompt that broadens ideation is due."""

    facet_after: int = _whole(6, least=1)
    perspective_after: int = _whole(24, least=1)
    most_perspectives: int = _whole(2)
    alike_least: float = _real(0.35)
    alike_most: float = _real(0.7)
    opposite_within: int = _whole(40)
    opposite_pros: int = _whole(3, least=1)
    apart: float = _real(0.6, most=2.0)


@dataclass(frozen=True, kw_only=True)
class Course:
    """When the course of the talk calls for a message."""

    exchange: int = _whole(6, least=3)
    many_ideas: int = _whole(7, least=2)
    summary_every: int = _whole(40, least=5)
    few_issues: int = _whole(5, least=1)
    bare_words: int = _whole(6, least=1)


@dataclass(frozen=True, kw_only=True)
class Phases:
    """The parts of a debate; see `phases.next_phase`."""

    kind: str = _one_of(KINDS)
    ice_breaking_posts: int = _whole(0)
    window: int = _whole(20, least=5)
    least_thoughts: int = _whole(4, least=1)
    few_new: float = _real(0.1)
    weighed: float = _real(0.6)
    longest: int = _whole(80, least=1)
    convergence_posts: int = _whole(30, least=1)
    planned_posts: int = _whole(0)
    off_phase: float = _real(0.6)


@dataclass(frozen=True, kw_only=True)
class InPhase:
    """How much quieter the agent is in one phase: never louder than the rest allows, and without the moves `off`."""

    posts_between: int = _whole(0)
    least_score: float = _real(0.0)
    off: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How probable it must be that a facilitator would speak now; see `gate.Gate`."""

    least_p: float = _real(0.0)


@dataclass(frozen=True, kw_only=True)
class Inclusion:
    """A weight for invitations to women, for organisers who have decided on one and have told people so."""

    women_weight: float = _real(0.0)
    declared: str = ""


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """How far the agent may go where talk is tense: 1 a question, 2 both sides told, 3 another matter, 4 the rules."""

    highest: int = _whole(4, most=4)
    exchange: int = _whole(5, least=3)
    least_cons: float = _real(0.4)
    calm_after: int = _whole(12, least=1)


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What is looked at after a message, and when a move is paused for it; see `outcomes.OutcomeWatch`."""

    window: int = _whole(10, least=2, most=200)
    least_messages: int = _whole(3, least=1)
    most_spread: float = _real(0.15, most=2.0)


@dataclass(frozen=True, kw_only=True)
class Safety:
    """From which probability a post is shown to the facilitator, and what counts as copies and as one-sided."""

    personal_data: float = _real(0.5)
    harassment: float = _real(0.6)
    threat: float = _real(0.5)
    copies_accounts: int = _whole(3, least=2)
    copies_alike: float = _real(0.9)
    copies_within: float = _real(3600.0, most=30 * 86_400)
    one_sided_arguments: int = _whole(8, least=3)
    one_sided_share: float = _real(0.9, least=0.5)


SECTIONS: dict[str, type[Any]] = {
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
}
