"""Random debates for the readers of chats, and what of a debate must come back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from facilitator.formats import FORMATS
from facilitator.formats.head import read_head

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

START = 1_714_003_200  # 2024-04-25, so that no day of the four after it can be a month
FOUR_DAYS = 4 * 86_400

visible = st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters='"“”«»„‟「」')
words = st.text(st.sampled_from("abc äЖ😀,.!?:;-<>&*_@#|0123456789\n") | visible, min_size=1, max_size=30)
texts = words.filter(lambda text: text == text.strip() and not text.startswith("<"))
names = st.text(visible, min_size=1, max_size=12).filter(
    lambda name: name == " ".join(name.split()) and ":" not in name and name[0] != "~"
)


@dataclass(frozen=True)
class Said:
    """One message of a random debate; `answers` is the place of an earlier one."""

    author: int
    text: str
    time: int
    answers: int | None


@dataclass(frozen=True)
class Chat:
    """A random debate among people with these names."""

    names: tuple[str, ...]
    said: tuple[Said, ...]

    @property
    def must_be(self):
        """Name, text, seconds since the first and what is answered, of every message."""
        first = self.said[0].time
        return [(self.names[one.author], one.text, one.time - first, one.answers) for one in self.said]


def same_person(name):
    """What two forms of one name have in common."""
    return unicodedata.normalize("NFKC", name).casefold()


@st.composite
def chats(draw, *, texts=texts, names=names, step=1):
    people = draw(st.lists(names, min_size=1, max_size=4, unique_by=same_person))
    size = draw(st.integers(1, 8))
    times = sorted(draw(st.lists(st.integers(0, FOUR_DAYS // step), min_size=size, max_size=size)))
    said = []
    for place, time in enumerate(times):
        author, answers = draw(st.integers(0, len(people) - 1)), draw(st.none() | st.integers(0, place))
        answers = None if answers == place else answers
        said.append(Said(author, draw(texts), START + time * step, answers))
    return Chat(tuple(people), tuple(said))


def came_back(debate):
    """What `Chat.must_be` says, of a debate that was read."""
    place = {post.id: index for index, post in enumerate(debate.posts)}
    return [
        (
            debate.participant_by_id[post.author].name,
            post.text,
            round(post.time - debate.posts[0].time, 3),
            place[post.reply_to] if post.reply_to else None,
        )
        for post in debate.posts
    ]


def recognised_by(path):
    """Every format that takes a file for its own, but for tables, which are tried last and go by a file's ending."""
    head = read_head(path)
    return [format.name for format in FORMATS.values() if format.name != "table" and format.detect(head)]


def left_out(result):
    """What was left out, and the words in it."""
    return {problem.found: problem.words for problem in result.problems if problem.dropped}


def said(result):
    """Author and text of every post of the one debate that was read."""
    return [(post.author, post.text) for post in result.debates[0].posts]
