"""How people take turns: who speaks after whom, how evenly two sides talk, how the posts are spread over time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError

__all__ = ["agent_ratio", "balance", "burstiness", "turn_taking"]


def turn_taking(authors: Sequence[Hashable]) -> float | None:
    """Turn-taking index ``(turns - 1) / (messages - 1)``; a turn is a row of messages by one person.

    Range 0 (one monologue) to 1 (the speaker changes with every message); `None` with fewer than two messages.
    Source: Almaatouq, Alsobay et al. 2023, as in Watts-Lab's team_comm_tools.

    >>> turn_taking(["ada", "ada", "bo"])
    0.5
    """
    if len(authors) < 2:
        return None
    changes = sum(one != following for one, following in pairwise(authors))
    return changes / (len(authors) - 1)


def balance(one: float, other: float) -> float | None:
    """How unevenly two sides talk: ``max(a, b) / (a + b)`` of their words or seconds.

    Range 0.5 (evenly) to 1 (one side alone); `None` if neither spoke. Source: ConvoKit's TalkTimeSharing (Zhang et
    al. 2025), which leaves out utterances shorter than a few words; leave them out before you add up, if you compare.
    """
    if one < 0 or other < 0:
        raise InputError(f"the sides have {one} and {other}; give numbers of 0 or more.")
    return None if one + other == 0 else max(one, other) / (one + other)


def burstiness(times: npt.ArrayLike) -> float | None:
    """Burstiness ``(sd - mean) / (sd + mean)`` of the waits between posts at `times` (seconds, ascending).

    Range -1 (like a clock) over 0 (as by chance, a Poisson process) to 1 (bursts and long silences). The standard
    deviation is that of a population. `None` with fewer than two waits, or if all are 0. Source: Goh and Barabási
    2008; for teams Riedl and Woolley 2017.
    """
    waits = np.diff(np.asarray(times, dtype=np.float64))
    if len(waits) < 2:
        return None
    if not np.isfinite(waits).all() or (waits < 0).any():
        raise InputError("the times are not in order or no numbers; give seconds, sorted.")
    spread, mean = float(waits.std()), float(waits.mean())
    return None if spread + mean == 0 else (spread - mean) / (spread + mean)


def agent_ratio(agent: int, people: int) -> float | None:
    """Posts of the agent for each post of a person, from 0; `None` if no person posted.

    Haqbeen et al. 2022 report between a third and a half; we count less as better.
    """
    return None if people == 0 else agent / people
