"""`Flag`."""

import json

import pytest

from facilitator.safety.flag import FLAG_KINDS, Flag


def test_it_fits_into_json():
    flag = Flag(kind="threat", posts=("p1", "p2"), score=0.87654, evidence={"cues": ["weapon"]}, reason="So it is.")
    assert json.loads(json.dumps(flag.as_dict())) == {
        "kind": "threat",
        "posts": ["p1", "p2"],
        "score": 0.8765,
        "evidence": {"cues": ["weapon"]},
        "reason": "So it is.",
    }


@pytest.mark.parametrize("score", [-0.1, 1.01, float("nan")])
def test_a_score_outside_0_to_1_is_refused(score):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Flag(kind="threat", posts=("p1",), score=score)


def test_a_flag_without_posts_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        Flag(kind="threat", posts=(), score=0.5)


def test_there_are_five_kinds():
    assert FLAG_KINDS == ("personal_data", "harassment", "threat", "coordinated", "one_sided")
