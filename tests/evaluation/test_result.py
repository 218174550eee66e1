"""Results have one form as JSON, and their tables have whole rows."""

import json

import pytest

from facilitator.evaluation import Estimate, SuiteResult, Table


def test_a_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="has not 2"):
        Table(title="t", columns=("a", "b"), rows=((1,),))


def test_json_gives_the_same_result_back():
    result = SuiteResult(
        suite="timing",
        metrics={
            "macro_f1": Estimate(value=0.5, low=0.4, high=0.6, n=7),
            "f1_speak": Estimate(value=None, reason="none"),
        },
        baselines={"never": {"macro_f1": Estimate(value=0.25, n=7)}},
        tables={"t": Table(title="T", columns=("a",), rows=(("x",),))},
        notes=("mind this",),
        provenance={"config": {"seed": 3}},
    )
    content = result.as_dict()
    assert json.loads(json.dumps(content)) == content
    assert content["metrics"]["macro_f1"] == {"value": 0.5, "low": 0.4, "high": 0.6, "n": 7}
    assert content["metrics"]["f1_speak"]["value"] is None
    assert content["baselines"]["never"]["macro_f1"]["value"] == 0.25
