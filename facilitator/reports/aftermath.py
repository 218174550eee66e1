"""What a facilitator should look at, and what came of the agent's messages: two parts of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.debate import Debate
from facilitator.reports.rendering import View
from facilitator.reports.summary import move_words
from facilitator.reports.tables import Table
from facilitator.reports.text import count, figure, shorten
from facilitator.safety import masked

__all__ = ["Flag", "FlagList", "Outcomes", "flag_list", "outcome_table"]

_MOST = 40
_LONGEST_QUOTE = 140
_KIND_WORDS = {
    "personal_data": "personal data",
    "harassment": "harassment",
    "threat": "threat",
    "coordinated": "near-copies from several accounts",
    "one_sided": "one-sided branch",
}
#: Kinds of flags whose posts are not repeated here.
_NOT_QUOTED = ("personal_data",)
_MEASURES = {
    "replies": "replies",
    "new_ideas": "new issues and ideas",
    "new_voices": "new voices",
    "stance_spread": "stance spread",
}
_READING = (
    "Shares of the posts that followed each message (until the next one, at most as many as the policy says); in "
    "brackets the difference from the nearest moments of the same phase without a message. Stance spread is how much "
    "further apart people's pros and cons were than before. A message goes out where something calls for it, so a "
    "difference is no proof of an effect."
)
_UNSEEN = (
    "This is a replay: nobody saw these messages, and what followed says nothing about them; the figures in "
    "ledger.json are for studies that compare such moments with others."
)


@dataclass(frozen=True, kw_only=True)
class Flag:
    """One thing to look at, in words; `quote` is empty where the post is not to be repeated."""

    kind: str
    where: str
    score: str
    reason: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class FlagList(View):
    """Flags in order; `more` says how many are left out, empty if none are."""

    template = "flags.html.j2"
    flags: tuple[Flag, ...]
    language: str
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcomes(View):
    """What came of the messages that were seen, and of moves that were paused.

    Parameters
    ----------
    table
        A line a move; `None` if nobody saw a message.
    reading
        How to read it.
    unseen
        Says of the other messages that nothing came of them; empty if all were seen.
    paused
        A sentence or two a move.
    """

    template = "outcomes.html.j2"
    table: Table | None
    reading: str
    unseen: str
    paused: tuple[str, ...]


def flag_list(debate: Debate, flags: Sequence[Mapping[str, Any]]) -> FlagList:
    """What the agent would show the facilitator, in order; nothing was hidden or deleted for it."""
    left = len(flags) - _MOST
    return FlagList(
        flags=tuple(_flag(debate, flag) for flag in flags[:_MOST]),
        language=debate.language or "",
        more=count(left, "more flag") if left > 0 else "",
    )


def outcome_table(ledger: Mapping[str, Any]) -> Outcomes | None:
    """The content of ``ledger.json``; `None` if there were no messages.

    A row is *seen* where its message was shown to people. In a replay none is: whatever followed would have followed
    anyway, so nothing that looks like its outcome may stand beside it.
    """
    rows = ledger["messages"]
    if not rows:
        return None
    seen = [row for row in rows if row.get("seen", False)]
    return Outcomes(
        table=_table(seen) if seen else None,
        reading=_READING if seen else "",
        unseen=_UNSEEN if len(seen) < len(rows) else "",
        paused=tuple(_paused(ledger["paused"], {row["move"] for row in seen})),
    )


def _flag(debate: Debate, flag: Mapping[str, Any]) -> Flag:
    post = debate.post_by_id.get(flag["posts"][-1])
    quoted = post is not None and flag["kind"] not in _NOT_QUOTED
    return Flag(
        kind=_KIND_WORDS.get(flag["kind"], flag["kind"]),
        where=f"post {flag['posts'][-1]}",
        score=figure(flag["score"]),
        reason=flag["reason"],
        quote=shorten(masked(post.text), _LONGEST_QUOTE) if post is not None and quoted else "",
    )


def _table(rows: Sequence[Mapping[str, Any]]) -> Table:
    moves = sorted({row["move"] for row in rows})
    return Table(
        heads=("move", "messages", *_MEASURES.values()),
        numbers=(False, *[True] * (1 + len(_MEASURES))),
        rows=tuple(_move(move, [row for row in rows if row["move"] == move]) for move in moves),
    )


def _move(move: str, rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return (move_words(move), f"{len(rows):,}", *(_cell(name, rows) for name in _MEASURES))


def _cell(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    known = [row[name] for row in rows if row[name] is not None]
    if not known:
        return "–"
    differences = [row["differences"][name] for row in rows if row["differences"][name] is not None]
    beside = f" ({sum(differences) / len(differences):+.2f})" if differences else ""
    return f"{sum(known) / len(known):.2f}{beside}"


def _paused(paused: Sequence[Mapping[str, Any]], seen: set[str]) -> Iterator[str]:
    for one in paused:
        said = "Paused" if one["move"] in seen else "Would have been paused"
        yield f"{said}: {move_words(one['move'])}. {one['reason']}"
