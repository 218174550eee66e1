"""Everything that was left out or mended: each in a file, counted by kind, the gravest kept for the screen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from facilitator.formats import Problem
from facilitator.formats.importance import kind_of, weight

__all__ = ["ProblemLog"]

_MOST_KINDS = 100
_MOST_FIRST = 10


class ProblemLog:
    """Writes problems to `file` as JSON, one a line, and counts them."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._kinds: dict[tuple[str, bool], dict[str, Any]] = {}
        self.first: list[Problem] = []
        self._seen: set[tuple[str, bool]] = set()
        self.total = 0
        self.dropped = 0
        self.words = 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Take in problems, in the order in which they were met."""
        for problem in problems:
            self.total += 1
            self.dropped += problem.count if problem.dropped else 0
            self.words += problem.words or 0
            self._keep(problem)
            where = {"file": problem.file, "line": problem.line}
            what = {"found": problem.found, "remedy": problem.remedy, "dropped": problem.dropped}
            what |= {"about": problem.about, "words": problem.words, "count": problem.count}
            self._file.write(json.dumps({**where, **what}) + "\n")
            key = (kind_of(problem.found), problem.dropped)
            if key not in self._kinds and len(self._kinds) >= _MOST_KINDS:
                key = ("something else", problem.dropped)
            kind = self._kinds.setdefault(
                key, {"found": key[0], "dropped": key[1], "count": 0, "first": where, "remedy": problem.remedy}
            )
            kind["count"] += 1

    def _keep(self, problem: Problem) -> None:
        """Those that matter most stay, one of a kind: whoever reads only these must not miss what is lost."""
        key = (kind_of(problem.found), problem.dropped)
        if key in self._seen or (len(self.first) == _MOST_FIRST and weight(problem) >= weight(self.first[-1])):
            return
        self._seen.add(key)
        self.first = sorted([*self.first, problem], key=weight)[:_MOST_FIRST]

    def as_dict(self) -> dict[str, Any]:
        """How many problems there are, how many of them left something out, and each kind with its first place."""
        kinds = sorted(self._kinds.values(), key=lambda kind: (-kind["count"], kind["found"]))
        return {"total": self.total, "dropped": self.dropped, "words_left_out": self.words, "kinds": kinds}
