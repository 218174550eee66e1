"""The chat that Zoom saves: its forms, private messages, replies and reactions."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.formats import read, recognise


def chat(tmp_path, text):
    path = tmp_path / "meeting_saved_chat.txt"
    path.write_text(text, encoding="utf-8")
    assert recognise(path).name == "zoom-chat"
    result = read(path)
    (debate,) = result.debates
    return debate, result.problems


@pytest.mark.parametrize(
    "line",
    [
        "00:03:10\tAda Moss:\tMay I: ask?",
        "00:03:10\tFrom Ada Moss to Everyone:\tMay I: ask?",
        "00:03:10\t From  Ada Moss  to  Everyone : May I: ask?",
        "00:03:10 From Ada Moss : May I: ask?",
        "00:03:10 From Ada Moss to Hosts and panelists: May I: ask?",
        "00:03:10 Von Ada Moss an Alle: May I: ask?",
        "00:03:10\tFrom Ada Moss to Everyone:\n\tMay I: ask?\n",
    ],
)
def test_all_forms_of_a_message_are_read(tmp_path, line):
    debate, problems = chat(tmp_path, line + "\n")

    assert [(post.author, post.text, post.time) for post in debate.posts] == [("Ada Moss", "May I: ask?", 190)]
    assert problems == ()


def test_messages_have_several_lines(tmp_path):
    debate, _ = chat(tmp_path, "00:01:00\tAda:\tone\n\ntwo\n00:02:00\tLeo:\tthree\n")

    assert [post.text for post in debate.posts] == ["one\n\ntwo", "three"]


@pytest.mark.parametrize("to", ["Leo(Direct Message)", "Leo Finch (Privately)", "Leo Finch"])
def test_private_messages_are_left_out_with_all_their_lines_and_never_shown(tmp_path, to):
    text = f"00:01:00\tFrom Ada to Everyone:\tone\n00:01:10\tFrom Ada to {to}:\tsecret plan\nmore secret\n"

    debate, (problem,) = chat(tmp_path, text)

    assert [post.text for post in debate.posts] == ["one"]
    assert (problem.words, problem.dropped, problem.line) == (4, True, 2)
    assert "secret" not in str(problem)


def test_replies_are_links_and_their_quotes_are_not_said_twice(tmp_path):
    text = (
        "00:01:00\tFrom Ada to Everyone:\tCould those speak who have not?\n"
        '00:02:00\tFrom Leo to Everyone:\tReplying to "Could those speak..."\n\n\tYes.\n'
        '00:03:00\tFrom Mia to Everyone:\tReplying to "Never written..."\n\n\tWhat?\n'
    )

    debate, problems = chat(tmp_path, text)

    assert [(post.text, post.reply_to) for post in debate.posts[1:]] == [("Yes.", "1"), ("What?", None)]
    assert [(problem.about, problem.words) for problem in problems] == [("texts", 9), ("replies", None)]


def test_reactions_are_no_messages(tmp_path):
    reactions = ['Reacted to "one" with 👍', 'Removed a 👍 reaction from "one"']
    text = "00:01:00\tAda:\tone\n" + "".join(f"00:02:00\tLeo:\t{reaction}\n" for reaction in reactions)

    debate, (problem,) = chat(tmp_path, text)

    assert (len(debate.posts), problem.words) == (1, 5 + 6)


def test_dates_afternoons_and_midnight(tmp_path):
    dated, _ = chat(tmp_path, "2024-03-12 23:59:50 From Ada to Everyone:\n\tone\n2024-03-13 00:00:10 From Leo : two\n")
    late, problems = chat(tmp_path, "11:59:50 PM From Ada : one\n12:00:10 AM From Leo : two\n")

    assert [post.time for post in dated.posts] == [0, 20]
    assert dated.start == "2024-03-12T23:59:50Z"
    assert late.posts[1].time - late.posts[0].time == 20
    assert [problem.about for problem in problems] == ["times"]


def test_words_before_the_first_message_are_reported(tmp_path):
    _, (problem,) = chat(tmp_path, "Chat of today\n00:01:00\tAda:\tone\n00:01:10\tAda:\ttwo\n")

    assert (problem.words, problem.line) == (3, 1)


KINDS = ["{}", "", "00:01:00\tAda:\t{}", "00:02:00\tFrom Leo to Everyone:\t{}", "00:03:00 From Ada to Leo : {}"]
KINDS += ['00:04:00\tMia:\tReplying to "{}"', '00:05:00\tMia:\tReacted to "{}" with x', "00:06:00\tMia:", "\t{}"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(KINDS), max_size=12))
def test_words_in_are_words_read_and_words_reported(tmp_path, kinds):
    lines = [kind.replace("{}", f"w{at}x") for at, kind in enumerate(kinds)]
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(["00:00:01\tAda:\tstart", *lines]), encoding="utf-8")

    result = read(path, format="zoom-chat")

    texts = " ".join(post.text for post in result.debates[0].posts).split()
    lost = sum("{}" in kind for kind in kinds) - sum(word[0] == "w" and word[-1] == "x" for word in texts)
    beside = 2 * sum("Replying" in kind for kind in kinds) + 4 * sum("Reacted" in kind for kind in kinds)
    assert lost <= sum(problem.words or 0 for problem in result.problems) <= lost + beside


@pytest.mark.data
@pytest.mark.parametrize("name", ["meeting_saved_chat.txt", "meeting_saved_new_chat.txt"])
def test_the_samples_are_public_messages_only(shared_data, name):
    path = shared_data / "formats" / "zoom-chat" / name

    (debate,) = read(path).debates

    assert recognise(path).name == "zoom-chat"
    assert "Ben O." not in {post.author for post in debate.posts}
    assert [post.text for post in debate.posts] == ["could women who have not spoken yet go first?", "+1"][
        : len(debate.posts)
    ]
