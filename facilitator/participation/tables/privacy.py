"""What of the tables may be shown to people in the debate: `suppress`, k-anonymity for small groups.

Anybody in a debate can count the people in it and each one's posts, so those totals are taken as known. Four
things must not follow from the shown table together with them:

*How many are in a small group.* A group of 1 to k - 1 people is hidden, and with it always the next larger
groups (all of them, if some are of the same size). Then the hidden groups could change places without a
change in anything shown, and they are not all of one size, so no hidden size follows, not even for somebody
who knows this rule. (Where all are small, many other sizes have the same sum.) A group with nobody in it has
nobody to protect and stays 0.

*What a small group said.* Where the hidden groups together made fewer than k posts (words, ideas, ...), that
measure is hidden for every group; else a remainder of 0 would tell. Shares among known gender would tell how
many are unknown, so they go when that is hidden; so do representation ratios and the parts of Theil's T.

*Who is in a large group.* From the exact number of words of "all women", and everybody's own words on the
screen, the women can be found by adding up. So counts of contributions are left out and their shares rounded
to five hundredths, and intervals by group, which anybody can work out again from the seed, are left out too.

*Who answered whom, and when.* Anybody can count the answers to each person; every table that is not named here, those
of the exchange and of the talk's course among them, is left out whole.

What this cannot stop: seeing tables from before and after somebody joins, declares a gender or posts. Show
such a table seldom, and not after each post.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from facilitator.errors import InputError
from facilitator.participation.tally import GROUPS, MEASURES, UNKNOWN

__all__ = ["hidden_groups", "suppress"]

#: What may be shown at all; a table that comes new stays unseen until somebody thinks about it.
_SHOWN = frozenset(
    {"people", *MEASURES, "gini", "gini_normalised", "evenness", "effective_speakers", "jain", "theil"}
    | {"representation_ratio", "others", "unattributed", "method"}
)
_STEP = 20  # shares are rounded to twentieths
_TOLD_APART = "would give a hidden group away"
_KEPT_BACK = "not shown to participants"


def suppress(table: Mapping[str, Any], k: int = 5) -> dict[str, Any]:
    """A copy of `table` that may be shown to participants, with groups of fewer than `k` people hidden.

    Hidden numbers are `None` with a ``reason`` beside them. With fewer than `k` participants in all, every
    number is. ``method`` gains ``privacy``, which says what was done.

    Raises
    ------
    InputError
        If `k` is below 5: it can only be raised.
    """
    if isinstance(k, bool) or not isinstance(k, int) or k < 5:
        raise InputError(f"k is {k!r}; give a whole number of 5 or more, smaller groups would show single people.")
    people = {group: table["people"][group]["count"] for group in GROUPS}
    few = f"fewer than {k} people"
    if sum(people.values()) < k:
        blank = {name: _blank(part, few) for name, part in table.items() if name in _SHOWN - {"method"}}
        return {**blank, "method": _method(table, k, frozenset(GROUPS))}
    hidden = hidden_groups(people, k)
    # The same words for a small group and for the larger one hidden with it; other words would tell them apart.
    reason = f"{few}, or hidden along with a group of {few}"
    shown = {name: deepcopy(part) for name, part in table.items() if name in _SHOWN}
    shown["people"] = {
        group: _blank(entry, reason) if group in hidden else _without_known(entry, hidden)
        for group, entry in table["people"].items()
    }
    for measure in MEASURES:
        shown[measure] = _measure(table[measure], hidden, k=k, reason=reason)
    shown["theil"] = {name: _theil(part, hidden) for name, part in table["theil"].items()}
    shown["representation_ratio"] = {
        group: _representation(shown["posts"][group], shown["people"][group], entry)
        for group, entry in table["representation_ratio"].items()
    }
    shown["method"] = _method(table, k, hidden)
    return shown


def hidden_groups(people: Mapping[str, int], k: int) -> frozenset[str]:
    """The groups whose numbers must not be shown, given how many people each has."""
    small = {group for group, count in people.items() if 0 < count < k}
    larger = {count for count in people.values() if count >= k}
    if not small or not larger:
        return frozenset(small)
    return frozenset(small | {group for group, count in people.items() if count == min(larger)})


def _measure(
    rows: Mapping[str, Mapping[str, Any]], hidden: frozenset[str], *, k: int, reason: str
) -> dict[str, dict[str, Any]]:
    remainder = sum(rows[group]["count"] for group in hidden)
    if hidden and remainder < k:
        return {group: _blank(rows[group], _TOLD_APART) for group in rows}
    return {
        group: _blank(entry, reason) if group in hidden else _contribution(entry, hidden)
        for group, entry in rows.items()
    }


def _contribution(entry: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    kept = _without_known(entry, hidden)
    for name in ("share", "share_of_all", "bound_low", "bound_high"):
        if name in kept:
            kept[name] = _rounded(kept[name])
    return _explained({**kept, "count": None, "n": None}, kept.get("reason", _KEPT_BACK))


def _without_known(entry: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """Without interval, and if the unknown are hidden without what tells how many are known."""
    kept = dict(entry)
    if "low" in kept:
        reason = kept["reason"] if kept["share"] is None else _KEPT_BACK
        kept = _explained({**kept, "low": None, "high": None}, reason)
    if UNKNOWN in hidden:
        kept |= {name: None for name in ("share", "bound_high", "n") if name in kept}
        kept = _explained(kept, _TOLD_APART)
    return kept


def _theil(part: Any, hidden: frozenset[str]) -> Any:
    if not isinstance(part, Mapping):
        return part  # the value over everybody, which says nothing of groups
    if hidden:
        return _blank(part, _TOLD_APART)
    if part["value"] is None:
        return dict(part)
    return {"value": round(part["value"], 2), "low": None, "high": None, "n": part["n"], "reason": _KEPT_BACK}


def _representation(posts: Mapping[str, Any], people: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """From the shown shares alone, so that it adds nothing to them."""
    if people["count"] == 0 or posts["share"] is None:
        return dict(_blank(entry, entry["reason"] if people["count"] == 0 else posts["reason"]))
    ratio = round(posts["share"] / people["share"], 2)
    return {"value": ratio, "low": None, "high": None, "n": entry["n"], "reason": _KEPT_BACK}


def _blank(part: Any, reason: str) -> Any:
    """The same shape with every number gone."""
    if not isinstance(part, Mapping):
        return None
    inner = {name: _blank(value, reason) for name, value in part.items()}
    return inner if any(isinstance(value, Mapping) for value in part.values()) else _explained(inner, reason)


def _explained(entry: Mapping[str, Any], reason: str) -> dict[str, Any]:
    """With the reason as the last key: where it stood in the full table would tell whether there was an interval."""
    return {**{name: value for name, value in entry.items() if name != "reason"}, "reason": reason}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share * _STEP) / _STEP


def _method(table: Mapping[str, Any], k: int, hidden: frozenset[str]) -> dict[str, Any]:
    return {
        **table["method"],
        "privacy": {
            "k": k,
            "hidden": [group for group in GROUPS if group in hidden],
            "rule": f"groups of 1 to {k - 1} people are hidden, and more where a hidden number could be worked out; "
            "what groups said is given as shares rounded to 0.05, without counts and intervals",
        },
    }
