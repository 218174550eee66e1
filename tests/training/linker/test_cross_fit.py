from dataclasses import replace

import numpy as np
import pytest

from facilitator.debate import Post
from facilitator.ibis import Turn
from facilitator.reading import Request
from facilitator.training.linker.cross_fit import cross_fitted
from tests.agents import plain_models


def debate(rng, posts=30):
    """Posts whose first number decides whether they get an answer."""
    vectors = rng.normal(size=(posts, 3)).astype(np.float32)
    (read,) = plain_models().reader().read([Request(text="words")])
    turns = [
        Turn(post=Post(id=str(n), author="a", text="words"), reading=replace(read, embedding=vector.tobytes()))
        for n, vector in enumerate(vectors)
    ]
    return turns, vectors[:, 0] > 0


@pytest.fixture
def data():
    rng = np.random.default_rng(0)
    return [list(column) for column in zip(*(debate(rng) for _ in range(8)), strict=True)]


def test_it_learns_which_posts_get_answers(data):
    debates, answered = data
    model, chances = cross_fitted(debates, answered, ["x"] * 8, penalty=1.0)
    assert np.mean((model.probabilities(debates[0]) > 0.5) == answered[0]) > 0.9
    assert [len(one) for one in chances] == [30] * 8


def test_the_chances_of_a_debate_do_not_depend_on_its_own_answers(data):
    debates, answered = data
    turned = [~answered[0], *answered[1:]]
    sources = ["x"] * 8
    one, other = (cross_fitted(debates, gold, sources, penalty=1.0)[1] for gold in (answered, turned))
    assert np.array_equal(one[0], other[0])
    assert not np.array_equal(one[1], other[1])


def test_where_all_posts_are_alike_there_is_nothing_to_tell_apart(data):
    debates, _ = data
    model, chances = cross_fitted(debates, [np.ones(30, dtype=bool)] * 8, ["x"] * 8, penalty=1.0)
    assert model.probabilities(debates[0])[0] == 0.5
    assert set(chances[0]) == {0.5}


def test_a_single_debate_is_learned_from_but_has_no_other_to_be_judged_by(data):
    debates, answered = data
    model, chances = cross_fitted(debates[:1], answered[:1], ["x"], penalty=1.0)
    assert len(model.weights) == 5
    assert set(chances[0]) == {0.5}
