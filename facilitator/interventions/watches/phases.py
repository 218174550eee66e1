"""Which part of a debate this is: `PhaseClock`, moved on by rules over `Coverage`, never back."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.interventions.policy import PHASES, Policy
from facilitator.interventions.policy.settings import Phases
from facilitator.interventions.watches.coverage import Coverage

__all__ = ["PhaseClock", "next_phase"]


@dataclass(kw_only=True)
class PhaseClock:
    """The phase of one debate, and the number of the post since which it holds."""

    policy: Policy
    phase: str = field(init=False)
    since: int = 0

    def __post_init__(self) -> None:
        self.phase = PHASES[0] if self.policy.phases.ice_breaking_posts else PHASES[1]

    def take(self, coverage: Coverage) -> bool:
        """Move on if the rules say so, by one phase at most; whether it did."""
        following = next_phase(self.phase, coverage, self.policy.phases, since=self.since)
        changed = following != self.phase
        if changed:
            self.phase, self.since = following, coverage.posts
        return changed


def next_phase(phase: str, coverage: Coverage, settings: Phases, *, since: int) -> str:
    """The phase that follows from `phase`, or `phase` itself.

    - ice-breaking ends after ``ice_breaking_posts`` posts;
    - divergence ends when, with ``least_thoughts`` thoughts on the map, at most ``few_new`` of the last ``window``
      posts brought a new one;
    - deepening ends when ``weighed`` of the ideas have a pro and a con, or it has lasted ``longest`` posts;
    - convergence ends after ``convergence_posts`` posts;
    - in an issue-giving debate the thoughts are issues, and it goes from divergence straight to closing;
    - ``planned_posts``, where it is set, brings the closing for the last tenth, whatever else.
    """
    planned = settings.planned_posts
    if phase != "closing" and planned and coverage.posts >= 0.9 * planned:
        return "closing"
    lasted = coverage.posts - since
    if phase == "ice-breaking":
        return "divergence" if coverage.posts >= settings.ice_breaking_posts else phase
    if phase == "divergence":
        giving = settings.kind == "issue-giving"
        thoughts = coverage.issues if giving else coverage.ideas
        full = coverage.window >= settings.window and lasted >= settings.window
        worked_out = full and thoughts >= settings.least_thoughts and coverage.new <= settings.few_new * coverage.window
        return ("closing" if giving else "deepening") if worked_out else phase
    if phase == "deepening":
        weighed = coverage.weighed is not None and coverage.weighed >= settings.weighed and lasted >= settings.window
        return "convergence" if weighed or lasted >= settings.longest else phase
    if phase == "convergence":
        return "closing" if lasted >= settings.convergence_posts else phase
    return phase
