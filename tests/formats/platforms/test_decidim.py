"""Decidim comments in the versions of its exports."""

from __future__ import annotations

import csv
import json

import pytest

from facilitator.formats import read, recognise

PROPOSAL, COMMENT = "Decidim::Proposals::Proposal", "Decidim::Comments::Comment"
URL = "https://p.example.org/processes/pool/f/3/proposals/{}"


def row(key, body, *, under=7, kind=PROPOSAL, proposal=7, author=("901", "Noor"), **more):
    return {
        "id": key,
        "created_at": f"2024-03-30 22:{key:02}:00 UTC",
        "body": body,
        "locale": "en",
        "author/id": author[0],
        "author/name": author[1],
        "alignment": 0,
        "commentable_id": under,
        "commentable_type": kind,
        "root_commentable_url": URL.format(proposal),
        **more,
    }


def table(path, rows):
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_comment_answers_a_comment_and_not_a_proposal_of_the_same_number(tmp_path):
    rows = [
        row(41, "<p>Open on Sundays.</p>", alignment=1),
        row(42, "Too &amp; dear", under=41, kind=COMMENT, author=("902", "Emil")),
        row(43, "A tram.", under=41, proposal=41, author=("903", "Noor")),
    ]

    path = table(tmp_path / "comments.csv", rows)
    result = read(path)

    assert recognise(path).name == "decidim"
    first, second = result.debates
    assert (first.id, second.id) == ("proposal-7", "proposal-41")
    assert [(p.id, p.reply_to, p.text, p.author) for p in first.posts] == [
        ("41", None, "Open on Sundays.", "901"),
        ("42", "41", "Too & dear", "902"),
    ]
    assert first.posts[0].extra["alignment"] == 1
    assert first.posts[0].label is None
    assert [person.name for person in first.participants] == ["Noor", "Emil"]
    assert [post.reply_to for post in second.posts] == [None]


def test_newest_first_keeps_its_replies(tmp_path):
    rows = [row(41, "One"), row(42, "Two", under=41, kind=COMMENT), row(43, "Three", under=42, kind=COMMENT)]

    result = read(table(tmp_path / "c.csv", rows[::-1]))

    assert [(p.id, p.reply_to) for p in result.debates[0].posts] == [("41", None), ("42", "41"), ("43", "42")]
    assert result.problems == ()


@pytest.mark.parametrize(
    "body", ['{"en": "Open it.", "ca": ""}', '{"en"=>"Open it.", "machine_translations"=>{"ca"=>"Obrim"}}']
)
def test_a_body_by_language_in_one_cell(tmp_path, body):
    debate = read(table(tmp_path / "c.csv", [row(41, body)])).debates[0]

    assert (debate.posts[0].text, debate.language) == ("Open it.", "en")


def test_a_body_by_language_in_columns_leaves_translations_of_machines_aside(tmp_path):
    texts = {"body/ca": "", "body/machine_translations/ca": "Obrim", "body/en": "Open it."}
    rows = [row(41, "", **texts)]
    del rows[0]["body"]

    assert read(table(tmp_path / "c.csv", rows)).debates[0].posts[0].text == "Open it."


def test_json_is_the_same(tmp_path):
    rows = [row(41, "One"), row(42, "Two", under=41, kind=COMMENT, author=("902", "Emil"))]
    nested = [{**one, "author": {"id": int(one["author/id"]), "name": one["author/name"]}} for one in rows]
    (tmp_path / "c.json").write_text(json.dumps(nested), encoding="utf-8")

    assert read(tmp_path / "c.json").debates == read(table(tmp_path / "c.csv", rows)).debates


def test_an_answer_to_a_comment_that_is_not_there_stays_under_its_proposal(tmp_path):
    rows = [
        row(41, "One"),
        row(43, "Three", under=42, kind=COMMENT),
        row(44, "Four", under=9, kind=COMMENT, proposal=8),
    ]

    result = read(table(tmp_path / "c.csv", rows))

    assert [(debate.id, len(debate.posts)) for debate in result.debates] == [("proposal-7", 2), ("proposals-8", 1)]
    assert {problem.about for problem in result.problems} == {"replies"}


def test_deleted_comments_are_counted_with_their_words(tmp_path):
    rows = [row(41, "One", deleted_at=""), row(42, "three more words", deleted_at="2024-04-01")]

    (problem,) = read(table(tmp_path / "c.csv", rows)).problems

    assert (problem.line, problem.words, problem.dropped) == (3, 3, True)
