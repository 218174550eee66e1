"""Training the linker: `train_linker` plays debates to the agent without their reply links and learns to find them.

The agent itself makes the candidates, so that the linker learns from just what it will see. How likely a post is to be
answered is learned first, and its chances in the training debates come from models that did not see them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from facilitator.agent import Facilitator
from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.scorers.linking import BASELINES, Turns, cases, rank_of, score
from facilitator.files import atomic_path
from facilitator.formats import inputs, read
from facilitator.ibis.linking import FEATURES, Linker, Ranked, features
from facilitator.ibis.turn import Turn
from facilitator.interventions import Policy
from facilitator.models import Models
from facilitator.progress import Progress, silent
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import corpora_folder
from facilitator.statistics.clusters import Clusters
from facilitator.training.linker.conditional_logit import Choice, fit
from facilitator.training.linker.cross_fit import cross_fitted
from facilitator.training.recipes import SmallRecipe
from facilitator.validation import Many

__all__ = ["LinkerRecipe", "train_linker"]

_PARTS = ("train", "dev", "test")


class LinkerRecipe(SmallRecipe):
    """What to learn from.

    Parameters
    ----------
    penalties
        Strengths of the L2 penalty to choose from on the dev debates.
    answerable_penalty
        The same for `Answerable`.
    units
        A posts table with `reply_to` and a column `split`.
    debates
        A folder of native debates.
    """

    penalties: Annotated[Many[Annotated[float, Field(ge=0)]], Field(min_length=1)]
    answerable_penalty: float = Field(default=2.0, ge=0)
    units: str
    units_terms: str
    debates: str
    debates_terms: str


class _Recorder(Linker):
    """Stands in for the linker and keeps every post that the agent asks about."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(FEATURES, 0.0))
        self.turns: list[Turn] = []
        self.question: NDArray[np.float32] | None = None

    def rank(self, turn: Turn, earlier: Sequence[Turn], *, question: NDArray[np.float32] | None) -> list[Ranked]:
        self.turns.append(turn)
        self.question = question
        return [Ranked(None, 1.0)]


@dataclass(frozen=True, kw_only=True)
class _Played:
    """A debate as the agent read it, without its links."""

    source: str
    debate: Debate
    posts: Sequence[Turn]
    question: NDArray[np.float32] | None
    turns: Turns

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Which posts got an answer."""
        targets = {post.reply_to for post in self.debate.posts}
        return np.array([post.id in targets for post in self.debate.posts], dtype=np.bool_)

    def with_chances(self, chances: NDArray[np.float64]) -> _Debate:
        """The candidates of each post, given how likely each post is to be answered."""
        tables = [
            features(turn, self.posts[:place], question=self.question, answerable=chances[:place])
            for place, turn in enumerate(self.posts)
        ]
        return _Debate(source=self.source, debate=self.debate, tables=tables, turns=self.turns)


@dataclass(frozen=True, kw_only=True)
class _Debate:
    """The candidates of each post of a debate, and what it really answered."""

    source: str
    debate: Debate
    tables: Sequence[NDArray[np.float64]]
    turns: Turns

    def choices(self) -> Iterator[Choice]:
        """The posts whose target is among the candidates, as choices; row 0 is the debate's question."""
        for case in cases(0, _targets(self.debate)):
            table = self.tables[case.place]
            row = 0 if case.gold is None else case.place - case.gold
            if row < len(table) and not (case.gold is None and self.source == "units"):
                yield Choice(table=table, chosen=row)


def train_linker(
    recipe: Path, *, data: Path | None = None, out: Path | None = None, progress: Progress = silent
) -> Path:
    """Learn the weights, measure them on what is held out, and write ``linker.json``; gives back its folder.

    Parameters
    ----------
    data
        The folder of external corpora that the recipe's paths are below; see `data_folder`.
    out
        The model's folder; beside the recipe's folder, under the recipe's name, if `None`.

    Raises
    ------
    InputError
        If the recipe or the data are wrong.
    """
    from facilitator.classification.classifier import IbisModel  # torch is heavy
    from facilitator.classification.encoder import Encoder

    plan = LinkerRecipe.load(recipe)
    corpora = corpora_folder(data)
    folder = out or recipe.resolve().parent.parent / plan.name
    parts, files = _load(plan, corpora)
    types = IbisModel.load()
    recorder = _Recorder()
    models = Models(embedder=Encoder.load(), types=types, linker=recorder)
    agent = Facilitator(models, policy=Policy(moves=()), reader=models.reader(units=False))
    total = sum(len(debate.posts) for part in parts.values() for _, debate in part)
    done = 0
    played: dict[str, list[_Played]] = {part: [] for part in _PARTS}
    for part, debates in parts.items():
        for source, debate in debates:
            played[part].append(_play(agent, recorder, source, debate))
            done += len(debate.posts)
            progress("reading debates", done, total)
    learned = played["train"]
    answerable, chances = cross_fitted(
        [one.posts for one in learned],
        [one.answered for one in learned],
        [one.source for one in learned],
        penalty=plan.answerable_penalty,
    )
    choices = _balanced([one.with_chances(found) for one, found in zip(learned, chances, strict=True)])
    dev, test = (
        [one.with_chances(answerable.probabilities(one.posts)) for one in played[part]] for part in ("dev", "test")
    )
    tried = {penalty: _first(dev, fit(choices, penalty=penalty)) for penalty in sorted(plan.penalties)}
    penalty = max(tried, key=lambda one: tried[one])
    weights = fit(choices, penalty=penalty)
    figures = {
        source: _figures([one for one in test if one.source == source], weights, plan.seed)
        for source in ("units", "debates")
    }
    content = {
        "weights": {name: round(float(weight), 6) for name, weight in zip(FEATURES, weights, strict=True)},
        "answerable": answerable.as_json(),
        "trained_on": {"choices": len(choices), "penalty": penalty, "dev_accuracy_by_penalty": tried},
        "test": figures,
        "sources": {"units": plan.units_terms, "debates": plan.debates_terms},
        "provenance": {
            "recipe": recipe.name,
            "data_sha256": data_hash(files)[0],
            "seed": plan.seed,
            "model": dict(types.description),
            "versions": versions(),
            "revision": revision(),
        },
    }
    with atomic_path(folder / "linker.json") as place:
        place.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return folder


