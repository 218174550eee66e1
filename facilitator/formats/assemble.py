"""From what a file holds to a valid `Debate`: the repairs that all readers share, each of them reported.

==============================  =========================================================================
a post without id or text       left out
an id that was there before     the later post is left out
a time that is missing          the time of the post before; no times at all: one a minute, in file order
times out of order              sorted by time; of one time, a post before those that answer it, else as they stood
the newest post first           turned round, where times or links show it
an id in another spelling       a link to ``1.0`` or ``t1_x`` finds the post ``1`` or ``x``
a link to ``0`` or ``null``     no link, where no post has that id
`reply_to` no earlier post      the link is removed
an unknown IBIS label           the label is removed, and kept among the unknown fields
an author not on the list       added, gender unknown (reported where the source has a list)
a post without an author        given to the one placeholder `UNKNOWN_AUTHOR`, as what ``[deleted]`` wrote
two genders for one person      unknown
several forms of one name       one person, as `names` has it
==============================  =========================================================================
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby

from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, Debate, IbisType, Participant, Post
from facilitator.errors import InputError
from facilitator.formats.fields import HEADER_FIELDS, PERSON_FIELDS, POST_FIELDS, apart
from facilitator.formats.names import join_names
from facilitator.formats.problem import About, show, word_count
from facilitator.formats.raw import RawDebate, RawPost, as_id
from facilitator.formats.replies import is_newest_first, is_no_parent, meeting, parents_first
from facilitator.formats.source import Source
from facilitator.formats.times import iso

__all__ = ["SECONDS_PER_POST", "as_author", "as_id", "assemble", "check_something_usable"]

#: Seconds between posts where a file has no times: order is kept and no lull arises.
SECONDS_PER_POST = 60.0


def as_author(value: object) -> str | None:
    """An author's id as text; `None` if it is missing, or says that the account is gone: ``[deleted]``.

    Of an object, as JSON has it, what names the account: ``{"id": 7, "username": "ada"}``.
    """
    if isinstance(value, dict):
        value = next((value[name] for name in _ACCOUNT if value.get(name) not in (None, "")), None)
    if isinstance(value, str):
        if value[:1].isalnum():
            return value  # a shortcut: nearly all
        if value[:1] == "[" and _GONE.fullmatch(value.strip()):
            return None
    return as_id(value)


_ACCOUNT = ("username", "login", "screen_name", "handle", "display_name", "displayName", "name", "id", "uuid")
_GONE = re.compile(r"\[\s*(?:deleted|removed|gelöscht|supprimé|eliminado|borrado|削除)[^\]]*\]", re.IGNORECASE)

_ABOUT: dict[str, About] = {
    "time": "times",
    "order": "times",
    "reply_to": "replies",
    "parents": "replies",
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
    posts = _usable(raw, source)
    _meet(posts, source)
    posts = _with_times(_oldest_first(posts, source), raw, mends)
    posts = _in_order(posts, mends)
    authors = [_author(post, mends) for post in posts]
    for person in [person for person in raw.people if as_author(person) is None]:
        del raw.people[person]
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
            found, remedy = f"the post's id is {show(post.id)}", "give every post an id"
            source.drop(found, remedy, line=post.line, words=_words(post))
        elif key in first_line:
            where = "" if first_line[key] is None else f" (line {first_line[key]})"
            found = f"the id {show(key)} is already taken{where}"
            source.drop(found, "give every post its own id", line=post.line, words=_words(post))
        elif not isinstance(post.text, str):
            found = f"the text of post {show(key)} is {show(post.text)}"
            source.drop(found, "give it a text", line=post.line, words=_words(post))
        else:
            first_line[key] = post.line
            post.id = key
            usable.append(post)
    return usable


def _words(post: RawPost) -> int:
    return word_count(post.text, *post.extra.values())


def _meet(posts: list[RawPost], source: Source) -> None:
    """Make every link the id that it means; a way to say that there is none becomes `None`."""
    links = [as_id(post.reply_to) for post in posts]
    ids = {str(post.id) for post in posts}
    meant = meeting(links, list(ids))
    for post, link in zip(posts, links, strict=True):
        post.reply_to = link if link is None or link in ids else meant.get(link, link)
        if post.reply_to == link and link is not None and link not in ids and is_no_parent(link):
            post.reply_to = None
            shown = "'t3_...'" if link.startswith("t3_") else show(link)
            _assume_once(source, f"links to {shown} meet no post", "they were read as no link", about="replies")


def _oldest_first(posts: list[RawPost], source: Source) -> list[RawPost]:
    if not is_newest_first(posts, [as_id(post.reply_to) for post in posts]):
        return posts
    remedy = "the order was turned round; give the posts times if that is wrong"
    _assume_once(source, "the file begins with the newest post", remedy, about="times")
    return posts[::-1]


def _assume_once(source: Source, found: str, remedy: str, *, about: About) -> None:
    """Say something once a file, in however many of its debates it is so."""
    if not any(problem.found == found and problem.remedy == remedy for problem in source.problems):
        source.assume(found, remedy, about=about)


def _parents_first(posts: list[RawPost], mends: _Mends) -> list[RawPost]:
    """Posts of one time, or without times, each after what it answers."""
    order = parents_first([str(post.id) for post in posts], [as_id(post.reply_to) for post in posts])
    place = {str(post.id): index for index, post in enumerate(posts)}
    for post in posts:
        parent = place.get(str(post.reply_to)) if post.reply_to is not None else None
        if parent is not None and parent > place[str(post.id)]:
            found = f"post {show(post.id)} stands before post {show(post.reply_to)}, which it answers"
            mends.add("parents", post.line, found, "it was put after it; correct the order or the links")
    return [posts[index] for index in order]


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
        posts = _parents_first(posts, mends)
        for index, post in enumerate(posts):
            post.time = index * SECONDS_PER_POST
    times = {post.id: post.time for post in posts}
    last = 0.0
    for post in posts:
        if post.time is None:
            remedy = "it was given the time of the post before; write seconds since the debate's start"
            mends.add("time", post.line, f"post {show(post.id)} has no time that can be read", remedy)
            post.time = max(last, times.get(post.reply_to) or last)  # not before what it answers
        else:
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
    if "order" in mends.first:
        posts = sorted(posts, key=lambda post: post.time or 0.0)
    if not all((post.time or 0.0).is_integer() for post in posts):
        return posts  # speech timed to less than a second may overlap, and the file's order is meant
    ordered: list[RawPost] = []
    for _, group in groupby(posts, key=lambda post: post.time):
        together = list(group)
        ordered += _parents_first(together, mends) if len(together) > 1 else together
    return ordered


def _author(post: RawPost, mends: _Mends) -> str:
    author = as_author(post.author)
    if author is None:
        remedy = f"it was given to the placeholder {UNKNOWN_AUTHOR!r}, who is counted as nobody; name the author"
        mends.add("author", post.line, f"post {show(post.id)} has no author", remedy)
    return author or UNKNOWN_AUTHOR


def _post(post: RawPost, author: str, seen: set[str], mends: _Mends) -> Post:
    reply_to = as_id(post.reply_to)  # the id that it means, if there is one
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
