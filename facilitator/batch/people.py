"""Who wrote how much of which type, for a corpus of any number of posts: `People`.

`facilitator.participation.Tracker` answers after each post, for one debate; here only the end counts, so a person is
a row of whole numbers (about 250 bytes with the id), and a gender that comes late costs nothing.
"""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import GENDERS, IBIS_TYPES, ROLES, Gender, IbisType, Role
from facilitator.participation import Tally

__all__ = ["People"]

_TYPES = {kind: place for place, kind in enumerate(IBIS_TYPES)}
_WIDTH = len(IBIS_TYPES) + 1  # and the words
_DISPUTED = len(GENDERS)


class People:
    """Counts of each person, by the order of their first appearance, and of the posts of nobody known."""

    def __init__(self) -> None:
        self._place: dict[str, int] = {}
        self._counts = array("q")
        self._gender = array("b")
        self._role = array("b")
        self._nobody = array("q", [0] * _WIDTH)

    def __len__(self) -> int:
        return len(self._place)

    def meet(self, person: str, *, gender: Gender | None, role: Role | None) -> int:
        """Take in somebody; two different genders for one person count as unknown, the first role stays."""
        place = self._place.get(person)
        if place is None:
            place = self._place[person] = len(self._place)
            self._counts.extend([0] * _WIDTH)
            self._gender.append(-1)
            self._role.append(-1)
        if gender is not None:
            said = GENDERS.index(gender)
            known = self._gender[place]
            self._gender[place] = said if known in (-1, said) else _DISPUTED
        if role is not None and self._role[place] < 0:
            self._role[place] = ROLES.index(role)
        return place

    def add(self, place: int | None, label: IbisType, words: int) -> None:
        """Count a post of the person at `place` (from `meet`), or of nobody known."""
        counts, start = (self._nobody, 0) if place is None else (self._counts, place * _WIDTH)
        counts[start + _TYPES[label]] += 1
        counts[start + _WIDTH - 1] += words

    @property
    def disputed(self) -> int:
        """People with two different genders."""
        return sum(code == _DISPUTED for code in self._gender)

    @property
    def types(self) -> NDArray[np.int64]:
        """Posts by type of everybody, whatever their role; shape (people, 5)."""
        table = np.array(self._counts, dtype=np.int64).reshape(len(self), _WIDTH)
        return table[:, : len(IBIS_TYPES)]

    def tallies(self) -> tuple[list[Tally], list[Tally]]:
        """Participants, and people of other roles, for `facilitator.participation.tables`."""
        everybody = [self._of(person, place) for person, place in self._place.items()]
        return [t for t in everybody if t.role == "participant"], [t for t in everybody if t.role != "participant"]

    @property
    def unattributed(self) -> Tally:
        """The posts of nobody known."""
        return _tally(self._nobody, "unattributed")

    def _of(self, person: str, place: int) -> Tally:
        code, role = self._gender[place], self._role[place]
        return _tally(
            self._counts[place * _WIDTH : (place + 1) * _WIDTH],
            person,
            gender=GENDERS[code] if 0 <= code < _DISPUTED else None,
            role=ROLES[role] if role >= 0 else "participant",
        )


def _tally(counts: array[int], person: str, *, gender: Gender | None = None, role: Role = "participant") -> Tally:
    posts = dict(zip(IBIS_TYPES, counts, strict=False))
    return Tally(
        participant=person,
        gender=gender,
        role=role,
        posts=sum(posts.values()),
        words=counts[-1],
        ideas=posts["idea"],
        issues=posts["issue"],
        pros=posts["pro"],
        cons=posts["con"],
    )
