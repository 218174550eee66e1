"""Training the timing gate: `train_timing` reads debates that a person facilitated and learns when that person spoke.

The gold is the next post: is it a facilitator's? That is noisy, since "thanks, Joe" counts as much as a question that
turns the debate; figures for substantive turns stand beside those for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.agent import Facilitator
from facilitator.classification.roles import leads
from facilitator.debate import Debate
from facilitator.evaluation.bench import ticker
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.remembered import remembering, warm
from facilitator.evaluation.scorers.timing import asked, baselines, next_is_facilitator, score
from facilitator.files import atomic_path
from facilitator.formats import inputs, read
from facilitator.ibis import Linker
from facilitator.interventions import Policy
from facilitator.interventions.watches.gate import Medium, Trees
from facilitator.interventions.watches.timing import FEATURES
from facilitator.models import Models
from facilitator.observation import Observation
from facilitator.progress import Progress, silent
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import corpora_folder, resource
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate
from facilitator.training.model_json import model_json
from facilitator.training.recipes import SmallRecipe
from facilitator.training.timing.boosting import Boosting, learn_trees

__all__ = ["TimingRecipe", "train_timing"]

#: A facilitator's turn of fewer words mostly only says that somebody was heard.
SUBSTANTIVE_WORDS = 5
_GROUP = 6  # signs of an AMI meeting's id that name its four people, as in ES2002a to ES2002d


class TimingRecipe(SmallRecipe):
    """What to learn from; `spoken_train` and `spoken_test` are how the ids of the meetings begin."""

    spoken: str
    spoken_train: str
    spoken_test: str
    spoken_terms: str
    written: str
    written_terms: str
    spoken_trees: Boosting
    written_trees: Boosting


@dataclass(frozen=True, kw_only=True)
class _Cases:
    """The moments of some debates: features (n, f), gold, whether the turn that followed had substance, debates."""

    table: NDArray[np.float64]
    gold: NDArray[np.bool_]
    substantive: NDArray[np.bool_]
    debates: tuple[str, ...]
    places: NDArray[np.intp]


def train_timing(
    recipe: Path, *, data: Path | None = None, out: Path | None = None, progress: Progress = silent
) -> Path:
    """Learn both gates, measure them on what is held out, and write ``timing.json``; gives back its folder.

    Raises
    ------
    InputError
        If the recipe or the data are wrong.
    """
    from facilitator.classification.classifier import IbisModel  # torch is heavy
    from facilitator.classification.encoder import Encoder

    plan = TimingRecipe.load(recipe)
    corpora = corpora_folder(data)
    types, linker = IbisModel.load(), Linker.load(resource("models", "linker") / "linker.json")
    silence = Policy.load("silent")
    models = Models(embedder=Encoder.load(), types=types, linker=linker)
    reader = Facilitator(models, reader=models.reader(units=False), policy=silence)

    media: dict[str, Trees] = {}
    figures: dict[str, Any] = {}
    for medium, boosting, parts in _parts(plan, corpora):
        learned, held = (_cases(part, reader, progress) for part in parts)
        groups = [debate[:_GROUP] if medium == "spoken" else debate for debate in learned.debates]
        trees, unseen = learn_trees(learned.table, learned.gold, groups, boosting, seed=plan.seed)
        media[medium] = trees
        figures[medium] = {
            "trained_on": {"debates": len(parts[0]), "moments": len(learned.gold)},
            "cross_fitted": _figures(learned, unseen, trees.open_at, plan.seed),
            "test": _figures(held, np.array([trees.probability(row) for row in held.table]), trees.open_at, plan.seed),
        }
    content = {
        "features": FEATURES,
        "figures": figures,
        "sources": {"spoken": plan.spoken_terms, "written": plan.written_terms},
        "provenance": {
            "recipe": plan.as_dict(),
            "data_sha256": data_hash([corpora / plan.spoken, *inputs(corpora / plan.written)])[0],
            "seed": plan.seed,
            "model": dict(types.description),
            "versions": versions(),
            "revision": revision(),
        },
        "settings": {medium: trees.as_json() for medium, trees in media.items()},
    }
    folder = out or recipe.resolve().parent.parent / plan.name
    with atomic_path(folder / "timing.json") as place:
        place.write_text(model_json(content), encoding="utf-8")
    return folder


def _parts(plan: TimingRecipe, data: Path) -> list[tuple[Medium, Boosting, tuple[list[Debate], list[Debate]]]]:
    """Debates to learn from and to test on, for each medium; those without a facilitator tell nothing."""
    spoken = [debate for debate in read(data / plan.spoken).debates if asked(debate)]
    written = [debate for file in inputs(data / plan.written) for debate in read(file).debates if asked(debate)]
    here, elsewhere = ([one for one in spoken if one.id.startswith(s)] for s in (plan.spoken_train, plan.spoken_test))
    learned, kept = ([one for one in written if (one.id in plan.test) is held] for held in (False, True))
    return [
        ("spoken", plan.spoken_trees, (here, elsewhere)),
        ("written", plan.written_trees, (learned, kept)),
    ]


class _Recorder:
    """Stands in for the gate and keeps what it is asked about."""

    def __init__(self) -> None:
        self.rows: list[NDArray[np.float64]] = []

    def probability(self, features: NDArray[np.float64], medium: Medium) -> float:
        """Nothing is known yet."""
        self.rows.append(features)
        return 0.0

    def is_open(self, probability: float, medium: Medium) -> bool:
        """Never."""
        return False


def _cases(debates: Sequence[Debate], reader: Facilitator, report: Progress) -> _Cases:
    """What the gate would be asked at each moment, by letting an agent that never speaks read the debates."""
    rows: list[NDArray[np.float64]] = []
    names: list[str] = []
    substantive: list[bool] = []
    places: list[int] = []
    tell = ticker("reading", sum(len(debate.posts) for debate in debates), report)
    for debate in debates:
        agent = remembering(reader)
        recorder = _Recorder()
        agent.models = replace(agent.models, gate=recorder)
        warm(agent, blind(debate))
        for event in agent.replay(blind(debate)):
            if isinstance(event, Observation):
                tell()
        roles = debate.participant_by_id
        seen = [place for place, post in enumerate(debate.posts) if not leads(roles[post.author].role)]
        found = dict(zip(seen, recorder.rows, strict=True))
        wanted = asked(debate)
        for place in wanted:
            rows.append(found[place])
            names.append(debate.id)
            following = debate.posts[place + 1 : place + 2]
            substantive.append(bool(following) and len(following[0].text.split()) >= SUBSTANTIVE_WORDS)
        places.extend(range(len(wanted)))
    gold = np.array([spoke for debate in debates for spoke in next_is_facilitator(debate)], dtype=np.bool_)
    return _Cases(
        table=np.array(rows),
        gold=gold,
        substantive=gold & np.array(substantive, dtype=np.bool_),
        debates=tuple(names),
        places=np.array(places, dtype=np.intp),
    )


def _figures(cases: _Cases, chances: NDArray[np.float64], open_at: float, seed: int) -> dict[str, Any]:
    """The suite's metrics for all turns and for substantive ones, and those of the baselines for all."""
    clusters = Clusters.of(cases.debates, seed=seed)
    found: dict[str, Any] = {}
    for name, gold in (("all", cases.gold), ("substantive", cases.substantive)):
        found[name] = _shown(score(gold, chances >= open_at, chances, clusters))
    for name, simple in baselines(cases.gold, cases.places, seed=seed).items():
        found[name] = _shown(score(cases.gold, simple > 0.5, simple, clusters))
    return found


def _shown(estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: one.as_dict(places=4) for name, one in estimates.items()}
