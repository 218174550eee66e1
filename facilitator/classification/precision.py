"""In which numbers the network computes: `choose` says which, `linear` makes a layer of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, cast, get_args

from facilitator.errors import InputError

if TYPE_CHECKING:
    import torch

__all__ = ["PRECISIONS", "Precision", "choose", "has_bfloat16", "linear"]

Precision = Literal["float32", "bfloat16", "int8"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


def choose(wanted: str = "auto") -> Precision:
    """The precision to compute in; ``"auto"`` is bfloat16 where the processor multiplies it itself, else float32.

    What the processor says decides and no stopwatch, so that live, replay and batch on one machine always choose
    alike, however busy it is. int8 is never chosen: it changes the probabilities by more than 0.01 (see
    ``experiments/classification_speed``).

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

    The result is bfloat16 if `precision` is, else float32. In int8, weights have a scale for each output and x one
    scale for all, found anew for each call.
    """
    import torch

    if precision == "int8":
        scales = weight.abs().amax(1).clamp_min(1e-12).double() / 127
        zeros = torch.zeros(len(weight), dtype=torch.long)
        whole = torch.quantize_per_channel(weight, scales, zeros, 0, torch.qint8)
        packed = torch.ops.quantized.linear_prepack(whole, bias)
        return cast("Callable[[torch.Tensor], torch.Tensor]", partial(_int8, packed))
    kind = torch.bfloat16 if precision == "bfloat16" else torch.float32
    weight, bias = weight.to(kind), bias.to(kind)
    return lambda x: torch.nn.functional.linear(x.to(kind), weight, bias)


def _int8(packed: object, x: torch.Tensor) -> torch.Tensor:
    import torch

    # Without the eighth bit of x, since the sums of older processors overflow otherwise.
    return cast("torch.Tensor", torch.ops.quantized.linear_dynamic(x, packed, True))
