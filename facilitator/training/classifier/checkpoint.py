"""Where a training run stands, on disk: weights, optimiser and random state, as safetensors and not as pickle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.files import atomic_path

if TYPE_CHECKING:
    import torch

__all__ = ["restore", "save"]

_FILE = "checkpoint.safetensors"


def save(
    folder: Path,
    *,
    step: int,
    run: str,
    parameters: Mapping[str, torch.Tensor],
    optimizer: torch.optim.Optimizer,
) -> None:
    """Write the state after `step` steps of the run with the fingerprint `run`."""
    import torch
    from safetensors.torch import save_file

    tensors = {f"parameter/{name}": tensor.detach().cpu().contiguous() for name, tensor in parameters.items()}
    for number, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer/{number}/{key}": value.detach().cpu().contiguous() for key, value in state.items()}
    tensors["random"] = torch.get_rng_state()
    if torch.cuda.is_available():
        tensors["random-cuda"] = torch.cuda.get_rng_state().cpu()
    with atomic_path(folder / _FILE) as temporary:
        save_file(tensors, temporary, metadata={"about": json.dumps({"step": step, "run": run})})


def restore(folder: Path, *, run: str, parameters: Mapping[str, torch.Tensor], optimizer: torch.optim.Optimizer) -> int:
    """Put back the last state of the same run, and say after how many steps it was taken; 0 if there is none."""
    import torch
    from safetensors import SafetensorError, safe_open

    file = folder / _FILE
    if not file.exists():
        return 0
    try:
        with safe_open(file, framework="pt") as opened:
            about = json.loads(opened.metadata()["about"])
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 - it is no mapping
    except (OSError, SafetensorError, KeyError, ValueError):
        return 0  # an unreadable checkpoint costs time, not the run
    if about["run"] != run:
        return 0
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(tensors[f"parameter/{name}"])
    state: dict[int, dict[str, Any]] = {}
    for name, tensor in tensors.items():
        if name.startswith("optimizer/"):
            _, number, key = name.split("/")
            state.setdefault(int(number), {})[key] = tensor
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
    torch.set_rng_state(tensors["random"])
    if torch.cuda.is_available() and "random-cuda" in tensors:
        torch.cuda.set_rng_state(tensors["random-cuda"])
    return int(about["step"])
