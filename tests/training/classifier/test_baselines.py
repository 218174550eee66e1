import numpy as np

from facilitator.classification.protocols import TypeInput
from facilitator.debate import IBIS_TYPES
from facilitator.training.classifier.baselines import Baselines
from facilitator.training.classifier.sampling import Item

ALL = (True,) * len(IBIS_TYPES)
ISSUE, PRO, CON = (IBIS_TYPES.index(kind) for kind in ("issue", "pro", "con"))


class Letters:
    """Counts of the letters x and y: two posts without them are alike."""

    dimension = 2
    description = {"name": "letters"}  # noqa: RUF012

    def embed(self, texts):
        return np.array([[text.count("x"), text.count("y")] for text in texts], dtype=np.float32)


def items():
    pros = [Item(TypeInput("claim", f"good thing {'x' * (1 + n % 3)}"), PRO, ALL) for n in range(30)]
    cons = [Item(TypeInput("claim", f"bad thing {'y' * (1 + n % 3)}"), CON, ALL) for n in range(20)]
    return [*pros, *pros, *cons]


def test_each_learns_what_it_can_see():
    found = Baselines(items(), Letters()).predict([TypeInput("claim", "good thing"), TypeInput("claim", "yyy")])
    assert found["tfidf"][0] == PRO
    assert found["frozen"][1] == CON


def test_an_input_drawn_twice_counts_once():
    once = [Item(TypeInput("parent", f"one {n} word"), PRO, ALL) for n in range(3)] * 9
    more = [Item(TypeInput("parent", f"other {n} word"), ISSUE, ALL) for n in range(4)]
    assert Baselines([*once, *more], Letters()).predict([TypeInput("parent", "word")])["majority"].tolist() == [ISSUE]
