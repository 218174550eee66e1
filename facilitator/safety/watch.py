"""All that may need a person's eye, in one place: `SafetyWatch`, given each post of a debate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol, cast

from facilitator.ibis import IbisMap
from facilitator.ibis.turn import Turn
from facilitator.reading import Reading
from facilitator.safety.coordinated import CopyWatch
from facilitator.safety.cues import Tone
from facilitator.safety.flag import Flag
from facilitator.safety.incivility import verdict
from facilitator.safety.one_sided import Sides, SidesWatch

__all__ = ["SafetyWatch", "Thresholds", "text_flags"]

_AGAINST = ("reported", "figure_of_speech", "own_fault", "about_plan", "kind_words")


class Thresholds(Protocol):
    """From when on something is shown to a person; the ``[safety]`` table of a policy.

    `personal_data`, `harassment`, `threat`: probabilities. 1 or above means never, here and in all that follow.
    `copies_accounts`, `copies_alike`, `copies_within`: see `CopyWatch`. `one_sided_arguments`, `one_sided_share`: see
    `one_sided.one_sided`; a share of exactly 1 is off, too.
    """

    @property
    def personal_data(self) -> float: ...  # noqa: D102
    @property
    def harassment(self) -> float: ...  # noqa: D102
    @property
    def threat(self) -> float: ...  # noqa: D102
    @property
    def copies_accounts(self) -> int: ...  # noqa: D102
    @property
    def copies_alike(self) -> float: ...  # noqa: D102
    @property
    def copies_within(self) -> float: ...  # noqa: D102
    @property
    def one_sided_arguments(self) -> int: ...  # noqa: D102
    @property
    def one_sided_share(self) -> float: ...  # noqa: D102


def text_flags(post: str, reading: Reading, thresholds: Thresholds) -> tuple[Flag, ...]:
    """What is to be seen in the text of a post alone: personal data, and attacks on people."""
    found = (_private(post, reading, thresholds.personal_data), _uncivil(post, reading, thresholds))
    return tuple(flag for flag in found if flag is not None)


@dataclass(kw_only=True)
class SafetyWatch:
    """Watches one debate. It hides and answers nothing: each flag is for the facilitator to look at.

    Parameters
    ----------
    timed
        Whether times are real and not only an order.
    """

    thresholds: Thresholds
    timed: bool = True
    _copies: CopyWatch = field(default_factory=CopyWatch)
    _sides: SidesWatch = field(default_factory=SidesWatch)

    def take(self, turn: Turn, ibis_map: IbisMap) -> tuple[Flag, ...]:
        """The flags that a post raises, after the map took it in; posts of those who lead raise none."""
        if turn.lead:
            return ()
        limits = self.thresholds
        found = [*text_flags(turn.id, turn.reading, limits)]
        if limits.copies_alike < 1:
            self._copies.accounts = limits.copies_accounts
            self._copies.alike, self._copies.within = limits.copies_alike, limits.copies_within
            copies = self._copies.add(
                turn.id, turn.author, turn.post.text, turn.vector, turn.post.time if self.timed else None
            )
            found += [] if copies is None else [copies]
        if limits.one_sided_share < 1:
            self._sides.arguments, self._sides.share = limits.one_sided_arguments, limits.one_sided_share
            sides = self._sides.add(turn.id, turn.author, ibis_map.node_of(turn.id), turn.label, turn.unsure, ibis_map)
            found += [] if sides is None else [sides]
        return tuple(found)

    def sides(self, branch: str) -> Sides:
        """The counts of a topmost branch of the map; empty while one-sidedness is off."""
        return self._sides.sides(branch)


def _private(post: str, reading: Reading, threshold: float) -> Flag | None:
    if threshold >= 1:
        return None
    found = [(kind, probability) for kind, probability in reading.personal_data if probability >= threshold]
    if not found:
        return None
    kinds = Counter(kind for kind, _ in found)
    named = ", ".join(f"{count} x {kind.replace('_', ' ')}" for kind, count in sorted(kinds.items()))
    score = max(probability for _, probability in found)
    return Flag(
        kind="personal_data",
        posts=(post,),
        score=score,
        evidence={"kinds": dict(sorted(kinds.items()))},
        reason=f"The post seems to hold personal data: {named} (probability {score:.2f}).",
    )


def _uncivil(post: str, reading: Reading, thresholds: Thresholds) -> Flag | None:
    if thresholds.harassment >= 1 and thresholds.threat >= 1:
        return None
    chances = cast("dict[Tone, float]", reading.tone)
    tone, score = verdict(chances, harassment=thresholds.harassment, threat=thresholds.threat)
    if tone == "civil":
        return None
    what = "threaten somebody" if tone == "threat" else "attack a person and not an idea"
    return Flag(
        kind=tone,
        posts=(post,),
        score=score,
        evidence={
            "probabilities": {name: round(chance, 4) for name, chance in chances.items()},
            "cues": [name for name in reading.cues if name not in _AGAINST],
            "by": reading.tone_by,
        },
        reason=f"The post seems to {what} (probability {score:.2f}).",
    )
