"""A random debate, written as each platform exports it, is read as what it was: authors, texts, answers and gaps."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.formats import read, recognise

START = 1_712_181_420


class Said(NamedTuple):
    """A post: numbered from 1, with the number of the post that it answers, or none."""

    number: int
    author: str
    text: str
    second: int
    answers: int | None


word = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
mark = st.sampled_from(["&", "<", "a<b", "5", '"so"', "it's", "1.5", "-", "؟", "\N{WAVING HAND SIGN}"])
texts = st.tuples(word, st.lists(word | mark, max_size=5)).map(lambda parts: " ".join([parts[0], *parts[1]]))


@st.composite
def talks(draw):
    size = draw(st.integers(1, 6))
    seconds = sorted(draw(st.lists(st.integers(0, 10**6), min_size=size, max_size=size)))
    seconds = [second - seconds[0] for second in seconds]
    return [
        Said(
            number,
            draw(st.sampled_from(["noor", "emil", "ines_b"])),
            draw(texts),
            second,
            draw(st.none() | st.integers(1, number - 1)) if number > 1 else None,
        )
        for number, second in enumerate(seconds, start=1)
    ]


def moment(one):
    return dt.datetime.fromtimestamp(START + one.second, dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def table(rows, delimiter=","):
    handle = io.StringIO()
    writer = csv.DictWriter(handle, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return handle.getvalue()


def reddit(talk):
    return "".join(
        json.dumps({"id": str(s.number), "author": s.author, "body": html.escape(s.text, quote=False),
                    "created_utc": START + s.second, "link_id": "t3_q",
                    "parent_id": f"t1_{s.answers}" if s.answers else "t3_q"}) + "\n"
        for s in talk
    )  # fmt: skip


def discourse(talk):
    posts = [
        {"id": 900 + s.number, "post_number": s.number, "username": s.author, "post_type": 1, "created_at": moment(s),
         "cooked": f"<p>{html.escape(s.text)}</p>", "reply_to_post_number": s.answers} for s in talk
    ]  # fmt: skip
    return json.dumps({"post_stream": {"posts": posts}, "id": 1, "title": "T"})


def decidim(talk):
    comment, proposal = "Decidim::Comments::Comment", "Decidim::Proposals::Proposal"
    rows = [
        {"id": s.number, "created_at": moment(s), "body": f"<p>{html.escape(s.text)}</p>", "author/id": s.author,
         "author/name": "", "commentable_id": s.answers or 1, "commentable_type": comment if s.answers else proposal}
        for s in talk
    ]  # fmt: skip
    return table(rows, ";")


def consul(talk):
    above = {s.number: s.answers for s in talk}

    def path(number):
        return [*path(above[number]), str(above[number])] if above[number] else []

    rows = [
        {"id": s.number, "commentable_id": 1, "commentable_type": "Debate", "body": f"<p>{html.escape(s.text)}</p>",
         "public_created_at": moment(s), "ancestry": "/".join(path(s.number)), "public_author_username": s.author}
        for s in talk
    ]  # fmt: skip
    return table(rows)


def loomio(talk):
    lines = [("discussions", {"id": 1, "title": "T"})]
    lines += [
        ("comments", {"id": s.number, "discussion_id": 1, "body": f"<p>{html.escape(s.text)}</p>",
                      "body_format": "html", "user_id": s.author, "created_at": moment(s),
                      "parent_type": "Comment" if s.answers else "Discussion", "parent_id": s.answers or 1})
        for s in talk
    ]  # fmt: skip
    return "".join(json.dumps({"table": name, "record": record}) + "\n" for name, record in lines)


WRITERS = {"reddit": reddit, "discourse": discourse, "decidim": decidim, "consul": consul, "loomio": loomio}
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("newest_first", [False, True])
@quick
@given(talk=talks())
def test_what_a_platform_exports_is_what_was_said(tmp_path, name, newest_first, talk):
    path = tmp_path / "export"
    if newest_first and len({said.second for said in talk}) < len(talk):
        newest_first = False  # posts of one second have no order but the file's
    path.write_text(WRITERS[name](talk[::-1] if newest_first else talk), encoding="utf-8")

    assert recognise(path).name == name
    result = read(path)
    posts = [post for debate in result.debates for post in debate.posts]

    def bare(key):
        return None if key is None else key.removeprefix("comment-")

    assert len(result.debates) == 1
    assert [(bare(p.id), p.author, p.text, p.time, bare(p.reply_to)) for p in posts] == [
        (str(s.number), s.author, s.text, s.second, str(s.answers) if s.answers else None) for s in talk
    ]


@quick
@given(talk=talks())
def test_a_tree_of_claims_is_what_was_said(tmp_path, talk):
    numbers, children = {None: "1"}, {}
    lines = ["Discussion Title: T?", "", "1. Thesis"]
    for said in talk:
        above = numbers[said.answers]
        children[above] = children.get(above, 0) + 1
        numbers[said.number] = f"{above}.{children[above]}"
        lines.append(f"{numbers[said.number]}. {'Pro' if said.second % 2 else 'Con'}: {said.text}")
    path = tmp_path / "kialo.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    (debate,) = read(path).debates

    assert [(p.id, p.text, p.reply_to, p.label) for p in debate.posts[1:]] == [
        (numbers[s.number], s.text, numbers[s.answers], "pro" if s.second % 2 else "con") for s in talk
    ]


@quick
@given(talk=talks())
def test_polis_comments_are_what_was_said(tmp_path, talk):
    rows = [
        {"timestamp": (START + s.second) * 1000, "comment-id": s.number, "author-id": s.author, "moderated": 0,
         "comment-body": s.text} for s in talk
    ]  # fmt: skip
    (tmp_path / "comments.csv").write_text(table(rows), encoding="utf-8")

    (debate,) = read(tmp_path / "comments.csv").debates

    assert [(p.id, p.author, p.text, p.time) for p in debate.posts] == [
        (str(s.number), s.author, s.text, s.second) for s in talk
    ]


line = st.tuples(
    st.sampled_from(["1.", "2.", "1.1. Pro:", "1.1.1. Con:", "1.2. Con:", "3.4. Pro:", "", "x"]), word, word
)


@quick
@given(body=st.lists(line, max_size=9))
def test_no_word_of_a_tree_of_claims_is_lost_in_silence(tmp_path, body):
    path = tmp_path / "kialo.txt"
    written = "\n".join(" ".join(parts).strip() for parts in [("1.", "a", "b"), *body])
    path.write_text(f"Discussion Title: T?\n\n{written}\n", encoding="utf-8")

    result = read(path, format="kialo")

    said = [post.text for debate in result.debates for post in debate.posts]
    kept = sum(len(text.split()) for text in said) + sum(problem.words or 0 for problem in result.problems)
    marks = sum(len(parts[0].split()) for parts in body)
    assert 2 + 2 * len(body) <= kept <= 2 + 2 * len(body) + marks
