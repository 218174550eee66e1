"""When to speak, against when human facilitators spoke.

The question is asked after each post of a participant: is the next post a facilitator's? After a debate's last post
the answer is no. Only debates in which somebody has the role facilitator count: in the others nobody could have
spoken. The gold is what people did, not what would have been best; false interruptions are called so in that sense.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import Debate
from facilitator.statistics.bootstrap import Floats, ratio
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing
from facilitator.statistics.f1 import label_estimates
from facilitator.statistics.ranking import average_precision_of

__all__ = ["asked", "baselines", "blank", "next_is_facilitator", "score"]

_NO_GOLD = "no debate has posts of participants and a participant whose role is facilitator"


def asked(debate: Debate) -> list[int]:
    """Places of the posts after which the question is asked: those of participants; none without a facilitator."""
    roles = {person.id: person.role for person in debate.participants}
    if "facilitator" not in roles.values():
        return []
    return [place for place, post in enumerate(debate.posts) if roles[post.author] == "participant"]


def next_is_facilitator(debate: Debate) -> list[bool]:
    """The gold for each place of `asked`."""
    people = debate.participant_by_id
    after = [people[post.author].role == "facilitator" for post in debate.posts[1:]] + [False]
    return [after[place] for place in asked(debate)]


def blank(reason: str = _NO_GOLD) -> dict[str, Estimate]:
    """Every metric of the suite without a value."""
    names = ("macro_f1", "f1_speak", "f1_silent", "average_precision", "false_interruption_rate", "silence_precision")
    return {name: missing(reason) for name in (*names, "base_rate")}


def score(gold: NDArray[np.bool_], spoke: NDArray[np.bool_], scores: Floats, clusters: Clusters) -> dict[str, Estimate]:
    """The metrics, from gold, decision and score after each participant post.

    Parameters
    ----------
    gold
        Whether a facilitator spoke next; shape (n,).
    spoke
        Whether the agent would have spoken; shape (n,).
    scores
        How much a message would help, higher is more; shape (n,).

    Returns
    -------
    dict
        All in [0, 1]. `average_precision` is the sum of precision times gain in recall over the distinct scores,
        without interpolation; `false_interruption_rate` the share of points where the facilitator stayed silent at
        which the agent speaks; `silence_precision` the share of points where the agent is silent at which the
        facilitator was too; `base_rate` the share of points where the facilitator spoke.
    """
    if len(gold) == 0:
        return blank()
    kinds = label_estimates(gold.astype(np.intp), spoke.astype(np.intp), clusters, names=("silent", "speak"))
    silent, every = clusters.sums(~gold), clusters.sums(np.ones(len(gold)))
    wrong = ratio(clusters.sums(spoke & ~gold), silent)
    right = ratio(clusters.sums(~spoke & ~gold), clusters.sums(~spoke))
    base = ratio(clusters.sums(gold), every)
    return {
        "macro_f1": kinds["macro_f1"],
        "f1_speak": kinds["f1_speak"],
        "f1_silent": kinds["f1_silent"],
        "average_precision": clusters.estimate(
            average_precision_of(gold, scores, clusters),
            n=len(gold),
            reason="the facilitator never spoke after a participant's post",
        ),
        "false_interruption_rate": clusters.estimate(
            wrong, n=int((~gold).sum()), reason="the facilitator spoke after every post"
        ),
        "silence_precision": clusters.estimate(
            right, n=int((~spoke).sum()), reason="the agent speaks after every post"
        ),
        "base_rate": clusters.estimate(base, n=len(gold), reason=_NO_GOLD),
    }


def baselines(gold: NDArray[np.bool_], places: NDArray[np.intp], *, seed: int) -> dict[str, Floats]:
    """Scores of the baselines, which speak where the score is above 0.5.

    `never`, `always`, `random` (speaks as often as the facilitator did), and `every_third`, the usual pace limit.

    Parameters
    ----------
    places
        Which participant post of its debate each point is, from 0; shape (n,).
    """
    rate = float(gold.mean()) if len(gold) else 0.0
    drawn = np.random.default_rng(seed).random(len(gold))
    return {
        "never": np.zeros(len(gold)),
        "always": np.ones(len(gold)),
        "random": (drawn < rate).astype(np.float64),
        "every_third": (places % 3 == 2).astype(np.float64),
    }
