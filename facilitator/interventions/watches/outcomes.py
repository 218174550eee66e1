"""What came of each message: `OutcomeWatch` looks at the posts that follow, and at matched moments without a message.

A window is the next `window` posts by people, cut short by the next message. Nothing here proves an effect: a message
goes out because something called for it, so that moments with and without differ; matching by phase and time only makes
them more alike. Trials by lot tell more (``evaluate effect``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import fmean, pstdev
from typing import Any

from facilitator.ibis.turn import Turn
from facilitator.interventions.policy import Policy

__all__ = ["MEASURES", "QUESTION", "Outcome", "OutcomeWatch", "PausedMove"]

#: A shorter window says too little, and a moment nearer to the last message is not one without.
_LEAST_POSTS = 3
#: Moments a message is compared with, and how many of the latest are kept to choose from.
_MATCHES = 5
_KEPT = 400

#: The longest window that a policy may ask for.
_LONGEST = 200

#: The branch of what hangs on nothing but the debate's question.
QUESTION = ""

MEASURES = ("replies", "new_ideas", "new_voices", "stance_spread")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What followed a moment: all but the last as a share of the `posts` in the window.

    Parameters
    ----------
    move, private
        Of the message; `None` at a moment without one.
    replies
        Posts in the branch the message was about, or would have been (the last post's, if about none); after a private
        one, posts by its addressee. `None` where nothing called for a message.
    new_ideas
        Posts with an issue or idea that nobody had said.
    new_voices
        First posts of a person.
    stance_spread
        How much further apart people's stances are than in the window before: the difference of the standard deviations
        of their mean stances (each from -1 to 1). `None` with fewer than two people who took one.
    """

    after: str
    number: int
    phase: str
    move: str | None
    private: bool
    posts: int
    replies: float | None
    new_ideas: float
    new_voices: float
    stance_spread: float | None


@dataclass(frozen=True, kw_only=True)
class PausedMove:
    """A move that is not used any more in this debate, since people's stances spread more after it than elsewhere."""

    move: str
    after: str
    messages: int
    stance_spread: float
    matched: float

    def as_dict(self) -> dict[str, Any]:
        """With the reason in words."""
        reason = (
            f"After {self.messages} messages of this kind people's stances spread by {self.stance_spread:+.2f}, at "
            f"matched moments without a message by {self.matched:+.2f}."
        )
        return {**asdict(self), "reason": reason}


@dataclass(kw_only=True)
class _Open:
    """A window that is still filling."""

    after: str
    number: int
    phase: str
    move: str | None
    to: str | None
    branch: str | None
    before: float | None
    posts: list[Turn] = field(default_factory=list)


