"""Tables of the talk's course: how turns change, who dominates when, who talks over whom, and when that changed.

They go into ``participation.json`` beside those of `count_tables` and `exchange_tables`; all but ``agent_ratio`` is
about what participants posted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.debate import Participant
from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.change_points import change_points
from facilitator.participation.measures.dominance import WINDOW, episodes, windows
from facilitator.participation.measures.interruptions import balance_of_interruptions, interruptions
from facilitator.participation.measures.turn_taking import agent_ratio, burstiness, turn_taking
from facilitator.participation.tables.entries import tidy
from facilitator.participation.tables.grouping import by_gender
from facilitator.participation.tally import GROUPS, UNKNOWN

__all__ = ["FLOW_METHOD", "flow_tables"]

_STEP = 5
_THRESHOLD = 0.5

FLOW_METHOD = {
    "turn_taking": "changes of speaker over the posts that could have been one",
    "burstiness": "of the waits between posts: -1 like a clock, 0 by chance, 1 bursts and long silences",
    "agent_ratio": "posts of the agent recorded in the debate, for each post of a participant",
    "dominance": f"windows of {WINDOW} posts, one every {_STEP}, in which one person has half of the words or more "
    "(value); rows of them are episodes",
    "interruptions": "a post that begins while another person's goes on for 0.3 s or more; rate is of the group's "
    "posts that were talked into, balance is (pros - cons) / (pros + cons) of those that did",
    "women_share_changes": "lasting changes of women's share of the posts of known gender, found by PELT",
}


def flow_tables(
    contributions: Sequence[Contribution], participants: Sequence[Participant], *, clock: bool = True
) -> dict[str, Any]:
    """The tables as plain values that fit into JSON; what each means is in `FLOW_METHOD`.

    Parameters
    ----------
    contributions
        All posts in time order.
    participants
        Everybody registered.
    clock
        Whether the times are real; else nothing can be said of waits and overlaps.
    """
    group = by_gender(participants).of
    agents = {one.id for one in participants if one.role == "agent"}
    mine = [one for one in contributions if one.author in group]
    n = len(mine)
    waits = burstiness([one.time for one in mine]) if clock else None
    why = "fewer than three posts, or all at the same moment" if clock else "the times only keep the order"
    from_agent = sum(one.author in agents for one in contributions)
    return {
        "turn_taking": _value(turn_taking([one.author for one in mine]), n, "fewer than two posts"),
        "burstiness": _value(waits, n, why),
        "agent_ratio": _value(agent_ratio(from_agent, n), n, "no participant posted"),
        "dominance": _dominance(mine, group),
        "interruptions": _interruptions(mine, group, clock=clock),
        "women_share_changes": _changes(mine, group),
    }


def _value(value: float | None, n: int, why: str) -> dict[str, Any]:
    return {"value": None, "n": n, "reason": why} if value is None else {"value": tidy(value), "n": n}


def _dominance(mine: Sequence[Contribution], group: Mapping[str, str]) -> dict[str, Any]:
    found = windows([one.author for one in mine], [one.words for one in mine], size=WINDOW, step=_STEP)
    led = [window.leader is not None and window.share >= _THRESHOLD for window in found]
    rows = [
        {
            "speaker": one.speaker,
            "group": group[str(one.speaker)],
            "first": mine[one.first].post,
            "last": mine[one.last].post,
            "share": tidy(one.share),
        }
        for one in episodes(found, threshold=_THRESHOLD)
    ]
    share = sum(led) / len(led) if led else None
    return {**_value(share, len(found), "nobody said a word"), "episodes": rows}


def _interruptions(mine: Sequence[Contribution], group: Mapping[str, str], *, clock: bool) -> dict[str, Any]:
    timed = [one for one in mine if one.end is not None]
    if not clock or not timed:
        return {name: {"value": None, "n": 0, "reason": "posts have no recorded end"} for name in GROUPS}
    found = interruptions([one.author for one in timed], [one.time for one in timed], [one.end for one in timed])
    spoken = Counter(group[one.author] for one in timed)
    made = Counter(group[timed[one.by].author] for one in found)
    talked_into = Counter(group[timed[place].author] for place in {one.of for one in found})
    kinds = Counter((group[timed[one.of].author], timed[one.by].label) for one in found)
    return {
        name: {
            **_value(talked_into[name] / spoken[name] if spoken[name] else None, spoken[name], "no posts"),
            "made": made[name],
            "balance": balance_of_interruptions(kinds[name, "pro"], kinds[name, "con"]),
        }
        for name in GROUPS
    }


def _changes(mine: Sequence[Contribution], group: Mapping[str, str]) -> dict[str, Any]:
    known = [one for one in mine if group[one.author] != UNKNOWN]
    found = change_points([group[one.author] == "woman" for one in known])
    if found is None:
        return {"n": len(known), "changes": None, "reason": "fewer than 40 posts by people of known gender"}
    rows = [
        {
            "post": known[change.first].post,
            "before": tidy(change.before),
            "after": tidy(change.after),
        }
        for change in found
    ]
    return {"n": len(known), "changes": rows}
