"""Loomio's group export, as JSON lines and as CSV."""

from __future__ import annotations

import json

from facilitator.formats import read, recognise

RECORDS = [
    ("users", {"id": 1, "name": "Noor", "email": "noor@example.org"}),
    ("users", {"id": 2, "name": "Emil"}),
    ("discussions", {"id": 5, "title": "A lido?", "description": "<p>Shall we?</p>", "author_id": 1}),
    ("comments", {"id": 9, "discussion_id": 5, "body": "**Yes**", "body_format": "md", "user_id": 2}),
    ("comments", {"id": 10, "parent_type": "Comment", "parent_id": 9, "body": "> Yes\n\nWhy?", "user_id": 1}),
    ("comments", {"id": 11, "discussion_id": 5, "body": "two words", "user_id": 2, "discarded_at": "2024-03-13"}),
    ("polls", {"id": 3, "title": "Build it", "discussion_id": 5, "author_id": 1}),
    ("stances", {"id": 4, "poll_id": 3, "participant_id": 2, "reason": "Summers are hot."}),
    ("stances", {"id": 6, "poll_id": 3, "participant_id": 1, "reason": ""}),
    ("outcomes", {"id": 8, "poll_id": 3, "statement": "It is built.", "author_id": 1}),
    ("polls", {"id": 12, "title": "Alone?", "author_id": 2}),
]


def export(path, records=RECORDS):
    dated = [
        {"table": t, "record": {**r, "created_at": f"2024-03-12T18:{n:02}:00Z"}} for n, (t, r) in enumerate(records)
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in dated), encoding="utf-8")
    return path


def test_a_discussion_is_a_debate_with_its_polls_and_reasons(tmp_path):
    path = export(tmp_path / "group.json")

    debate, alone = read(path).debates

    assert recognise(path).name == "loomio"
    assert (debate.id, debate.question) == ("discussion-5", "A lido?")
    assert [(p.id, p.author, p.reply_to, p.text) for p in debate.posts] == [
        ("discussion-5", "1", None, "Shall we?"),
        ("comment-9", "2", "discussion-5", "Yes"),
        ("comment-10", "1", "comment-9", "Why?"),
        ("poll-3", "1", "discussion-5", "Build it"),
        ("stance-4", "2", "poll-3", "Summers are hot."),
        ("outcome-8", "1", "poll-3", "It is built."),
    ]
    assert debate.posts[2].extra == {"quoted": "Yes"}
    assert (alone.id, alone.question, len(alone.posts)) == ("poll-12", "Alone?", 1)


def test_people_have_names_and_no_addresses(tmp_path):
    debate = read(export(tmp_path / "group.json")).debates[0]

    assert {person.id: (person.name, dict(person.extra)) for person in debate.participants} == {
        "1": ("Noor", {}),
        "2": ("Emil", {}),
    }


def test_discarded_posts_are_counted_with_their_words(tmp_path):
    (problem,) = [problem for problem in read(export(tmp_path / "group.json")).problems if problem.dropped]

    assert (problem.found, problem.words) == ("1 posts were discarded by people", 2)


def test_rows_without_ids_are_numbered(tmp_path):
    path = tmp_path / "group.csv"
    rows = "Comments (2)\ndiscussion_id,author_name,body,created_at\n5,Emil,Yes,2024-03-12 18:01:00\n"
    path.write_text(f"Export for Bathers\n\n{rows}5,Noor,No,2024-03-12 18:02:00\n", encoding="utf-8")

    assert [post.text for post in read(path).debates[0].posts] == ["Yes", "No"]


def test_the_csv_export_is_read_by_its_sections(tmp_path):
    path = tmp_path / "group.csv"
    text = "Export for Bathers\n\nDiscussions (1)\nid,title,description,author_id,author_name,created_at\n"
    text += '5,A lido?,"Shall,\nwe?",1,Noor,2024-03-12 18:00:00\n\nComments (2)\n'
    text += "id,discussion_id,author_name,body,parent_id,created_at\n9,5,Emil,Yes,,2024-03-12 18:01:00\n"
    text += "10,5,Noor,Why?,9,2024-03-12 18:02:00\n"
    path.write_text(text, encoding="utf-8")

    result = read(path)

    assert recognise(path).name == "loomio"
    assert [(p.id, p.reply_to, p.text) for p in result.debates[0].posts] == [
        ("discussion-5", None, "Shall,\nwe?"),
        ("comment-9", "discussion-5", "Yes"),
        ("comment-10", "comment-9", "Why?"),
    ]
    assert result.problems == ()
