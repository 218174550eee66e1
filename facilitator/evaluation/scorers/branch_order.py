"""Whether the branch that came first is favoured, over debates as they are and with their branches reversed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from facilitator.debate import Debate
from facilitator.evaluation.audit import Audited
from facilitator.evaluation.decisions import Decisions
from facilitator.evaluation.result import Table
from facilitator.evaluation.swaps import branch_of
from facilitator.interventions.policy.settings import Gaps
from facilitator.interventions.triggers import KIND_OF
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing

__all__ = ["branch_order", "lean", "shares"]

_REASON = "no debate has replies, two branches and a message about one of them"
_RANKS = ("first", "second", "third", "later")


def branch_order(audited: Sequence[Audited], *, gaps: Gaps, seed: int) -> dict[str, Estimate]:
    """``branch_order_lean``: how far messages lean to branches that began early; `n` is messages.

    For each message, the share of posts to speak of that stand in later branches minus the share in earlier ones,
    halved: 0 in the mean if the post were drawn from them, up to 0.5 if the first branch is always taken, down to -0.5
    if the last is. Posts to speak of are the last ``horizon`` that are not *other* and have waited as long as the
    policy's `gaps` want for the move. Each branch is early in the debate as it is or in the reversed one, so what is in
    a branch cancels.
    """
    cases = [
        (one.key, value)
        for one in audited
        if one.order is not None
        for debate, arm in ((one.debate, one.order.before), (one.reversed, one.order.after))
        for value in lean(debate, arm, gaps=gaps)
    ]
    if not cases:
        return {"branch_order_lean": missing(_REASON)}
    clusters = Clusters.of([key for key, _ in cases], single="message", seed=seed)
    mean = ratio(clusters.sums([value for _, value in cases]), clusters.sums(np.ones(len(cases))))
    return {"branch_order_lean": clusters.estimate(mean, n=len(cases), reason=_REASON)}


def lean(debate: Debate, arm: Decisions, *, gaps: Gaps) -> list[float]:
    """For each message about a branch, from 0.5 (the first) to -0.5 (the last), by the posts in others."""
    tops = branch_of(debate)
    ranks = {top: rank for rank, top in enumerate(dict.fromkeys(tops.values()))}
    found = []
    for place, message in arm.messages:
        if message.about not in tops:
            continue
        chosen = ranks[tops[message.about]]
        open_ = _open(debate, arm, place - _wait(message.move, gaps), gaps.horizon)
        others = [ranks[tops[post]] for post in open_]
        if others and len({*others, chosen}) > 1:
            later, earlier = (sum(side) for side in ([r > chosen for r in others], [r < chosen for r in others]))
            found.append((later - earlier) / (2 * len(others)))
    return found


def _wait(move: str, gaps: Gaps) -> int:
    """Posts that must follow a post before the move may be about it."""
    if move in KIND_OF:
        return int(getattr(gaps, KIND_OF[move]))
    return gaps.complaint_without_idea if move == "how_might_we" else 0


def _open(debate: Debate, arm: Decisions, place: int, horizon: int) -> list[str]:
    """The last substantial posts up to a place: those that a message may be about."""
    posts = [post.id for n, post in enumerate(debate.posts[: max(0, place + 1)]) if arm.points[n].label != "other"]
    return posts[-horizon:]


def shares(audited: Sequence[Audited]) -> Table:
    """Messages by how early their branch began, in the debates as they are and reversed."""
    rows: list[tuple[str | float | int | None, ...]] = []
    counts = {name: [0] * len(_RANKS) for name in ("given", "reversed")}
    for one in audited:
        if one.order is None:
            continue
        arms = {"given": (one.debate, one.order.before), "reversed": (one.reversed, one.order.after)}
        for name, (debate, arm) in arms.items():
            tops = branch_of(debate)
            ranks = {top: rank for rank, top in enumerate(dict.fromkeys(tops.values()))}
            for _, message in arm.messages:
                if message.about in tops:
                    counts[name][min(ranks[tops[message.about]], len(_RANKS) - 1)] += 1
    for rank, name in enumerate(_RANKS):
        rows.append((name, counts["given"][rank], counts["reversed"][rank]))
    return Table(
        title="Messages by the rank of their branch in time",
        columns=("branch", "in the order given", "reversed"),
        rows=tuple(rows),
    )
