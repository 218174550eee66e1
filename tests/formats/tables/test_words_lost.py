"""Words in = words read + words reported as left out, however a table is damaged."""

from __future__ import annotations

import csv
import io
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import read
from tests.effort import examples

quick = settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
row = st.tuples(st.sampled_from(["", "1", "2", "3", "x"]), st.sampled_from(["", "noor", "emil"]), st.integers(0, 4))
damage = st.sampled_from(["", "{}", ",", '"', "\0", "\n", "[", "}", ":"])


def tokens(text):
    return re.findall(r"w\d+w", text)


def check(path, lines):
    path.write_text("".join(lines), encoding="utf-8", newline="")
    try:
        result = read(path)
    except InputError:
        return
    posts = [post for debate in result.debates for post in debate.posts]
    kept = [tokens(json.dumps([post.id, post.author, post.text, dict(post.extra)])) for post in posts]
    lost = sum(problem.words or 0 for problem in result.problems if problem.dropped)
    assert all(problem.words is not None for problem in result.problems if problem.dropped)
    assert sum(map(len, kept)) + lost >= len(tokens("".join(lines)))


def broken(data, lines):
    for index in range(1, len(lines)):
        if data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(lines[index]) - 1))
            while re.match(r"w?\d*w", lines[index][at:]) and at:  # never within a word
                at -= 1
            lines[index] = lines[index][:at] + data.draw(damage) + lines[index][at:]
    return lines


@quick
@given(data=st.data(), rows=st.lists(row, min_size=1, max_size=6))
def test_of_csv(tmp_path, data, rows):
    lines = ["id,author,text,note\n"]
    for number, (key, author, words) in enumerate(rows):
        out = io.StringIO()
        said = " ".join(f"w{number}{n}w" for n in range(words))
        csv.writer(out, lineterminator="\n").writerow([key, author, said, "w9w" if words else ""])
        lines.append(out.getvalue())

    check(tmp_path / "posts.csv", broken(data, lines))


@quick
@given(data=st.data(), rows=st.lists(row, min_size=1, max_size=6))
def test_of_json_lines(tmp_path, data, rows):
    lines = ['{"id": "first", "author": "noor", "text": "w0w"}\n']
    for number, (key, author, words) in enumerate(rows):
        said = " ".join(f"w{number}{n}w" for n in range(words))
        lines.append(json.dumps({"id": key or None, "author": author, "text": said or None}) + "\n")

    check(tmp_path / "posts.jsonl", broken(data, lines))
