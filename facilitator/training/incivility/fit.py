"""Training `Incivility`: `train_incivility` learns from written examples and from civil debates, and measures it.

The rules were made with an eye on some of the examples, so that they look better there than they are. Each example is
therefore learned twice with half the weight, once without its cues, and calibrated the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from facilitator.classification.calibration import softmax
from facilitator.classification.protocols import Embedder
from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.files import atomic_path
from facilitator.formats import inputs, read
from facilitator.progress import Progress, silent
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import corpora_folder
from facilitator.safety.cues import TONES, Tone, cues
from facilitator.safety.incivility import Incivility, by_rules
from facilitator.training.incivility.examples import Example, civil_example, read_examples
from facilitator.training.incivility.figures import alarm_figures, tone_figures
from facilitator.training.model_json import model_json
from facilitator.training.recipes import SmallRecipe

__all__ = ["IncivilityRecipe", "train_incivility"]

Floats = NDArray[np.float64]


class IncivilityRecipe(SmallRecipe):
    """What to learn from, and how.

    Parameters
    ----------
    examples
        The path of the examples from the recipe's folder.
    civil
        A folder of civil debates below the data folder. Those of `test` count the false alarms, the others are learned.
    civil_weight
        How much a post of theirs counts beside an example.
    meaning_scale, sign_scale
        By how much the embedding and the cues are multiplied: the larger, the less they are held back by the penalty.
    harassment, threat
        Thresholds at which the figures are given.
    """

    examples: str
    examples_terms: str
    civil: str
    civil_terms: str
    civil_weight: float = Field(ge=0)
    penalty: float = Field(gt=0)
    meaning_scale: float = Field(ge=0)
    sign_scale: float = Field(ge=0)
    folds: int = Field(ge=2)
    harassment: float = Field(ge=0, le=1)
    threat: float = Field(ge=0, le=1)

    @property
    def thresholds(self) -> Mapping[str, float]:
        """As `verdict` takes them."""
        return {"harassment": self.harassment, "threat": self.threat}


def train_incivility(
    recipe: Path,
    *,
    data: Path | None = None,
    out: Path | None = None,
    progress: Progress = silent,
    embedder: Embedder | None = None,
) -> Path:
    """Learn the model, measure it on what is held out, and write ``incivility.json``; gives back its folder.

    Parameters
    ----------
    data
        The folder of external corpora that the recipe's `civil` is below; see `data_folder`.
    out
        The model's folder; beside the recipe's folder, under the recipe's name, if `None`.
    embedder
        Another encoder than the one that comes along.

    Raises
    ------
    InputError
        If the recipe or the data are wrong.
    """
    if embedder is None:
        from facilitator.classification.encoder import Encoder  # torch is heavy

        embedder = Encoder.load()
    plan = IncivilityRecipe.load(recipe)
    source = recipe.resolve().parent / plan.examples
    civil = inputs(corpora_folder(data) / plan.civil)
    debates = [debate for file in civil for debate in read(file).debates]
    examples = read_examples(source)
    # other languages are never learned: the encoder does not know them
    learned = [one for one in examples if one.split == "train" and one.language == "en"]
    kept = [debate for debate in debates if debate.id not in plan.test]
    learned += [civil_example(debate, post, weight=plan.civil_weight) for debate in kept for post in debate.posts]
    progress("learning", 0, 2)
    model, chances = _learn(plan, learned, embedder)
    progress("measuring", 1, 2)
    content = {
        "figures": {
            "trained_on": {tone: sum(one.label == tone for one in learned) for tone in TONES},
            "cross_fitted": _measured(plan, *_written(learned, chances)),
            **_tests(plan, [one for one in examples if one.split == "test"], model, embedder),
            "false_alarms": _alarms(plan, [one for one in debates if one.id in plan.test], model, embedder),
        },
        "sources": {"examples": plan.examples_terms, "civil": plan.civil_terms},
        "provenance": {
            "recipe": plan.as_dict(),
            "data_sha256": data_hash([source, *civil])[0],
            "seed": plan.seed,
            "versions": versions(),
            "revision": revision(),
        },
        **model.as_json(),
    }
    folder = out or recipe.resolve().parent.parent / plan.name
    with atomic_path(folder / "incivility.json") as place:
        place.write_text(model_json(content), encoding="utf-8")
    progress("measuring", 2, 2)
    return folder


def _learn(
    plan: IncivilityRecipe, examples: Sequence[Example], embedder: Embedder
) -> tuple[Incivility, list[dict[Tone, float]]]:
    """The model, and the chances of each example by models that did not see its group."""
    from scipy.optimize import minimize_scalar
    from sklearn.model_selection import GroupKFold

    gold = np.array([TONES.index(one.label) for one in examples])
    shares = np.array([one.weight for one in examples])
    meaning = plan.meaning_scale * embedder.embed([one.text for one in examples]).astype(np.float64)
    signs = np.array([list(cues(one.text).values()) for one in examples], dtype=np.float64) * plan.sign_scale
    with_cues = np.hstack([meaning, signs])
    without = np.hstack([meaning, np.zeros_like(signs)])
    scores, bare = np.zeros((len(gold), len(TONES))), np.zeros((len(gold), len(TONES)))
    for learned, kept in GroupKFold(plan.folds).split(with_cues, gold, [one.group for one in examples]):
        weights, bias = _fit(plan, with_cues[learned], without[learned], gold[learned], shares[learned])
        scores[kept], bare[kept] = with_cues[kept] @ weights.T + bias, without[kept] @ weights.T + bias

    def loss(log_temperature: float) -> float:
        rows = np.arange(len(gold))
        chances = [softmax(found, float(np.exp(log_temperature)))[rows, gold] for found in (scores, bare)]
        return float(-np.mean([np.average(np.log(np.maximum(one, 1e-12)), weights=shares) for one in chances]))

    temperature = float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))
    weights, bias = _fit(plan, with_cues, without, gold, shares)
    model = Incivility(
        meaning=weights[:, : meaning.shape[1]] * plan.meaning_scale,
        signs=weights[:, meaning.shape[1] :] * plan.sign_scale,
        bias=bias,
        temperature=temperature,
    )
    return model, [dict(zip(TONES, row, strict=True)) for row in softmax(scores, temperature).tolist()]


def _fit(
    plan: IncivilityRecipe, table: Floats, without: Floats, gold: NDArray[np.intp], shares: Floats
) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1 / plan.penalty, max_iter=3000, random_state=plan.seed)
    model.fit(np.vstack([table, without]), np.tile(gold, 2), sample_weight=np.tile(shares / 2, 2))
    if len(model.classes_) < len(TONES):
        raise InputError("each fold needs examples of all three labels; give more groups or fewer folds.")
    return np.asarray(model.coef_, dtype=np.float64), np.asarray(model.intercept_, dtype=np.float64)


def _written(
    examples: Sequence[Example], chances: Sequence[dict[Tone, float]]
) -> tuple[list[Example], list[dict[Tone, float]]]:
    """Without the posts of debates, which are easy."""
    kept = [place for place, one in enumerate(examples) if not one.debate]
    return [examples[place] for place in kept], [chances[place] for place in kept]


def _measured(
    plan: IncivilityRecipe, examples: Sequence[Example], chances: Sequence[Mapping[Tone, float]]
) -> dict[str, Any]:
    return tone_figures(
        chances,
        [one.label for one in examples],
        [one.group for one in examples],
        thresholds=plan.thresholds,
        seed=plan.seed,
    )


def _tests(
    plan: IncivilityRecipe, examples: Sequence[Example], model: Incivility, embedder: Embedder
) -> dict[str, Any]:
    """Figures of model and rules on the English examples held out, and on those in other languages."""
    found: dict[str, Any] = {}
    for name, english in (("test", True), ("test_other_languages", False)):
        part = [one for one in examples if (one.language == "en") is english]
        if part:
            vectors = embedder.embed([one.text for one in part])
            learned = [model.probabilities(one.text, vector) for one, vector in zip(part, vectors, strict=True)]
            ruled = [by_rules(cues(one.text)) for one in part]
            found[name] = {"model": _measured(plan, part, learned), "rules": _measured(plan, part, ruled)}
    return found


def _alarms(plan: IncivilityRecipe, debates: Sequence[Debate], model: Incivility, embedder: Embedder) -> dict[str, Any]:
    """False alarms on the civil debates held out."""
    posts = [(debate.id, post.text) for debate in debates for post in debate.posts]
    vectors = embedder.embed([text for _, text in posts])
    learned = [model.probabilities(text, vector) for (_, text), vector in zip(posts, vectors, strict=True)]
    ruled = [by_rules(cues(text)) for _, text in posts]
    names = [name for name, _ in posts]
    return {
        kind: alarm_figures(chances, names, thresholds=plan.thresholds, seed=plan.seed)
        for kind, chances in (("model", learned), ("rules", ruled))
    }
