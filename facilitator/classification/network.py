"""The network: a base encoder with a five-way layer on top, and the tensors in which it differs from the base.

It is `AutoModelForSequenceClassification` of transformers as it stands, so that merged weights load anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.classification.base import load_network, load_tokenizer
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = ["Network", "add_difference", "build", "difference"]


@dataclass(frozen=True)
class Network:
    """A network, its tokeniser, and the names of the tensors that are new on top of the base."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    new: frozenset[str]


def build(where: str, *, seed: int = 0) -> Network:
    """The base at a folder or hub id with a new five-way layer, whose first weights depend on the seed."""
    import torch
    from transformers import AutoModelForSequenceClassification

    names = dict(enumerate(IBIS_TYPES))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model, new = load_network(
            where,
            AutoModelForSequenceClassification,
            num_labels=len(IBIS_TYPES),
            id2label=names,
            label2id={name: code for code, name in names.items()},
        )
    return Network(model, load_tokenizer(where), new)


def difference(trained: Network, start: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """What was learned: trained minus `start` for every tensor that changed, as float16; new tensors whole.

    New tensors are kept whole because their random first weights may not come out alike in another torch.
    """
    import torch

    found: dict[str, torch.Tensor] = {}
    for name, tensor in trained.model.state_dict().items():
        now = tensor.detach().cpu()
        if name in trained.new:
            found[name] = now.clone().contiguous()
        elif not torch.equal(now, start[name].cpu()):
            found[name] = (now - start[name].cpu()).to(torch.float16).contiguous()
    return found


def add_difference(network: Network, change: Mapping[str, torch.Tensor]) -> None:
    """Turn the network that `build` gives into the trained one, in place.

    Raises
    ------
    InputError
        If a tensor is missing, not in the network or has another shape: it was made with another encoder.
    """
    import torch

    tensors: dict[str, Any] = network.model.state_dict()
    unfit = [name for name, tensor in change.items() if name not in tensors or tensors[name].shape != tensor.shape]
    unfit += sorted(network.new - change.keys())
    if unfit:
        message = f"the model's weights do not fit its encoder ({unfit[0]}); name the encoder it was trained with."
        raise InputError(message)
    with torch.no_grad():
        for name, tensor in change.items():
            if name in network.new:
                tensors[name].copy_(tensor)
            else:
                tensors[name].add_(tensor.to(tensors[name].dtype))
