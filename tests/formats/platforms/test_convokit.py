"""ConvoKit folders, old and new, and the one we write."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.formats import read, recognise, write


def corpus(folder, utterances, speakers=None, conversations=None):
    folder.mkdir(exist_ok=True)
    (folder / "utterances.jsonl").write_text("".join(json.dumps(u) + "\n" for u in utterances), encoding="utf-8")
    if speakers is not None:
        (folder / "speakers.json").write_text(speakers if isinstance(speakers, str) else json.dumps(speakers))
    if conversations is not None:
        (folder / "conversations.json").write_text(json.dumps(conversations))
    return folder


def utterance(key, **fields):
    base = {"id": key, "conversation_id": "c", "text": f"text of {key}", "speaker": "s", "meta": {}}
    return {**base, "reply-to": None, "timestamp": None, **fields}


@pytest.mark.parametrize(
    "link", [{"reply-to": "a"}, {"reply_to": "a", "reply-to": None}], ids=["old key", "new key beside it"]
)
def test_both_spellings_of_the_link_are_read(tmp_path, link):
    folder = corpus(tmp_path / "c", [utterance("a"), utterance("b", **link)])

    assert read(folder).debates[0].posts[1].reply_to == "a"


def test_a_bare_nan_is_no_link(tmp_path):
    folder = corpus(tmp_path / "c", [utterance("a", **{"reply-to": float("nan")})])
    assert "NaN" in (folder / "utterances.jsonl").read_text()

    result = read(folder)

    assert result.debates[0].posts[0].reply_to is None
    assert result.problems == ()


def test_the_first_keys_of_convokit_are_read(tmp_path):
    old = {"id": "a", "root": "a", "text": "hi", "user": "s", "reply-to": None, "timestamp": 1}

    debate = read(corpus(tmp_path / "c", [old])).debates[0]

    assert (debate.id, debate.posts[0].author) == ("a", "s")


@pytest.mark.parametrize("wrap", [lambda meta: {"meta": meta, "vectors": []}, lambda meta: meta], ids=["new", "flat"])
def test_speakers_metadata_declare_the_gender(tmp_path, wrap):
    people = {"f": {"gender": "F"}, "m": {"sex": "male"}, "x": {"gender": "blue"}, "n": {"age": 7}}
    folder = corpus(
        tmp_path / "c",
        [utterance(name, speaker=name) for name in people],
        {name: wrap(meta) for name, meta in people.items()},
    )

    result = read(folder)

    assert [person.gender for person in result.debates[0].participants] == ["woman", "man", None, None]
    assert [problem.file for problem in result.problems] == [str(folder)]
    assert result.debates[0].participants[3].extra == {"age": 7}


@pytest.mark.parametrize(
    "moments",
    [(1619637926, 1619637956), ("1619637926.0", "1619637956.0"), ("2021-04-28 19:25:26+00:00", "2021-04-28T19:25:56Z")],
)
def test_timestamps_count_from_the_first_utterance(tmp_path, moments):
    folder = corpus(tmp_path / "c", [utterance(f"u{n}", timestamp=moment) for n, moment in enumerate(moments)])

    debate = read(folder).debates[0]

    assert [post.time for post in debate.posts] == [0, 30]
    assert debate.start == "2021-04-28T19:25:26Z"


def test_broken_metadata_are_left_aside_and_reported(tmp_path):
    folder = corpus(tmp_path / "c", [utterance("a")], speakers='{"s": {"meta": ')

    result = read(folder)

    assert len(result.debates[0].posts) == 1
    (problem,) = result.problems
    assert problem.file == str(folder / "speakers.json")


def test_a_broken_utterance_is_reported_with_its_line(tmp_path):
    folder = corpus(tmp_path / "c", [utterance("a"), utterance("b", text=None)])

    (problem,) = read(folder).problems

    assert (problem.file, problem.line, problem.dropped) == (str(folder / "utterances.jsonl"), 2, True)


def nameless(*links):
    """Utterances a, b, c, ... that name no conversation, each with what it answers."""
    return [
        utterance(key, conversation_id=None, **{"reply-to": link}) for key, link in zip("abcdef", links, strict=False)
    ]


def test_threads_without_a_conversation_are_debates_of_their_own(tmp_path):
    result = read(corpus(tmp_path / "c", nameless(None, "a", None, "c", "b")))

    assert [[post.id for post in debate.posts] for debate in result.debates] == [["a", "b", "e"], ["c", "d"]]
    assert [debate.id for debate in result.debates] == ["a", "c"]
    (problem,) = result.problems
    assert (problem.about, problem.found) == ("debates", "5 utterances name no conversation")


@pytest.mark.parametrize("links", [(None, None, None), (None, "a", None, None, None)], ids=["no replies", "few"])
def test_utterances_that_hardly_answer_are_one_debate_and_that_is_said(tmp_path, links):
    result = read(corpus(tmp_path / "talk", nameless(*links)))

    assert [debate.id for debate in result.debates] == ["talk"]
    assert ["read as one debate" in problem.remedy for problem in result.problems] == [True]


def test_unknown_metadata_named_like_our_fields_is_kept_apart(tmp_path):
    folder = corpus(tmp_path / "c", [utterance("a", meta={"author": "x", "label": "toxic"})])

    extra = read(folder).debates[0].posts[0].extra

    assert extra == {"original_author": "x", "original_label": "toxic"}


def test_people_of_one_id_in_two_debates_stay_apart(tmp_path):
    debates = [
        Debate(
            id=name,
            participants=(Participant(id="u1", gender=gender), Participant(id="u2", name="same")),
            posts=(Post(id="p1", author="u1", text="x"), Post(id="p2", author="u2", text="y", reply_to="p1")),
        )
        for name, gender in (("a", "woman"), ("b", "man"))
    ]

    write(debates, tmp_path / "c", format="convokit")

    assert set(json.loads((tmp_path / "c" / "speakers.json").read_text())) == {"u1", "b:u1", "u2"}
    assert read(tmp_path / "c").debates == tuple(debates)


def test_the_folder_has_all_that_convokit_asks_for(tmp_path):
    post = Post(id="p1", author="u1", text="x", label="idea", extra={"votes": 3})
    debate = Debate(id="d", participants=(Participant(id="u1", gender="woman"),), posts=(post,))

    write([debate], tmp_path / "c", format="convokit")

    names = {path.name for path in (tmp_path / "c").iterdir()}
    assert names == {"utterances.jsonl", "speakers.json", "conversations.json", "corpus.json", "index.json"}
    index = json.loads((tmp_path / "c" / "index.json").read_text())
    assert index["utterances-index"] == {"label": ["<class 'str'>"], "votes": ["<class 'int'>"]}
    line = json.loads((tmp_path / "c" / "utterances.jsonl").read_text())
    assert list(line) == ["id", "conversation_id", "text", "speaker", "meta", "reply-to", "timestamp", "vectors"]


def test_an_attribute_named_sex_does_not_become_a_gender(tmp_path):
    person = Participant(id="u1", extra={"sex": "F"})
    debate = Debate(id="d", participants=(person,), posts=(Post(id="p", author="u1", text="x"),))

    (problem,) = write([debate], tmp_path / "c", format="convokit")

    assert problem.dropped
    assert read(tmp_path / "c").debates[0].participants[0].gender is None


@pytest.mark.data
def test_delidata_is_read_whole(shared_data):
    folder = shared_data / "debates" / "delidata_convokit"
    chats = defaultdict(list)
    with (folder / "utterances.jsonl").open(encoding="utf-8") as handle:
        for line in handle:
            record = json.loads(line)
            chats[record["conversation_id"]].append(record)

    result = read(folder)

    assert recognise(folder).name == recognise(folder / "utterances.jsonl").name == "convokit"
    assert result.problems == ()
    assert [debate.id for debate in result.debates] == list(chats)
    assert len(result.debates) == 500
    for debate in result.debates:
        records = chats[debate.id]
        first = datetime.fromisoformat(records[0]["timestamp"])
        for post, record in zip(debate.posts, records, strict=True):
            linked = record["reply-to"] if isinstance(record["reply-to"], str) else None
            assert (post.id, post.author, post.text, post.reply_to) == (
                record["id"], record["speaker"], record["text"], linked,
            )  # fmt: skip
            passed = (datetime.fromisoformat(record["timestamp"]) - first).total_seconds()
            assert post.time == pytest.approx(passed, abs=2e-6)


@pytest.mark.data
def test_delidata_survives_being_written_again(shared_data, tmp_path):
    debates = read(shared_data / "debates" / "delidata_convokit").debates

    assert write(debates, tmp_path / "c", format="convokit") == ()

    assert read(tmp_path / "c").debates == debates
