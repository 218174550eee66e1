"""Who took part: shares of women, people of unknown gender, and how evenly posts are spread, over all debates.

Shares are among people (or posts, words, ideas of people) whose gender is known, as in ``participation.json``. The
people of different debates are different people. Ideas are those that the agent's classifier found; where posts have
gold labels, the same shares by gold and by the classifier are set side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from facilitator.debate import UNKNOWN_AUTHOR, Debate, IbisType
from facilitator.evaluation.result import Table
from facilitator.participation.measures.inequality import gini_normalised
from facilitator.participation.running.tracker import Tracker
from facilitator.participation.tally import Tally
from facilitator.statistics.bootstrap import Floats, difference, ratio
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing

__all__ = ["People", "agreement", "blank", "equal_share", "ideas_gap", "per_debate", "score"]

_NOBODY = "no debate has people whose role is participant"
_UNKNOWN = "nobody of known gender {}"
_MEASURES = ("people", "posts", "words", "ideas")
_DONE = {"people": "takes part", "posts": "has posted", "words": "has said a word", "ideas": "has had an idea"}


@dataclass(frozen=True, kw_only=True)
class People:
    """The participants of one debate, silent ones included, with what each of them contributed."""

    key: str
    tallies: tuple[Tally, ...]

    @classmethod
    def of(cls, debate: Debate, labels: Sequence[IbisType | None], *, key: str) -> People:
        """What each participant contributed by these labels; posts whose label is `None` are left out."""
        tracker = Tracker(debate.participants, ignored=frozenset([UNKNOWN_AUTHOR]))
        for post, label in zip(debate.posts, labels, strict=True):
            if label is not None:
                tracker.add(post, label)
        return cls(key=key, tallies=tracker.tallies())


def blank(reason: str = _NOBODY) -> dict[str, Estimate]:
    """Every metric of the suite without a value."""
    names = (*(f"women_share_{measure}" for measure in _MEASURES), "unknown_share_people", "gini_normalised")
    return {name: missing(reason) for name in names}


def score(debates: Sequence[People], *, seed: int) -> tuple[dict[str, Estimate], Clusters]:
    """The metrics, and the clusters their intervals rest on: debates, or the participants of a single debate.

    Returns
    -------
    dict
        All in [0, 1]. `women_share_*`: women's part of people, posts, words and ideas of known gender, `n` being
        how many of these there are. `unknown_share_people`: people who did not tell. `gini_normalised`: of the
        posts of all participants, the mean over debates with at least two of them and a post, `n` being debates.
    """
    tallies, clusters = _pooled(debates, seed)
    if not tallies:
        return blank(), clusters
    found = {
        f"women_share_{measure}": _share(tallies, _counts(tallies, measure), clusters, _DONE[measure])
        for measure in _MEASURES
    }
    unknown = np.array([tally.gender is None for tally in tallies], dtype=np.float64)
    every = ratio(clusters.sums(unknown), clusters.sums(np.ones(len(tallies))))
    found["unknown_share_people"] = clusters.estimate(every, n=len(tallies), reason=_NOBODY)
    found["gini_normalised"] = _gini(debates, clusters)
    return found, clusters


def equal_share(debates: Sequence[People], *, seed: int) -> dict[str, Estimate]:
    """The baseline in which everybody in a debate contributes the same: Gini 0, shares as among its people.

    A debate has as many posts, words and ideas as it really had.
    """
    tallies, clusters = _pooled(debates, seed)
    if not tallies:
        return blank()
    real, _ = score(debates, seed=seed)
    found = {name: real[name] for name in ("women_share_people", "unknown_share_people")}
    for measure in _MEASURES[1:]:
        evenly = [np.full(len(one.tallies), _counts(one.tallies, measure).mean()) for one in debates if one.tallies]
        found[f"women_share_{measure}"] = _share(tallies, np.concatenate(evenly), clusters, _DONE[measure])
    n = real["gini_normalised"].n
    found["gini_normalised"] = Estimate(value=0.0, n=n) if n else real["gini_normalised"]
    return {name: found[name] for name in blank()}


def ideas_gap(gold: Sequence[People], agent: Sequence[People], clusters: Clusters) -> Estimate:
    """Women's share of ideas by the agent's labels minus that by gold labels, over the labelled posts; in [-1, 1].

    Both hold the same people in the same order, those of `clusters`. `n` counts gold ideas of known gender.
    """
    shares, n = [], 0
    for debates in (agent, gold):
        tallies = [tally for one in debates for tally in one.tallies]
        known = np.array([tally.gender is not None for tally in tallies], dtype=np.float64)
        women = np.array([tally.gender == "woman" for tally in tallies], dtype=np.float64)
        ideas = _counts(tallies, "ideas")
        shares.append(ratio(clusters.sums(ideas * women), clusters.sums(ideas * known)))
        n = round(float(ideas @ known))
    reason = "no gold label, or no idea of a person of known gender"
    return clusters.estimate(difference(*shares), n=n, reason=reason)


def agreement(gold: Sequence[People], agent: Sequence[People]) -> Table:
    """Women's share of issues, ideas, pros and cons by gold labels and by the agent's, over the labelled posts."""
    rows: list[tuple[str, int, int, float | None, float | None, float | None]] = []
    for measure in ("ideas", "issues", "pros", "cons"):
        shares, sizes = [], []
        for debates in (gold, agent):
            known = [tally for one in debates for tally in one.tallies if tally.gender is not None]
            counts = _counts(known, measure)
            women = float(counts[[tally.gender == "woman" for tally in known]].sum()) if known else 0.0
            sizes.append(int(counts.sum()))
            shares.append(women / float(counts.sum()) if counts.sum() else None)
        by_gold, by_agent = shares
        gap = None if by_gold is None or by_agent is None else by_agent - by_gold
        rows.append((measure, sizes[0], sizes[1], by_gold, by_agent, gap))
    columns = ("type", "gold n", "agent n", "women's share, gold", "women's share, agent", "difference")
    return Table(title="Women's shares by gold labels and by the agent's", columns=columns, rows=tuple(rows))


def per_debate(debates: Sequence[People]) -> Table:
    """People, women's shares and Gini of each debate."""
    rows: list[tuple[str | float | int | None, ...]] = []
    for one in debates:
        known = [tally for tally in one.tallies if tally.gender is not None]
        women = np.array([tally.gender == "woman" for tally in known], dtype=np.bool_)
        counts = [_counts(known, measure) for measure in _MEASURES]
        shares = [float(values[women].sum() / values.sum()) if values.sum() else None for values in counts]
        posts = _counts(one.tallies, "posts")
        rows.append((one.key, len(one.tallies), len(one.tallies) - len(known), *shares, gini_normalised(posts)))
    columns = ("debate", "people", "unknown", *(f"women's share of {name}" for name in _MEASURES), "gini_normalised")
    return Table(title="Each debate", columns=columns, rows=tuple(rows))


