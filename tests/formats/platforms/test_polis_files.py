"""Polis files under the names of downloads: which belong together, and what is missing."""

from __future__ import annotations

import pytest

from facilitator.errors import InputError
from facilitator.formats import read, recognise

FILES = {
    "comments": "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    "1500000000000,x,0,7,1,0,1,{topic} please\n1500000060000,x,1,8,0,1,-1,Four words of rubbish\n",
    "summary": 'topic,"More {topic}?"\nurl,http://p.example.org/1\nvoters,3\n',
    "participant-votes": "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0\n"
    "7,0,1,1,1,0,1\n9,1,0,1,0,1,-1\n",
    "votes": "timestamp,datetime,comment-id,voter-id,vote\n1500000000,x,0,7,1\n1500000001,x,0,9,-1\n",
}


def export(folder, *, prefix="2025-06-19-1201-9xy-", topic="Trams", kinds=tuple(FILES)):
    folder.mkdir(exist_ok=True)
    for kind in kinds:
        (folder / f"{prefix}{kind}.csv").write_text(FILES[kind].format(topic=topic), encoding="utf-8")
    return folder


def about_files(result):
    return [problem.found for problem in result.problems if problem.about == "files"]


def test_the_files_are_known_by_their_content(tmp_path):
    folder = export(tmp_path / "download")

    result = read(folder)

    assert recognise(folder).name == "polis"
    (debate,) = result.debates
    assert (debate.id, debate.question) == ("2025-06-19-1201-9xy", "More Trams?")
    assert [(person.id, person.extra.get("group-id")) for person in debate.participants] == [("7", "0"), ("9", "1")]
    assert read(folder / "2025-06-19-1201-9xy-comments.csv").debates == result.debates
    assert about_files(result) == []


def test_rejected_comments_are_counted_with_their_words(tmp_path):
    (problem,) = read(export(tmp_path / "download")).problems

    assert (problem.dropped, problem.words) == (True, 4)


def test_several_exports_in_a_folder_are_several_debates(tmp_path):
    folder = export(tmp_path / "downloads")
    export(folder, prefix="2025-07-01-0900-7ab-", topic="Pools", kinds=("comments", "summary"))

    debates = read(folder).debates

    assert [debate.question for debate in debates] == ["More Trams?", "More Pools?"]


def test_an_export_does_not_take_the_summary_of_another(tmp_path):
    folder = export(tmp_path / "downloads", kinds=("comments",))
    export(folder, prefix="2025-07-01-0900-7ab-", topic="Pools", kinds=("summary",))

    result = read(folder)

    assert result.debates[0].question == ""
    assert any("7ab-summary.csv in the folder is no part of" in found for found in about_files(result))


def test_files_that_somebody_renamed_are_taken_together_and_that_is_said(tmp_path):
    folder = export(tmp_path / "ward", prefix="", kinds=("summary", "comments"))
    (folder / "comments.csv").rename(folder / "what people wrote.csv")
    (folder / "summary.csv").rename(folder / "about.csv")

    result = read(folder)

    assert (result.debates[0].id, result.debates[0].question) == ("what people wrote", "More Trams?")
    assert about_files(result)[0] == "about.csv beside the comments has another name"


def test_comments_alone_say_what_is_missing(tmp_path):
    folder = export(tmp_path / "download", kinds=("comments",))

    (found,) = about_files(read(folder))

    assert "summary (the question)" in found
    assert "the groups and those who only voted" in found


def test_those_who_only_voted_come_from_the_votes_where_there_are_no_groups(tmp_path):
    folder = export(tmp_path / "download", kinds=("comments", "summary", "votes"))

    result = read(folder)

    assert [person.id for person in result.debates[0].participants] == ["7", "9"]
    assert ["only voted" in found for found in about_files(result)] == [False]


@pytest.mark.parametrize("kind", ["summary", "participant-votes", "votes"])
def test_another_file_of_an_export_asks_for_the_comments(tmp_path, kind):
    folder = export(tmp_path / "download", kinds=(kind,))

    with pytest.raises(InputError, match="holds no comments"):
        read(folder / f"2025-06-19-1201-9xy-{kind}.csv")


def test_a_stranger_in_the_folder_is_said_to_be_left_out(tmp_path):
    folder = export(tmp_path / "download")
    (folder / "minutes.txt").write_text("Minutes of the meeting\n", encoding="utf-8")
    (folder / "older").mkdir()

    assert about_files(read(folder)) == ["minutes.txt, older in the folder is no part of the Polis export"]


def test_a_topic_with_a_comma_that_nobody_quoted_is_read_whole(tmp_path):
    folder = export(tmp_path / "download")
    (folder / "2025-06-19-1201-9xy-summary.csv").write_text("topic,Trams, or not?\nurl,x\n", encoding="utf-8")

    assert read(folder).debates[0].question == "Trams, or not?"
