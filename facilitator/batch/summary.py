"""What came of a corpus: `Summary`, the content of ``summary.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.batch.problem_log import ProblemLog
from facilitator.batch.shown import shown
from facilitator.batch.totals import Totals
from facilitator.debate import IBIS_TYPES
from facilitator.formats import Problem
from facilitator.participation import Tally, count_tables
from facilitator.reports.shown import Shown

__all__ = ["Summary", "summarise"]

_MOST_ACTIVE = 50
_UNITS = {
    "debate": "debates, as posts of one debate are alike",
    "author": "authors, as posts of one author are alike; a post of nobody known is taken alone",
    "post": "posts, as there are too few debates or authors to see how alike their posts are",
}


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The figures of a corpus.

    Parameters
    ----------
    values
        All that ``summary.json`` holds; fits into JSON.
    problems
        The first ten problems; all are in ``problems.jsonl``.
    posts_per_person
        Of every participant, silent ones included; for the chart of evenness.
    page
        What of participation may stand on the report.
    """

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    posts_per_person: tuple[int, ...]
    page: Shown

    def as_dict(self) -> dict[str, Any]:
        """The content of ``summary.json``."""
        return dict(self.values)


def summarise(
    totals: Totals, log: ProblemLog, *, repeated_ids: int, seed: int, provenance: Mapping[str, Any]
) -> Summary:
    """The figures of everything counted. What cannot be computed is `None`, with a reason beside it, never 0."""
    clusters = totals.clusters()
    participants, others = totals.people.tallies()
    values: dict[str, Any] = {
        "posts": totals.posts,
        "types": {kind: clusters.share(place) for place, kind in enumerate(IBIS_TYPES)},
        "unsure": {"count": totals.unsure, "share": round(totals.unsure / totals.posts, 12), "n": totals.posts},
        "intervals": {
            "level": 0.95,
            "unit": clusters.unit,
            "clusters": clusters.number,
            "method": f"Wilson's interval at the effective number of posts, over {_UNITS[clusters.unit]}; it leaves "
            "out the model's mistakes",
        },
        **_people(totals, len(participants)),
        "participation": None,
        **_optional("debates", totals.debates.as_dict(_MOST_ACTIVE), "no row names a debate"),
        **_optional("topics", totals.topics.as_dict(_MOST_ACTIVE), "no row names a topic"),
        "lengths": {"words": totals.words.as_dict(), "characters": totals.characters.as_dict()},
        "repeats": {
            "ids": repeated_ids,
            "texts": totals.repeated_texts,
            "empty_texts": totals.empty_texts,
            "meaning": "ids: rows left out because their id came before in their debate; texts: posts, counted as all "
            "others, whose text came before word for word; empty_texts: posts without a word",
        },
        "problems": log.as_dict(),
        "provenance": dict(provenance),
    }

    def make(people: Sequence[Tally]) -> dict[str, Any]:
        return count_tables(people, others=others, unattributed=totals.people.unattributed, seed=seed)

    if len(totals.people):
        values["participation"] = make(participants)
    else:
        values["participation_reason"] = "no post names its author"
    return Summary(
        values=values,
        problems=tuple(log.first),
        posts_per_person=tuple(sorted(tally.posts for tally in participants)),
        page=shown(participants, values["participation"], make),
    )


def _people(totals: Totals, participants: int) -> dict[str, Any]:
    """How many people there are, and how many of them gave two genders."""
    if not len(totals.people):
        return {"people": None, "people_reason": "no post names its author"}
    counted = {
        True: "A person is counted once, in however many debates they write.",
        False: "People are counted once in each debate, as ids may mean somebody else in another.",
    }
    return {
        "people": participants,
        "people_counted": counted[totals.people_are_shared],
        "people_with_two_genders": totals.people.disputed,
    }


def _optional(name: str, found: dict[str, Any] | None, reason: str) -> dict[str, Any]:
    return {name: found} if found is not None else {name: None, f"{name}_reason": reason}
