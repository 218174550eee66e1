"""What the terminal says of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from facilitator.batch.summary import Summary
from facilitator.participation import GROUPS
from facilitator.reports.shown import Shown

__all__ = ["screen"]


def screen(summary: Summary) -> Iterator[Table | Text]:
    """Posts by type, then one line each on people, repeats, and what could not be used."""
    values = summary.values
    table = Table(title=f"{values['posts']:,} posts", title_justify="left", pad_edge=False)
    table.add_column("type")
    for name in ("posts", "share", "95 % interval"):
        table.add_column(name, justify="right")
    for kind, entry in values["types"].items():
        table.add_row(kind, f"{entry['count']:,}", _percent(entry["share"]), _between(entry["low"], entry["high"]))
    table.add_section()
    unsure = values["unsure"]
    table.add_row("unsure", f"{unsure['count']:,}", _percent(unsure["share"]), "")
    yield table
    for line in (_people(values, summary.page), _places(values), _texts(values)):
        yield Text(line)


def _people(values: Mapping[str, Any], page: Shown) -> str:
    """People by gender, in the numbers of the report."""
    tables = page.tables or values["participation"]
    if tables is None:
        return f"People: not known, as {values['participation_reason']}."
    groups = {group: row["count"] for group, row in tables["people"].items() if group in GROUPS}
    women, posts = tables["people"]["woman"], tables["posts"]["woman"]
    head = f"People: {sum(groups.values()):,}, gender {page.unknown} for {groups['unknown']:,}."
    if women["share"] is None:
        return f"{head} No shares by gender: {women['reason']}."
    return (
        f"{head} Women's share of people {_percent(women['share'])} "
        f"(bounds {_between(women['bound_low'], women['bound_high'])}), of posts {_percent(posts['share'])} "
        f"(bounds {_between(posts['bound_low'], posts['bound_high'])})."
    )


def _places(values: Mapping[str, Any]) -> str:
    parts = []
    for name in ("debates", "topics"):
        found = values[name]
        if found is not None:
            first = found["most_active"][0]
            many = "very many" if found["number"] is None else f"{found['number']:,}"
            parts.append(f"{name.capitalize()}: {many}, most posts in {first['name'][:60]!r} ({first['posts']:,}).")
    return " ".join(parts) or "No debates or topics are named."


def _texts(values: Mapping[str, Any]) -> str:
    words, repeats, problems = values["lengths"]["words"], values["repeats"], values["problems"]
    return (
        f"Texts: median {words['median']:,} words; {repeats['texts']:,} repeat an earlier one word for word, "
        f"{repeats['empty_texts']:,} are empty. Rows left out: {problems['dropped']:,}."
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{low:.1%} – {high:.1%}"
