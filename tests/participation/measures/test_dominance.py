import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.dominance import Episode, episodes, windows


def test_a_window_names_who_said_most():
    found = windows("aab", [1, 1, 5], size=2)
    assert [(one.first, one.last, one.leader, one.share) for one in found] == [
        (0, 1, "a", 1),
        (1, 2, "b", pytest.approx(5 / 6)),
    ]


def test_nobody_leads_a_draw():
    (found,) = windows("ab", [2, 2], size=2)
    assert found.leader is None


def test_a_short_debate_is_one_window():
    (found,) = windows("aab", [1, 1, 1], size=10)
    assert (found.first, found.last, found.leader) == (0, 2, "a")


def test_windows_without_words_are_left_out():
    assert windows("ab", [0, 0], size=1) == []


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=40), st.integers(1, 8))
def test_sliding_gives_what_counting_each_window_anew_gives(posts, size):
    authors, amounts = [one for one, _ in posts], [amount for _, amount in posts]
    for window in windows(authors, amounts, size=size):
        inside = range(window.first, window.last + 1)
        said = {who: sum(amounts[place] for place in inside if authors[place] == who) for who in set(authors)}
        assert window.share == pytest.approx(max(said.values()) / sum(said.values()))
        if window.leader is not None:
            assert said[window.leader] == max(said.values())


def test_an_episode_is_a_row_of_windows_with_one_leader():
    found = windows("aaaabcbcbbbb", [1] * 12, size=3)
    assert episodes(found, threshold=0.9) == [
        Episode(speaker="a", first=0, last=3, share=1),
        Episode(speaker="b", first=8, last=11, share=1),
    ]


def test_two_leaders_in_a_row_are_two_episodes():
    found = windows("aabb", [1] * 4, size=1)
    assert [one.speaker for one in episodes(found)] == ["a", "b"]


@pytest.mark.parametrize("size", [0, -1])
def test_windows_have_at_least_one_post(size):
    with pytest.raises(InputError):
        windows("ab", [1, 1], size=size)


def test_windows_begin_every_so_many_posts():
    found = windows("abcdefgh", [1] * 8, size=4, step=2)
    assert [(one.first, one.last) for one in found] == [(0, 3), (2, 5), (4, 7)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9)), min_size=1, max_size=40), st.floats(0.34, 1))
def test_every_window_of_an_episode_is_led_by_its_speaker(posts, threshold):
    found = windows([one for one, _ in posts], [amount for _, amount in posts], size=3)
    for episode in episodes(found, threshold=threshold):
        inside = [one for one in found if episode.first <= one.first and one.last <= episode.last]
        assert {one.leader for one in inside} == {episode.speaker}
        assert min(one.share for one in inside) >= threshold
        assert episode.share == pytest.approx(sum(one.share for one in inside) / len(inside))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=40))
def test_a_higher_threshold_finds_no_more_windows_in_episodes(posts):
    found = windows([one for one, _ in posts], [amount for _, amount in posts], size=3)

    def covered(threshold):
        return {
            (one.first, one.last)
            for episode in episodes(found, threshold=threshold)
            for one in found
            if episode.first <= one.first and one.last <= episode.last
        }

    assert covered(0.9) <= covered(0.6)


@pytest.mark.parametrize("threshold", [0, 1.1])
def test_a_threshold_that_is_no_share_is_refused(threshold):
    with pytest.raises(InputError, match="give a share above 0, at most 1"):
        episodes([], threshold=threshold)


def test_a_long_passage_is_one_episode_however_many_windows_it_has():
    found = windows("abaaaaaa", [1] * 8, size=3)
    # aba, baa: two of three; aaa four times.
    assert episodes(found, threshold=0.9) == [Episode(speaker="a", first=2, last=7, share=1)]
    (found,) = episodes(found, threshold=0.5)
    assert (found.first, found.last, found.share) == (0, 7, pytest.approx((4 + 2 * 2 / 3) / 6))


def test_exactly_the_threshold_dominates():
    found = windows("aabc", [1] * 4, size=4)
    assert episodes(found) == episodes(found, threshold=0.5) == [Episode(speaker="a", first=0, last=3, share=0.5)]
    assert episodes(windows("aaa", [1] * 3, size=3), threshold=1)[0].share == 1


def test_two_who_share_the_talk_do_not_dominate():
    assert episodes(windows("ab", [1, 1], size=2)) == []


def test_as_many_posts_as_a_window_has_are_one_window_and_one_more_are_two():
    assert [(one.first, one.last) for one in windows("abc", [1] * 3, size=3, step=2)] == [(0, 2)]
    assert [(one.first, one.last) for one in windows("abcd", [1] * 4, size=3)] == [(0, 2), (1, 3)]
    assert [(one.first, one.last) for one in windows("ab", [1] * 2, size=3, step=2)] == [(0, 1)]
    assert windows("", [], size=3) == []


def test_a_step_below_one_is_refused():
    with pytest.raises(InputError, match="every 0 posts"):
        windows("ab", [1, 1], size=1, step=0)
