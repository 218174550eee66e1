"""What of participation may stand on a page that is passed around: no gender group of fewer than five people.

Fewer than five non-binary people are counted with the unknown there, so that the shares of women and men, and their
bounds, can be shown without them. Where the small group is the women or the men, shares would tell of single people
or be of one group alone, and none are shown. ``summary.json`` has everything: whoever made it has the corpus anyway.
(`facilitator.participation.suppress` is stricter: it is for people in a debate, who know who said what.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitator.participation import Tally
from facilitator.reports.shown import Shown

__all__ = ["FEWEST_PEOPLE", "shown"]

FEWEST_PEOPLE = 5


def shown(
    people: Sequence[Tally], tables: Mapping[str, Any] | None, make: Callable[[Sequence[Tally]], Mapping[str, Any]]
) -> Shown:
    """What of `tables`, those of the participants `people`, may be shown; `make` computes tables of others."""
    if tables is None:
        return Shown(None, False, "Participation cannot be told: no post names its author.")
    count = {group: entry["count"] for group, entry in tables["people"].items()}
    if sum(count.values()) < FEWEST_PEOPLE:
        return Shown(None, False, f"Participation is not shown: fewer than {FEWEST_PEOPLE} people take part.")
    if count["unknown"] == len(people):
        return Shown(tables, False, "There are no shares by gender: nobody's gender is known.")
    if any(0 < count[group] < FEWEST_PEOPLE for group in ("woman", "man")):
        note = f"Shares by gender are not shown: a group has fewer than {FEWEST_PEOPLE} people, who could be made out."
        return Shown(tables, False, note)
    if not count["woman"] and not count["man"]:
        return Shown(tables, False, "Shares by gender are not shown: only one group is known.")
    if not 0 < count["non-binary"] < FEWEST_PEOPLE:
        return Shown(tables, True, "")
    pooled = [replace(tally, gender=None) if tally.gender == "non-binary" else tally for tally in people]
    note = (
        f"A group of fewer than {FEWEST_PEOPLE} people is counted with those of unknown gender here, so that nobody "
        "can be made out."
    )
    return Shown(_without(make(pooled), "non-binary"), True, note, withheld=count["non-binary"])


def _without(tables: Mapping[str, Any], group: str) -> dict[str, Any]:
    """The tables without the rows of a group: they would say that there is nobody of it."""
    return {
        name: {one: row for one, row in table.items() if one != group} if isinstance(table, Mapping) else table
        for name, table in tables.items()
    }
