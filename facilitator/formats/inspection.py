"""What is in a file, before anything is made of it: `inspect` counts what a reader found, assumed and left out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from facilitator.debate import GENDERS, UNKNOWN_AUTHOR, Debate, Role
from facilitator.formats.importance import by_kind
from facilitator.formats.problem import Problem, losses

__all__ = ["Gap", "Inspection", "Speaker", "as_dict", "inspect", "strange_script"]

#: Letters of this share make a script worth naming; posts looked at for it.
_SCRIPT_SHARE = 0.05
_SCRIPT_POSTS = 500
#: What the two letters of a language are written in, where it is not Latin.
_WRITTEN_IN = {
    "ARABIC": ("ar", "fa", "prs", "ps", "ur"),
    "CYRILLIC": ("bg", "mk", "ru", "sr", "uk"),
    "CJK": ("ja", "zh"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "BENGALI": ("bn",),
}


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
    scripts
        Share of letters in each script, of the first 500 posts, from 5 % on.
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
    scripts: dict[str, float]
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
        scripts=_scripts(post.text for post in debate.posts[:_SCRIPT_POSTS]),
        genders={name: genders[name] for name in (*GENDERS, "unknown")},
    )


def _scripts(texts: Iterable[str]) -> dict[str, float]:
    """Share of letters by script, told by the first word of their names in Unicode."""
    letters = Counter(char for text in texts for char in text if char.isalpha())
    scripts: Counter[str] = Counter()
    for char, number in letters.items():
        scripts[unicodedata.name(char, "UNKNOWN").split(maxsplit=1)[0]] += number
    total = scripts.total()
    return {name: round(number / total, 3) for name, number in scripts.most_common() if number >= _SCRIPT_SHARE * total}


def strange_script(found: Inspection) -> str | None:
    """The main script, if the debate's language is not written in it; else `None`."""
    main = next(iter(found.scripts), "LATIN")
    language = found.languages[0].split("-")[0].lower()
    written = {name for name, codes in _WRITTEN_IN.items() if language in codes} or {"LATIN"}
    return None if main in written or main not in (*_WRITTEN_IN, "LATIN") else main.lower()


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
