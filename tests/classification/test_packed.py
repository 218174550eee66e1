import numpy as np
import pytest
import torch

from facilitator.classification.network import build
from facilitator.classification.packed import PackedBert, can_pack


@pytest.fixture(scope="module")
def tiny(tiny_encoder):
    return build(str(tiny_encoder)).model


def row(*tokens, second=0):
    kinds = [0] * (len(tokens) - second) + [1] * second
    return {"input_ids": list(tokens), "attention_mask": [1] * len(tokens), "token_type_ids": kinds}


ROWS = [row(2, 5, 3), row(2, 9, 3), row(2, 6, 7, 3, 9, 8, 3, second=3), row(2, *range(5, 33), 3), row(2, 3)]


def alone(model, item):
    with torch.inference_mode():
        return model(**{name: torch.tensor([values]) for name, values in item.items()}).logits[0].numpy()


def test_packed_scores_are_those_of_transformers(tiny):
    assert can_pack(tiny)
    expected = np.array([alone(tiny, item) for item in ROWS])
    assert np.ptp(expected, axis=0).min() > 1e-3, "the rows differ, else this shows nothing"
    assert np.abs(PackedBert(tiny)(ROWS) - expected).max() < 1e-5


def test_other_rows_in_the_pack_do_not_matter(tiny):
    packed = PackedBert(tiny)
    assert np.abs(packed(ROWS)[2] - packed(ROWS[2:3])[0]).max() < 1e-5


def test_rows_without_segments_are_of_the_first_one(tiny):
    bare = [{name: item[name] for name in ("input_ids", "attention_mask")} for item in ROWS[:2]]
    assert np.array_equal(PackedBert(tiny)(bare), PackedBert(tiny)(ROWS[:2]))


def test_bfloat16_is_near(tiny):
    near, exact = PackedBert(tiny, "bfloat16")(ROWS), PackedBert(tiny)(ROWS)
    assert near.dtype == np.float32
    assert 0 < np.abs(near - exact).max() < 0.1


@pytest.mark.parametrize("change", [{"hidden_act": "relu"}, {"is_decoder": True}])
def test_another_kind_of_network_is_not_packed(tiny, change, monkeypatch):
    for name, value in change.items():
        monkeypatch.setattr(tiny.config, name, value)
    assert not can_pack(tiny)
