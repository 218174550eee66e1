"""Generated rooms in which the gap is known to change: how often does the interval hold the truth?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from facilitator import Participant, Post
from facilitator.evaluation.scorers.effect import Room, outcomes
from facilitator.evaluation.trials.effect import by_mixed_model, by_regression, by_rooms
from facilitator.participation import Tracker

SIZE = 12
LEVEL, GAP = 6.0, -1.0  # posts of a man, and of a woman beyond that
DISPERSION = 2.0  # of the negative binomial; smaller is more uneven
BETWEEN_ROOMS = 0.3  # standard deviation of the log of a room's level


def generated(rooms: int, change: float, rng: np.random.Generator) -> list[Room]:
    """Rooms of twelve, half of them with the agent, which gives each woman `change` more posts in the mean."""
    found = []
    for number in range(rooms):
        agent, scale = number % 2 == 1, float(rng.lognormal(-(BETWEEN_ROOMS**2) / 2, BETWEEN_ROOMS))
        women = int(rng.integers(4, 9))
        people = [Participant(id=f"u{n}", gender="woman" if n < women else "man") for n in range(SIZE)]
        tracker = Tracker(people)
        authors = []
        for person in people:
            mean = scale * LEVEL
            if person.gender == "woman":
                mean = scale * (LEVEL + GAP) + change * agent
            authors += [person.id] * int(rng.negative_binomial(DISPERSION, DISPERSION / (DISPERSION + mean)))
        rng.shuffle(authors)
        for place, author in enumerate(authors):
            tracker.add(Post(id=f"p{place}", author=author, text="word", time=float(place)), "other")
        found.append(Room(name=f"r{number}", agent=agent, tallies=tracker.tallies()))
    return found


def rows(*, runs: int, seed: int) -> Iterator[dict[str, Any]]:
    for rooms in (20, 60):
        for change in (0.0, 3.0):
            rng = np.random.default_rng(seed)
            covered = dict.fromkeys(("rooms", "regression", "mixed model"), 0)
            found = dict.fromkeys(covered, 0)
            widths = dict.fromkeys(covered, 0.0)
            for _ in range(runs):
                people = outcomes(generated(rooms, change, rng), "posts")
                for name, estimator in zip(covered, (by_rooms, by_regression, by_mixed_model), strict=True):
                    effect = estimator(people)
                    if effect.low is None or effect.high is None:
                        continue
                    covered[name] += effect.low <= change <= effect.high
                    found[name] += not effect.low <= 0 <= effect.high
                    widths[name] += effect.high - effect.low
            for name in covered:
                yield {
                    "rooms": rooms,
                    "change": change,
                    "estimator": name,
                    "runs": runs,
                    "coverage": covered[name] / runs,
                    "coverage_error": round((covered[name] / runs * (1 - covered[name] / runs) / runs) ** 0.5, 4),
                    "found": found[name] / runs,
                    "mean_width": round(widths[name] / runs, 2),
                }
