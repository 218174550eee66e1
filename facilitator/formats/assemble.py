"""From what a file holds to a valid `Debate`: the repairs that all readers share, each of them reported.

==============================  =========================================================================
a post without id or text       left out
an id that was there before     the later post is left out
a time that is missing          the time of the post before; no times at all: one a minute, in file order
times out of order              sorted by time, posts of equal time as they stood
`reply_to` no earlier post      the link is removed
an unknown IBIS label           the label is removed, and kept among the unknown fields
an author not on the list       added, gender unknown (reported where the source has a list)
a post without an author        given to the one placeholder `UNKNOWN_AUTHOR`
two genders for one person      unknown
several forms of one name       one person, as `names` has it
==============================  =========================================================================
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, Debate, IbisType, Participant, Post
from facilitator.errors import InputError
from facilitator.formats.fields import HEADER_FIELDS, PERSON_FIELDS, POST_FIELDS, apart
from facilitator.formats.names import join_names
from facilitator.formats.problem import About, show
from facilitator.formats.raw import RawDebate, RawPost, as_id
from facilitator.formats.source import Source
from facilitator.formats.times import iso

__all__ = ["SECONDS_PER_POST", "as_id", "assemble", "check_something_usable"]

#: Seconds between posts where a file has no times: order is kept and no lull arises.
SECONDS_PER_POST = 60.0


_ABOUT: dict[str, About] = {
    "time": "times",
    "order": "times",
    "reply_to": "replies",
    "author": "people",
    "roster": "people",
}


@dataclass
class _Mends:
    """Lines mended in one way, kept together so that each way is reported once a debate."""

    first: dict[str, tuple[str, str]] = field(default_factory=dict)
    lines: dict[str, list[int | None]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, line: int | None, found: str, remedy: str) -> None:
        self.first.setdefault(kind, (found, remedy))
        self.lines[kind].append(line)

    def report(self, source: Source) -> None:
        for kind, (found, remedy) in self.first.items():
            source.mend_all(self.lines[kind], found, remedy, about=_ABOUT.get(kind, "lines"))


def assemble(raw: RawDebate, source: Source) -> Debate:
    """Make a valid debate of what a reader found; what is dropped or mended goes to ``source.problems``."""
    if raw.file is not None:
        source = replace(source, path=raw.file)
    join_names(raw, source)
    mends = _Mends()
    posts = _with_times(_usable(raw, source), raw, mends)
    posts = _in_order(posts, mends)
    authors = [_author(post, mends) for post in posts]
    new = set(raw.add_new(authors))
    for post, author in zip(posts, authors, strict=True):
        if raw.roster and author in new and author != UNKNOWN_AUTHOR:
            mends.add(
                "roster",
                post.line,
                f"author {show(author)} is not among the participants",
                "they were added with unknown gender; list them in the header",
            )
    seen: set[str] = set()
    built = []
    for post, author in zip(posts, authors, strict=True):
        built.append(_post(post, author, seen, mends))
        seen.add(built[-1].id)
    for person in sorted(raw.disputed):
        raw.people[person] = replace(raw.people[person], gender=None)
        found = f"participant {show(person)} has two different genders in debate {show(raw.id)}"
        source.mend(found, "the gender was set to unknown; correct the lines", about="genders")
    mends.report(source)
    return Debate(
        id=raw.id,
        title=raw.title,
        question=raw.question,
        language=raw.language,
        start=raw.start,
        participants=tuple(_person(person) for person in raw.people.values()),
        posts=tuple(built),
        extra=apart(raw.extra, HEADER_FIELDS),
    )


def _usable(raw: RawDebate, source: Source) -> list[RawPost]:
    """The posts that have an id of their own and a text."""
    first_line: dict[str, int | None] = {}
    usable = []
    for post in raw.posts:
        key = as_id(post.id)
        if key is None:
            source.drop(f"the post's id is {show(post.id)}", "give every post an id", line=post.line)
        elif key in first_line:
            where = "" if first_line[key] is None else f" (line {first_line[key]})"
            found = f"the id {show(key)} is already taken{where}"
            source.drop(found, "give every post its own id", line=post.line)
        elif not isinstance(post.text, str):
            source.drop(f"the text of post {show(key)} is {show(post.text)}", "give it a text", line=post.line)
        else:
            first_line[key] = post.line
            post.id = key
            usable.append(post)
    return usable


def _with_times(posts: list[RawPost], raw: RawDebate, mends: _Mends) -> list[RawPost]:
    """Fill in missing times, and count dates from the debate's first post."""
    dated = [post.time for post in posts if post.dated and post.time is not None]
    if dated:
        first = min(dated)
        raw.start = raw.start or iso(first)
        for post in posts:
            post.time = round(post.time - first, 6) if post.dated and post.time is not None else None
    if posts and all(post.time is None for post in posts):
        raw.extra.setdefault("times", "order")
        for index, post in enumerate(posts):
            post.time = index * SECONDS_PER_POST
    last = 0.0
    for post in posts:
        if post.time is None:
            remedy = "it was given the time of the post before; write seconds since the debate's start"
            mends.add("time", post.line, f"post {show(post.id)} has no time that can be read", remedy)
            post.time = last
        last = post.time
    return posts


