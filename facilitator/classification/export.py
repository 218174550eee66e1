"""Merged weights that plain transformers loads: `export_model`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from facilitator.classification.classifier import SHIPPED, IbisModel
from facilitator.classification.model_files import read_settings
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.files import atomic_path
from facilitator.resources import resource

__all__ = ["export_model"]


def export_model(folder: Path, *, model: Path | None = None) -> Path:
    """Write a model as `transformers` expects one, the base and what was learned added up.

    ``AutoModelForSequenceClassification.from_pretrained(folder)`` and ``pipeline("text-classification", folder)`` give
    the probabilities of `IbisModel`: the calibration is worked into the last layer. Neither knows of "unsure" (the
    threshold is in the card and, as `ibis_threshold`, in ``config.json``); and the pipeline cuts long inputs only when
    told to (``truncation=True``), then as `IbisModel` does.

    Parameters
    ----------
    folder
        Must not exist or be empty.
    model
        Folder of a model; the shipped one if `None`.

    Returns
    -------
    Path
        The folder: ``config.json``, ``model.safetensors``, the tokeniser's files and a card.

    Raises
    ------
    InputError
        If the folder holds something, the model cannot be read, or its last layer is not the usual one.
    """
    import torch

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("there is something here already; name a new folder.", file=folder)
    place = resource("models", SHIPPED) if model is None else model
    settings = read_settings(place)
    network = IbisModel.load(place).network
    merged: Any = network.model
    last = getattr(merged, "classifier", None)
    last = getattr(last, "out_proj", last)  # the heads of RoBERTa and its kin have two layers
    if not isinstance(last, torch.nn.Linear) or last.bias is None:
        raise InputError("this encoder's last layer cannot take in the calibration, so it is not exported.", file=place)
    with torch.no_grad():
        matrix = torch.from_numpy(settings.scaling.matrix).to(last.weight)
        last.weight.copy_(matrix @ last.weight)
        last.bias.copy_(matrix @ last.bias)
    merged.config.problem_type = "single_label_classification"
    merged.config.ibis_threshold = settings.threshold
    merged.config._name_or_path = settings.name  # else a path of this machine
    tokenizer: Any = network.tokenizer
    tokenizer.model_max_length = settings.max_tokens
    folder.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(folder) as temporary:
        merged.save_pretrained(temporary)
        tokenizer.save_pretrained(temporary)
        card = _CARD.format(
            name=settings.name,
            version=settings.version,
            types=", ".join(IBIS_TYPES),
            threshold=settings.threshold,
            max_tokens=settings.max_tokens,
            base=_base(settings.encoder),
        )
        (temporary / "README.md").write_text(card, encoding="utf-8")
    return folder


def _base(encoder: str | None) -> str:
    """The base as the card names it; of a local folder only the name, since its path means nothing elsewhere."""
    if encoder is None:
        return "sentence-transformers/all-MiniLM-L6-v2"
    return Path(encoder).name if Path(encoder).exists() else encoder


_CARD = """---
library_name: transformers
pipeline_tag: text-classification
base_model: {base}
tags: [ibis, argument-mining, deliberation]
---

# {name}, version {version}, merged

What a post does in a debate ({types}), given what it answers. Exported by `facilitator models export`; figures, data
and limits are in the card of `{name}` in the project.

```python
from transformers import pipeline

classify = pipeline("text-classification", model="THIS FOLDER", top_k=None)
classify({{"text": "Let us close the street.", "text_pair": "No, the shops need it."}}, truncation=True)
```

`text` is the parent's text (else the post before, else the root question), `text_pair` the post. With `truncation=True`
the two are cut to {max_tokens} tokens as in `facilitator`. The probabilities are calibrated; where the largest is below
{threshold} (`ibis_threshold` in `config.json`), `facilitator` says "unsure".
"""
