"""What came of the mutants: counts and rates by area, and the table of those that survived."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from mutants import AREAS, Mutant, area_of

from facilitator.statistics.intervals import wilson

__all__ = ["equivalents", "summary", "survivors", "table"]


def equivalents(path: Path) -> dict[tuple[str, str, str, str], str]:
    """The reasons of those that were judged by hand to change nothing that can be seen, by file name and change."""
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant", [])
    return {(one["file"], one["source"], one["old"], one["new"]): one["reason"] for one in listed}


def summary(
    verdicts: Sequence[tuple[Mutant, Mapping[str, Any]]],
    possible: Sequence[Mutant],
    judged: Mapping[tuple[str, str, str, str], str],
) -> dict[str, Any]:
    """Counts and the share found by area and over all that were drawn, each with Wilson's 95 % interval."""
    rows = {}
    for area in (*AREAS, "all"):
        inside = [(one, verdict) for one, verdict in verdicts if area in ("all", area_of(one.file))]
        alive = [one for one, verdict in inside if verdict["outcome"] == "survived"]
        same = sum(_key(one) in judged for one in alive)
        found = len(inside) - len(alive)
        rows[area] = {
            "possible": sum(area in ("all", area_of(one.file)) for one in possible),
            "drawn": len(inside),
            "found": found,
            "of_these_timeouts": sum(verdict["outcome"] == "timeout" for _, verdict in inside),
            "survived": len(alive),
            "judged_equivalent": same,
            "share_found": _share(found, len(inside)),
            "share_found_without_equivalents": _share(found, len(inside) - same),
        }
    return rows


def survivors(
    verdicts: Sequence[tuple[Mutant, Mapping[str, Any]]], judged: Mapping[tuple[str, str, str, str], str]
) -> list[dict[str, Any]]:
    """The mutants that no test near noticed, with the reason where one was judged equivalent."""
    return [
        {**described(one), "equivalent": judged.get(_key(one))}
        for one, verdict in verdicts
        if verdict["outcome"] == "survived"
    ]


def described(mutant: Mutant) -> dict[str, Any]:
    old, new = mutant.old.strip(", \n"), mutant.new
    place = {"file": mutant.file, "line": mutant.line, "operator": mutant.operator}
    return {**place, "source": mutant.source, "old": old, "new": new}


def table(content: Mapping[str, Any]) -> str:
    """The results as Markdown, ready for the README."""
    lines = ["| area | possible | drawn | found | survived | share found | without equivalents |", "|" + "---|" * 7]
    for area, row in content["areas"].items():
        shares = (_words(row[key]) for key in ("share_found", "share_found_without_equivalents"))
        counts = (f"{row[key]:,}" for key in ("possible", "drawn", "found", "survived"))
        lines.append(f"| {' | '.join((area, *counts, *shares))} |")
    lines += ["", "| named fault | outcome |", "|---|---|"]
    lines += [f"| {one['fault']} | {one['outcome']} |" for one in content["named"]]
    lines += ["", "| survivor | line | change |", "|---|---|---|"]
    for one in content["survivors"]:
        note = " (equivalent)" if one["equivalent"] else ""
        place = f"{one['file'].removeprefix('facilitator/')}:{one['line']}"
        lines.append(f"| {place} | {_code(one['source'])} | {_code(one['old'])} → {_code(one['new'])}{note} |")
    return "\n".join(lines)


def _key(mutant: Mutant) -> tuple[str, str, str, str]:
    one = described(mutant)
    return PurePosixPath(mutant.file).name, one["source"], one["old"], one["new"]


def _share(part: int, whole: int) -> dict[str, Any]:
    if not whole:
        return {"value": None, "low": None, "high": None, "n": 0}
    low, high = wilson(part / whole, whole)
    return {"value": round(part / whole, 3), "low": round(low, 3), "high": round(high, 3), "n": whole}


def _words(share: Mapping[str, Any]) -> str:
    return "-" if share["value"] is None else f"{share['value']:.2f} ({share['low']:.2f}-{share['high']:.2f})"


def _code(text: str) -> str:
    """One line of code in a cell."""
    line = " ".join(text.split()).replace("|", "\\|")
    return f"`{line[:90] + '…' if len(line) > 90 else line}`" if line else "nothing"
