"""The folder of a model: ``model.json`` (what it is) and ``difference.safetensors`` (what was learned)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.classification.scaling import Scaling
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.files import atomic_path

if TYPE_CHECKING:
    import torch

__all__ = ["DIFFERENCE_FILE", "SETTINGS_FILE", "ModelSettings", "read_difference", "read_settings", "write_model"]

SETTINGS_FILE = "model.json"
DIFFERENCE_FILE = "difference.safetensors"


@dataclass(frozen=True, kw_only=True)
class ModelSettings:
    """What ``model.json`` says.

    Parameters
    ----------
    encoder
        `None` for the base encoder of the package, else the path or hub id that the model was trained with.
    max_tokens
        Where parent and post together are cut, in tokens.
    temperature, side
        How scores become probabilities; see `Scaling`.
    threshold
        A largest probability below it is "unsure".
    difference_sha256
        Of ``difference.safetensors``, so that a damaged or foreign file is not used.
    """

    name: str
    version: str
    encoder: str | None = None
    max_tokens: int = 128
    temperature: float = 1.0
    side: float = 1.0
    threshold: float = 0.0
    difference_sha256: str = ""
    labels: tuple[str, ...] = IBIS_TYPES
    provenance: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scaling(self) -> Scaling:
        """What makes the network's scores probabilities."""
        return Scaling(self.temperature, self.side)


def read_settings(folder: Path) -> ModelSettings:
    """Read ``model.json``.

    Raises
    ------
    InputError
        If it is missing, damaged, or of another kind of model.
    """
    file = folder / SETTINGS_FILE
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"there is no model here ({error.strerror}); name the folder of a model."
        raise InputError(message, file=file) from error
    except ValueError as error:
        raise InputError("the model's settings are no JSON; get the model again.", file=file) from error
    try:
        settings = ModelSettings(**{**content, "labels": tuple(content["labels"])})
        scales = (settings.temperature, settings.side)
        numbers = (*scales, settings.threshold, settings.max_tokens)
        fits = settings.labels == IBIS_TYPES and all(isinstance(number, int | float) for number in numbers)
    except (TypeError, KeyError) as error:
        raise InputError("the model's settings are not complete; get the model again.", file=file) from error
    if not fits or min(scales) <= 0:
        raise InputError("the model's settings are not those of an IBIS classifier; name another folder.", file=file)
    return settings


def read_difference(folder: Path, settings: ModelSettings) -> dict[str, torch.Tensor]:
    """Read the learned tensors.

    Raises
    ------
    InputError
        If the file is missing, damaged, or not the one that ``model.json`` names.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    file = folder / DIFFERENCE_FILE
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"the model's weights cannot be read ({error.strerror}); get the model again."
        raise InputError(message, file=file) from error
    if hashlib.sha256(content).hexdigest() != settings.difference_sha256:
        raise InputError("the model's weights are damaged or of another model; get the model again.", file=file)
    try:
        tensors: dict[str, torch.Tensor] = load(content)
    except SafetensorError as error:
        raise InputError("the model's weights are no safetensors; get the model again.", file=file) from error
    return tensors


def write_model(folder: Path, settings: ModelSettings, change: Mapping[str, torch.Tensor]) -> None:
    """Write both files; the digest of the weights goes into the settings."""
    from safetensors.torch import save

    content = save(dict(change))
    about = {**asdict(settings), "difference_sha256": hashlib.sha256(content).hexdigest()}
    with atomic_path(folder) as temporary:
        temporary.mkdir()
        (temporary / DIFFERENCE_FILE).write_bytes(content)
        (temporary / SETTINGS_FILE).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
