"""`TimingWatch`: the talk so far as numbers."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.ibis import Gap, Turn
from facilitator.interventions.watches.timing import FEATURES, TimingWatch
from tests.turns import turn


def moment(author: str, text: str, time: float = 0.0, *, lead: bool = False, **more: Any) -> Turn:
    vector = np.eye(4)[len(text) % 4]
    role = "facilitator" if lead else "participant"
    return turn(author=author, text=text, time=time, role=role, vector=vector, types=np.full(5, 0.2), **more)


def asked(watch: TimingWatch, one: Turn, gaps: Sequence[Gap] = ()) -> np.ndarray | None:
    """What the gate is asked with after that post."""
    watch.take(one)
    return watch.features(gaps)


def values(watch: TimingWatch, one: Turn, gaps: Sequence[Gap] = ()) -> dict[str, float]:
    features = asked(watch, one, gaps)
    assert features is not None
    return dict(zip(FEATURES, features, strict=True))


def test_posts_of_who_leads_are_not_asked_about() -> None:
    assert TimingWatch().features(()) is None
    assert asked(TimingWatch(), moment("pm", "Welcome.", lead=True)) is None


def test_time_since_who_leads_is_counted_in_posts_and_seconds() -> None:
    watch = TimingWatch()
    watch.take(moment("pm", "Any ideas?", 10.0, lead=True))
    watch.take(moment("a", "Maybe a lamp.", 20.0))
    found = values(watch, moment("b", "Or two lamps", 40.0))
    assert found["log_posts_since_lead"] == pytest.approx(np.log1p(2))
    assert found["log_seconds_since_lead"] == pytest.approx(np.log1p(30))
    assert found["lead_asks"] == 1.0
    assert found["lead_share_2"] == 0.5


def test_whether_a_facilitator_follows_is_learned_from_the_next_post_only() -> None:
    watch = TimingWatch()
    first = values(watch, moment("a", "One."))
    watch.take(moment("pm", "Thanks.", lead=True))
    after = values(watch, moment("a", "Two."))
    assert after["lead_follows_author"] > first["lead_follows_author"]


def test_a_run_is_the_posts_of_one_person_in_a_row() -> None:
    watch = TimingWatch()
    watch.take(moment("pm", "Well?", lead=True))
    watch.take(moment("a", "First part"))
    found = values(watch, moment("a", "and the second."))
    assert found["log_run"] == pytest.approx(np.log(2))
    assert found["log_run_words"] == pytest.approx(np.log1p(5))
    assert found["turn_before_lead"] == 1.0
    assert found["ends_sentence"] == found["goes_on"] == 1.0


def test_without_real_times_no_duration_is_made_up() -> None:
    watch = TimingWatch(timed=False)
    watch.take(moment("pm", "Well?", 10.0, lead=True))
    found = values(watch, moment("a", "A lamp.", 40.0))
    assert {found[name] for name in ("log_seconds_since_lead", "log_wait", "words_per_second")} == {-1.0}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.booleans(), st.text(max_size=30), st.floats(0, 1e6)),
        max_size=60,
    )
)
def test_features_are_finite_and_depend_on_the_past_alone(rows: list[tuple[str, bool, str, float]]) -> None:
    times = sorted(time for *_, time in rows)
    talk = [moment(who, text, time, lead=lead) for (who, lead, text, _), time in zip(rows, times, strict=True)]
    whole = TimingWatch()
    found = [asked(whole, one) for one in talk]
    assert all(one is None or np.isfinite(one).all() for one in found)
    again = TimingWatch()
    for one, expected in zip(talk[: len(talk) // 2], found, strict=False):
        now = asked(again, one)
        assert now is None if expected is None else np.array_equal(now, expected)


def test_how_a_long_post_ends_is_read_off_its_end() -> None:
    found = values(TimingWatch(), moment("a", "x" * 400 + " what do you think?"))
    assert (found["asks"], found["ends_sentence"]) == (1.0, 1.0)


def test_a_post_that_begins_in_the_middle_of_a_sentence_goes_on() -> None:
    begins = [values(TimingWatch(), moment("a", text))["goes_on"] for text in ("oK then.", "OK then.", "iPad, yes.")]
    assert begins == [1.0, 0.0, 1.0]
    assert values(TimingWatch(), moment("a", "Yes."))["goes_on"] == values(TimingWatch(), moment("a", "Y."))["goes_on"]


def test_open_gaps_and_new_thoughts_are_counted() -> None:
    watch = TimingWatch()
    values(watch, moment("a", "One.", new=True))
    gaps = (Gap(kind="issue_without_idea", node="p1", waited=6), Gap(kind="idea_without_pro", node="p2", waited=3))
    found = values(watch, moment("b", "Two."), gaps)
    assert (found["is_new"], found["new_20"]) == (0.0, 0.5)
    assert (found["log_gaps_issues"], found["log_gaps_ideas"]) == (np.log1p(1), np.log1p(1))
    assert (found["log_gaps_branches"], found["log_longest_gap"]) == (0.0, np.log1p(6))


def test_looking_changes_nothing() -> None:
    watch = TimingWatch()
    watch.take(moment("pm", "Well?", lead=True))
    watch.take(moment("a", "A lamp.", 5.0))
    before = pickle.dumps(watch)
    once = watch.features(())
    assert np.array_equal(watch.features(()), once)
    assert pickle.dumps(watch) == before


def test_how_often_who_leads_followed_is_that_of_the_posts_of_others() -> None:
    watch = TimingWatch()
    for _ in range(3):
        watch.take(moment("a", "One."))
        watch.take(moment("pm", "Thanks.", lead=True))
        watch.take(moment("pm", "Next?", lead=True))
    watch.take(moment("b", "Two."))
    found = values(watch, moment("b", "Three."))
    # four posts of others were followed by another, three of them by who leads; a quarter of eight is expected
    assert found["lead_follows"] == pytest.approx((3 + 2) / (4 + 8))
    assert found["lead_follows_author"] == pytest.approx((0 + 8 * found["lead_follows"]) / (1 + 8))
    assert found["lead_share"] == pytest.approx((6 + 2) / (10 + 8))
    assert found["never_led"] == 0.0


def test_before_anybody_led_that_is_told_and_nothing_is_like_them() -> None:
    found = values(TimingWatch(), moment("a", "One.", 9.0))
    assert found["never_led"] == 1.0
    assert (found["log_seconds_since_lead"], found["likeness_to_lead"], found["log_lead_words"]) == (-1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Okay, thanks", {"okay", "thanks"}),
        ("yeah I think you should", {"yes", "i_think", "you", "question_word", "goes_on"}),
        ("We took the lamp and", {"trails_off"}),
        ("A lamp!", {"ends_sentence"}),
        ("Which lamp?", {"question_word", "asks", "ends_sentence"}),
    ],
)
def test_cues_of_a_post_are_told(text: str, cues: set[str]) -> None:
    found = values(TimingWatch(), moment("a", text))
    names = ("okay", "yes", "thanks", "question_word", "i_think", "you", "trails_off", "goes_on", "asks")
    assert {name for name in (*names, "ends_sentence") if found[name]} == cues


def test_likeness_is_that_of_the_meanings() -> None:
    watch = TimingWatch()
    watch.take(moment("pm", "abcd", lead=True))  # texts whose lengths differ by four mean the same here
    watch.take(moment("a", "abc"))
    found = values(watch, moment("b", "abcdefgh"))
    assert (found["likeness_to_lead"], found["likeness_to_last"], found["likeness_to_best"]) == (1.0, 0.0, 1.0)


def test_people_are_those_who_do_not_lead() -> None:
    watch = TimingWatch()
    for author in ("a", "b", "a"):
        watch.take(moment(author, "One."))
    watch.take(moment("pm", "Well?", lead=True))
    found = values(watch, moment("c", "Two."))
    assert (found["people"], found["authors_5"], found["author_share_20"]) == (3.0, 4.0, 0.2)


def test_words_per_second_are_those_of_the_post_before() -> None:
    watch = TimingWatch()
    watch.take(moment("a", "one two three four five six", 10.0))
    found = values(watch, moment("b", "Yes.", 12.0))
    assert found["words_per_second"] == pytest.approx(6 / 3)
    assert (found["log_wait"], found["log_seconds_of_10"]) == (np.log1p(2), np.log1p(2))


def test_memory_is_bounded() -> None:
    watch = TimingWatch()
    for number in range(500):
        watch.take(moment("abc"[number % 3], "One.", float(number)))
    assert len(watch._recent) == 42


def test_every_feature_by_hand() -> None:
    """Two people and a host who asks twice; Ada has begun a run of two posts after Cy asked something."""
    said = [
        ("ada", "Plant some trees.", 0.0, (0, 1, 0, 0, 0), (1, 0)),
        ("host", "What do you say?", 10.0, (1, 0, 0, 0, 0), (0, 1)),
        ("bo", "Yes, I think so.", 20.0, (0, 0, 1, 0, 0), (1, 0)),
        ("host", "And you, Cy? Tell us", 30.0, (1, 0, 0, 0, 0), (0, 1)),
        ("cy", "Why here?", 45.0, (1, 0, 0, 0, 0), (0.8, 0.6)),
        ("ada", "and then", 50.0, (0, 0, 0, 0, 1), (1, 0)),
        ("ada", "okay thanks, you can go because", 65.0, (0.5, 0.5, 0, 0, 0), (0.6, 0.8)),
    ]
    watch = TimingWatch()
    for place, (author, text, time, types, vector) in enumerate(said):
        role = "facilitator" if author == "host" else "participant"
        one = turn(f"p{place}", author, text, time=time, role=role, types=types, vector=vector, new=place == 0)
        watch.take(one)
    gaps = [
        Gap(kind=kind, node="p0", waited=waited)
        for kind, waited in (
            ("issue_without_idea", 3),
            ("idea_without_pro", 2),
            ("one_sided_idea", 1),
            ("thin_branch", 9),
        )
    ]
    features = watch.features(gaps)
    assert features is not None
    log = np.log
    assert dict(zip(FEATURES, features.tolist(), strict=True)) == pytest.approx(
        {
            **{"log_posts_since_lead": log(4), "never_led": 0.0, "log_seconds_since_lead": log(36)},
            **{"lead_share_2": 0.0, "lead_share_3": 1 / 3, "lead_share_5": 2 / 5},
            **{"lead_share_10": 2 / 6, "lead_share_20": 2 / 6, "lead_share_40": 2 / 6, "lead_share": 4 / 14},
            # Of four posts two were followed, of Ada's two one; a quarter of eight is what is expected beforehand.
            **{"lead_follows": 4 / 12, "lead_follows_author": (1 + 8 * 4 / 12) / 10},
            **{"log_run": log(2), "log_run_words": log(9), "log_run_seconds": log(16)},
            **{"turn_before_lead": 0.0, "turn_before_asks": 1.0, "log_turn_before_words": log(3)},
            **{"turn_before_that_lead": 1.0, "turn_before_that_same_author": 0.0},
            **{"log_words": log(7), "log_wait": log(16), "log_seconds_of_10": log(66), "words_per_second": 2 / 16},
            **{"authors_5": 4.0, "authors_10": 4.0, "author_share_20": 3 / 7},
            **{"asks": 0.0, "ends_sentence": 0.0, "goes_on": 1.0, "questions_4": 2.0},
            **{"okay": 1.0, "yes": 0.0, "thanks": 1.0, "question_word": 1.0, "i_think": 0.0, "you": 1.0},
            **{"trails_off": 1.0, "log_lead_words": log(6), "lead_asks": 1.0},
            **{"likeness_to_lead": 0.8, "likeness_to_last": 0.6, "likeness_to_best": 0.96},
            **{"is_issue": 0.5, "is_idea": 0.5, "is_pro": 0.0, "is_con": 0.0, "is_other": 0.0},
            **{"mean_issue": 0.5, "mean_idea": 1.5 / 7, "mean_pro": 1 / 7, "mean_con": 0.0, "mean_other": 1 / 7},
            **{"log_posts": log(7), "people": 3.0, "is_new": 0.0, "new_20": 1 / 7},
            **{"log_gaps_issues": log(2), "log_gaps_ideas": log(3), "log_gaps_first_posts": 0.0},
            **{"log_gaps_branches": log(2), "log_longest_gap": log(10)},
        },
        abs=1e-6,
    )


def test_the_first_post_by_hand() -> None:
    found = values(TimingWatch(), turn(text="Why is it so?", types=(1, 0, 0, 0, 0)))
    wanted = {
        **{"log_posts_since_lead": np.log(2), "never_led": 1.0, "log_seconds_since_lead": -1.0, "lead_share": 2 / 8},
        **{"lead_follows": 0.25, "lead_follows_author": 0.25, "log_run": 0.0, "log_run_words": np.log(5)},
        **{"log_run_seconds": 0.0, "log_wait": -1.0, "log_seconds_of_10": 0.0, "words_per_second": -1.0},
        **{"turn_before_lead": 0.0, "turn_before_asks": 0.0, "log_turn_before_words": 0.0},
        **{"turn_before_that_lead": 0.0, "turn_before_that_same_author": 0.0, "authors_5": 1.0, "author_share_20": 1.0},
        **{"asks": 1.0, "ends_sentence": 1.0, "goes_on": 0.0, "questions_4": 0.0, "log_lead_words": 0.0},
        **{"likeness_to_lead": 0.0, "likeness_to_last": 0.0, "likeness_to_best": 0.0, "log_posts": 0.0, "people": 1.0},
        **{"lead_asks": 0.0, "lead_share_2": 0.0, "log_longest_gap": 0.0},
    }
    assert {name: found[name] for name in wanted} == pytest.approx(wanted)


def test_windows_by_hand() -> None:
    """The host speaks at every seventh of fifty posts, three others in turn; posts 29 and 30 are new."""
    watch = TimingWatch()
    for number in range(1, 51):
        lead = number % 7 == 0
        one = turn(
            f"p{number}",
            "host" if lead else f"u{number % 3}",
            "Why?" if number in (45, 46, 50) else "So it is.",
            time=float(number),
            role="facilitator" if lead else "participant",
            vector=(0.6, 0.8) if number in (29, 50) else (1, 0),
            types=(1, 0, 0, 0, 0) if number in (29, 30) else (0, 1, 0, 0, 0),
            new=number in (29, 30),
        )
        watch.take(one)
    features = watch.features(())
    assert features is not None
    found = dict(zip(FEATURES, features.tolist(), strict=True))
    wanted = {
        **{"lead_share_2": 1 / 2, "lead_share_3": 1 / 3, "lead_share_5": 1 / 5, "lead_share_10": 2 / 10},
        **{"lead_share_20": 3 / 20, "lead_share_40": 6 / 40, "lead_share": 9 / 57, "log_seconds_of_10": np.log(11)},
        # Posts 46 to 50 are by u1, u2, u0, the host and u2; of 31 to 50 six are by u2.
        **{"authors_5": 4.0, "authors_10": 4.0, "author_share_20": 6 / 20, "questions_4": 1.0},
        **{"likeness_to_best": 0.6, "mean_issue": 1 / 21, "mean_idea": 20 / 21, "new_20": 1 / 21, "people": 3.0},
        **{"turn_before_lead": 1.0, "turn_before_that_same_author": 0.0, "log_posts_since_lead": np.log(2)},
    }
    assert {name: found[name] for name in wanted} == pytest.approx(wanted, abs=1e-6)


def test_where_times_run_backwards_no_time_has_passed() -> None:
    watch = TimingWatch()
    watch.take(turn("p1", time=10.0))
    assert values(watch, turn("p2", "bo", time=5.0))["log_wait"] == 0.0