def _in_order(posts: list[RawPost], mends: _Mends) -> list[RawPost]:
    last = float("-inf")
    for post in posts:
        time = post.time or 0.0
        if time < last:
            found = f"post {show(post.id)} at {time:g} s comes after one at {last:g} s"
            mends.add("order", post.line, found, "the posts were sorted by time; correct the times or the order")
        last = max(last, time)
    return sorted(posts, key=lambda post: post.time or 0.0) if "order" in mends.first else posts


def _author(post: RawPost, mends: _Mends) -> str:
    author = as_id(post.author)
    if author is None:
        remedy = f"it was given to the placeholder {UNKNOWN_AUTHOR!r}, who is counted as nobody; name the author"
        mends.add("author", post.line, f"post {show(post.id)} has no author", remedy)
    return author or UNKNOWN_AUTHOR


def _post(post: RawPost, author: str, seen: set[str], mends: _Mends) -> Post:
    reply_to = as_id(post.reply_to)
    if reply_to is not None and reply_to not in seen:
        found = f"reply_to of post {show(post.id)} names {show(reply_to)}, which is no earlier post"
        mends.add("reply_to", post.line, found, "the link was removed; give the id of an earlier post")
        reply_to = None
    move = post.move if isinstance(post.move, str) and post.move else None
    return Post(
        id=str(post.id),
        author=author,
        text=str(post.text),
        time=post.time or 0.0,
        reply_to=reply_to,
        label=_label(post, "label", mends),
        secondary=_label(post, "secondary", mends),
        move=move,
        extra=apart(post.extra, POST_FIELDS),
    )


def _person(person: Participant) -> Participant:
    extra = apart(person.extra, PERSON_FIELDS)
    return person if extra is person.extra else replace(person, extra=extra)


def _label(post: RawPost, name: str, mends: _Mends) -> IbisType | None:
    value: object = getattr(post, name)
    for kind in IBIS_TYPES:
        if value == kind:
            return kind
    if value is not None and value != "" and value == value:
        post.extra.setdefault(f"original_{name}", value)
        found = f"the {name} {show(value)} is no IBIS type"
        remedy = f"it was moved to the field original_{name}; use one of {', '.join(IBIS_TYPES)}"
        mends.add(name, post.line, found, remedy)
    return None


def check_something_usable(debates: list[Debate], source: Source) -> None:
    """Refuse a file of which nothing usable remained.

    Raises
    ------
    InputError
        If there is no debate, or all posts were dropped. It repeats the first reason.
    """
    dropped = [problem for problem in source.problems if problem.dropped]
    if any(debate.posts for debate in debates) or (debates and not dropped):
        return
    if not dropped:
        raise InputError("no posts were found in it; check the file.", file=source.path)
    first = dropped[0]
    more = f" ({len(dropped)} lines were left out)" if len(dropped) > 1 else ""
    raise InputError(f"nothing usable remains{more}: {first.found}; {first.remedy}.", file=first.file, line=first.line)
