"""Everything that was left out or mended: each in a file, counted by kind, the first ones kept for the screen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from facilitator.formats import Problem

__all__ = ["ProblemLog", "kind_of"]

_MOST_KINDS = 100
_MOST_FIRST = 10
_HOW_OFTEN = re.compile(r" \((\d+ such lines|this is the first such line).*\)$")
_PARTICULAR = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\d[\d,.:]*""")


def kind_of(found: str) -> str:
    """What was found without the quoted values and numbers that differ from line to line.

    >>> kind_of("the row has 3 cells where the header has 4")
    'the row has … cells where the header has …'
    """
    return _PARTICULAR.sub("…", _HOW_OFTEN.sub("", found))


class ProblemLog:
    """Writes problems to `file` as JSON, one a line, and counts them."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._kinds: dict[tuple[str, bool], dict[str, Any]] = {}
        self.first: list[Problem] = []
        self.total = 0
        self.dropped = 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Take in problems, in the order in which they were met."""
        for problem in problems:
            self.total += 1
            self.dropped += problem.dropped
            if len(self.first) < _MOST_FIRST:
                self.first.append(problem)
            where = {"file": problem.file, "line": problem.line}
            what = {"found": problem.found, "remedy": problem.remedy, "dropped": problem.dropped}
            self._file.write(json.dumps({**where, **what}) + "\n")
            key = (kind_of(problem.found), problem.dropped)
            if key not in self._kinds and len(self._kinds) >= _MOST_KINDS:
                key = ("something else", problem.dropped)
            kind = self._kinds.setdefault(
                key, {"found": key[0], "dropped": key[1], "count": 0, "first": where, "remedy": problem.remedy}
            )
            kind["count"] += 1

    def as_dict(self) -> dict[str, Any]:
        """How many problems there are, how many of them left something out, and each kind with its first place."""
        kinds = sorted(self._kinds.values(), key=lambda kind: (-kind["count"], kind["found"]))
        return {"total": self.total, "dropped": self.dropped, "kinds": kinds}
