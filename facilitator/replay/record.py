"""A replay on disk: `record` writes all that the agent made of a debate into one folder, whole or not at all."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from facilitator import __version__
from facilitator.agent import Facilitator
from facilitator.debate import Debate, Post
from facilitator.files import atomic_path
from facilitator.ibis import open_gaps
from facilitator.ibis.exports import MAP_FORMATS, MapContent, write_map
from facilitator.interventions import Intervention
from facilitator.observation import Observation
from facilitator.participation import (
    Contribution,
    Tracker,
    attribute_tables,
    count_tables,
    exchange_tables,
    flow_tables,
    suppress,
)
from facilitator.participation.tables.exchange import EXCHANGE_METHOD
from facilitator.participation.tables.flow import FLOW_METHOD
from facilitator.participation.tables.grouping import by_attribute
from facilitator.participation.tables.over_time import COLUMNS, due, row
from facilitator.progress import Progress, silent
from facilitator.reports import debate_report

__all__ = ["Recording", "folder_name", "record", "replay"]

#: Rows of ``participation_over_time.csv``, about; a chart can't show more.
_ROWS = 200
_PROGRESS_EVERY = 20


@dataclass(frozen=True, kw_only=True)
class Recording:
    """All that came of a replay, as it goes into the files."""

    debate: Debate
    observations: list[dict[str, Any]]
    interventions: list[dict[str, Any]]
    decisions: list[dict[str, Any]]
    flags: list[dict[str, Any]]
    ledger: dict[str, Any]
    participation: dict[str, Any]
    over_time: list[dict[str, Any]]
    map: dict[str, Any]
    settings: dict[str, Any]


def replay(agent: Facilitator, debate: Debate, *, by: Collection[str] = (), progress: Progress = silent) -> Recording:
    """Play `debate` to the agent from beginning to end.

    Parameters
    ----------
    by
        Fields of the participants, besides gender, by which the participation tables are made too.

    Raises
    ------
    InputError
        If no participant has a field of `by`, or it has too many values.
    """
    for attribute in by:
        by_attribute(debate.participants, attribute)  # before the work, not after it
    observations: list[dict[str, Any]] = []
    interventions: list[dict[str, Any]] = []
    decisions: list[dict[str, Any]] = []
    flags: list[dict[str, Any]] = []
    over_time: list[dict[str, Any]] = []
    contributions: list[Contribution] = []
    total = len(debate.posts)
    every = max(1, total // _ROWS)
    for event in agent.replay(debate):
        if isinstance(event, Intervention):
            interventions.append(event.as_dict())
            continue
        observations.append(event.as_dict())
        decisions.append(event.explained())
        flags.extend(flag.as_dict() for flag in event.flags)
        contributions.append(_contribution(debate.post_by_id[event.id], event))
        number = len(observations)
        if due(number, every) or number == total:
            over_time.append(row(agent.tracker.snapshot()))
        if number % _PROGRESS_EVERY == 0 or number == total:
            progress(debate.id, number, total)
    tracker = agent.tracker
    return Recording(
        debate=debate,
        observations=observations,
        interventions=interventions,
        decisions=decisions,
        flags=flags,
        ledger=_ledger(agent),
        participation=_participation(tracker, contributions, debate, by=by, seed=agent.seed),
        over_time=over_time,
        map={**agent.map.as_dict(), "gaps": [asdict(gap) for gap in open_gaps(agent.map)]},
        settings=settings(agent),
    )


def _ledger(agent: Facilitator) -> dict[str, Any]:
    outcomes = agent.outcomes
    messages = [{**row, "seen": False} for row in outcomes.ledger()]  # nobody saw what a replay would have said
    return {"messages": messages, "paused": [one.as_dict() for one in outcomes.paused]}


def _participation(
    tracker: Tracker, contributions: Sequence[Contribution], debate: Debate, *, by: Collection[str], seed: int
) -> dict[str, Any]:
    counts = count_tables(tracker.tallies(), others=tracker.others(), unattributed=tracker.unattributed, seed=seed)
    method = {**counts.pop("method"), **EXCHANGE_METHOD, **FLOW_METHOD}
    people = debate.participants
    more = {name: attribute_tables(contributions, people, name, seed=seed) for name in sorted(set(by))}
    return {
        **counts,
        **exchange_tables(contributions, people, seed=seed),
        **flow_tables(contributions, people, clock=debate.has_clock),
        **({"by": more} if more else {}),
        "method": method,
    }


def _contribution(post: Post, found: Observation) -> Contribution:
    return Contribution(
        post=post.id,
        author=post.author,
        time=post.time,
        words=len(post.text.split()),
        label=found.label,
        target=found.target,
        repeats=found.duplicate_of,
        end=end if isinstance(end := post.extra.get("end"), int | float) and end >= post.time else None,
    )


def settings(agent: Facilitator) -> dict[str, Any]:
    """What the same replay needs again: version, seed, model and policy."""
    return {
        "version": __version__,
        "seed": agent.seed,
        "model": dict(agent.reader.description),
        "policy": agent.policy.as_dict(),
        "words": agent.rewriter.generator.name if agent.rewriter is not None else "catalogue",
    }


def record(
    recording: Recording,
    folder: Path,
    *,
    source: Mapping[str, Any] | None = None,
    map_formats: Collection[str] = (),
    public: int | None = None,
    explain: bool = False,
) -> None:
    """Write the files of design section 4 into `folder`; each is whole at any time.

    Parameters
    ----------
    source
        Where the debate came from, for ``run.json``.
    map_formats
        Names in `MAP_FORMATS` in which the map is written too.
    public
        Also write ``participation_public.json``, with groups of fewer than so many people hidden; at least 5.
    explain
        Also write ``decisions.jsonl``: why the agent spoke or was silent, a line a post.

    Raises
    ------
    InputError
        If `public` is below 5.
    WorkError
        If the disk refuses.
    """
    with atomic_path(folder) as place:
        place.mkdir()
        _json_lines(place / "observations.jsonl", recording.observations)
        _json_lines(place / "interventions.jsonl", recording.interventions)
        _json_lines(place / "flags.jsonl", recording.flags)
        _json(place / "ledger.json", recording.ledger)
        if explain:
            _json_lines(place / "decisions.jsonl", recording.decisions)
        _json(place / "participation.json", recording.participation)
        if public is not None:
            _json(place / "participation_public.json", suppress(recording.participation, public))
        _json(place / "map.json", recording.map)
        for name in map_formats:
            write_map(MapContent.of(recording.map), place / MAP_FORMATS[name].file_name, format=name)
        _json(place / "run.json", {**recording.settings, "source": dict(source or {})})
        with (place / "participation_over_time.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(recording.over_time)
        page = debate_report(
            debate=recording.debate,
            observations=recording.observations,
            interventions=recording.interventions,
            flags=recording.flags,
            ledger=recording.ledger,
            participation=recording.participation,
            over_time=recording.over_time,
            map=recording.map,
            settings=recording.settings,
            source=source,
        )
        (place / "report.html").write_text(str(page), encoding="utf-8")


def folder_name(debate: str, taken: set[str]) -> str:
    """A debate's id as the name of a folder, safe on any disk and other than those `taken`, to which it is added."""
    safe = re.sub(r"[^\w.-]+", "_", debate)[:80].strip("._") or "debate"
    name, number = safe, 2
    while name.lower() in taken:  # some disks do not tell capitals apart
        name, number = f"{safe}-{number}", number + 1
    taken.add(name.lower())
    return name


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")


def _json_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for content in rows:
            file.write(json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n")
