"""Near-copies of one text from several accounts: `CopyWatch`.

A shared template is no proof of anything: a campaign of neighbours looks the same. So this says who posted what and
when, and a person judges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from facilitator.ibis.repeats import denies
from facilitator.ibis.rows import Rows
from facilitator.safety.flag import Flag
from facilitator.safety.folded import folded

__all__ = ["CopyWatch"]

#: Shorter posts ("I agree with that") are like each other without being copies.
_FEWEST_WORDS = 5
#: The same for scripts that put no blanks between words, in letters.
_FEWEST_LETTERS = 15
#: Share of letter triples, of those that either text has, that both must have: about two words in ten may differ.
_SAME_TRIPLES = 0.5
#: Posts within which copies count where no clock is known.
_POSTS_WITHIN = 30
_HEAD = 2000
_QUOTE = re.compile(r"^\s*>.*$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A post of the window; `number` counts the posts of the debate, `denial` as `denies` has it."""

    post: str
    author: str
    number: int
    time: float | None
    triples: frozenset[str]
    denial: bool
    group: int


@dataclass(kw_only=True)
class CopyWatch:
    """Looks for posts that several accounts posted in nearly the same words; the cost of a post is that of the window.

    Parameters
    ----------
    accounts
        How many different authors it takes.
    alike
        Cosine of the embeddings from which two posts may be copies; they must also share their wording.
    within
        Seconds within which the copies must lie; 30 posts where times only keep the order.
    window
        How many posts are kept.
    """

    accounts: int = 3
    alike: float = 0.9
    within: float = 3600.0
    window: int = 500
    _vectors: Rows = field(init=False, repr=False)
    _kept: list[_Kept] = field(default_factory=list)
    _due: dict[int, int] = field(default_factory=dict)
    _number: int = 0

    def __post_init__(self) -> None:
        self._vectors = Rows(most=self.window)

    def add(
        self, post_id: str, author: str, text: str, vector: NDArray[np.float32], time: float | None = None
    ) -> Flag | None:
        """Take in the next post; a flag if it makes enough copies, and again each time their accounts double.

        Parameters
        ----------
        vector
            The embedding, of shape (dimension,) and length 1.
        time
            Seconds since the debate's start, `None` where times only keep the order.
        """
        self._number += 1
        plain = _QUOTE.sub(" ", folded(text[:_HEAD]).text).casefold()
        words = _WORD.findall(plain)
        if len(words) < _FEWEST_WORDS and not _unspaced(words):
            return None
        triples = _triples(words)
        denial = denies(plain)
        rows, likeness = self._alike(vector, triples, denial=denial, time=time)
        group = self._kept[rows[0]].group if rows else self._number
        kept = _Kept(
            post=post_id,
            author=author,
            number=self._number,
            time=time,
            triples=triples,
            denial=denial,
            group=group,
        )
        flag = self._flag(kept, [self._kept[row] for row in rows], likeness)
        self._keep(kept, vector)
        return flag

    def _alike(
        self, vector: NDArray[np.float32], triples: frozenset[str], *, denial: bool, time: float | None
    ) -> tuple[list[int], list[float]]:
        """Rows of the posts that this one copies and is near in time to, the likest first, and their cosines."""
        cosines = self._vectors.cosines(vector)
        # equal texts have the cosine 1 but for rounding
        near = np.flatnonzero(cosines >= min(self.alike, 1 - 1e-4))
        near = near[np.argsort(-cosines[near], kind="stable")]
        rows = [
            row
            for row in near.tolist()
            if self._kept[row].denial == denial
            and self._in_time(self._kept[row], time)
            and _shared(self._kept[row].triples, triples) >= _SAME_TRIPLES
        ]
        return rows, [float(cosines[row]) for row in rows]

    def _in_time(self, kept: _Kept, time: float | None) -> bool:
        if kept.time is None or time is None:
            return self._number - kept.number <= _POSTS_WITHIN
        return time - kept.time <= self.within

    def _flag(self, kept: _Kept, copies: list[_Kept], likeness: list[float]) -> Flag | None:
        authors = {kept.author, *(one.author for one in copies)}
        if len(authors) < self.accounts:
            self._due.pop(kept.group, None)  # an old wave is over; a new one is told anew
            return None
        if len(authors) < self._due.get(kept.group, 0):
            return None
        self._due[kept.group] = 2 * len(authors)
        together = sorted([*copies, kept], key=lambda one: one.number)
        mean = min(1.0, max(0.0, float(np.mean(likeness))))
        first = together[0].time
        seconds = None if first is None or kept.time is None else round(kept.time - first, 3)
        span = f"{together[-1].number - together[0].number + 1} posts" if seconds is None else f"{seconds:.0f} seconds"
        return Flag(
            kind="coordinated",
            posts=tuple(one.post for one in together),
            score=mean,
            evidence={
                "accounts": len(authors),
                "copies": len(together),
                "seconds": seconds,
                "likeness": round(mean, 4),
            },
            reason=f"{len(authors)} accounts posted nearly the same words within {span} (mean likeness {mean:.2f}).",
        )

    def _keep(self, kept: _Kept, vector: NDArray[np.float32]) -> None:
        row = self._vectors.add(vector)
        if row == len(self._kept):
            self._kept.append(kept)
            return
        gone, self._kept[row] = self._kept[row], kept
        if all(one.group != gone.group for one in self._kept):
            self._due.pop(gone.group, None)


def _unspaced(words: list[str]) -> bool:
    return sum(letter > "\u0e00" for word in words for letter in word) >= _FEWEST_LETTERS


def _triples(words: list[str]) -> frozenset[str]:
    line = f" {' '.join(words)} "
    return frozenset(line[place : place + 3] for place in range(len(line) - 2))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
