"""What answers what: ids in two spellings, links to nothing, newest first, replies before their parents."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats import read, replies
from facilitator.formats.replies import parents_first


def debate_of(tmp_path, rows, header="id,author,reply_to,text"):
    path = tmp_path / "posts.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    result = read(path)
    (debate,) = result.debates
    return debate, [problem for problem in result.problems if problem.about in ("replies", "times")]


def links(debate):
    return {post.id: post.reply_to for post in debate.posts}


def test_an_id_and_its_float_meet(tmp_path):
    debate, told = debate_of(tmp_path, ["1,u,,a", "2,v,1.0,b", "3,u, 2 ,c"])

    assert links(debate) == {"1": None, "2": "1", "3": "2"}
    assert told == []


def test_prefixes_of_reddit_meet_bare_ids_and_threads_are_no_parent(tmp_path):
    debate, told = debate_of(tmp_path, ["x1,u,t3_zz,a", "x2,v,t1_x1,b", "x3,u,t1_gone,c"])

    assert links(debate) == {"x1": None, "x2": "x1", "x3": None}
    assert [problem.found.partition(" ")[0] for problem in told] == ["links", "reply_to"]


def test_an_id_that_two_posts_may_mean_meets_neither(tmp_path):
    debate, _ = debate_of(tmp_path, ["t1_a,u,,x", "t3_a,v,,y", "b,u,a,z"])

    assert links(debate)["b"] is None


def test_a_way_to_say_no_parent_is_no_broken_link_and_said_once(tmp_path):
    debate, told = debate_of(tmp_path, ["1,u,0,a", "2,v,0,b", "3,u,1,c"])

    assert links(debate) == {"1": None, "2": None, "3": "1"}
    assert [problem.found for problem in told] == ["links to '0' meet no post"]


def test_a_post_with_the_id_0_is_a_parent(tmp_path):
    debate, told = debate_of(tmp_path, ["0,u,,a", "1,v,0,b"])

    assert (links(debate)["1"], told) == ("0", [])


def test_a_file_that_begins_with_the_newest_is_turned_round_by_its_links(tmp_path):
    debate, told = debate_of(tmp_path, ["4,u,1,d", "3,u,2,c", "2,v,1,b", "1,u,,a"])

    assert list(links(debate).items()) == [("1", None), ("2", "1"), ("3", "2"), ("4", "1")]
    assert "begins with the newest" in told[0].found


def test_a_file_that_begins_with_the_newest_is_turned_round_by_its_times(tmp_path):
    rows = ["5,u,4,e,90", "4,u,,d,60", "3,u,2,c,60", "2,v,1,b,60", "1,u,,a,0"]

    debate, told = debate_of(tmp_path, rows, header="id,author,reply_to,text,time")

    assert list(links(debate).items()) == [("1", None), ("2", "1"), ("3", "2"), ("4", None), ("5", "4")]
    assert len(told) == 1


def test_one_reply_before_its_parent_turns_nothing_round(tmp_path):
    debate, told = debate_of(tmp_path, ["1,u,,a", "3,u,2,c", "2,v,1,b", "4,u,1,d"])

    assert list(links(debate).items()) == [("1", None), ("2", "1"), ("3", "2"), ("4", "1")]
    assert "stands before post '2', which it answers" in told[0].found


def test_of_one_time_the_parent_comes_first(tmp_path):
    rows = ["2,v,1,b,2026-05-01", "1,u,,a,2026-05-01", "3,u,1,c,2026-05-02"]

    debate, _ = debate_of(tmp_path, rows, header="id,author,reply_to,text,date")

    assert list(links(debate).items()) == [("1", None), ("2", "1"), ("3", "1")]


def test_posts_that_answer_each_other_lose_one_link(tmp_path):
    debate, told = debate_of(tmp_path, ["1,u,2,a", "2,v,1,b"])

    assert sorted(links(debate).values(), key=str) == ["1", None]
    assert any("no earlier post" in problem.found for problem in told)


def test_who_is_deleted_is_nobody(tmp_path):
    debate, _ = debate_of(tmp_path, ["1,[deleted],,a", "2,[ Removed by Reddit ],,b", "3,[ada],,c"])

    assert [post.author for post in debate.posts] == ["unknown", "unknown", "[ada]"]
    assert "[deleted]" not in debate.participant_by_id


@given(st.data())
def test_parents_come_first_and_nothing_else_moves_or_goes(data):
    count = data.draw(st.integers(0, 8))
    tree = [data.draw(st.none() | st.integers(0, index - 1)) if index else None for index in range(count)]
    shuffled = data.draw(st.permutations(range(count)))
    ids = [str(one) for one in shuffled]

    order = parents_first(ids, [None if tree[one] is None else str(tree[one]) for one in shuffled])

    assert sorted(order) == list(range(count))
    place = {shuffled[index]: position for position, index in enumerate(order)}
    assert all(parent is None or place[parent] < place[one] for one, parent in enumerate(tree))
    if shuffled == sorted(shuffled):
        assert order == list(range(count))


def test_examples_in_docstrings_hold():
    assert doctest.testmod(replies).failed == 0
