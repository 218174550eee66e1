"""Comments of Consul Democracy."""

from __future__ import annotations

import json

from facilitator.formats import read, recognise

HEAD = "id,commentable_id,commentable_type,body,public_created_at,ancestry,public_author_username,cached_votes_up\n"


def comment(key, body, ancestry=None, author="noor"):
    about = {"public_created_at": f"2024-03-12 18:0{key}:00", "public_author": {"username": author} if author else None}
    return {"id": key, "body": body, "ancestry": ancestry, **about}


def test_the_last_of_the_ancestry_is_answered(tmp_path):
    path = tmp_path / "comments.csv"
    rows = [
        "3,7,Proposal,Three &amp; more,2024-03-12 18:03:00,1/2,noor,4",
        "1,7,Proposal,One,2024-03-12 18:01:00,,noor,",
        "2,7,Proposal,Two,2024-03-12 18:02:00,1,emil,",
        "4,7,Debate,Four,2024-03-12 18:04:00,,,",
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")

    result = read(path)

    assert recognise(path).name == "consul"
    first, second = result.debates
    assert [(p.id, p.author, p.reply_to, p.text) for p in first.posts] == [
        ("1", "noor", None, "One"),
        ("2", "emil", "1", "Two"),
        ("3", "noor", "2", "Three & more"),
    ]
    assert first.posts[2].extra == {"cached_votes_up": "4"}
    assert (first.id, second.id, second.posts[0].author) == ("proposal-7", "debate-7", "unknown")


def test_comments_of_a_debate_with_a_title_have_it_as_their_question(tmp_path):
    nodes = [{"node": comment(1, "<p>One</p>")}, {"node": comment(2, "Two", "1", "emil")}]
    debate = {"id": 7, "title": "A lido?", "comments": {"edges": nodes}}
    path = tmp_path / "graph.json"
    path.write_text(json.dumps({"data": {"debates": {"edges": [{"node": debate}]}}}, indent=1), encoding="utf-8")

    result = read(path)

    assert recognise(path).name == "consul"
    (debate,) = result.debates
    assert (debate.id, debate.question) == ("debate-7", "A lido?")
    assert [(p.author, p.reply_to, p.text) for p in debate.posts] == [("noor", None, "One"), ("emil", "1", "Two")]


def test_whole_hours_are_said_and_ids_tell_the_order_within_one(tmp_path):
    path = tmp_path / "comments.csv"
    rows = ["10,7,Debate,Late,2024-03-12 18:00:00,,noor,", "9,7,Debate,Early,2024-03-12 18:00:00,,emil,"]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")

    result = read(path)

    assert [post.text for post in result.debates[0].posts] == ["Early", "Late"]
    assert [problem.about for problem in result.problems] == ["times"]


def test_comments_without_a_text_are_counted(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_text(HEAD + "1,7,Proposal,One,,,noor,\n2,7,Proposal,,,,noor,\n", encoding="utf-8")

    (problem,) = [problem for problem in read(path).problems if problem.dropped]

    assert problem.found == "1 comments have no text"