def _load(plan: LinkerRecipe, data: Path) -> tuple[dict[str, list[tuple[str, Debate]]], list[Path]]:
    parts: dict[str, list[tuple[str, Debate]]] = {part: [] for part in _PARTS}
    files = [data / plan.units, *inputs(data / plan.debates)]
    for debate in read(files[0]).debates:
        splits = {post.extra.get("split") for post in debate.posts}
        if len(splits) != 1 or not splits <= set(_PARTS):
            raise InputError(
                f"debate {debate.id!r} is in the splits {splits}; one of {_PARTS} is needed.", file=files[0]
            )
        parts[str(splits.pop())].append(("units", debate))
    for file in files[1:]:
        for debate in read(file).debates:
            part = "dev" if debate.id in plan.dev else "test" if debate.id in plan.test else "train"
            parts[part].append(("debates", debate))
    return parts, files


def _play(agent: Facilitator, recorder: _Recorder, source: str, debate: Debate) -> _Played:
    recorder.turns = []
    agent.start(debate)
    labels = [agent.observe(post).label for post in blind(debate, links=False).posts]
    return _Played(
        source=source,
        debate=debate,
        posts=recorder.turns,
        question=recorder.question,
        turns=Turns(authors=[post.author for post in debate.posts], other=[label == "other" for label in labels]),
    )


def _targets(debate: Debate) -> list[int | None]:
    place = {post.id: number for number, post in enumerate(debate.posts)}
    return [None if post.reply_to is None else place[post.reply_to] for post in debate.posts]


def _balanced(debates: Sequence[_Debate]) -> list[Choice]:
    """Every choice, weighted so that each source counts the same."""
    by_source: dict[str, list[Choice]] = {}
    for one in debates:
        by_source.setdefault(one.source, []).extend(one.choices())
    return [replace(choice, weight=1.0 / len(found)) for found in by_source.values() for choice in found]


def _order(table: NDArray[np.float64], weights: NDArray[np.float64], place: int) -> list[int | None]:
    """The candidates of the post at `place`, the best first, as places in the debate (`None`: the question)."""
    best = np.argsort(-(table @ weights), kind="stable")
    return [None if row == 0 else place - int(row) for row in best]


def _first(debates: Sequence[_Debate], weights: NDArray[np.float64]) -> float:
    """Share of choices whose candidate is ranked first, averaged over the sources."""
    hits: dict[str, list[bool]] = {}
    for one in debates:
        for choice in one.choices():
            hits.setdefault(one.source, []).append(int(np.argmax(choice.table @ weights)) == choice.chosen)
    return float(np.mean([np.mean(found) for found in hits.values()]))


def _figures(debates: Sequence[_Debate], weights: NDArray[np.float64], seed: int) -> Mapping[str, Any]:
    """The metrics of the suite *linking*, beside its baselines."""
    asked = [(number, case) for number, one in enumerate(debates) for case in cases(number, _targets(one.debate))]
    root = np.array([case.gold is None for _, case in asked], dtype=np.bool_)
    clusters = Clusters.of([debates[number].debate.id for number, _ in asked], seed=seed)

    def metrics(ranks: list[int]) -> dict[str, Any]:
        found = score(np.array(ranks, dtype=np.intp), root=root, clusters=clusters)
        return {name: metric.as_dict() for name, metric in found.items()}

    return {
        "linker": metrics(
            [
                rank_of(case.gold, _order(debates[number].tables[case.place], weights, case.place))
                for number, case in asked
            ]
        ),
        **{
            name: metrics([rank_of(case.gold, order(debates[number].turns, case.place)) for number, case in asked])
            for name, order in BASELINES.items()
        },
    }
