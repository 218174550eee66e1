"""``facilitator replay``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import (
    MAP_FORMAT_NAMES,
    console,
    count,
    progress_bar,
    tell,
    tell_most_important,
)
from facilitator.commands.hints import hint_options
from facilitator.commands.rewording import rewording_options, rewriter
from facilitator.errors import InputError

if TYPE_CHECKING:
    from facilitator.formats.hints import Hints

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator replay                                   the sample debates that come along
  facilitator replay meeting.vtt --out out             a recorded meeting, files and report under out/
  facilitator replay meeting.vtt --out out --map argdown --map graphml
  facilitator replay rooms.jsonl --by age_group --out out
  facilitator replay meeting.vtt --reword http://127.0.0.1:8080/v1 --reword-model qwen3 --out out
  facilitator replay turns.jsonl.gz --only ES2002a --policy mine.toml --out out
"""


@click.command(epilog=_EXAMPLE)
@click.argument("debates", nargs=-1, metavar="[DEBATE]...", type=click.Path(path_type=Path))
@click.option("--format", "format", default="auto", help="How the debates are stored; see 'facilitator formats'.")
@click.option("--policy", default="default", metavar="P.toml", help="How the agent behaves: a name or a file.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write files and a report, a folder each.")
@click.option(
    "--map",
    "map_formats",
    multiple=True,
    type=click.Choice(MAP_FORMAT_NAMES),
    help="Also write the map in this format; can be given again.",
)
@click.option(
    "--by", multiple=True, metavar="FIELD", help="Also group people by this field of theirs; can be given again."
)
@click.option(
    "--public",
    type=click.IntRange(min=5),
    metavar="K",
    help="Also write participation_public.json, groups of fewer than K (5 or more) people hidden.",
)
@click.option(
    "--explain", is_flag=True, help="Also write decisions.jsonl: after each post, why it spoke or was silent."
)
@click.option("--only", multiple=True, metavar="ID", help="Only the debates of this id; can be given again.")
@click.option("--speed", type=click.FloatRange(min=0, min_open=True), help="Play aloud, X times as fast as life.")
@click.option("--model", metavar="DIR", help="Another trained classifier.")
@click.option("--seed", default=0, show_default=True, help="Picks among wordings and resamples.")
@rewording_options
@hint_options
def command(
    debates: tuple[Path, ...],
    format: str,
    policy: str,
    out: Path | None,
    map_formats: tuple[str, ...],
    by: tuple[str, ...],
    public: int | None,
    explain: bool,
    only: tuple[str, ...],
    speed: float | None,
    model: str | None,
    seed: int,
    reword: str | None,
    reword_model: str | None,
    **hints: Unpack[Hints],
) -> None:
    """Play recorded debates to the agent: what would it have said, when and why?

    Without a DEBATE, the sample debates that come along are played. A summary goes to standard output, everything
    else to --out.
    """
    from facilitator.agent import Facilitator
    from facilitator.interventions import Policy
    from facilitator.processors import use_threads
    from facilitator.replay.aloud import aloud
    from facilitator.replay.record import folder_name, record, replay
    from facilitator.replay.sources import load, origin
    from facilitator.replay.summary import heading, interventions, summary, summary_row

    if map_formats and out is None:
        raise InputError("--map writes files, and there is no folder for them; name one with --out.")
    chosen = Policy.load(policy)
    if (by or public or explain) and out is None:
        raise InputError("--by, --public and --explain write files without a folder to go to; name one with --out.")
    found = load(debates, format=format, only=only, **hints)
    tell(found.left_out)
    for source in found.files:
        tell_most_important(source.problems, source.path)
    if said := str(found):
        click.echo(said, err=True)
    use_threads()
    agent = Facilitator.load(model=model, policy=chosen, seed=seed)
    agent.rewriter = rewriter(agent.models.embedder, reword=reword, model=reword_model, seed=seed)
    screen = console()
    taken: set[str] = set()
    rows = []
    for source in found.files:
        for debate in source.debates:
            if speed is not None:
                aloud(agent, debate, speed=speed, sleep=time.sleep, show=screen.print)
                continue
            with progress_bar() as progress:
                recording = replay(agent, debate, by=by, progress=progress)
            screen.print(heading(debate))
            for panel in interventions(recording):
                screen.print(panel)
            if out is not None:
                record(
                    recording,
                    out / folder_name(debate.id, taken),
                    source={**origin(source), "all": found.as_dict()},
                    map_formats=map_formats,
                    public=public,
                    explain=explain,
                )
            rows.append(summary_row(recording))
    if rows:
        screen.print(summary(rows))
    if out is not None and rows:
        click.echo(f"Files and a report.html of {count(len(rows), 'debate')} are under {out}.", err=True)
