"""Label Studio tasks, written and read again after annotation."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.debate import Debate, Participant, Post
from facilitator.formats import read, recognise, write
from tests.formats.strategies import debates, ids

DEBATE = Debate(
    id="d",
    question="A lido?",
    participants=(Participant(id="p7", name="Noor Haddad"),),
    posts=(
        Post(id="1", author="p7", text="Build it.", label="idea"),
        Post(id="2", author="p7", text="Why?", reply_to="1", time=5.0),
    ),
)


def test_each_post_is_a_task_with_its_parent_and_its_label(tmp_path):
    path = tmp_path / "tasks.json"

    problems = write([DEBATE], path, format="label-studio")

    first, second = json.loads(path.read_text(encoding="utf-8"))
    (region,) = first["annotations"][0]["result"]
    assert (region["type"], region["value"]) == ("choices", {"choices": ["idea"]})
    assert "annotations" not in second
    assert {key: second["data"][key] for key in ("text", "parent_text", "author", "debate", "post")} == {
        "text": "Why?",
        "parent_text": "Build it.",
        "author": "p7",
        "debate": "d",
        "post": "2",
    }
    assert "Noor" not in path.read_text(encoding="utf-8")
    assert len(problems) == 1


def annotated(tmp_path, *choices):
    path = tmp_path / "tasks.json"
    write([DEBATE], path, format="label-studio")
    tasks = json.loads(path.read_text(encoding="utf-8"))
    tasks[1]["annotations"] = [{"result": [{"value": {"choices": [choice]}}]} for choice in choices]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return read(path)


def test_the_label_of_most_annotators_is_read(tmp_path):
    assert annotated(tmp_path, "issue", "con", "issue").debates[0].posts[1].label == "issue"


def test_annotators_who_do_not_agree_leave_no_label_and_that_is_said(tmp_path):
    result = annotated(tmp_path, "issue", "con")

    assert result.debates[0].posts[1].label is None
    assert ["do not agree on 1 posts" in problem.found for problem in result.problems] == [True]


def carried(debate):
    """A debate as far as tasks have room for it."""
    speakers = dict.fromkeys(post.author for post in debate.posts)
    posts = tuple(replace(post, secondary=None, move=None, extra={}) for post in debate.posts)
    people = tuple(Participant(id=speaker) for speaker in speakers)
    return Debate(id=debate.id, question=debate.question, participants=people, posts=posts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(original=debates(id=ids.filter(lambda key: key != "unknown"), extra=st.just({}), min_posts=1))
def test_what_is_written_comes_back(tmp_path, original):
    path = tmp_path / "tasks.json"
    write(original, path, format="label-studio")

    assert recognise(path).name == "label-studio"
    assert list(read(path).debates) == [carried(debate) for debate in original]
