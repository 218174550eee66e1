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
