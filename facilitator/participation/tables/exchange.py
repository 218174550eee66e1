"""Tables of the exchange: who is answered, whose ideas are taken up, who falls silent, who answers whom.

They go into ``participation.json`` beside those of `count_tables`. All is about participants; what the agent and
facilitators say counts as somebody's to answer (`addressees`), never as an answer a person got.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.debate import Participant
from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.dyads import NOBODY, addressees, dyads
from facilitator.participation.measures.inhibition import reactions, silenced
from facilitator.participation.measures.reception import Reception, receptions
from facilitator.participation.measures.returning import spells
from facilitator.participation.measures.threads import last_words
from facilitator.participation.tables.grouping import Grouping, by_gender
from facilitator.participation.tables.inhibition import inhibition_table
from facilitator.participation.tables.rates import rate_table
from facilitator.participation.tables.returning import RETURNING_METHOD, returning_table
from facilitator.statistics.bootstrap import RESAMPLES

__all__ = ["EXCHANGE_METHOD", "TYPES", "exchange_tables"]

#: Measure -> the type of posts it counts.
TYPES = {"ideas": "idea", "issues": "issue", "pros": "pro", "cons": "con"}
_MEASURES = {"posts": None, **TYPES}

EXCHANGE_METHOD = {
    "gap": "rate of women minus rate of men; p by 1,000 permutations of people between the two groups, or fewer as for "
    "intervals",
    "responsiveness": "posts that another participant answered, however late; median_wait is seconds to the first",
    "uptake": "ideas that another participant answered, supported (a pro), and that survived (answered, and pros at "
    "least as many as cons)",
    "ideation": "ideas that say no earlier issue or idea again, for each participant, silent ones included",
    "inhibition": "chance of posting again within 20 posts after a con minus the chance after another reply; matched: "
    "within thirds of the debate and classes of activity so far, weighted by cons",
    "returning": RETURNING_METHOD,
    "silenced": "of those who got a con, the share who posted nothing after the first",
    "initiations": "posts that answer no post, of all posts",
    "last_word": "threads of two or more posts, by who wrote the last one",
    "addressees": "whose post a post answers; shares are of the row",
    "dyads": "answers between participants (row answers column), beside what there would be if everybody picked at "
    "random among the posts of others so far",
}


def exchange_tables(
    contributions: Sequence[Contribution],
    participants: Sequence[Participant],
    *,
    grouping: Grouping | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """The tables as plain values that fit into JSON; what each means is in `EXCHANGE_METHOD`.

    Parameters
    ----------
    contributions
        All posts in time order, those of facilitators and the agent included.
    participants
        Everybody registered; whoever is not a participant is only somebody to be answered.
    grouping
        By what people are grouped; by gender unless given.
    """
    groups = grouping or by_gender(participants)
    group, names = groups.of, groups.names
    people = sorted(group)
    stations = {one.id: one.role for one in participants if one.role != "participant"} | dict(group)
    mine = [(one, got) for one, got in zip(contributions, receptions(contributions, group), strict=True)]
    mine = [(one, got) for one, got in mine if one.author in group]
    columns = _columns(mine, group)
    table = partial(
        rate_table, groups=[group[one] for one in people], names=names, gap=groups.gap, seed=seed, resamples=resamples
    )

    def rates(counted: str, out_of: str, what: str) -> dict[str, Any]:
        return table(*(_array(columns[name], people) for name in (counted, out_of)), what=what)

    lasts = last_words(contributions)
    silence = silenced(contributions, group)
    return {
        "responsiveness": _with_waits(rates("answered", "posts", "posts"), mine, groups),
        "uptake": {name: rates(f"ideas_{name}", "ideas", "ideas") for name in ("answered", "supported", "survived")},
        "ideation": table(_array(columns["distinct_ideas"], people), np.ones(len(people)), what="people"),
        "inhibition": inhibition_table(
            reactions(contributions, group), group, names=names, gap=groups.gap, seed=seed, resamples=resamples
        ),
        "returning": returning_table(spells(contributions, group), group, names=names),
        "silenced": table(
            _array(Counter({who: int(quiet) for who, quiet in silence.items()}), people),
            _array(Counter(dict.fromkeys(silence, 1)), people),
            what="people who got a con",
        ),
        "initiations": rates("initiations", "posts", "posts"),
        "last_word": {name: sum(group.get(who) == name for who in lasts) for name in names},
        "addressees": _addressees(contributions, groups, stations),
        "dyads": _dyads(contributions, groups),
    }


def _columns(mine: Sequence[tuple[Contribution, Reception]], group: Mapping[str, str]) -> dict[str, Counter[str]]:
    names = ("posts", "answered", "initiations", "ideas", "distinct_ideas")
    columns: dict[str, Counter[str]] = {name: Counter() for name in names}
    for name in ("ideas_answered", "ideas_supported", "ideas_survived"):
        columns[name] = Counter()
    for one, got in mine:
        columns["posts"][one.author] += 1
        columns["answered"][one.author] += got.answered
        columns["initiations"][one.author] += one.target is None
        if one.label == "idea":
            columns["ideas"][one.author] += 1
            columns["distinct_ideas"][one.author] += one.repeats is None
            columns["ideas_answered"][one.author] += got.answered
            columns["ideas_supported"][one.author] += got.supported
            columns["ideas_survived"][one.author] += got.survived
    return columns


def _array(counts: Mapping[str, int], people: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.array([counts.get(one, 0) for one in people])


def _with_waits(
    table: dict[str, Any], mine: Sequence[tuple[Contribution, Reception]], groups: Grouping
) -> dict[str, Any]:
    for name in groups.names:
        waits = [got.wait for one, got in mine if groups.of[one.author] == name and got.wait is not None]
        table[name]["median_wait"] = round(median(waits), 3) if waits else None
    return table


def _addressees(contributions: Sequence[Contribution], groups: Grouping, stations: Mapping[str, str]) -> dict[str, Any]:
    """Counts by author's group and by whom the post answers, for every measure; shares of a row."""
    answered = addressees(contributions, stations)
    columns = (*groups.names, "facilitator", "organiser", "agent", NOBODY)
    found: dict[str, Any] = {}
    for measure, label in _MEASURES.items():
        cells = Counter(
            (groups.of[one.author], whom)
            for one, whom in zip(contributions, answered, strict=True)
            if one.author in groups.of and label in (None, one.label)
        )
        rows = {name: {whom: cells[name, whom] for whom in columns} for name in groups.names}
        found[measure] = {
            name: {
                "n": (total := sum(row.values())),
                "count": row,
                "share": {whom: round(count / total, 12) if total else None for whom, count in row.items()},
            }
            for name, row in rows.items()
        }
    return found


def _dyads(contributions: Sequence[Contribution], groups: Grouping) -> dict[str, Any]:
    found = dyads(contributions, groups.of, groups=groups.names)
    return {
        "n": int(found.observed.sum()),
        "cells": {
            row: {
                column: {
                    "observed": int(found.observed[i, j]),
                    "expected": round(float(found.expected[i, j]), 6),
                    "ratio": None if np.isnan(found.ratio[i, j]) else round(float(found.ratio[i, j]), 6),
                }
                for j, column in enumerate(groups.names)
            }
            for i, row in enumerate(groups.names)
        },
    }
