"""Faults of wiring that have survived once, by name; each is put into the tree and has to be found.

Each aims at some text that is there exactly once in one file of that name. Where the code has moved on, add an aim to
the fault rather than replacing the one before: earlier revisions can then still be measured. The first aim that fits is
taken, and a fault without one stops the study.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from mutants import Mutant

__all__ = ["NAMED", "Aim", "Named", "aimed"]


class Aim(NamedTuple):
    """In the one file of this name, `old` becomes `new`."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Named:
    """A fault in plain words, and where it can be put."""

    fault: str
    aims: tuple[Aim, ...]


NAMED = (
    Named(
        "the check for a lull is never armed again",
        (
            Aim(
                "agent.py", "        self._last = post\n        self._checked = False\n", "        self._last = post\n"
            ),
            Aim("room.py", "self._last, self._looked = turn, False", "self._last = turn"),
            Aim("silence.py", "self._last, self.looked = time, False", "self._last = time"),
        ),
    ),
    Named(
        "the gate is never told that a thought is new",
        (
            Aim(
                "agent.py",
                'new=placement.node == post.id and self.map.state(post.id).label in ("issue", "idea"),',
                "new=False,",
            ),
            Aim("placing.py", 'new=turn.label in ("issue", "idea") and placed.duplicate_of is None', "new=False"),
        ),
    ),
    Named(
        "flags call for messages for ever",
        (
            Aim(
                "agent.py",
                "[flag for number, flag in self._flags if self.map.number - number < _FLAGS_HOLD]",
                "[flag for _, flag in self._flags]",
            ),
            Aim(
                "room.py",
                "[flag for number, flag in self._flags if self.map.number - number < _FLAGS_HOLD]",
                "[flag for _, flag in self._flags]",
            ),
            Aim(
                "outlook.py",
                "[flag for number, flag in self._flags if self._map.number - number < _FLAGS_HOLD]",
                "[flag for _, flag in self._flags]",
            ),
        ),
    ),
    Named(
        "nobody is ever a first voice",
        (
            Aim("agent.py", "first=not lead and self.tracker.posts_of(post.author) == 1,", "first=False,"),
            Aim("room.py", "first=not turn.lead and self.tracker.posts_of(turn.author) == 1,", "first=False,"),
        ),
    ),
    Named(
        "the tracker is never told of repeats",
        (
            Aim("agent.py", "target=answered, repeats=repeats)", "target=answered, repeats=False)"),
            # the tracker counts none any more; this keeps repeats from whoever looks at a turn
            Aim("placing.py", "repeats=placed.duplicate_of,", "repeats=None,"),
        ),
    ),
    Named(
        "the decider is never told that a facilitator spoke",
        (
            Aim("agent.py", "heard(heard, facilitator=lead, map=", "heard(heard, facilitator=False, map="),
            Aim("pacing.py", "        if turn.lead:\n", "        if False:\n"),
        ),
    ),
    Named(
        "copies are timed in a debate without a clock",
        (
            Aim("agent.py", "timed=self._real_times,", "timed=True,"),
            Aim(
                "room.py",
                "SafetyWatch(thresholds=self.policy.safety, timed=self.timed)",
                "SafetyWatch(thresholds=self.policy.safety)",
            ),
        ),
    ),
    Named(
        "posts of who leads are among the recent ones",
        (
            Aim(
                "agent.py",
                "        if not lead:\n            self._heard.append(heard)\n",
                "        self._heard.append(heard)\n        if not lead:\n",
            ),
            Aim(
                "room.py",
                "        if not turn.lead:\n            self._recent.append(turn)\n",
                "        self._recent.append(turn)\n        if not turn.lead:\n",
            ),
            Aim(
                "outlook.py",
                "        if not turn.lead:\n            self._recent.append(turn)\n",
                "        self._recent.append(turn)\n        if not turn.lead:\n",
            ),
        ),
    ),
    Named(
        "a move that reconciles is paused",
        (Aim("outcomes.py", "and own - matched > self", "and abs(own - matched) > self"),),
    ),
    Named(
        "a silent moment is entered twice",
        (
            Aim(
                "decider.py",
                "if situation.after is None or (situation.silence and not sent):",
                "if situation.after is None:",
            ),
            Aim(
                "decider.py",
                "        self.outcomes.decided(after=after, phase=phase, branch=branch)\n",
                "        self.outcomes.decided(after=after, phase=phase, branch=branch)\n" * 2,
            ),
        ),
    ),
    Named(
        "what has been said is forgotten",
        (
            Aim("decider.py", "        self._said[move.id] = self._pacer.posts\n", ""),
            Aim("decider.py", "        self._said[said.move] = self._pacer.posts\n", ""),
        ),
    ),
    Named(
        "the ladder of tension never calms",
        (Aim("tension.py", "self._calm = 0 if found is not None else self._calm + 1", "self._calm = 0"),),
    ),
)


def aimed(named: Named, texts: Mapping[str, str]) -> Mutant | None:
    """The fault as a mutant of these texts; `None` if no aim fits exactly once."""
    for aim in named.aims:
        files = [name for name, text in texts.items() if PurePosixPath(name).name == aim.file and aim.old in text]
        if len(files) == 1 and texts[files[0]].count(aim.old) == 1:
            before = texts[files[0]].partition(aim.old)[0]
            return Mutant(
                file=files[0],
                line=before.count("\n") + 1,
                operator="named",
                start=len(before.encode()),
                old=aim.old,
                new=aim.new,
                source=named.fault,
            )
    return None
