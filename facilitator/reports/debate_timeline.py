"""The posts and messages of one debate as marks on its timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.debate import Debate
from facilitator.reports.summary import move_words
from facilitator.reports.text import elapsed, shorten
from facilitator.reports.timeline import LIMIT, Mark, Said

__all__ = ["marks", "reading", "said"]


def marks(debate: Debate, observations: Sequence[Mapping[str, Any]]) -> list[Mark]:
    """A mark a post; of many, without tips, as only columns are drawn."""
    return [_mark(debate, row, tip=len(observations) <= LIMIT) for row in observations]


def said(observations: Sequence[Mapping[str, Any]], interventions: Sequence[Mapping[str, Any]]) -> list[Said]:
    """The agent's messages, each with its place among the posts."""
    places = {row["id"]: place for place, row in enumerate(observations, start=1)}
    return [
        Said(
            places.get(row.get("after"), 0),
            row.get("audience") == "private",
            f"{move_words(row['move'])}: {shorten(row['text'], 140)}",
        )
        for row in interventions
    ]


def reading(posts: int) -> str:
    """How to read the chart of so many posts."""
    if posts > LIMIT:
        return "Columns: how many posts there were in each hundredth of the debate."
    return (
        "One shape a post, in the order of posting; a dashed outline where the type is unsure. A bubble is a message "
        "of the agent, hollow if private."
    )


def _mark(debate: Debate, row: Mapping[str, Any], *, tip: bool) -> Mark:
    post, unsure = debate.post_by_id.get(row["id"]), bool(row.get("unsure"))
    if post is None:
        return Mark(row["label"], None, "", unsure)
    time = post.time if debate.has_clock else None
    person = debate.participant_by_id[post.author]
    when = f", {elapsed(post.time)}" if debate.has_clock else ""
    kind = f"{row['label']} (unsure)" if unsure else row["label"]
    words = f"{kind} – {person.name or post.author}{when}: {shorten(post.text, 120)}" if tip else ""
    return Mark(row["label"], time, words, unsure)
