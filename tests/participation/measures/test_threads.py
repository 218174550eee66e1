"""Who ends threads."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.threads import last_words
from tests.participation.posts import posts


def test_the_last_word_is_that_of_the_thread_whatever_it_answers_there():
    assert last_words(posts("ada idea", "bo pro p0", "cy con p1", "ada other p0")) == ["ada"]
    assert last_words(posts("ada idea", "bo pro p0", "ada con p0", "cy con p1")) == ["cy"]


def test_threads_come_in_the_order_in_which_they_began():
    said = posts("ada idea", "bo idea", "cy pro p1", "eve pro p0")
    assert last_words(said) == ["eve", "cy"]


def test_a_post_nobody_answers_is_no_thread():
    assert last_words(posts("ada idea", "bo other", "cy issue")) == []
    assert last_words([]) == []


def test_a_target_that_is_not_there_begins_a_thread():
    assert last_words(posts("ada idea p9", "bo pro p0")) == ["bo"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 30)), max_size=30))
def test_it_is_what_walking_up_from_every_post_gives(drawn):
    targets = [None if back is None or not place else back % place for place, (_, back) in enumerate(drawn)]
    said = posts(
        *(f"{who} other" + ("" if up is None else f" p{up}") for (who, _), up in zip(drawn, targets, strict=True))
    )

    def top(place):
        return place if targets[place] is None else top(targets[place])

    tops = [top(place) for place in range(len(drawn))]
    last = {start: drawn[place][0] for place, start in enumerate(tops)}
    assert last_words(said) == [last[start] for start in dict.fromkeys(tops) if tops.count(start) > 1]