def _pooled(debates: Sequence[People], seed: int) -> tuple[list[Tally], Clusters]:
    tallies = [tally for one in debates for tally in one.tallies]
    keys = [one.key for one in debates for _ in one.tallies]
    return tallies, Clusters.of(keys, single="participant", seed=seed)


def _counts(tallies: Sequence[Tally], measure: str) -> Floats:
    return np.array([1 if measure == "people" else getattr(tally, measure) for tally in tallies], dtype=np.float64)


def _share(tallies: Sequence[Tally], counts: Floats, clusters: Clusters, done: str) -> Estimate:
    known = np.array([tally.gender is not None for tally in tallies], dtype=np.float64)
    women = np.array([tally.gender == "woman" for tally in tallies], dtype=np.float64)
    statistic = ratio(clusters.sums(counts * women), clusters.sums(counts * known))
    return clusters.estimate(statistic, n=round(float(counts @ known)), reason=_UNKNOWN.format(done))


def _gini(debates: Sequence[People], clusters: Clusters) -> Estimate:
    posts: Mapping[str, Floats] = {one.key: _counts(one.tallies, "posts") for one in debates if one.tallies}
    reason = "no debate has two participants and a post by one"
    if clusters.unit == "participant":
        only = next(iter(posts.values()))
        drawn = clusters.of_cases(lambda people: _posts_gini(only[people]))
        return clusters.estimate(drawn, n=1, reason=reason)
    values = [gini_normalised(counts) for counts in posts.values()]  # in the order of the clusters
    known = np.array([value is not None for value in values], dtype=np.float64)
    sums = np.array([value or 0.0 for value in values])
    return clusters.estimate(ratio(sums, known), n=int(known.sum()), reason=reason)


def _posts_gini(posts: Floats) -> float:
    value = gini_normalised(posts)
    return float("nan") if value is None else value
