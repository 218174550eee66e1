"""Who belongs to which group: `Grouping`, by declared gender or by anything else that people told of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.debate import UNKNOWN_AUTHOR, Participant
from facilitator.errors import InputError
from facilitator.participation.tally import GROUPS, UNKNOWN

__all__ = ["Grouping", "by_attribute", "by_gender"]

_MOST = 12


@dataclass(frozen=True, kw_only=True)
class Grouping:
    """The group `of` each participant, the `names` of all groups in order, and the two whose `gap` is asked for."""

    of: Mapping[str, str]
    names: tuple[str, ...]
    gap: tuple[str, str] | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the groups that say something."""
        return tuple(name for name in self.names if name != UNKNOWN)


def by_gender(participants: Iterable[Participant]) -> Grouping:
    """Participants by the gender they declared; the gap is that of women and men."""
    of = {one.id: one.gender or UNKNOWN for one in _counted(participants)}
    return Grouping(of=of, names=GROUPS, gap=("woman", "man"))


def by_attribute(participants: Iterable[Participant], attribute: str) -> Grouping:
    """Participants by another field of theirs, such as ``age_group``; who has none is unknown.

    With two groups there is a gap, of the larger and the smaller.

    Raises
    ------
    InputError
        If nobody has the field, or it has too many values to be groups.
    """
    people = list(_counted(participants))
    of = {one.id: _word(one.extra.get(attribute)) for one in people}
    sizes = Counter(name for name in of.values() if name != UNKNOWN)
    if not sizes:
        fields = sorted({key for one in people for key in one.extra})
        known = f"they have {', '.join(fields)}" if fields else "they have no fields but gender"
        raise InputError(f"no participant has {attribute!r} to group by; {known}.")
    if len(sizes) > _MOST:
        raise InputError(
            f"{attribute!r} has {len(sizes)} different values; group them into {_MOST} or fewer, such as age groups."
        )
    names = tuple(sorted(sizes, key=lambda name: (-sizes[name], name)))
    return Grouping(of=of, names=(*names, UNKNOWN), gap=(names[0], names[1]) if len(names) == 2 else None)


def _counted(participants: Iterable[Participant]) -> Iterable[Participant]:
    return (one for one in participants if one.role == "participant" and one.id != UNKNOWN_AUTHOR)


def _word(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return text or UNKNOWN
