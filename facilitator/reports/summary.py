"""The debate in a few plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.debate import Debate
from facilitator.reports.kinds import KINDS
from facilitator.reports.text import count, elapsed, listing, percent

__all__ = ["kinds_in_words", "move_words", "summary"]


def move_words(move: object) -> str:
    """``ask_ideas`` -> ``ask ideas``."""
    return str(move).replace("_", " ")


def kinds_in_words(labels: Iterable[str]) -> str:
    """``8 issues, 12 ideas and 3 others``."""
    seen = Counter(labels)
    return listing([count(seen[kind], look.word, look.plural) for kind, look in KINDS.items() if seen[kind]])


def summary(
    *,
    debate: Debate,
    observations: Sequence[Mapping[str, Any]],
    interventions: Sequence[Mapping[str, Any]],
    participation: Mapping[str, Any],
) -> tuple[str, ...]:
    """Three short paragraphs: what was said, who was heard, what the agent would have done."""
    told = (_talk(debate, observations), _people(participation), _agent(interventions))
    return tuple(paragraph for paragraph in told if paragraph)


def _talk(debate: Debate, observations: Sequence[Mapping[str, Any]]) -> str:
    if not debate.posts:
        return "Nobody has posted anything."
    writers = {post.author for post in debate.posts}
    roles = Counter(debate.participant_by_id[writer].role for writer in writers)
    apart = [count(roles[role], role) for role in ("facilitator", "organiser", "agent") if roles[role]]
    among = f" ({listing(apart)} among them)" if apart else ""
    length = debate.posts[-1].time - debate.posts[0].time
    span = f" within {elapsed(length)}" if debate.has_clock and length > 0 else ""
    told = f"{count(len(debate.posts), 'post')} by {count(len(writers), 'author')}{among}{span}"
    if not observations:
        return f"{told}."
    unsure = sum(bool(row.get("unsure")) for row in observations)
    doubt = f" The agent was unsure of the type of {unsure:,} of them." if unsure else ""
    return f"{told}: {kinds_in_words(row['label'] for row in observations)}.{doubt}"


def _people(participation: Mapping[str, Any]) -> str:
    people = participation.get("people") or {}
    counts = {group: (people.get(group) or {}).get("count") or 0 for group in ("woman", "man", "non-binary", "unknown")}
    total = sum(counts.values())
    known = total - counts["unknown"]
    if not total:
        return ""
    if not known:
        return (
            f"None of the {count(total, 'person', 'people')} has told their gender, so there are no shares by gender."
        )
    told = f"{counts['woman']} of the {known} people whose gender is known are women ({percent(_share(people))})"
    unknown = f"; it is unknown for {counts['unknown']}" if counts["unknown"] else ""
    shares = [
        f"{percent(share)} of the {name}"
        for name in ("posts", "words", "ideas")
        if (share := _share(participation.get(name) or {})) is not None
    ]
    wrote = f" Among those known, women wrote {listing(shares)}." if shares and counts["woman"] else ""
    return f"{told}{unknown}.{wrote}"


def _share(table: Mapping[str, Any]) -> float | None:
    value = (table.get("woman") or {}).get("share")
    return float(value) if value is not None else None


def _agent(interventions: Sequence[Mapping[str, Any]]) -> str:
    if not interventions:
        return "The agent would have stayed silent."
    moves = Counter(move_words(row["move"]) for row in interventions).most_common()
    private = sum(row.get("audience") == "private" for row in interventions)
    kept = f", {private:,} of them to one person in private" if private else ""
    told = listing([f"{move} ({number:,})" for move, number in moves])
    return f"The agent would have spoken {count(len(interventions), 'time')}{kept}: {told}."
