"""The training loop: AdamW with a linear warm-up and decline, cross-entropy over the classes an example may teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.classification.batches import padded
from facilitator.classification.network import Network
from facilitator.classification.pairs import pair_tokens
from facilitator.errors import InputError
from facilitator.progress import Progress
from facilitator.training.classifier import checkpoint
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.recipe import Learning, Recipe
from facilitator.training.classifier.sampling import Item, StageName, epoch_batches

if TYPE_CHECKING:
    import torch

__all__ = ["fit", "rate_share"]


def rate_share(step: int, steps: int, warm_up: float) -> float:
    """The share of the full learning rate at a step (from 0): up to 1 over `warm_up` of the steps, then down to 0."""
    first = max(1, round(steps * warm_up))
    return (step + 1) / first if step < first else max(0.0, (steps - step) / max(1, steps - first))


def fit(
    network: Network,
    train: Mapping[str, Sequence[Example]],
    recipe: Recipe,
    *,
    work: Path,
    run: str,
    progress: Progress,
) -> None:
    """Train the network in place.

    Every `checkpoint_steps` steps the state goes to the folder `work`; a run with the same fingerprint `run` that
    finds it there goes on from it and ends, on the same machine, with the same weights as one never stopped.
    """
    import torch

    learning = recipe.learning
    model: Any = network.model  # torch and transformers type their modules loosely
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with _settings(learning):
        model.to(device)
        parameters = _trainable(network, learning.frozen_layers)
        optimizer = _optimizer(parameters, learning)
        done = checkpoint.restore(work, run=run, parameters=parameters, optimizer=optimizer)
        passages = _passages(train, recipe)
        steps = sum(passage.steps for passage in passages)
        step = 0
        model.train()
        for passage in passages:
            first = step
            for batch in passage.batches(train, recipe) if step + passage.steps > done else ():
                share = rate_share(step - first, passage.steps, learning.warm_up)
                step += 1
                if step <= done:
                    continue
                for group in optimizer.param_groups:
                    group["lr"] = share * (learning.head_rate if group["is_head"] else passage.rate)
                loss = _loss(network, batch, learning, device)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
                torch.nn.utils.clip_grad_norm_(parameters.values(), 1.0)
                optimizer.step()
                progress("training", step, steps)
                if step % learning.checkpoint_steps == 0 or step == steps:
                    checkpoint.save(work, step=step, run=run, parameters=parameters, optimizer=optimizer)
            step = first + passage.steps
        model.to("cpu").eval()


@dataclass(frozen=True)
class _Passage:
    """A stage as it is run: its rate warms up and declines by itself."""

    stage: StageName
    epochs: int
    steps: int
    rate: float

    def batches(self, train: Mapping[str, Sequence[Example]], recipe: Recipe) -> Iterator[list[Item]]:
        for epoch in range(self.epochs):
            yield from epoch_batches(train, recipe, epoch, stage=self.stage)


def _passages(train: Mapping[str, Sequence[Example]], recipe: Recipe) -> list[_Passage]:
    stages: list[tuple[StageName, int, float]] = [
        ("stance", recipe.stance.epochs, recipe.stance.rate),
        ("ibis", recipe.learning.epochs, recipe.learning.rate),
    ]
    return [
        _Passage(stage, epochs, epochs * len(epoch_batches(train, recipe, 0, stage=stage)), rate)
        for stage, epochs, rate in stages
        if epochs
    ]


def _loss(network: Network, batch: Sequence[Item], learning: Learning, device: str) -> torch.Tensor:
    import torch

    inputs = [item.input for item in batch]
    tokens = pair_tokens(inputs, network.tokenizer, max_tokens=learning.max_tokens)
    scores = network.model(**padded(tokens, network.tokenizer, device)).logits.float()
    allowed = torch.tensor([item.allowed for item in batch], device=device)
    labels = torch.tensor([item.label for item in batch], device=device)
    chances = torch.log_softmax(scores.masked_fill(~allowed, float("-inf")), dim=1)
    right = chances.gather(1, labels[:, None]).squeeze(1)
    spread = chances.masked_fill(~allowed, 0.0).sum(1) / allowed.sum(1)  # smoothing over the allowed classes only
    return -((1 - learning.smoothing) * right + learning.smoothing * spread).mean()


def _trainable(network: Network, frozen_layers: int) -> dict[str, torch.Tensor]:
    """All but the word and place embeddings and, if any layers are frozen, all that lies below the first free one."""
    body: Any = network.model.base_model
    frozen = [body.get_input_embeddings()]
    embeddings: Any = getattr(body, "embeddings", None)
    if frozen_layers:
        layers = getattr(getattr(body, "encoder", None), "layer", None)
        if embeddings is None or layers is None or frozen_layers > len(layers):
            message = f"frozen_layers is {frozen_layers}, which does not fit this encoder; give 0 to train all of it."
            raise InputError(message)
        frozen = [embeddings, *layers[:frozen_layers]]
    elif hasattr(embeddings, "position_embeddings"):
        frozen.append(embeddings.position_embeddings)
    for part in frozen:
        part.requires_grad_(False)
    return {name: value for name, value in network.model.named_parameters() if value.requires_grad}


def _optimizer(parameters: Mapping[str, torch.Tensor], learning: Learning) -> torch.optim.AdamW:
    """Four groups: the new layer and the encoder, each with and (biases, layer norms) without weight decay."""
    import torch

    groups: dict[tuple[bool, bool], list[torch.Tensor]] = {}
    for name, value in parameters.items():
        groups.setdefault((name.startswith("classifier"), value.ndim > 1), []).append(value)
    return torch.optim.AdamW(
        [
            {
                "params": values,
                "is_head": is_head,
                "weight_decay": learning.weight_decay if decays else 0.0,
            }
            for (is_head, decays), values in groups.items()
        ]
    )


@contextmanager
def _settings(learning: Learning) -> Iterator[None]:
    """Seed and threads of torch for the run; as they were, afterwards."""
    import torch

    threads = torch.get_num_threads()
    with torch.random.fork_rng():
        torch.manual_seed(learning.seed)
        torch.set_num_threads(learning.threads or threads)
        try:
            yield
        finally:
            torch.set_num_threads(threads)
