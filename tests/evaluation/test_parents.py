"""A post's parent is never empty while there is something to fill it with."""

from dataclasses import replace

from facilitator.debate import UNKNOWN_AUTHOR, Debate, Participant, Post
from facilitator.evaluation.parents import parents, type_inputs
from tests.agents import plain_answers
from tests.evaluation.samples import debate


def row(name, author="ana", **extra):
    return Post(id=name, author=author, text=f"text of {name}", extra=extra)


def table(*posts, question="Which park?"):
    people = tuple(Participant(id=name) for name in dict.fromkeys(post.author for post in posts))
    return Debate(id="t", question=question, participants=people, posts=posts)


def test_the_order_of_what_may_be_the_parent():
    first = row("a")
    posts = (
        first,
        replace(row("b", parent_text="said", previous_text="before", topic="parks"), reply_to="a"),
        replace(row("c", previous_text="before", topic="parks"), reply_to="a"),
        row("d", previous_text="before", topic="parks"),
        row("e", topic="parks"),
        row("f"),
    )
    assert parents(table(*posts)) == [
        ("Which park?", "question"),
        ("said", "parent_text"),
        ("text of a", "reply_to"),
        ("before", "previous_text"),
        ("parks", "topic"),
        ("text of e", "post before"),
    ]


def test_rows_without_authors_are_no_conversation():
    rows = [row(name, author=UNKNOWN_AUTHOR) for name in "abc"]
    assert set(parents(table(*rows))) == {("Which park?", "question")}


def test_without_anything_the_parent_is_empty_and_says_so():
    assert parents(table(row("a"), question="")) == [("", "none")]


def test_inputs_pair_each_post_with_its_parent():
    whole = debate()
    inputs = type_inputs(whole)
    assert [item.text for item in inputs] == [post.text for post in whole.posts]
    assert inputs[2].parent == whole.posts[1].text


def test_what_the_agent_answered_does_not_make_a_debate_threaded():
    assert parents(plain_answers())[-1] == ("What could be done about it?", "post before")
