import json

import numpy as np
import pytest

from facilitator.errors import InputError
from facilitator.ibis import Linker
from facilitator.ibis.answerable import Answerable
from facilitator.ibis.linking import FEATURES, WINDOW, features
from tests import turns

TYPES = (0.1, 0.2, 0.3, 0.15, 0.25)


def turn(id, author="ada", vector=(1, 0), text="some words", name=""):
    return turns.turn(id, author, text, name=name, vector=vector, types=TYPES)


def only(**weights):
    return Linker({**dict.fromkeys(FEATURES, 0.0), **weights})


def table_of(turn, earlier, *, question=None, answerable=None):
    chances = np.full(len(earlier), 0.5) if answerable is None else np.array(answerable)
    return features(turn, earlier, question=question, answerable=chances)


def column(table, name):
    return table[:, FEATURES.index(name)].tolist()


def test_the_probabilities_of_all_candidates_sum_to_one():
    ranked = Linker.untrained().rank(turn("p9"), [turn(f"p{n}") for n in range(4)], question=None)
    assert {one.target for one in ranked} == {None, "p0", "p1", "p2", "p3"}
    assert sum(one.probability for one in ranked) == pytest.approx(1)
    assert [one.probability for one in ranked] == sorted((one.probability for one in ranked), reverse=True)


def test_the_first_post_can_only_answer_the_question():
    assert Linker.untrained().rank(turn("p1"), [], question=None) == [(None, 1.0)]


def test_only_the_last_posts_are_looked_at():
    ranked = Linker.untrained().rank(turn("p99"), [turn(f"p{n}") for n in range(99)], question=None)
    assert len(ranked) == WINDOW + 1
    assert {one.target for one in ranked} >= {"p98", f"p{99 - WINDOW}"}


def test_likeness_in_meaning_can_decide():
    earlier = [turn("alike", vector=(1, 0)), turn("unlike", vector=(0, 1))]
    assert only(likeness=5.0).rank(turn("p"), earlier, question=None)[0].target == "alike"


def test_features_come_latest_first_below_the_question():
    table = table_of(turn("p"), [turn("a", author="bo"), turn("b")], question=np.array([0, 1], dtype=np.float32))
    assert table.shape == (3, len(FEATURES))
    assert column(table, "question") == [1, 0, 0]
    assert column(table, "previous") == [0, 1, 0]
    assert column(table, "same_author") == [0, 1, 0]
    assert column(table, "log_rank") == pytest.approx([0, 0, np.log(2)])
    assert column(table, "idea>pro") == pytest.approx([0, 0.2 * 0.3, 0.2 * 0.3])


@pytest.mark.parametrize(
    ("text", "named"), [("Mira, I agree", 1), ("@mira why?", 1), ("admiration", 0), ("mirage ahead", 0)]
)
def test_being_named_counts_for_whole_words_only(text, named):
    table = table_of(turn("p", text=text), [turn("a", name="Mira Ahmadi")])
    assert column(table, "named")[1] == named


def test_the_last_answerable_post_is_the_latest_that_is_likely_to_get_an_answer():
    table = table_of(turn("p"), [turn("idea"), turn("mhm")], answerable=[0.9, 0.1])
    assert column(table, "answerable") == [0, 0.1, 0.9]
    assert column(table, "last_answerable") == pytest.approx([0, 0.1, 0.9 * 0.9])


def test_chances_of_posts_beyond_the_window_are_left_out():
    posts = [turn(f"p{n}") for n in range(WINDOW + 5)]
    table = table_of(turn("p"), posts, answerable=[0.0] * 5 + [0.7] * WINDOW)
    assert column(table, "answerable") == [0, *[0.7] * WINDOW]


def test_a_post_that_can_be_answered_is_preferred():
    knows = Answerable(weights=np.array([8.0, -8.0, 0.0, 0.0]), bias=0.0)
    linker = Linker({**dict.fromkeys(FEATURES, 0.0), "last_answerable": 5.0}, knows)
    earlier = [turn("proposal", vector=(1, 0)), turn("mhm", vector=(0, 1))]
    assert linker.rank(turn("p"), earlier, question=None)[0].target == "proposal"


def test_a_linker_is_read_from_its_file(tmp_path):
    path = tmp_path / "linker.json"
    content = {"weights": dict.fromkeys(FEATURES, 0.5), "answerable": Answerable.untrained().as_json()}
    path.write_text(json.dumps(content))
    assert Linker.load(path).rank(turn("p"), [turn("a")], question=None)


_DAMAGED = ["", "[]", "{}", '{"weights": {"likeness": 1}}', '{"weights": {"likeness": "x"}}']


@pytest.mark.parametrize("content", [*_DAMAGED, json.dumps({"weights": dict.fromkeys(FEATURES, 0.5)})])
def test_a_damaged_linker_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "linker.json"
    path.write_text(content)
    with pytest.raises(InputError, match="train it again"):
        Linker.load(path)


