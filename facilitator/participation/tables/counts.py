"""``participation.json``: who takes part, by group, with intervals, counts next to rates, and bounds for unknowns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.debate import ROLES
from facilitator.errors import InputError
from facilitator.participation.measures import inequality
from facilitator.participation.measures.sensitivity import STEPS, sensitivity
from facilitator.participation.measures.weighted import PeopleArrays, weighted_measures
from facilitator.participation.tables.entries import entry, planned, tidy
from facilitator.participation.tally import GROUPS, MEASURES, UNKNOWN, Tally
from facilitator.statistics.bootstrap import RESAMPLES, resample

__all__ = ["count_tables"]

_KNOWN = tuple(group for group in GROUPS if group != UNKNOWN)
_CONCENTRATION: dict[str, Callable[[npt.ArrayLike], float | None]] = {
    "gini": inequality.gini,
    "gini_normalised": inequality.gini_normalised,
    "evenness": inequality.evenness,
    "effective_speakers": inequality.effective_speakers,
    "jain": inequality.jain,
    "theil": inequality.theil,
}
_METHOD = {
    "interval": "95 % percentile bootstrap over participants",
    "counted": "people with the role participant, silent ones included; facilitators, organisers and the agent are in "
    "others, posts without a known author in unattributed and in nothing else",
    "word": "a whitespace-separated token",
    "share": "among people of known gender, and what they said; share_of_all is among everybody",
    "bounds": "share of everybody's if none (bound_low) or all (bound_high) of the unknown were of the group",
    "n": "what a share is out of; people for every other value",
    "inequality": "over posts per participant",
    "theil": "value is over all participants; among_known = between + within is over those of known gender",
    "representation_ratio": "share of posts over share of people; 1 is parity",
    "sensitivity": "women's share of everybody's if these parts of the unknown people's were women's: "
    + ", ".join(f"{part:g}" for part in STEPS)
    + "; half_at is the part that would give women half",
}

Values = dict[str, npt.NDArray[np.float64]]


def count_tables(
    tallies: Sequence[Tally],
    *,
    others: Sequence[Tally] = (),
    unattributed: Tally | None = None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """All participation tables as plain values that fit into JSON.

    Parameters
    ----------
    tallies
        Every participant's counts (`Tracker.tallies`), silent people included; their order does not matter.
    others, unattributed
        Facilitators, organisers and agents (`Tracker.others`), and posts of nobody known (`Tracker.unattributed`).
        They are reported apart and never enter a share.
    seed, resamples
        For the bootstrap; 0 resamples gives no intervals. Very large debates get fewer, as ``method`` says.

    Returns
    -------
    dict
        ``people``, ``posts``, ... by group; ``gini``, ... ; ``representation_ratio``, ``others``,
        ``unattributed`` and ``method``, which says how each was made. A number that cannot be given is `None`,
        and ``reason`` beside it says why.

    Raises
    ------
    InputError
        If two tallies are of the same person, a role is in the wrong list, or an option is out of range.
    """
    _check(tallies, others)
    people = sorted(tallies, key=lambda tally: tally.participant)
    made = planned(len(people), resamples)
    values = _resampled(people, made, seed)
    return {
        **{measure: _by_group(people, measure, values) for measure in ("people", *MEASURES)},
        **{name: _concentration(people, name, values) for name in _CONCENTRATION if name != "theil"},
        "theil": _concentration(people, "theil", values) | _theil_parts(people, values),
        "representation_ratio": {group: _ratio(people, group, values) for group in _KNOWN},
        "sensitivity": {measure: _sensitivity(people, measure) for measure in ("people", *MEASURES)},
        "others": {role: _others(others, role) for role in ROLES if role != "participant"},
        "unattributed": {measure: getattr(unattributed or Tally(participant="-"), measure) for measure in MEASURES},
        "method": {**_METHOD, "resamples": made, "resamples_asked": resamples, "seed": seed},
    }


def _check(tallies: Sequence[Tally], others: Sequence[Tally]) -> None:
    ids = [tally.participant for tally in (*tallies, *others)]
    if len(set(ids)) < len(ids):
        twice = next(person for person in ids if ids.count(person) > 1)
        raise InputError(f"two tallies are of {twice!r}; give each person one.")
    for tally, is_participant in (*((t, True) for t in tallies), *((t, False) for t in others)):
        if (tally.role == "participant") != is_participant:
            raise InputError(
                f"{tally.participant!r} has the role {tally.role}; give participants in tallies, all others in others."
            )


def _resampled(people: Sequence[Tally], made: int, seed: int) -> Values:
    arrays = PeopleArrays.of(people)
    blocks = [weighted_measures(arrays, weights) for weights in resample(len(people), made, seed=seed)]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]} if blocks else {}


def _sum(people: Sequence[Tally], measure: str, groups: Sequence[str]) -> int:
    chosen = [tally for tally in people if tally.group in groups]
    return len(chosen) if measure == "people" else sum(getattr(tally, measure) for tally in chosen)


def _by_group(people: Sequence[Tally], measure: str, values: Values) -> dict[str, Any]:
    count = {group: _sum(people, measure, [group]) for group in GROUPS}
    known, unknown = sum(count[group] for group in _KNOWN), count[UNKNOWN]
    everything = known + unknown
    rows: dict[str, Any] = {}
    for group in _KNOWN:
        why = None if known else _why_no_share(people, measure)
        share = count[group] / known if known else None
        rows[group] = {
            "count": count[group],
            **_entry(share, values, f"share/{measure}/{group}", len(people), why=why, key="share"),
            "n": known,
            "bound_low": _ratio_of(count[group], everything),
            "bound_high": _ratio_of(count[group] + unknown, everything),
        }
    rows[UNKNOWN] = {"count": unknown, "share_of_all": _ratio_of(unknown, everything), "n": everything}
    if not everything:
        rows[UNKNOWN]["reason"] = f"there are no {measure}" if people else "nobody takes part"
    return rows


def _why_no_share(people: Sequence[Tally], measure: str) -> str:
    if not people:
        return "nobody takes part"
    if all(tally.group == UNKNOWN for tally in people):
        return "nobody's gender is known"
    if measure == "people" or not any(getattr(tally, measure) for tally in people):
        return f"there are no {measure}"
    return f"there are no {measure} by people of known gender"


def _concentration(people: Sequence[Tally], name: str, values: Values) -> dict[str, Any]:
    posts = [tally.posts for tally in people]
    least = 1 if name == "effective_speakers" else 2
    value = _CONCENTRATION[name](posts)
    return {**_entry(value, values, name, len(people), why=_why_unequal(posts, least)), "n": len(people)}


def _theil_parts(people: Sequence[Tally], values: Values) -> dict[str, Any]:
    known = [tally for tally in people if tally.group != UNKNOWN]
    posts, groups = [tally.posts for tally in known], [tally.group for tally in known]
    found = {
        "among_known": inequality.theil(posts),
        "between": inequality.theil_between(posts, groups),
        "within": inequality.theil_within(posts, groups),
    }
    why = _why_unequal(posts, 2, whose=" of known gender") or "all of known gender are of one group"
    return {
        part: {**_entry(value, values, f"theil/{part}", len(known), why=why), "n": len(known)}
        for part, value in found.items()
    }


def _why_unequal(posts: Sequence[int], least: int, *, whose: str = "") -> str | None:
    why = inequality.why_not(posts, least=least)
    return why and why.replace("person", f"person{whose}").replace("nobody", f"nobody{whose}")


def _ratio(people: Sequence[Tally], group: str, values: Values) -> dict[str, Any]:
    known = _sum(people, "people", _KNOWN)
    posts = _sum(people, "posts", _KNOWN)
    members = _sum(people, "people", [group])
    value, why = None, None
    if not members:
        why = "nobody is of this group"
    elif not posts:
        why = _why_no_share(people, "posts")
    else:
        value = (_sum(people, "posts", [group]) / posts) / (members / known)
    return {**_entry(value, values, f"ratio/{group}", len(people), why=why), "n": known}


def _sensitivity(people: Sequence[Tally], measure: str) -> dict[str, Any]:
    of_group, of_known, of_unknown = (_sum(people, measure, groups) for groups in (["woman"], _KNOWN, [UNKNOWN]))
    found = sensitivity(of_group, of_known, of_unknown)
    shares = [None if share is None else tidy(share) for share in found.shares]
    n = of_known + of_unknown
    if found.half_at is not None:
        return {"share": shares, "half_at": tidy(found.half_at), "n": n}
    why = f"there are no {measure}" if not n else "no unknown people's" if not of_unknown else "no part would give half"
    return {"share": shares, "half_at": None, "n": n, "reason": why}


def _others(others: Sequence[Tally], role: str) -> dict[str, int]:
    chosen = [tally for tally in others if tally.role == role]
    return {
        "people": len(chosen),
        "posts": sum(tally.posts for tally in chosen),
        "words": sum(tally.words for tally in chosen),
    }


def _entry(
    value: float | None, values: Values, name: str, people: int, *, why: str | None, key: str = "value"
) -> dict[str, Any]:
    return entry(value, values.get(name, np.empty(0)), people, why=why, key=key)


def _ratio_of(part: int, whole: int) -> float | None:
    return tidy(part / whole) if whole else None
