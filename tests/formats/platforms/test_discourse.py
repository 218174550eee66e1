"""Discourse topics as JSON."""

from __future__ import annotations

import json

import pytest

from facilitator.formats import read, recognise


def post(number, cooked="<p>Some words.</p>", **more):
    about = {"id": 900 + number, "post_number": number, "username": f"user{number}", "name": "", "post_type": 1}
    moment = f"2024-03-12T18:{number:02}:00.000Z"
    return {**about, "cooked": cooked, "created_at": moment, "reply_to_post_number": None, **more}


def topic(*posts, key=12, title="Keep the lido?", stream=None):
    ids = [one["id"] for one in posts] if stream is None else stream
    return {"post_stream": {"posts": list(posts), "stream": ids}, "id": key, "title": title, "slug": "lido"}


def saved(path, value):
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


QUOTE = '<aside class="quote no-group" data-username="user1" data-post="1" data-topic="12">'
QUOTE += "<div class='title'>user1:</div><blockquote><p>Close it.</p></blockquote></aside>"
QUOTE += "<p>Why &amp; when? <img class='emoji' alt=':wave:'></p>"


def test_a_topic_is_a_debate(tmp_path):
    path = saved(tmp_path / "t.json", topic(post(1, name="Noor"), post(2, reply_to_post_number=1)))

    result = read(path)

    assert recognise(path).name == "discourse"
    assert result.problems == ()
    (debate,) = result.debates
    assert (debate.id, debate.question, debate.start) == ("12", "Keep the lido?", "2024-03-12T18:01:00Z")
    assert [(p.id, p.author, p.reply_to, p.time) for p in debate.posts] == [
        ("1", "user1", None, 0),
        ("2", "user2", "1", 60),
    ]
    assert debate.participants[0].name == "Noor"


def test_quoted_words_are_parted_and_show_what_is_answered(tmp_path):
    result = read(saved(tmp_path / "t.json", topic(post(1), post(2, QUOTE))))

    answer = result.debates[0].posts[1]
    assert (answer.text, answer.extra["quoted"]) == ("Why & when? :wave:", "user1:\nClose it.")
    assert answer.reply_to == "1"
    assert [problem.about for problem in result.problems] == ["texts", "replies"]
    assert result.problems[0].found == "1 posts quote others (3 words)"


def test_previews_of_links_and_names_of_pictures_are_no_words_of_the_author(tmp_path):
    body = '<p>See:</p><aside class="onebox"><h3>Lidos</h3></aside><div class="lightbox-wrapper"><img src="x">'
    body += '<div class="meta"><span class="filename">IMG_1</span></div></div>'

    result = read(saved(tmp_path / "t.json", topic(post(1, body))))

    assert (result.debates[0].posts[0].text, result.debates[0].posts[0].extra) == ("See:", {"quoted": "Lidos"})


@pytest.mark.parametrize(
    ("about", "why"),
    [({"post_type": 3}, "small actions"), ({"user_deleted": True}, "deleted"), ({"hidden": True}, "hidden")],
)
def test_what_is_no_contribution_is_left_out_with_its_words(tmp_path, about, why):
    result = read(saved(tmp_path / "t.json", topic(post(1), post(2, "<p>three more words</p>", **about))))

    assert [p.id for p in result.debates[0].posts] == ["1"]
    assert [(why in problem.found, problem.words) for problem in result.problems] == [(True, 3)]


def test_posts_of_other_pages_are_said_to_be_missing(tmp_path):
    result = read(saved(tmp_path / "t.json", topic(post(1), stream=[901, 902, 903])))

    (problem,) = result.problems
    assert problem.found.startswith("2 of the 3 posts")
    assert problem.dropped


def test_pages_in_a_folder_are_one_topic_and_other_topics_are_others(tmp_path):
    saved(tmp_path / "p1.json", topic(post(1), post(2), stream=[901, 902, 903]))
    saved(tmp_path / "p2.json", topic(post(2), post(3, reply_to_post_number=1), stream=[901, 902, 903]))
    saved(tmp_path / "other.json", [topic(post(1), key=13, title="Trams?")])

    result = read(tmp_path)

    assert [(d.question, [p.id for p in d.posts]) for d in result.debates] == [
        ("Trams?", ["1"]),
        ("Keep the lido?", ["1", "2", "3"]),
    ]
    assert result.problems == ()
