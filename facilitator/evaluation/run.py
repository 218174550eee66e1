"""`evaluate`: suites over the user's debates, one result file and one page a suite."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from facilitator.agent import Facilitator
from facilitator.errors import InputError
from facilitator.evaluation.bench import Bench
from facilitator.evaluation.inputs import Inputs, load
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.suites import SUITES
from facilitator.evaluation.table import overview
from facilitator.files import atomic_path
from facilitator.formats.hints import Hints
from facilitator.formats.importance import most_important
from facilitator.formats.problem import losses
from facilitator.interventions import Policy
from facilitator.processors import use_threads
from facilitator.progress import Progress, silent
from facilitator.provenance import provenance
from facilitator.reports.evaluation_page import result_page

__all__ = ["evaluate", "write_result"]


def evaluate(
    suites: Iterable[str],
    on: Sequence[str | Path] = (),
    *,
    out: str | Path | None = None,
    policy: Policy | str | None = None,
    model: str | None = None,
    seed: int = 0,
    progress: Progress = silent,
    date: str | None = None,
    agent: Facilitator | None = None,
    clock: Callable[[], float] = time.perf_counter,
    **hints: Unpack[Hints],
) -> list[SuiteResult]:
    """Run suites over debates and posts.

    Parameters
    ----------
    suites
        Names in `SUITES`; each once.
    on
        Files and folders of any format, pooled; none for the bundled samples, on which the shipped model was trained.
    out
        Folder for ``<suite>.json`` and ``<suite>.html``, each written whole as soon as its suite is done. `None`
        writes nothing.
    policy, model, seed
        As for `Facilitator.load`; the seed also draws the intervals and the random baselines.
    progress
        Called with what is being done, how much is done, and how much there is; see `facilitator.progress`.
    date
        As it shall stand in the results.
    agent
        An agent that is already there, instead of `policy` and `model`.
    clock
        Gives seconds; only used to time the agent.
    hints
        What somebody knows of the files that they do not say, as for `facilitator.formats.read`.

    Returns
    -------
    list of SuiteResult
        In the order of `suites`. A metric for which there is no gold is `None` with a reason.

    Raises
    ------
    InputError
        If a suite is unknown or needs what is not installed, a path cannot be read, or there is not a single post in
        them.
    """
    names = list(dict.fromkeys(suites))
    unknown = [name for name in names if name not in SUITES]
    if unknown or not names:
        found = f"there is no suite {unknown[0]!r}" if unknown else "no suite is named"
        raise InputError(f"{found}; use {', '.join(SUITES)}.")
    inputs = load(on, report=progress, **hints)
    used = agent or _agent(model, policy, seed, units="cost" in names)
    bench = Bench(inputs=inputs, agent=used, seed=seed, clock=clock, report=progress)
    results = []
    for name in names:
        result = _complete(SUITES[name].run(bench), bench, date)
        if out is not None:
            write_result(result, out)  # at once: if a later suite is interrupted, this one is whole
        results.append(result)
    return results


def _agent(model: str | None, policy: Policy | str | None, seed: int, *, units: bool) -> Facilitator:
    """The agent with all threads; typing sentences costs as much as typing posts, and few suites ask for it."""
    use_threads()
    return Facilitator.load(model=model, policy=policy, seed=seed, units=units)


def write_result(result: SuiteResult, folder: str | Path) -> None:
    """Write ``<suite>.json`` and ``<suite>.html`` into `folder`; neither is ever seen half-written."""
    text = json.dumps(result.as_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    page = result_page(
        result.as_dict(), figures=overview(result).as_dict(), description=SUITES[result.suite].description
    )
    for ending, content in ((".json", text), (".html", str(page))):
        with atomic_path(Path(folder) / f"{result.suite}{ending}") as temporary:
            temporary.write_text(content, encoding="utf-8", errors="replace")


def _complete(result: SuiteResult, bench: Bench, date: str | None) -> SuiteResult:
    """The result with the notes on its inputs and everything needed to get it again."""
    inputs = bench.inputs
    return replace(
        result,
        notes=(*inputs.notes, *result.notes, *_problems(inputs)),
        provenance=provenance(
            suite=result.suite,
            files=inputs.files,
            counts={
                "debates": len(inputs.items),
                "posts": inputs.posts,
                "gold": result.provenance["gold"],
                **inputs.read,
            },
            model=bench.agent.reader.description,
            policy=bench.agent.policy.as_dict(),
            seed=bench.seed,
            intervals=result.provenance["intervals"],
            date=date,
        ),
    )


def _problems(inputs: Inputs) -> tuple[str, ...]:
    """One sentence on what could not be read as it was."""
    if not inputs.problems:
        return ()
    told = [replace(one, file=Path(one.file).name) for one in most_important(inputs.problems)]  # folders do not travel
    lost = losses(inputs.problems)
    head = (
        f"Problems in reading: lines left out {lost['lines_left_out']}, words in them {lost['words_left_out']}, "
        f"lines mended or assumed about {lost['lines_mended']}"
    )
    return (f"{head}; the gravest: {' '.join(map(str, told))}",)
