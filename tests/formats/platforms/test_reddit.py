"""Reddit: dumps in one file, in a folder, and pages."""

from __future__ import annotations

import json

import pytest

from facilitator.errors import InputError
from facilitator.formats import read, recognise

NOW = 1712181420


def comment(key, parent="t3_q9", body="Some words.", author="marlow", **more):
    link = {"link_id": "t3_q9", "parent_id": parent, "subreddit": "town"}
    return {"id": key, "author": author, "body": body, "created_utc": NOW + int(key[1:]), **link, **more}


def submission(key="q9", selftext="", **more):
    about = {"title": "Keep the kiosk &amp; the square?", "author": "ines", "subreddit": "town", "permalink": "/r/x"}
    return {"id": key, "selftext": selftext, "created_utc": NOW, **about, **more}


def lines(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_prefixes_meet_and_each_submission_is_a_debate(tmp_path):
    records = [submission(selftext="It pays rent."), comment("k1"), comment("k2", "t1_k1", author="orrin")]
    other = comment("k3", "t3_r0", link_id="t3_r0")
    path = lines(tmp_path / "dump.jsonl", [*records, other])

    result = read(path)

    assert recognise(path).name == "reddit"
    first, second = result.debates
    assert (first.id, first.question) == ("q9", "Keep the kiosk & the square?")
    assert [(p.id, p.author, p.reply_to) for p in first.posts] == [
        ("t3_q9", "ines", None),
        ("k1", "marlow", "t3_q9"),
        ("k2", "orrin", "k1"),
    ]
    assert (second.id, second.posts[0].reply_to) == ("r0", None)
    assert ["1 threads come without their submission" in problem.found for problem in result.problems] == [True]


def test_comments_that_do_not_name_their_submission_belong_to_that_of_their_thread(tmp_path):
    records = [comment("k2", "t1_k1"), comment("k1"), comment("k4", "t1_k3")]
    for record in records:
        del record["link_id"]

    result = read(lines(tmp_path / "d.jsonl", records))

    assert [(d.id, [p.id for p in d.posts]) for d in result.debates] == [("q9", ["k1", "k2"]), ("k3", ["k4"])]


def test_who_was_deleted_is_nobody_and_what_was_deleted_is_counted(tmp_path):
    records = [
        submission(),
        comment("k1", author="[deleted]"),
        comment("k2", body="[removed]", author="[deleted]"),
        comment("k3", body="[deleted]"),
    ]

    result = read(lines(tmp_path / "d.jsonl", records))

    (debate,) = result.debates
    assert [(post.id, post.author) for post in debate.posts] == [("k1", "unknown")]
    assert "[deleted]" not in debate.participant_by_id
    assert result.problems[0].found.startswith("2 texts were deleted")


def test_quoted_lines_are_no_words_of_the_author(tmp_path):
    body = "&gt; Close it **now**\n\nI [disagree](https://x.example/a_(b)) &amp; *strongly*.\n>!boo!<"

    post = read(lines(tmp_path / "d.jsonl", [submission(), comment("k1", body=body)])).debates[0].posts[0]

    assert (post.text, post.extra["quoted"]) == ("I disagree & strongly.\n>!boo!<", "Close it now")


def test_newest_first_and_equal_times_keep_their_replies(tmp_path):
    records = [comment("k2", "t1_k1", created_utc=str(NOW)), comment("k1", created_utc=float(NOW)), submission()]

    assert [p.reply_to for p in read(lines(tmp_path / "d.jsonl", records)).debates[0].posts] == [None, "k1"]


def test_comments_and_submissions_in_two_files_of_a_folder_meet(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    lines(folder / "RC_2024-04", [comment("k1"), comment("k2", "t1_k1")])
    lines(folder / "RS_2024-04", [submission()])

    result = read(folder)

    assert recognise(folder).name == "reddit"
    assert [debate.question for debate in result.debates] == ["Keep the kiosk & the square?"]
    assert result.problems == ()


def test_a_page_as_json_is_read_with_its_nested_replies(tmp_path):
    def listing(*things):
        return {"kind": "Listing", "data": {"children": list(things)}}

    answer = {"kind": "t1", "data": comment("k2", "t1_k1", replies="")}
    more = {"kind": "more", "data": {"count": 4, "children": ["k9"]}}
    first = {"kind": "t1", "data": comment("k1", replies=listing(answer, more))}
    page = [listing({"kind": "t3", "data": submission()}), listing(first)]
    (tmp_path / "page.json").write_text(json.dumps(page), encoding="utf-8")

    result = read(tmp_path / "page.json")

    assert recognise(tmp_path / "page.json").name == "reddit"
    assert [(p.id, p.reply_to) for p in result.debates[0].posts] == [("k1", None), ("k2", "k1")]
    assert ["4 comments are folded away" in problem.found for problem in result.problems] == [True]


@pytest.mark.parametrize("wrap", [lambda records: records, lambda records: {"data": records}], ids=["array", "object"])
def test_a_list_is_read_and_what_is_no_comment_is_counted_with_its_words(tmp_path, wrap):
    path = tmp_path / "d.json"
    path.write_text(json.dumps(wrap([submission(), comment("k1"), {"note": "three more words"}])), encoding="utf-8")

    result = read(path, format="reddit")

    assert [post.id for post in result.debates[0].posts] == ["k1"]
    assert [problem.words for problem in result.problems if problem.dropped] == [3]


def test_a_packed_dump_says_how_to_unpack_it(tmp_path):
    path = tmp_path / "RC_2024-04.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd\x24\x00" + bytes(40))

    with pytest.raises(InputError, match="zstd -d"):
        read(path)
