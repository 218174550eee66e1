"""A verdict for each mutant: from a file, so that a run that was broken off goes on where it was, or by trial."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

from mutants import Mutant  # these two are files beside this one
from trial import Bench

__all__ = ["known", "tried"]


def known(kept: Path) -> dict[str, dict[str, Any]]:
    """The verdicts there are, by the ids of the mutants."""
    rows = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return {row.pop("id"): row for row in map(json.loads, rows)}


def tried(
    mutants: Sequence[Mutant],
    *,
    texts: Mapping[str, str],
    near: Mapping[str, Sequence[str]],
    benches: Sequence[Bench],
    kept: Path,
) -> dict[str, dict[str, Any]]:
    """The verdicts of a trial of each; every one is added to the file `kept` at once."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    every = sorted({test for one in mutants for test in near[one.file]})
    print(f"{len(mutants)} mutants to try; first {len(every)} files of tests as they are", flush=True)
    green = benches[0].whole(every)
    if green["outcome"] != "survived":
        failed = ", ".join(green["failed"])
        raise SystemExit(f"These fail without any mutant; mend them first: {failed}.\n{green['said']}")
    free: Queue[Bench] = Queue()
    for bench in benches:
        free.put(bench)

    def attempt(mutant: Mutant) -> dict[str, Any]:
        bench = free.get()
        try:
            return bench.trial({mutant.file: mutant.apply(texts[mutant.file])}, near[mutant.file])
        finally:
            free.put(bench)

    verdicts = {}
    with ThreadPoolExecutor(len(benches)) as pool, kept.open("a", encoding="utf-8") as file:
        for number, (mutant, answer) in enumerate(zip(mutants, pool.map(attempt, mutants), strict=True), 1):
            row = {key: answer[key] for key in ("outcome", "failed", "seconds")}
            verdicts[mutant.id] = row
            file.write(json.dumps({"id": mutant.id, **row}) + "\n")
            file.flush()
            words = f"{mutant.file}:{mutant.line} {mutant.operator}: {mutant.source}"
            print(f"{number:4} {row['outcome']:8} {row['seconds']:5.1f} s  {words}"[:150], flush=True)
    return verdicts
