"""The rows of ``participation_over_time.csv``: who has been heard by when.

Two rows in a row differ by the posts in between, so whoever saw them could tell the gender of each author.
They are for researchers who may see that; nothing of this is shown to participants.
"""

from __future__ import annotations

from facilitator.errors import InputError
from facilitator.participation.running.snapshot import Snapshot
from facilitator.participation.tally import GROUPS, UNKNOWN

__all__ = ["COLUMNS", "due", "row"]

#: Name of a column -> field of `GroupTotals`.
_MEASURES = {"heard": "speakers", "posts": "posts", "words": "words", "ideas": "ideas"}
_KNOWN = tuple(group for group in GROUPS if group != UNKNOWN)

COLUMNS: tuple[str, ...] = (
    "time",
    "post",
    "people",
    *(
        column
        for measure in _MEASURES
        for column in (
            *(f"{measure}_{group}" for group in GROUPS),
            *(f"{measure}_{group}_share" for group in _KNOWN),
        )
    ),
    *(f"answered_{group}" for group in GROUPS),
    *(_CONCENTRATION := ("gini_normalised", "effective_speakers", "silent_share")),
    "turn_taking",
    "recent_posts_woman_share",
)
"""Column names, such as ``posts_woman`` and ``posts_woman_share``; ``heard`` is people with at least one post,
``answered`` posts of the group that another participant answered, ``recent`` the last twenty posts by people of known
gender.
"""


def row(snapshot: Snapshot) -> dict[str, float | int | None]:
    """One row, keys in the order of `COLUMNS`. Shares are among known gender, `None` where there is none yet."""
    groups = snapshot.groups
    values: dict[str, float | int | None] = {
        "time": snapshot.time,
        "post": snapshot.number,
        "people": sum(totals.people for totals in groups.values()),
    }
    for measure, field in _MEASURES.items():
        counts: dict[str, int] = {group: getattr(groups[group], field) for group in GROUPS}
        known = sum(counts[group] for group in _KNOWN)
        for group in GROUPS:
            values[f"{measure}_{group}"] = counts[group]
        for group in _KNOWN:
            values[f"{measure}_{group}_share"] = counts[group] / known if known else None
    for group in GROUPS:
        values[f"answered_{group}"] = snapshot.answered.get(group, (0, 0))[0]
    for name in _CONCENTRATION:
        values[name] = getattr(snapshot.concentration, name)
    values["turn_taking"] = snapshot.turn_taking
    values["recent_posts_woman_share"] = snapshot.recent.get("woman", 0.0) if snapshot.recent else None
    return values


def due(number: int, every: int) -> bool:
    """Whether a row is due after post `number`: after the first and after each `every` posts."""
    if every < 1:
        raise InputError(f"a row every {every} posts was asked for; give 1 or more.")
    return number == 1 or (number > 0 and number % every == 0)
