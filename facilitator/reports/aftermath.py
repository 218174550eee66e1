"""What a facilitator should look at, and what came of the agent's messages: two parts of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.debate import Debate
from facilitator.reports.summary import move_words
from facilitator.reports.text import count, escape, figure, shorten, user_text
from facilitator.safety import masked

__all__ = ["flag_list", "outcome_table"]

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


def flag_list(debate: Debate, flags: Sequence[Mapping[str, Any]]) -> str:
    """What the agent would show the facilitator, in order; nothing was hidden or deleted for it."""
    if not flags:
        return '<p class="empty">Nothing was found that a person should look at.</p>'
    items = "".join(_flag(debate, flag) for flag in flags[:_MOST])
    left = len(flags) - _MOST
    more = f'<p class="note">{count(left, "more flag")} in flags.jsonl.</p>' if left > 0 else ""
    return f'<ul class="flags">{items}</ul>{more}'


def outcome_table(ledger: Mapping[str, Any]) -> str:
    """A line a move: how often, and the means of what followed beside matched moments."""
    rows = ledger["messages"]
    if not rows:
        return ""
    head = "".join(f"<th>{escape(word)}</th>" for word in ("move", "messages", *_MEASURES.values()))
    moves = sorted({row["move"] for row in rows})
    body = "".join(_move(move, [row for row in rows if row["move"] == move]) for move in moves)
    paused = "".join(f'<p class="note">Paused: {escape(_paused(one))}</p>' for one in ledger["paused"])
    return (
        f'<div class="card wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f'{paused}<p class="note">{escape(_READING)}</p></div>'
    )


def _flag(debate: Debate, flag: Mapping[str, Any]) -> str:
    post = debate.post_by_id.get(flag["posts"][-1])
    quoted = ""
    if post is not None and flag["kind"] not in _NOT_QUOTED:
        quoted = user_text(shorten(masked(post.text), _LONGEST_QUOTE), tag="q", language=debate.language)
    where = f"post {flag['posts'][-1]}"
    return (
        f"<li><strong>{escape(_KIND_WORDS.get(flag['kind'], flag['kind']))}</strong> "
        f"({escape(where)}, {figure(flag['score'])}): {escape(flag['reason'])} {quoted}</li>"
    )


def _move(move: str, rows: Sequence[Mapping[str, Any]]) -> str:
    cells = "".join(f"<td>{_cell(name, rows)}</td>" for name in _MEASURES)
    return f"<tr><th>{escape(move_words(move))}</th><td>{len(rows)}</td>{cells}</tr>"


def _cell(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    known = [row[name] for row in rows if row[name] is not None]
    if not known:
        return "–"
    differences = [row["differences"][name] for row in rows if row["differences"][name] is not None]
    beside = f" ({sum(differences) / len(differences):+.2f})" if differences else ""
    return escape(f"{sum(known) / len(known):.2f}{beside}")


def _paused(one: Mapping[str, Any]) -> str:
    return f"{move_words(one['move'])}. {one['reason']}"
