"""All that may need a person's eye, in one place: `SafetyWatch`, fed each post of a debate."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IbisType, Post
from facilitator.ibis import IbisMap
from facilitator.safety.coordinated import CopyWatch
from facilitator.safety.cues import cues
from facilitator.safety.flag import Flag
from facilitator.safety.incivility import Incivility, by_rules, verdict
from facilitator.safety.one_sided import Sides, SidesWatch
from facilitator.safety.personal_data import personal_data

__all__ = ["SafetyWatch"]

_AGAINST = ("reported", "figure_of_speech", "own_fault", "about_plan", "kind_words")


class SafetyWatch:
    """Watches one debate. It hides and answers nothing: each flag is for the facilitator to look at.

    Parameters
    ----------
    incivility
        The trained model; `None`: cues alone.
    personal_data, harassment, threat
        Probabilities from which a post is flagged. 1 or above means never, here and in all that follow.
    copies_accounts, copies_alike, copies_within
        See `CopyWatch`.
    one_sided_arguments, one_sided_share
        See `one_sided.one_sided`. A share of exactly 1 is off, too.
    """

    def __init__(
        self,
        *,
        incivility: Incivility | None = None,
        personal_data: float = 0.5,
        harassment: float = 0.6,
        threat: float = 0.5,
        copies_accounts: int = 3,
        copies_alike: float = 0.9,
        copies_within: float = 3600.0,
        one_sided_arguments: int = 8,
        one_sided_share: float = 0.9,
    ) -> None:
        self._incivility = incivility
        self._personal_data = personal_data
        self._harassment = harassment
        self._threat = threat
        self._copies = (
            CopyWatch(accounts=copies_accounts, alike=copies_alike, within=copies_within) if copies_alike < 1 else None
        )
        self._sides = SidesWatch(arguments=one_sided_arguments, share=one_sided_share) if one_sided_share < 1 else None

    def heard(
        self,
        post: Post,
        *,
        vector: NDArray[np.float32],
        label: IbisType,
        unsure: bool,
        map: IbisMap,
        lead: bool,
        timed: bool,
    ) -> tuple[Flag, ...]:
        """The flags that a post raises, after the map took it in.

        Parameters
        ----------
        vector
            Its embedding, of length 1.
        lead
            Whether somebody who leads wrote it; their posts raise none.
        timed
            Whether times are real and not only an order.
        """
        if lead:
            return ()
        found = [self._private(post), self._uncivil(post, vector)]
        if self._copies is not None:
            found.append(self._copies.add(post.id, post.author, post.text, vector, post.time if timed else None))
        if self._sides is not None:
            found.append(self._sides.add(post.id, post.author, map.node_of(post.id), label, unsure, map))
        return tuple(flag for flag in found if flag is not None)

    def sides(self, branch: str) -> Sides:
        """The counts of a topmost branch of the map; empty if one-sidedness is off."""
        return Sides() if self._sides is None else self._sides.sides(branch)

    def _private(self, post: Post) -> Flag | None:
        if self._personal_data >= 1:
            return None
        found = [datum for datum in personal_data(post.text) if datum.probability >= self._personal_data]
        if not found:
            return None
        kinds = Counter(datum.kind for datum in found)
        named = ", ".join(f"{count} x {kind.replace('_', ' ')}" for kind, count in sorted(kinds.items()))
        score = max(datum.probability for datum in found)
        return Flag(
            kind="personal_data",
            posts=(post.id,),
            score=score,
            evidence={"kinds": dict(sorted(kinds.items()))},
            reason=f"The post seems to hold personal data: {named} (probability {score:.2f}).",
        )

    def _uncivil(self, post: Post, vector: NDArray[np.float32]) -> Flag | None:
        if self._harassment >= 1 and self._threat >= 1:
            return None
        found = cues(post.text)
        model = self._incivility
        chances = by_rules(found) if model is None else model.probabilities(post.text, vector)
        tone, score = verdict(chances, harassment=self._harassment, threat=self._threat)
        if tone == "civil":
            return None
        what = "threaten somebody" if tone == "threat" else "attack a person and not an idea"
        return Flag(
            kind=tone,
            posts=(post.id,),
            score=score,
            evidence={
                "probabilities": {name: round(chance, 4) for name, chance in chances.items()},
                "cues": [name for name, there in found.items() if there and name not in _AGAINST],
                "by": "rules" if model is None else "model",
            },
            reason=f"The post seems to {what} (probability {score:.2f}).",
        )
