"""`TimingWatch`: the talk so far as numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ibis import Gap
from facilitator.interventions.watches.timing import FEATURES, Moment, TimingWatch


def moment(author: str, text: str, time: float | None = 0.0, *, lead: bool = False, **more: object) -> Moment:
    vector = np.zeros(4, dtype=np.float32)
    vector[len(text) % 4] = 1.0
    return Moment(
        author=author, lead=lead, text=text, ending=text[-80:], vector=vector, types=np.full(5, 0.2), time=time, **more
    )


def values(watch: TimingWatch, one: Moment) -> dict[str, float]:
    features = watch.add(one)
    assert features is not None
    return dict(zip(FEATURES, features, strict=True))


def test_posts_of_who_leads_are_not_asked_about() -> None:
    assert TimingWatch().add(moment("pm", "Welcome.", lead=True)) is None


def test_time_since_who_leads_is_counted_in_posts_and_seconds() -> None:
    watch = TimingWatch()
    watch.add(moment("pm", "Any ideas?", 10.0, lead=True))
    watch.add(moment("a", "Maybe a lamp.", 20.0))
    found = values(watch, moment("b", "Or two lamps", 40.0))
    assert found["log_posts_since_lead"] == pytest.approx(np.log1p(2))
    assert found["log_seconds_since_lead"] == pytest.approx(np.log1p(30))
    assert found["lead_asks"] == 1.0
    assert found["lead_share_2"] == 0.5


def test_whether_a_facilitator_follows_is_learned_from_the_next_post_only() -> None:
    watch = TimingWatch()
    first = values(watch, moment("a", "One."))
    watch.add(moment("pm", "Thanks.", lead=True))
    after = values(watch, moment("a", "Two."))
    assert after["lead_follows_author"] > first["lead_follows_author"]


def test_a_run_is_the_posts_of_one_person_in_a_row() -> None:
    watch = TimingWatch()
    watch.add(moment("pm", "Well?", lead=True))
    watch.add(moment("a", "First part"))
    found = values(watch, moment("a", "and the second."))
    assert found["log_run"] == pytest.approx(np.log(2))
    assert found["log_run_words"] == pytest.approx(np.log1p(5))
    assert found["turn_before_lead"] == 1.0
    assert found["ends_sentence"] == found["goes_on"] == 1.0


def test_without_real_times_no_duration_is_made_up() -> None:
    watch = TimingWatch()
    watch.add(moment("pm", "Well?", None, lead=True))
    found = values(watch, moment("a", "A lamp.", None))
    assert {found[name] for name in ("log_seconds_since_lead", "log_wait", "words_per_second")} == {-1.0}


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
    found = [whole.add(one) for one in talk]
    assert all(one is None or np.isfinite(one).all() for one in found)
    again = TimingWatch()
    for one, expected in zip(talk[: len(talk) // 2], found, strict=False):
        assert np.array_equal(again.add(one), expected) if expected is not None else again.add(one) is None


def test_how_a_long_post_ends_is_read_off_its_end() -> None:
    one = moment("a", "x" * 400)
    found = values(TimingWatch(), replace(one, ending="what do you think?"))
    assert (found["asks"], found["ends_sentence"]) == (1.0, 1.0)


def test_open_gaps_and_new_thoughts_are_counted() -> None:
    watch = TimingWatch()
    values(watch, moment("a", "One.", new=True))
    gaps = (Gap(kind="issue_without_idea", node="p1", waited=6), Gap(kind="idea_without_pro", node="p2", waited=3))
    found = values(watch, moment("b", "Two.", gaps=gaps))
    assert (found["is_new"], found["new_20"]) == (0.0, 0.5)
    assert (found["log_gaps_issues"], found["log_gaps_ideas"]) == (np.log1p(1), np.log1p(1))
    assert (found["log_gaps_branches"], found["log_longest_gap"]) == (0.0, np.log1p(6))
