"""Whether people fall silent after an objection: `reactions`, `inhibition` and `silenced`.

The definitions are ours (operational readings of "inhibition" in Hadfi et al. 2023, who do not give a formula). A
person *comes back* after a reply if they post again within the next `turns` posts of the debate. Replies with fewer
posts after them are left out, since nobody can know. Inhibition is the chance of coming back after a con minus the
chance after any other reply: below 0, objections silence; 0, they make no difference.

Objections come when debates are heated and to people who post much. The matched difference therefore compares within
strata of equal debate progress and equal activity so far (coarsened exact matching, Iacus, King and Porro 2012): strata
count by their cons, and those without both kinds of reply do not count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from facilitator.errors import InputError
from facilitator.participation.contribution import Contribution

__all__ = ["Inhibition", "Reaction", "Reply", "inhibition", "reactions", "replies", "silenced"]

_PROGRESS_PARTS = 3
_ACTIVITY_STEPS = (1, 3, 7)  # first post, second or third, up to the seventh, more


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An answer to `person` at place `number`: whether it was a con, and the place of the person's next post, if any.

    `stratum` is the third of the debate and the class of the person's activity so far.
    """

    person: str
    number: int
    con: bool
    following: int | None
    stratum: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reaction:
    """What `person` did after a reply: whether it was a con, and whether they came back; `stratum` for matching."""

    person: str
    con: bool
    back: bool
    stratum: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inhibition:
    """Chances of coming back with their numbers of replies, and the plain and the matched difference (-1 to 1).

    `n_matched` is the cons that were matched. `reason` says why `difference` is `None`, and is else `None`.
    """

    after_con: float | None
    n_con: int
    after_other: float | None
    n_other: int
    difference: float | None
    matched: float | None
    n_matched: int
    reason: str | None


def reactions(contributions: Sequence[Contribution], people: Collection[str], *, turns: int = 20) -> list[Reaction]:
    """The reactions of `people` to each reply that another of them gave them."""
    if turns < 1:
        raise InputError(f"{turns} turns were given to come back in; give 1 or more.")
    return [
        Reaction(
            person=one.person,
            con=one.con,
            back=one.following is not None and one.following <= one.number + turns,
            stratum=one.stratum,
        )
        for one in replies(contributions, people)
        if one.number + turns < len(contributions)
    ]


def replies(contributions: Sequence[Contribution], people: Collection[str]) -> Iterator[Reply]:
    """Every answer that one of `people` got from another of them, in time order."""
    author = {one.post: one.author for one in contributions}
    counted = frozenset(people)
    posts: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(contributions):
        posts[one.author].append(number)
    so_far: Counter[str] = Counter()
    for number, answer in enumerate(contributions):
        so_far[answer.author] += 1
        person = author.get(answer.target or "", answer.author)
        if person == answer.author or not {person, answer.author} <= counted:
            continue
        later = bisect_right(posts[person], number)
        progress = _PROGRESS_PARTS * number // len(contributions)
        activity = sum(so_far[person] > step for step in _ACTIVITY_STEPS)
        yield Reply(
            person=person,
            number=number,
            con=answer.label == "con",
            following=posts[person][later] if later < len(posts[person]) else None,
            stratum=(progress, activity),
        )


def inhibition(found: Sequence[Reaction]) -> Inhibition:
    """The chance of coming back after a con minus that after another reply, plain and matched."""
    con, other = ([one.back for one in found if one.con is kind] for kind in (True, False))
    after_con, after_other = (sum(backs) / len(backs) if backs else None for backs in (con, other))
    difference = None if after_con is None or after_other is None else after_con - after_other
    matched, n_matched = _matched(found)
    return Inhibition(
        after_con=after_con,
        n_con=len(con),
        after_other=after_other,
        n_other=len(other),
        difference=difference,
        matched=matched,
        n_matched=n_matched,
        reason=None if difference is not None else "nobody got a con" if not con else "nobody got another reply",
    )


def _matched(found: Sequence[Reaction]) -> tuple[float | None, int]:
    strata: defaultdict[tuple[int, int], tuple[list[bool], list[bool]]] = defaultdict(lambda: ([], []))
    for one in found:
        strata[one.stratum][one.con].append(one.back)
    pairs = [(other, con) for other, con in strata.values() if other and con]
    n = sum(len(con) for _, con in pairs)
    if not n:
        return None, 0
    return sum(len(con) * (sum(con) / len(con) - sum(other) / len(other)) for other, con in pairs) / n, n


def silenced(contributions: Sequence[Contribution], people: Collection[str]) -> dict[str, bool]:
    """For everyone of `people` who got a con from another of them: whether they posted nothing after the first one.

    A con by the last post counts as silence although there was no time to answer; on short debates mind that.
    """
    found: dict[str, bool] = {}
    for one in replies(contributions, people):
        if one.con:
            found.setdefault(one.person, one.following is None)
    return found
