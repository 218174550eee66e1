"""What the terminal says of a replay: a table with a line for each debate, and what the agent would have said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from facilitator.debate import IBIS_TYPES, Debate
from facilitator.interventions.words.wording import duration, quote
from facilitator.replay.record import Recording

__all__ = ["heading", "interventions", "summary", "summary_row"]

_WOMEN = ("people", "posts", "words", "ideas")


def summary(rows: Iterable[Sequence[Text | str]]) -> Table:
    """Posts by type, women's share (unknowns), normalised Gini and interventions by move, from `summary_row`s."""
    table = Table(title="What the agent made of it", title_justify="left", pad_edge=False)
    table.add_column("debate", overflow="fold")
    for name in ("posts", *IBIS_TYPES):
        table.add_column(name, justify="right")
    table.add_column("women's share of\n" + " / ".join(_WOMEN), justify="right")
    table.add_column("gender\nunknown", justify="right")
    table.add_column("Gini\n(norm.)", justify="right")
    table.add_column("interventions")
    for row in rows:
        table.add_row(*row)
    return table


def summary_row(recording: Recording) -> list[Text | str]:
    """The row of one debate in `summary`."""
    labels = Counter(line["label"] for line in recording.observations)
    moves = Counter(line["move"] for line in recording.interventions)
    table = recording.participation
    unknown = table["people"]["unknown"]["count"]
    people = sum(group["count"] for group in table["people"].values())
    said = ", ".join(f"{move} {count}" for move, count in sorted(moves.items())) or "none"
    return [
        Text(recording.debate.id),
        str(len(recording.observations)),
        *(str(labels[kind]) for kind in IBIS_TYPES),
        " / ".join(_percent(table[what]["woman"]["share"]) for what in _WOMEN),
        f"{unknown} of {people}",
        _number(table["gini_normalised"]),
        said,
    ]


def heading(debate: Debate) -> Text:
    """The debate's title and question, above what the agent says in it."""
    title = Text(f"\n{debate.title or debate.id}", style="bold")
    return title.append(f"\n{debate.question}", style="not bold italic") if debate.question else title


def interventions(recording: Recording) -> Iterator[Panel]:
    """Each message with the post it follows and the reason."""
    posts = recording.debate.post_by_id
    for said in recording.interventions:
        after = posts.get(said["after"])
        body = Text()
        if after is not None:
            body.append(f"{_clock(after.time)} {quote(after.text)}\n", style="dim")
        body.append(said["text"] + "\n")
        body.append(said["reason"], style="italic dim")
        whom = "to everyone" if said["audience"] == "everyone" else f"privately to {said['to']}"
        title = Text(f"{_clock(said['time'])} {said['move']} · {whom}", style="bold")
        yield Panel(body, title=title, title_align="left")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _number(entry: Mapping[str, Any]) -> str:
    return "–" if entry["value"] is None else f"{entry['value']:.2f}"


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds; of a debate that goes on for days, the days."""
    if seconds >= 86400:
        return duration(seconds)
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