def test_every_feature_by_hand():
    """An issue by ada that asks in three words, after a sure idea by bo and a remark by ada that asks."""
    mine = turns.turn("p", "ada", "Bo, why so?", types=(0.5, 0.25, 0, 0, 0.25), vector=(0.6, 0.8))
    idea = turns.turn("a", "bo", "Plant trees", name="Bo Li", types=(0, 1, 0, 0, 0), vector=(1, 0))
    remark = turns.turn("b", "ada", "Yes?", name="J", types=(0, 0, 0.5, 0, 0.5), vector=(0, 1))
    question = np.array([0.8, 0.6], dtype=np.float32)
    table = table_of(mine, [idea, remark], question=question, answerable=[0.75, 0.25])
    words, second = np.log(4), np.log(2)
    expected = {
        "question": (1, 0, 0),
        "question:issue": (0.5, 0, 0),
        "question:idea": (0.25, 0, 0),
        "question:other": (0.25, 0, 0),
        "question:likeness": (0.96, 0, 0),
        "question:asks": (1, 0, 0),
        "question:log_words": (words, 0, 0),
        "previous": (0, 1, 0),
        "log_rank": (0, 0, second),
        "likeness": (0, 0.8, 0.6),
        "likeness_to_best": (0, 0, -0.2),
        "same_author": (0, 1, 0),
        "same_author:previous": (0, 1, 0),
        "named": (0, 0, 1),
        "asks": (0, 1, 0),
        "log_words": (0, np.log(2), np.log(3)),
        "answerable": (0, 0.25, 0.75),
        "log_answerable": (0, np.log(0.251), np.log(0.751)),
        "last_answerable": (0, 0.25, 0.75 * 0.75),
        "log_last_answerable": (0, np.log(0.251), np.log(0.5635)),
        "asks:log_rank": (0, 0, 0),
        "asking:log_rank": (0, 0, second),
        "words:log_rank": (0, 0, words * second),
        "words:likeness": (0, words * 0.8, words * 0.6),
        "other:previous": (0, 0.25, 0),
        "other:log_rank": (0, 0, 0.25 * second),
        "other:asks": (0, 0.25, 0),
        "same_author:last_answerable": (0, 0.25, 0),
        "between_other": (0, 0, 0.25),
        "is_idea": (0, 0, 1),
        "is_pro": (0, 0.5, 0),
        "is_other": (0, 0.5, 0),
        "issue>idea": (0, 0, 0.5),
        "idea>idea": (0, 0, 0.25),
        "other>idea": (0, 0, 0.25),
        "issue>pro": (0, 0.25, 0),
        "idea>pro": (0, 0.125, 0),
        "other>pro": (0, 0.125, 0),
        "issue>other": (0, 0.25, 0),
        "idea>other": (0, 0.125, 0),
        "other>other": (0, 0.125, 0),
    }
    for name in FEATURES:
        assert column(table, name) == pytest.approx(expected.get(name, (0, 0, 0)), abs=1e-6), name


def test_a_post_further_back_that_asks_or_is_a_remark_is_weighed_by_its_rank():
    earlier = [turns.turn("a", "bo", "Why?", types=(0, 0, 0, 0, 1)), *[turn(f"p{n}") for n in range(2)]]
    table = table_of(turn("p"), earlier)
    assert column(table, "asks:log_rank") == pytest.approx([0, 0, 0, np.log(3)])
    assert column(table, "other:log_rank") == pytest.approx([0, 0, 0.25 * np.log(2), 0.25 * np.log(3)])
    assert column(table, "between_other") == pytest.approx([0, 0, 0.25 / 2, 0.5 / 3])
    assert column(table, "asking:log_rank") == [0, 0, 0, 0]


def test_without_a_question_nothing_is_like_it():
    assert column(table_of(turn("p"), [], question=None), "question:likeness") == [0]


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [("J", "j is right", 0), ("Bo", "no, bo, never", 1), ("", "anything", 0), ("Bo", "Bob is right", 0)],
)
def test_a_name_of_one_letter_is_taken_for_none(name, text, named):
    assert column(table_of(turn("p", text=text), [turn("a", name=name)]), "named")[1] == named


def test_a_post_may_answer_one_of_the_last_twenty():
    ranked = Linker.untrained().rank(turn("p99"), [turn(f"p{n}") for n in range(99)], question=None)
    assert {one.target for one in ranked} == {None, *(f"p{n}" for n in range(79, 99))}


def test_probabilities_are_a_softmax_of_the_weighed_features():
    ranked = only(likeness=2.0).rank(turn("p"), [turn("a", vector=(0.5, 0)), turn("b")], question=None)
    weights = np.exp([0.0, 1.0, 2.0])
    assert [one.target for one in ranked] == ["b", "a", None]
    assert [one.probability for one in ranked] == pytest.approx(sorted(weights / weights.sum(), reverse=True))


@pytest.mark.parametrize("weight", [5000.0, -5000.0])
def test_large_weights_overflow_nothing(weight):
    ranked = only(likeness=weight).rank(turn("p"), [turn("a", vector=(0.5, 0)), turn("b")], question=None)
    assert [one.probability for one in ranked] == [1.0, 0.0, 0.0]


def test_of_candidates_that_are_as_probable_the_question_and_then_the_latest_comes_first():
    ranked = only().rank(turn("p"), [turn("a"), turn("b")], question=None)
    assert [one.target for one in ranked] == [None, "b", "a"]


def test_an_untrained_linker_prefers_the_latest_and_what_is_alike():
    ranked = Linker.untrained().rank(turn("p"), [turn("a"), turn("b"), turn("c", vector=(0, 1))], question=None)
    # Weights: likeness 1 and rank 2, 1 and rank 3, 0 and rank 1, and the question.
    weights = {"b": np.e / 2, "a": np.e / 3, "c": 1.0, None: 1.0}
    assert {one.target: one.probability for one in ranked} == {
        target: pytest.approx(weight / sum(weights.values()), abs=1e-6) for target, weight in weights.items()
    }


def test_a_linker_without_an_answerable_gives_all_posts_the_same_chance():
    ranked = only(answerable=2.0).rank(turn("p"), [turn("a")], question=None)
    assert ranked[0] == ("a", pytest.approx(np.e / (np.e + 1)))


def test_a_missing_weight_is_named():
    with pytest.raises(InputError, match="no weight for 'between_other'"):
        Linker({name: 0.0 for name in FEATURES if name != "between_other"})
