import csv
import json

import numpy as np
import pytest

from facilitator.batch.classify import classify_file
from facilitator.classification import KeywordModel, TypeInput
from facilitator.classification.roll_up import TypedUnit, second_type, type_posts


def unit(label, length=10, *, unsure=False):
    return TypedUnit(0, length, label, unsure, (0.2,) * 5)


class Counting(KeywordModel):
    """Keeps what it was asked."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def predict_proba(self, inputs):
        self.asked.append(list(inputs))
        return super().predict_proba(inputs)


@pytest.mark.parametrize(
    ("label", "units", "expected"),
    [
        ("idea", [unit("idea"), unit("issue")], "issue"),
        ("idea", [unit("idea"), unit("issue", unsure=True)], None),
        ("idea", [unit("idea"), unit("other")], None),
        ("idea", [unit("pro", 5), unit("con", 9), unit("pro", 6)], "pro"),
        ("idea", [], None),
    ],
)
def test_the_second_type_is_what_most_of_the_rest_surely_does(label, units, expected):
    assert second_type(label, units) == expected


def test_posts_and_units_are_read_in_one_call_and_a_single_unit_only_once():
    model = Counting()
    posts = [(TypeInput("p", "Hello there."), False), (TypeInput("q", "Thanks. We should close it."), False)]
    typed = type_posts(posts, model, languages=["en"] * len(posts))
    assert model.asked == [[posts[0][0], posts[1][0], TypeInput("q", "Thanks."), TypeInput("q", "We should close it.")]]
    assert typed[0].units[0].probabilities == typed[0].probabilities
    assert [part.label for part in typed[1].units] == ["other", "idea"]


def test_units_do_not_change_the_type_of_the_post():
    posts = [(TypeInput("", text), led) for led in (True, False) for text in ("Why? Because. No!", "hello", "")]
    plain, cut = type_posts(posts, KeywordModel()), type_posts(posts, KeywordModel(), languages=["en"] * len(posts))
    assert [row.probabilities for row in plain] == [row.probabilities for row in cut]
    assert not any(row.units for row in plain)


def test_units_of_those_who_lead_are_typed_as_theirs():
    item = TypeInput("", "We should go. We should stay.")
    led, plain = (type_posts([(item, lead)], KeywordModel(), languages=["en"])[0] for lead in (True, False))
    assert all(one.probabilities[4] > two.probabilities[4] for one, two in zip(led.units, plain.units, strict=True))


@pytest.fixture
def posts(tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text("id,text\na,Hello. We should close the street because it is good.\nb,hello\n", encoding="utf-8")
    return file


def test_classify_writes_units_and_second_types(posts, tmp_path):
    classify_file(posts, tmp_path / "out.jsonl", model=KeywordModel(), units=True)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [[part["start"], part["end"]] for part in rows[0]["units"]] == [[0, 6], [7, 53]]
    for row in rows:
        for part in row["units"]:
            assert sum(part[f"p_{kind}"] for kind in ("issue", "idea", "pro", "con", "other")) == pytest.approx(1)
        assert "secondary" in row


def test_units_in_csv_and_parquet_are_json(posts, tmp_path):
    import pyarrow.parquet as pq

    classify_file(posts, tmp_path / "out.csv", model=KeywordModel(), units=True)
    classify_file(posts, tmp_path / "out.parquet", model=KeywordModel(), units=True)
    with (tmp_path / "out.csv").open(newline="") as handle:
        first = next(iter(csv.DictReader(handle)))
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert json.loads(first["units"]) == json.loads(table[0]["units"])
    assert len(json.loads(first["units"])) == 2


def test_without_the_option_there_are_no_unit_columns(posts, tmp_path):
    classify_file(posts, tmp_path / "out.jsonl", model=KeywordModel())
    assert "units" not in (tmp_path / "out.jsonl").read_text()


def test_the_probabilities_of_units_are_rounded_like_those_of_posts():
    row = type_posts([(TypeInput("", "One. Two."), False)], KeywordModel(), languages=["en"])[0]
    assert np.allclose([sum(part.probabilities) for part in row.units], 1, atol=1e-9)
