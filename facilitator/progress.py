"""Telling how far long work is, without knowing who listens: a plain callable, or a bar of rich made into one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

__all__ = ["Progress", "on_bars", "silent"]

#: Called with what is being done, how much of it is done, and how much there is (0 if that is not known).
Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def on_bars(bars: Bars) -> Progress:
    """Show the work on bars of rich, one for each thing that is being done."""
    tasks: dict[str, TaskID] = {}

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = bars.add_task(what, total=total or None)
        bars.update(tasks[what], completed=done, total=total or None)

    return report
