"""What the suites work with: the inputs, the agent, and what the agent made of each debate, found once for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from facilitator.agent import Facilitator
from facilitator.classification import TypeModel
from facilitator.debate import Debate, IbisType, Post
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.inputs import Inputs, Item
from facilitator.evaluation.parents import type_inputs
from facilitator.interventions import Intervention
from facilitator.observation import Observation
from facilitator.progress import Progress, silent

__all__ = ["Bench", "Replayed", "predict", "replay", "ticker"]

_BATCH = 256


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """What the agent made of a debate, one value a post.

    `spoke` tells whether it would have spoken right after the post, `scores` its `speak_score`; `open` whether the
    timing gate was open, `chances` its `p_speak` (where there is none, `spoke` and `scores` again); `gaps` how pressing
    the map's gaps were by rules alone; `seconds` how long the post took; `lulls` counts the messages into a silence.
    """

    labels: tuple[IbisType, ...]
    spoke: tuple[bool, ...]
    scores: tuple[float, ...]
    open: tuple[bool, ...]
    chances: tuple[float, ...]
    gaps: tuple[float, ...]
    seconds: tuple[float, ...]
    lulls: int


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One evaluation: what it runs on and with. `clock` gives seconds and is only used to time the agent."""

    inputs: Inputs
    agent: Facilitator
    seed: int
    clock: Callable[[], float]
    report: Progress = silent

    @cached_property
    def replayed(self) -> tuple[Replayed, ...]:
        """Every debate, with its links, as the agent read it; in the order of ``inputs.items``."""
        return replay(self.agent, self.inputs.items, clock=self.clock, report=self.report)


def replay(
    agent: Facilitator,
    items: Sequence[Item],
    *,
    clock: Callable[[], float],
    what: str = "replaying",
    report: Progress = silent,
) -> tuple[Replayed, ...]:
    """Let the agent read every debate, gold taken out, silences included."""
    tell = ticker(what, sum(len(item.debate.posts) for item in items), report)
    agent.start(Debate(id="warming up"))
    agent.observe(Post(id="1", author="nobody", text="Good morning."))  # whatever a model does once, it does here
    return tuple(_replay_one(agent, blind(item.debate), clock, tell) for item in items)


def _replay_one(agent: Facilitator, debate: Debate, clock: Callable[[], float], tell: Callable[[], None]) -> Replayed:
    labels, spoke, scores, opened, chances, gaps, seconds = [], [], [], [], [], [], []
    said = 0
    last = clock()
    for event in agent.replay(debate):
        match event:
            case Observation() as observation:
                now = clock()
                seconds.append(now - last)
                labels.append(observation.label)
                spoke.append(observation.intervention is not None)
                scores.append(observation.speak_score)
                p_speak = observation.p_speak
                opened.append(spoke[-1] if p_speak is None else observation.gate_open)
                chances.append(scores[-1] if p_speak is None else p_speak)
                gaps.append(observation.gap_score)
                tell()
                last = clock()
            case Intervention():
                said += 1
    return Replayed(
        labels=tuple(labels),
        spoke=tuple(spoke),
        scores=tuple(scores),
        open=tuple(opened),
        chances=tuple(chances),
        gaps=tuple(gaps),
        seconds=tuple(seconds),
        lulls=said - sum(spoke),
    )


def predict(
    types: TypeModel, debates: Sequence[Debate], *, what: str = "classifying", report: Progress = silent
) -> Iterator[NDArray[np.float64]]:
    """Probabilities of each post of each debate, gold taken out; arrays of shape (posts, 5)."""
    total = sum(len(debate.posts) for debate in debates)
    done = 0
    for debate in debates:
        rows = type_inputs(blind(debate))
        parts = [np.zeros((0, 5))]
        for start in range(0, len(rows), _BATCH):
            report(what, done, total)
            parts.append(types.predict_proba(rows[start : start + _BATCH]))
            done += len(parts[-1])
        yield np.concatenate(parts)
    report(what, done, total)


def ticker(what: str, total: int, report: Progress) -> Callable[[], None]:
    """What to call after each step; it reports every hundredth of them."""
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % 100 == 0 or done == total:
            report(what, done, total)

    return tick
