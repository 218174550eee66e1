"""What is in a file, before anything is made of it: `inspect` counts what a reader found, assumed and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from facilitator.debate import GENDERS, UNKNOWN_AUTHOR, Debate, Role
from facilitator.formats.importance import by_kind
from facilitator.formats.languages import languages_of, same_language
from facilitator.formats.problem import Problem, losses

__all__ = ["Gap", "Inspection", "Speaker", "as_dict", "inspect", "other_language"]

#: Share of posts from which on a language is the debate's.
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in a debate, with what they said: numbers of posts and whitespace-separated words."""

    id: str
    name: str | None
    role: Role
    posts: int
    words: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds without a post, and the id of the post that ended them."""

    seconds: float
    before: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """What one debate of a file holds.

    Parameters
    ----------
    people
        Everybody, who said most first; those without a post too. Who the file does not name is `unattributed`.
    timed
        Whether the file has times; where it has none they only keep the order.
    start, first, last
        The date of second 0 if the file has one; seconds of the first and last post.
    usual_gap, longest_gap
        Median and longest time between posts; `None` without times or with one post.
    genders
        How many people are of each declared gender, ``unknown`` included.
    languages, recognised
        What the file says; and the share of posts by language, as `languages_of` tells it.
    """

    debate: str
    title: str
    question: str
    posts: int
    words: int
    empty: int
    people: tuple[Speaker, ...]
    unattributed: Speaker | None
    timed: bool
    start: str | None
    first: float
    last: float
    usual_gap: float | None
    longest_gap: Gap | None
    replies: int
    languages: tuple[str, ...]
    recognised: dict[str, float]
    genders: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """For ``facilitator inspect --json``."""
        return asdict(self)


def inspect(debate: Debate) -> Inspection:
    """Count what is in a debate; nothing is judged and no model is asked."""
    said: dict[str, list[int]] = {person.id: [0, 0] for person in debate.participants}
    for post in debate.posts:
        counts = said.setdefault(post.author, [0, 0])
        counts[0] += 1
        counts[1] += len(post.text.split())
    known = debate.participant_by_id
    speakers = [Speaker(id, known[id].name, known[id].role, posts, words) for id, (posts, words) in said.items()]
    nobody = next((one for one in speakers if one.id == UNKNOWN_AUTHOR), None)
    people = sorted((one for one in speakers if one is not nobody), key=lambda one: (-one.words, -one.posts, one.id))
    gaps = [Gap(later.time - earlier.time, later.id) for earlier, later in pairwise(debate.posts)]
    timed = debate.has_clock and bool(debate.posts)
    genders: Counter[str] = Counter(
        person.gender or "unknown" for person in debate.participants if person.id != UNKNOWN_AUTHOR
    )
    more = {str(post.extra["language"]) for post in debate.posts if post.extra.get("language")}
    return Inspection(
        debate=debate.id,
        title=debate.title,
        question=debate.question,
        posts=len(debate.posts),
        words=sum(words for _, words in said.values()),
        empty=sum(not post.text.strip() for post in debate.posts),
        people=tuple(people),
        unattributed=nobody if nobody is not None and nobody.posts else None,
        timed=timed,
        start=debate.start,
        first=debate.posts[0].time if debate.posts else 0.0,
        last=debate.posts[-1].time if debate.posts else 0.0,
        usual_gap=median(gap.seconds for gap in gaps) if timed and gaps else None,
        longest_gap=max(gaps, key=lambda gap: gap.seconds) if timed and gaps else None,
        replies=sum(post.reply_to is not None for post in debate.posts),
        languages=tuple(dict.fromkeys([debate.language, *sorted(more)])),
        recognised=languages_of(post.text for post in debate.posts),
        genders={name: genders[name] for name in (*GENDERS, "unknown")},
    )


def other_language(found: Inspection) -> str | None:
    """The language of most posts, if it is none that the file names; else `None`."""
    main = next(iter(found.recognised), None)
    if main is None or found.recognised[main] < _MOST or any(same_language(main, one) for one in found.languages):
        return None
    return main


def as_dict(path: str, format: str, known_by: str, debates: Sequence[Inspection], problems: Sequence[Problem]) -> Any:
    """A file for ``facilitator inspect --json``."""
    kinds = sorted(by_kind(problems), key=lambda kind: kind.weight)
    return {
        "file": path,
        "format": format,
        "known_by": known_by,
        "debates": [found.as_dict() for found in debates],
        **losses(problems),
        "problems": [
            {
                "about": kind.first.about,
                "line": kind.first.line,
                "found": kind.first.found,
                "remedy": kind.first.remedy,
                "left_out": kind.first.dropped,
                "lines": kind.lines,
                "words": kind.words,
            }
            for kind in kinds
        ],
    }
