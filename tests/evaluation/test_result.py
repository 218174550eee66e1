"""Results keep their promises: a value or a reason, and one form as JSON."""

import json

import pytest

from facilitator.evaluation import Metric, SuiteResult, Table


def test_a_metric_without_a_value_needs_a_reason():
    with pytest.raises(ValueError, match="reason"):
        Metric(value=None)
    with pytest.raises(ValueError, match="reason"):
        Metric(value=0.5, reason="why not")


def test_a_metric_refuses_what_json_cannot_say():
    with pytest.raises(ValueError, match="finite"):
        Metric(value=float("nan"))


def test_a_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="has not 2"):
        Table(title="t", columns=("a", "b"), rows=((1,),))


def test_json_gives_the_same_result_back():
    result = SuiteResult(
        suite="timing",
        metrics={"macro_f1": Metric(value=0.5, low=0.4, high=0.6, n=7), "f1_speak": Metric(value=None, reason="none")},
        baselines={"never": {"macro_f1": Metric(value=0.25, n=7)}},
        tables={"t": Table(title="T", columns=("a",), rows=(("x",),))},
        notes=("mind this",),
        provenance={"config": {"seed": 3}},
    )
    content = result.as_dict()
    assert json.loads(json.dumps(content)) == content
    assert content["metrics"]["macro_f1"] == {"value": 0.5, "low": 0.4, "high": 0.6, "n": 7}
    assert content["metrics"]["f1_speak"]["value"] is None
    assert content["baselines"]["never"]["macro_f1"]["value"] == 0.25
