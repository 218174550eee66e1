"""What the timing gate looks at: `TimingWatch` turns the talk so far into numbers, the same in training and in use."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.ibis import Gap, GapKind
from facilitator.ibis.turn import Turn

__all__ = ["FEATURES", "LATEST", "TimingWatch"]

#: Posts within which a node of the map must have come up for its gaps to count, whatever the policy.
LATEST = 40

_WINDOWS = (2, 3, 5, 10, 20, 40)
_TYPES = 20  # posts over which types are averaged, and with which a post is compared
_PRIOR_RATE, _PRIOR_POSTS = 0.25, 8.0  # what is expected of a facilitator of whom nothing is known yet

#: Gaps of the map, those of one kind together.
_GAPS: dict[str, tuple[GapKind, ...]] = {
    "issues": ("issue_without_idea",),
    "ideas": ("idea_without_argument", "idea_without_pro", "idea_without_con", "one_sided_idea"),
    "first_posts": ("unanswered_first_post",),
    "branches": ("thin_branch",),
}

#: English cues; in other languages they are never found, and the rest must do.
_CUES = {
    "okay": re.compile(r"\b(?:okay|ok|right|alright)\b", re.IGNORECASE),
    "yes": re.compile(r"\b(?:yeah|yep|yes|mm-hmm|mm|uh-huh)\b", re.IGNORECASE),
    "thanks": re.compile(r"\bthank(?:s|\b)", re.IGNORECASE),
    "question_word": re.compile(r"\b(?:what|how|why|when|which|who|should|shall|can|could|do you)\b", re.IGNORECASE),
    "i_think": re.compile(r"\bi think\b", re.IGNORECASE),
    "you": re.compile(r"\byou\b", re.IGNORECASE),
}

_TRAILS_OFF = re.compile(r"\b(?:um|uh|so|and|but|because|or|like|then)\W*$", re.IGNORECASE)

FEATURES: tuple[str, ...] = (
    *("log_posts_since_lead", "never_led", "log_seconds_since_lead"),
    *(f"lead_share_{window}" for window in _WINDOWS),
    *("lead_share", "lead_follows", "lead_follows_author"),
    *("log_run", "log_run_words", "log_run_seconds", "turn_before_lead", "turn_before_asks", "log_turn_before_words"),
    *("turn_before_that_lead", "turn_before_that_same_author"),
    *("log_words", "log_wait", "log_seconds_of_10", "words_per_second"),
    *("authors_5", "authors_10", "author_share_20", "asks", "ends_sentence", "goes_on", "questions_4"),
    *(*_CUES, "trails_off"),
    *("log_lead_words", "lead_asks", "likeness_to_lead", "likeness_to_last", "likeness_to_best"),
    *(f"is_{kind}" for kind in IBIS_TYPES),
    *(f"mean_{kind}" for kind in IBIS_TYPES),
    *("log_posts", "people"),
    *("is_new", "new_20", *(f"log_gaps_{name}" for name in _GAPS), "log_longest_gap"),
)


@dataclass(kw_only=True)
class TimingWatch:
    """Keeps what is needed of one debate; memory is bounded but for a few numbers a person.

    Whether a facilitator followed a post is learned from the next post, so that nothing looks ahead.

    Parameters
    ----------
    timed
        Whether times are real and not only an order.
    """

    timed: bool = True
    _recent: deque[Turn] = field(default_factory=lambda: deque(maxlen=max(_WINDOWS) + 2))
    _posts: int = 0
    _leads: int = 0
    _lead: Turn | None = None
    _lead_place: int = -1
    _asked: Counter[str] = field(default_factory=Counter)
    _followed: Counter[str] = field(default_factory=Counter)
    _people: set[str] = field(default_factory=set)

    def take(self, turn: Turn) -> None:
        """Take in the next post by a person."""
        before = self._recent[-1] if self._recent else None
        if before is not None and not before.lead:
            self._asked[before.author] += 1
            self._followed[before.author] += turn.lead
        self._recent.append(turn)
        self._posts += 1
        if turn.lead:
            self._lead, self._lead_place = turn, self._posts
            self._leads += 1
        else:
            self._people.add(turn.author)

    def features(self, gaps: Sequence[Gap]) -> NDArray[np.float64] | None:
        """The last post in numbers, of shape (len(FEATURES),), if a participant wrote it, else `None`.

        `gaps` are what the map has open among its latest nodes now that the post is on it.
        """
        if not self._recent or self._recent[-1].lead:
            return None
        *earlier, now = self._recent
        values = self._values(now, earlier, gaps)
        return np.array([values[name] for name in FEATURES], dtype=np.float64)

    def _seconds(self, now: Turn, then: Turn | None) -> float | None:
        return None if then is None or not self.timed else max(0.0, now.post.time - then.post.time)

    def _values(self, now: Turn, earlier: Sequence[Turn], gaps: Sequence[Gap]) -> dict[str, float]:
        run, before, before_that = _turns(now, earlier)
        posts = self._posts - 1
        rate = (self._followed.total() + _PRIOR_RATE * _PRIOR_POSTS) / (self._asked.total() + _PRIOR_POSTS)
        of_author = (self._followed[now.author] + _PRIOR_POSTS * rate) / (self._asked[now.author] + _PRIOR_POSTS)
        last = earlier[-1] if earlier else None
        lately = [*earlier[-_TYPES:], now]
        mean = np.mean([one.types for one in lately], axis=0)
        likenesses = [float(one.vector @ now.vector) for one in lately[:-1]]
        text, ending = now.text.strip(), now.ending.rstrip()
        wait = self._seconds(now, last)
        return {
            "log_posts_since_lead": math.log1p(self._posts - max(self._lead_place, 0)),
            "never_led": float(self._lead is None),
            "log_seconds_since_lead": _log(self._seconds(now, self._lead)),
            **{f"lead_share_{window}": _lead_share(earlier[-window:]) for window in _WINDOWS},
            "lead_share": (self._leads + 2) / (posts + 8),
            "lead_follows": rate,
            "lead_follows_author": of_author,
            "log_run": math.log(len(run)),
            "log_run_words": math.log1p(sum(one.words for one in run)),
            "log_run_seconds": _log(self._seconds(now, run[0])),
            "turn_before_lead": float(before is not None and before.lead),
            "turn_before_asks": float(before is not None and "?" in before.text),
            "log_turn_before_words": math.log1p(before.words) if before is not None else 0.0,
            "turn_before_that_lead": float(before_that is not None and before_that.lead),
            "turn_before_that_same_author": float(before_that is not None and before_that.author == now.author),
            "log_words": math.log1p(now.words),
            "log_wait": _log(wait),
            "log_seconds_of_10": _log(self._seconds(now, lately[-min(11, len(lately))])),
            "words_per_second": last.words / (wait + 1) if last is not None and wait is not None else -1.0,
            "authors_5": float(len({one.author for one in lately[-5:]})),
            "authors_10": float(len({one.author for one in lately[-10:]})),
            "author_share_20": sum(one.author == now.author for one in lately[-20:]) / len(lately[-20:]),
            "asks": float(ending.endswith("?")),
            "ends_sentence": float(ending.endswith((".", "!", "?", "。", "؟"))),
            "goes_on": float(text[:1].islower()),
            "questions_4": float(sum("?" in one.text for one in lately[-5:-1])),
            **{name: float(cue.search(text) is not None) for name, cue in _CUES.items()},
            "trails_off": float(_TRAILS_OFF.search(ending) is not None),
            "log_lead_words": math.log1p(self._lead.words) if self._lead is not None else 0.0,
            "lead_asks": float(self._lead is not None and "?" in self._lead.text),
            "likeness_to_lead": float(self._lead.vector @ now.vector) if self._lead is not None else 0.0,
            "likeness_to_last": likenesses[-1] if likenesses else 0.0,
            "likeness_to_best": max(likenesses, default=0.0),
            **{f"is_{kind}": float(p) for kind, p in zip(IBIS_TYPES, now.types, strict=True)},
            **{f"mean_{kind}": float(p) for kind, p in zip(IBIS_TYPES, mean, strict=True)},
            "log_posts": math.log1p(posts),
            "people": float(len(self._people)),
            "is_new": float(now.new),
            "new_20": sum(one.new for one in lately) / len(lately),
            **{f"log_gaps_{name}": math.log1p(sum(gap.kind in kinds for gap in gaps)) for name, kinds in _GAPS.items()},
            "log_longest_gap": math.log1p(max((gap.waited for gap in gaps), default=0)),
        }


def _turns(now: Turn, earlier: Sequence[Turn]) -> tuple[list[Turn], Turn | None, Turn | None]:
    """The author's posts in a row up to now, the post before them, and the last by another author before that."""
    place = len(earlier)
    while place and earlier[place - 1].author == now.author:
        place -= 1
    before = earlier[place - 1] if place else None
    others = (one for one in reversed(earlier[:place]) if before is not None and one.author != before.author)
    return [*earlier[place:], now], before, next(others, None)


def _lead_share(posts: Sequence[Turn]) -> float:
    return sum(one.lead for one in posts) / len(posts) if posts else 0.0


def _log(seconds: float | None) -> float:
    return -1.0 if seconds is None else math.log1p(seconds)
