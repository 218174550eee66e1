"""Polis exports, small ones made here and the real ones."""

from __future__ import annotations

import csv

import pytest

from facilitator.formats import read, recognise

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1500000060000,later,2,7,3,1,1,"Trams, please"
1500000000000,first,1,8,0,0,0,Buses
1500000030000,between,3,8,0,9,-1,Rejected one
1500000031000,between,4,8,0,9,-1,Rejected two
"""


@pytest.fixture
def export(tmp_path):
    folder = tmp_path / "ward-4"
    folder.mkdir()
    (folder / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (folder / "summary.csv").write_text('topic,Transport\nurl,x\nviews,12\nconversation-description,"What, then?"\n')
    (folder / "participants-votes.csv").write_text(
        "participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,2\n7,0,1,2,1,1,1,-1\n8,,3,0,0,0,,\n9,1,0,1,1,0,1,\n"
    )
    return folder


def test_comments_are_posts_in_time_order(export):
    (debate,) = read(export).debates

    assert [(p.id, p.author, p.time, p.text) for p in debate.posts] == [
        ("1", "8", 0, "Buses"),
        ("2", "7", 60, "Trams, please"),
    ]
    assert debate.posts[1].extra == {"agrees": 3, "disagrees": 1, "moderated": 1}
    assert (debate.id, debate.start) == ("ward-4", "2017-07-14T02:40:00Z")


def test_the_summary_gives_title_and_question(export):
    (debate,) = read(export).debates

    assert (debate.title, debate.question) == ("Transport", "Transport")
    assert debate.extra == {"description": "What, then?", "url": "x", "views": 12}


def test_everyone_who_voted_takes_part_with_their_group(export):
    (debate,) = read(export).debates

    assert {person.id: person.extra.get("group-id") for person in debate.participants} == {
        "7": "0",
        "8": None,
        "9": "1",
    }
    assert {person.gender for person in debate.participants} == {None}


def test_rejected_comments_are_one_problem(export):
    (problem,) = read(export).problems

    assert (problem.file, problem.line, problem.dropped) == (str(export / "comments.csv"), 4, True)
    assert problem.found.startswith("2 comments were rejected")


def test_the_comments_file_alone_is_the_same_debate(export):
    assert read(export / "comments.csv").debates == read(export).debates


def test_a_comments_file_without_the_rest_is_enough(export):
    for name in ("summary.csv", "participants-votes.csv"):
        (export / name).unlink()

    (debate,) = read(export).debates

    assert debate.title == ""
    assert [person.id for person in debate.participants] == ["8", "7"]


@pytest.mark.data
def test_the_real_exports_hold_every_comment_that_was_not_rejected(shared_data):
    folders = sorted(path for path in (shared_data / "debates" / "polis").iterdir() if path.is_dir())
    assert len(folders) == 6
    for folder in folders:
        with (folder / "comments.csv").open(encoding="utf-8", newline="") as handle:
            comments = list(csv.DictReader(handle))
        with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as handle:
            voters = {row["participant"] for row in csv.DictReader(handle)}
        kept = {row["comment-id"]: row["comment-body"] for row in comments if row["moderated"] != "-1"}

        result = read(folder)

        assert recognise(folder).name == recognise(folder / "comments.csv").name == "polis"
        (debate,) = result.debates
        assert {post.id: post.text for post in debate.posts} == kept
        assert {person.id for person in debate.participants} == voters
        rejected = len(comments) - len(kept)
        assert [problem.found.split()[0] for problem in result.problems] == ([str(rejected)] if rejected else [])
