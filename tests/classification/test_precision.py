import pytest
import torch

from facilitator.classification.precision import choose
from facilitator.errors import InputError


def processor(monkeypatch, **flags):
    for flag in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        monkeypatch.setattr(torch.cpu, flag, lambda flag=flag: flags.get(flag, False), raising=False)


@pytest.mark.parametrize("flag", ["_is_avx512_bf16_supported", "_is_amx_tile_supported"])
def test_auto_is_bfloat16_where_the_processor_has_it(monkeypatch, flag):
    processor(monkeypatch, **{flag: True})
    assert choose() == "bfloat16"


def test_auto_is_float32_elsewhere(monkeypatch):
    processor(monkeypatch)
    assert choose("auto") == "float32"


def test_auto_is_float32_where_torch_cannot_say(monkeypatch):
    for flag in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        monkeypatch.delattr(torch.cpu, flag, raising=False)
    assert choose() == "float32"


@pytest.mark.parametrize("wanted", ["float32", "bfloat16"])
def test_what_is_asked_for_is_taken(monkeypatch, wanted):
    processor(monkeypatch, _is_amx_tile_supported=True)
    assert choose(wanted) == wanted


def test_an_unknown_precision_is_one_sentence():
    with pytest.raises(InputError, match=r"the precision 'half' is unknown; take auto, float32, bfloat16\."):
        choose("half")
