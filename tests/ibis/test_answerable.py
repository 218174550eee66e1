import json

import numpy as np
import pytest

from facilitator.ibis.answerable import Answerable, inputs
from tests.turns import turn


def said(text, vector=(1, 0)):
    return turn(text=text, vector=vector)


def test_what_is_looked_at_is_the_embedding_the_length_and_whether_it_asks():
    table = inputs([said("shall we go?"), said("mhm", vector=(0, 1))])
    assert table.tolist() == [[1, 0, pytest.approx(np.log(4)), 1], [0, 1, pytest.approx(np.log(2)), 0]]


def test_the_chance_is_that_of_a_logistic_regression():
    model = Answerable(weights=np.array([0.0, 0.0, 0.0, 2.0]), bias=-1.0)
    assert model.probabilities([said("so?"), said("so")]) == pytest.approx([1 / (1 + np.exp(-1)), 1 / (1 + np.exp(1))])


def test_an_untrained_one_gives_all_posts_the_same_chance():
    assert Answerable.untrained().probabilities([said("a"), said("b?")]).tolist() == [0.5, 0.5]


def test_of_no_posts_there_are_no_chances():
    assert Answerable(weights=np.ones(4), bias=0.0).probabilities([]).shape == (0,)


def test_it_comes_back_from_json():
    model = Answerable(weights=np.array([0.25, -1.5]), bias=0.125)
    back = Answerable.from_json(json.loads(json.dumps(model.as_json())))
    assert back.weights.tolist() == [0.25, -1.5]
    assert back.bias == 0.125


def test_it_is_written_to_five_decimals():
    assert Answerable(weights=np.array([1 / 3]), bias=-2 / 3).as_json() == {"weights": [0.33333], "bias": -0.66667}


def test_an_untrained_one_stays_so_in_json():
    back = Answerable.from_json(Answerable.untrained().as_json())
    assert (back.weights.shape, back.bias) == ((0,), 0.0)
