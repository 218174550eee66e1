from dataclasses import replace

import pytest

from facilitator import Debate, Participant, Post
from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.formats.inspection import Gap, Speaker, inspect, other_language

PEOPLE = (
    Participant(id="ana", name="Ana Gil", gender="woman", role="facilitator"),
    Participant(id="bo", gender="man"),
    Participant(id="cy"),
    Participant(id=UNKNOWN_AUTHOR),
)
POSTS = (
    Post(id="1", author="bo", text="The well is dry.", time=10),
    Post(id="2", author="ana", text="Why?", time=20, reply_to="1"),
    Post(id="3", author="bo", text="No rain since May.", time=80, reply_to="2", extra={"language": "es"}),
    Post(id="4", author=UNKNOWN_AUTHOR, text="  ", time=85),
)
DEBATE = Debate(id="wells", question="What now?", start="2026-05-01T09:00:00Z", participants=PEOPLE, posts=POSTS)


def test_everybody_is_counted_who_said_most_first_and_nobody_apart():
    found = inspect(DEBATE)
    assert found.people == (
        Speaker("bo", None, "participant", 2, 8),
        Speaker("ana", "Ana Gil", "facilitator", 1, 1),
        Speaker("cy", None, "participant", 0, 0),
    )
    assert found.unattributed == Speaker(UNKNOWN_AUTHOR, None, "participant", 1, 0)
    assert (found.posts, found.words, found.empty, found.replies) == (4, 9, 1, 2)


def test_times_are_told_with_the_longest_gap():
    found = inspect(DEBATE)
    assert (found.timed, found.first, found.last, found.usual_gap) == (True, 10, 85, 10)
    assert found.longest_gap == Gap(60, "3")


def test_where_times_only_keep_the_order_there_are_no_gaps():
    found = inspect(replace(DEBATE, extra={"times": "order"}))
    assert (found.timed, found.usual_gap, found.longest_gap) == (False, None, None)


def test_genders_are_those_that_people_declared():
    assert inspect(DEBATE).genders == {"woman": 1, "man": 1, "non-binary": 0, "unknown": 1}


def test_languages_of_single_posts_stand_after_the_debates_own():
    assert inspect(DEBATE).languages == ("en", "es")


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ("The well is dry and nobody cleans it.", "en-GB", None),
        ("چاه خشک است و باران نیست، کی پول می‌دهد؟", "en", "fa"),
        ("چاه خشک است و باران نیست، کی پول می‌دهد؟", "prs", None),
        ("井戸が枯れました。誰が払いますか。", "ja-JP", None),
        ("井戸が枯れました。誰が払いますか。", "en", "ja"),
        ("The well is dry and nobody cleans it.", "ja", "en"),
        ("12 + 12", "en", None),
    ],
)
def test_posts_in_another_language_than_the_file_names_are_noticed(text, language, other):
    posts = tuple(Post(id=str(number), author="bo", text=text) for number in range(6))
    assert other_language(inspect(Debate(id="d", language=language, participants=PEOPLE, posts=posts))) == other


def test_a_debate_without_posts_is_no_error():
    found = inspect(replace(DEBATE, posts=()))
    assert (found.posts, found.timed, found.longest_gap, found.recognised) == (0, False, None, {})
