"""In which numbers the network computes: `choose` says which, `linear` makes a layer of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

from facilitator.errors import InputError

if TYPE_CHECKING:
    import torch

__all__ = ["PRECISIONS", "Precision", "choose", "has_bfloat16", "linear"]

Precision = Literal["float32", "bfloat16"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


def choose(wanted: str = "auto") -> Precision:
    """The precision to compute in; ``"auto"`` is bfloat16 where the processor multiplies it itself, else float32.

    What the processor says decides and no stopwatch, so that live, replay and batch on one machine always choose
    alike, however busy it is. int8 was tried and left out: it changed probabilities by up to 0.13 and labels with
    them (see ``experiments/classification_speed``).

    Raises
    ------
    InputError
        If `wanted` is no precision.
    """
    if wanted == "auto":
        return "bfloat16" if has_bfloat16() else "float32"
    if wanted not in PRECISIONS:
        raise InputError(f"the precision {wanted!r} is unknown; take auto, {', '.join(PRECISIONS)}.")
    return wanted


def has_bfloat16() -> bool:
    """Whether the processor has instructions for products of bfloat16 matrices (AVX512-BF16 or AMX).

    Elsewhere torch computes them too, but slower than float32.
    """
    import torch

    flags = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")  # not public, so they may go
    return any(bool(getattr(torch.cpu, flag, bool)()) for flag in flags)


def linear(weight: torch.Tensor, bias: torch.Tensor, precision: Precision) -> Callable[[torch.Tensor], torch.Tensor]:
    """``x @ weight.T + bias`` for x of shape (n, inputs), where weight has shape (outputs, inputs).

    The result has that precision.
    """
    import torch

    kind = torch.bfloat16 if precision == "bfloat16" else torch.float32
    weight, bias = weight.to(kind), bias.to(kind)
    return lambda x: torch.nn.functional.linear(x.to(kind), weight, bias)