@dataclass(kw_only=True)
class OutcomeWatch:
    """Fills windows as people post, in O(window) a post."""

    policy: Policy
    messages: list[Outcome] = field(default_factory=list)
    paused: list[PausedMove] = field(default_factory=list)
    _quiet: deque[Outcome] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _judged: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _recent: deque[Turn] = field(default_factory=lambda: deque(maxlen=_LONGEST))
    _known: tuple[tuple[str, int], float | None] | None = None
    _number: int = 0
    _since_message: int = _LEAST_POSTS

    def take(self, turn: Turn) -> None:
        """A person posted; call it before deciding on what to say about it."""
        self._number += 1
        self._since_message += 1
        self._recent.append(turn)
        for window in self._open:
            window.posts.append(turn)
        full = [one for one in self._open if len(one.posts) >= self.policy.outcomes.window]
        self._close(full)

    def decided(
        self,
        *,
        after: str,
        phase: str,
        branch: str | None,
        move: str | None = None,
        to: str | None = None,
    ) -> None:
        """The agent spoke (`move`) or kept silent (`None`) at this moment; a message ends all windows before it.

        `branch` is that of what it spoke about or might have spoken about, `None` if nothing called for a message.
        """
        if move is not None:
            self._close(list(self._open))
            self._since_message = 0
        elif self._since_message < _LEAST_POSTS:
            return
        self._open.append(
            _Open(
                after=after,
                number=self._number,
                phase=phase,
                move=move,
                to=to,
                branch=branch,
                before=self._spread(list(self._recent)[-self.policy.outcomes.window :]),
            )
        )

    @property
    def paused_moves(self) -> frozenset[str]:
        """The moves that are not to be used any more."""
        return frozenset(one.move for one in self.paused)

    def matched(self, message: Outcome) -> list[Outcome]:
        """The moments without a message that are nearest in time in the same phase; at most five."""
        return _nearest(message, self._quiet)

    def ledger(self) -> list[dict[str, Any]]:
        """Each message with what followed so far, what followed at matched moments, and the differences.

        Looking at it closes no window.
        """
        so_far = [self._outcome(window) for window in self._open]
        messages = [*self.messages, *(one for one in so_far if one.move is not None)]
        quiet = [*self._quiet, *(one for one in so_far if one.move is None and one.posts >= _LEAST_POSTS)][-_KEPT:]
        return [{**asdict(one), **_comparison(one, _nearest(one, quiet))} for one in messages]

    def _close(self, windows: Sequence[_Open]) -> None:
        for window in windows:
            self._open.remove(window)
            outcome = self._outcome(window)
            if outcome.move is not None:
                self.messages.append(outcome)
                self._judge(outcome.move, outcome)
            elif outcome.posts >= _LEAST_POSTS:
                self._quiet.append(outcome)

    def _outcome(self, window: _Open) -> Outcome:
        posts = window.posts
        after = self._spread(posts)
        if window.to is not None:
            replied = [one for one in posts if one.author == window.to]
        else:
            replied = [one for one in posts if (one.branch or QUESTION) == window.branch]
        return Outcome(
            after=window.after,
            number=window.number,
            phase=window.phase,
            move=window.move,
            private=window.to is not None,
            posts=len(posts),
            replies=_share(replied, posts) if window.branch is not None else None,
            new_ideas=_share([one for one in posts if one.new], posts),
            new_voices=_share([one for one in posts if one.first], posts),
            stance_spread=None if after is None or window.before is None else after - window.before,
        )

    def _spread(self, posts: Sequence[Turn]) -> float | None:
        """`spread` of the posts, which run up to the last one; a window that ends here is one that begins here, too."""
        key = (posts[-1].id if posts else "", len(posts))
        if self._known is None or self._known[0] != key:
            self._known = key, _spread(posts)
        return self._known[1]

    def _judge(self, move: str, message: Outcome) -> None:
        """Pause the move if stances have spread more after it than at the moments matched so far, on average."""
        expected = _mean(other.stance_spread for other in self.matched(message))
        if message.stance_spread is None or expected is None or move in self.paused_moves:
            return
        pairs = self._judged.setdefault(move, [])
        pairs.append((message.stance_spread, expected))
        own, matched = fmean(one for one, _ in pairs), fmean(other for _, other in pairs)
        if len(pairs) >= self.policy.outcomes.least_messages and own - matched > self.policy.outcomes.most_spread:
            self.paused.append(
                PausedMove(move=move, after=message.after, messages=len(pairs), stance_spread=own, matched=matched)
            )


def _nearest(message: Outcome, quiet: Iterable[Outcome]) -> list[Outcome]:
    alike = [one for one in quiet if one.phase == message.phase]
    return sorted(alike, key=lambda one: abs(one.number - message.number))[:_MATCHES]


def _comparison(message: Outcome, found: Sequence[Outcome]) -> dict[str, Any]:
    means = {measure: _mean(getattr(one, measure) for one in found) for measure in MEASURES}
    if message.private:
        means["replies"] = None  # one person's posts are nothing to compare a branch with
    differences = {
        measure: None if mean is None or (own := getattr(message, measure)) is None else own - mean
        for measure, mean in means.items()
    }
    return {"matched": len(found), "matched_means": means, "differences": differences}


def _spread(posts: Iterable[Turn]) -> float | None:
    """The standard deviation of people's mean stances; `None` with fewer than two people who took one."""
    taken: dict[str, list[float]] = {}
    for one in posts:
        if one.stance is not None:
            taken.setdefault(one.author, []).append(one.stance)
    return pstdev(fmean(stances) for stances in taken.values()) if len(taken) >= 2 else None


def _share(part: Sequence[Turn], whole: Sequence[Turn]) -> float:
    return len(part) / len(whole) if whole else 0.0


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
