"""The report of one debate: what was said, what the agent would have said and why, and who was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.debate import UNKNOWN_AUTHOR, Debate
from facilitator.reports.aftermath import FlagList, Outcomes, flag_list, outcome_table
from facilitator.reports.debate_timeline import marks, reading, said
from facilitator.reports.exchange import Exchange, exchange_tables
from facilitator.reports.facts import Facts, facts
from facilitator.reports.lorenz import lorenz
from facilitator.reports.messages import MessageList, messages
from facilitator.reports.page import Number
from facilitator.reports.participation import BARS, QUANTITIES, Evenness, Shares, evenness_table, shares_table
from facilitator.reports.reading_words import reading_words
from facilitator.reports.rendering import View
from facilitator.reports.share_bars import share_bars
from facilitator.reports.share_lines import share_lines
from facilitator.reports.summary import summary
from facilitator.reports.svg import Chart, Empty
from facilitator.reports.text import percent, shorten
from facilitator.reports.timeline import timeline
from facilitator.reports.tree import Tree, tree

__all__ = ["DebateReport", "debate_report"]


@dataclass(frozen=True, kw_only=True)
class DebateReport(View):
    """The whole page; `None` and empty where there is nothing to show."""

    template = "debate_report.html.j2"
    title: str
    heading: str
    question: str
    language: str
    start: str
    numbers: tuple[Number, ...]
    summary: tuple[str, ...]
    timeline: Chart | Empty
    timeline_reading: str
    messages: MessageList
    outcomes: Outcomes | None
    flags: FlagList
    map: Tree | Empty
    bars: Chart | Empty
    bars_reading: str
    lines: Chart | Empty
    lorenz: Chart | Empty
    shares: Shares
    exchange: Exchange | None
    evenness: Evenness | None
    settings: Facts
    counting: Facts


def debate_report(
    *,
    debate: Debate,
    observations: Sequence[Mapping[str, Any]],
    interventions: Sequence[Mapping[str, Any]],
    flags: Sequence[Mapping[str, Any]],
    ledger: Mapping[str, Any],
    participation: Mapping[str, Any],
    over_time: Sequence[Mapping[str, Any]],
    map: Mapping[str, Any],
    settings: Mapping[str, Any],
    source: Mapping[str, Any] | None = None,
) -> DebateReport:
    """One page that holds all it needs; its size does not grow with the debate beyond a few hundred posts.

    Parameters
    ----------
    debate
        With its posts, for quotes, names and times.
    observations, interventions, flags
        The lines of ``observations.jsonl``, ``interventions.jsonl`` and ``flags.jsonl``, in order.
    ledger
        The content of ``ledger.json``: what came of the messages.
    participation, over_time, map
        The content of ``participation.json``, the rows of ``participation_over_time.csv`` (numbers, not texts;
        `None` where there is no value) and the content of ``map.json``.
    settings
        Where this comes from: words -> values, such as model, policy, seed and version.
    source
        What ``run.json`` says of the file it was read from.
    """
    title = debate.title or debate.id
    names = {person.id: person.name or person.id for person in debate.participants}
    columns = {f"{name}_woman_share": name for name in ("posts", "words", "ideas")}
    return DebateReport(
        title=f"{shorten(title, 80)} – debate report",
        heading=shorten(title, 200),
        question=shorten(debate.question, 600) if debate.question else "",
        language=debate.language or "",
        start=shorten(debate.start, 40) if debate.start else "",
        numbers=_numbers(debate, observations, interventions, participation),
        summary=summary(
            debate=debate, observations=observations, interventions=interventions, participation=participation
        )
        + reading_words(source or {}),
        timeline=timeline(marks(debate, observations), said(observations, interventions)),
        timeline_reading=reading(len(observations)),
        messages=messages(debate, interventions),
        outcomes=outcome_table(ledger),
        flags=flag_list(debate, flags),
        map=tree(map, names=names, language=debate.language),
        bars=share_bars(participation, quantities=QUANTITIES),
        bars_reading=BARS,
        lines=share_lines(over_time, columns=columns),
        lorenz=lorenz(_posts_per_person(debate)),
        shares=shares_table(participation),
        exchange=exchange_tables(participation),
        evenness=evenness_table(participation),
        settings=facts(settings),
        counting=facts(participation.get("method") or {}),
    )


def _numbers(
    debate: Debate,
    observations: Sequence[Mapping[str, Any]],
    interventions: Sequence[Mapping[str, Any]],
    participation: Mapping[str, Any],
) -> tuple[Number, ...]:
    labels = Counter(row["label"] for row in observations)
    people = sum(row.get("count") or 0 for row in (participation.get("people") or {}).values())
    women = ((participation.get("posts") or {}).get("woman") or {}).get("share")
    return (
        Number(f"{len(debate.posts):,}", "posts"),
        Number(f"{people:,}", "people"),
        Number(f"{labels['issue']:,}", "issue posts"),
        Number(f"{labels['idea']:,}", "idea posts"),
        Number(percent(women), "of posts by women, where known"),
        Number(f"{len(interventions):,}", "messages of the agent"),
    )


def _posts_per_person(debate: Debate) -> list[int]:
    """Participants' numbers of posts, the silent included; posts of nobody known are nobody's."""
    written = Counter(post.author for post in debate.posts)
    people = [person for person in debate.participants if person.role == "participant" and person.id != UNKNOWN_AUTHOR]
    return [written[person.id] for person in people]
