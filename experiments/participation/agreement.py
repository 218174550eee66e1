"""Our measures beside independent implementations, on the same debates in one run.

The peers are installed apart (`--peers DIR`, see the README); numpy, scipy and statsmodels come along anyway.
"""

from __future__ import annotations

import importlib.util
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from sources import Corpus, ends, tracked

from facilitator.evaluation.trials.effect import Outcome, by_mixed_model, by_regression, by_rooms
from facilitator.participation.measures import inequality
from facilitator.participation.measures.returning import Spell, return_hazard
from facilitator.participation.measures.turn_taking import balance, turn_taking


def rows(corpora: list[Corpus], peers: Path | None) -> Iterator[dict[str, Any]]:
    """A row each: measure, peer, how many cases, the largest difference, and what explains it."""
    debates = [debate for corpus in corpora for debate in corpus.debates]
    posts = [np.array([one.posts for one in tracked(debate).tallies()], dtype=float) for debate in debates]
    posts = [one for one in posts if len(one) > 1 and one.sum() > 0]

    def compare(
        measure: str, peer: str, mine: Callable[[Any], float | None], theirs: Callable[[Any], float], cases: list[Any]
    ) -> dict[str, Any]:
        pairs = [(mine(case), theirs(case)) for case in cases]
        differences = [abs(one - other) for one, other in pairs if one is not None and np.isfinite(other)]
        return _row(measure, peer, differences)

    yield compare("entropy / ln n (evenness)", "scipy.stats.entropy", inequality.evenness, _scipy_evenness, posts)
    yield _effects()
    if peers is None:
        return
    sys.path.append(str(peers))
    from skbio.diversity import alpha

    gini_coefficient = _module(peers, "gini_coefficient").gini_coefficient
    get_turn = _module(peers, "turn_taking_features").get_turn

    whole = [one.astype(int) for one in posts]
    silent = [np.append(one, [0, 0]) for one in whole]  # everybody recorded has spoken
    yield compare("Gini", "team_comm_tools 0.1.8", inequality.gini, gini_coefficient, posts)
    yield compare("Gini", "scikit-bio gini_index, trapezoids", inequality.gini, _trapezoids(alpha), whole)
    yield compare("Gini", "scikit-bio gini_index, rectangles", inequality.gini, alpha.gini_index, whole)
    yield compare("evenness", "scikit-bio pielou_e", inequality.evenness, alpha.pielou_e, whole)
    yield compare("evenness, two silent people added", "the same", inequality.evenness, alpha.pielou_e, silent)
    yield compare("Herfindahl", "scikit-bio simpson_d", _herfindahl, alpha.dominance, whole)
    yield compare("effective speakers", "scikit-bio enspie", inequality.effective_speakers, alpha.enspie, whole)
    yield _turns(debates, get_turn)
    yield _balance(debates, peers)
    yield from _hazards()


def _row(measure: str, peer: str, differences: list[float]) -> dict[str, Any]:
    return {"measure": measure, "peer": peer, "n": len(differences), "largest_difference": max(differences)}


def _herfindahl(x: np.ndarray) -> float:
    return 1 / inequality.effective_speakers(x)


def _scipy_evenness(x: np.ndarray) -> float:
    return float(stats.entropy(x) / np.log(len(x)))


def _trapezoids(alpha: Any) -> Callable[[np.ndarray], float]:
    return lambda x: float(alpha.gini_index(x, method="trapezoids"))


def _turns(debates: list[Any], get_turn: Callable[..., pd.DataFrame]) -> dict[str, Any]:
    differences = []
    for debate in debates:
        table = pd.DataFrame({"conversation": debate.id, "speaker": [post.author for post in debate.posts]})
        theirs = float(get_turn(table, "conversation", "speaker").iloc[0, -1])
        mine = turn_taking([post.author for post in debate.posts])
        differences += [] if mine is None else [abs(mine - theirs)]
    return _row("turn-taking", "team_comm_tools 0.1.8", differences)


def _balance(debates: list[Any], peers: Path) -> dict[str, Any]:
    """ConvoKit's own function on stand-ins of its corpus."""
    sys.modules.setdefault("convokit", types.SimpleNamespace(Corpus=object))  # only named in its annotations
    theirs = _module(peers, "talktimesharing_util")._convo_balance_score
    differences = []
    for debate in debates:
        gender = {one.id: one.gender for one in debate.participants}
        posts = [post for post in debate.posts if gender[post.author] in ("woman", "man") and ends(post)]
        seconds = dict.fromkeys(("woman", "man"), 0.0)
        utterances = {}
        for post in posts:
            seconds[gender[post.author]] += post.extra["end"] - post.time
            group = "groupA" if gender[post.author] == "woman" else "groupB"
            meta = {"utt_group": group, "start": post.time, "stop": post.extra["end"]}
            utterances[post.id] = SimpleNamespace(text=post.text, meta=meta)
        corpus = SimpleNamespace(
            get_utterance=utterances.__getitem__,
            get_conversation=lambda _, ids=tuple(utterances): SimpleNamespace(get_utterance_ids=lambda: list(ids)),
        )
        other = theirs(corpus, debate.id, False, 0)
        mine = balance(seconds["woman"], seconds["man"])
        differences += [] if mine is None else [abs(mine - other)]
    return _row("balance of two sides (seconds)", "ConvoKit 5.0.0 TalkTimeSharing, no utterance left out", differences)


def _module(peers: Path, name: str) -> types.ModuleType:
    """One file of a package, without the some forty packages that the rest of it would need."""
    spec = importlib.util.spec_from_file_location(name, next(peers.rglob(f"{name}.py")))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _effects() -> dict[str, Any]:
    """Rooms of equal size by our three estimators against scipy's Welch test, whose value all must share."""
    rng = np.random.default_rng(4)
    found = []
    for number in range(30):
        for n in range(10):
            amount = float(rng.poisson(5 + 2 * (n < 5) * (number % 2)))
            found.append(
                Outcome(
                    room=f"r{number}",
                    person=f"{number}/{n}",
                    group="woman" if n < 5 else "man",
                    amount=amount,
                    agent=bool(number % 2),
                )
            )
    table = pd.DataFrame([(one.room, one.agent, one.group, one.amount) for one in found], columns=list("rags"))
    gaps = table.pivot_table(index=["r", "a"], columns="g", values="s")
    gap = (gaps["woman"] - gaps["man"]).reset_index(name="gap")
    test = stats.ttest_ind(gap[gap["a"]]["gap"], gap[~gap["a"]]["gap"], equal_var=False)
    low, high = test.confidence_interval()
    mine = by_rooms(found)
    value = float(gap[gap["a"]]["gap"].mean() - gap[~gap["a"]]["gap"].mean())
    others = [abs(estimator(found).value - value) for estimator in (by_regression, by_mixed_model)]
    differences = [
        abs(mine.value - value),
        abs(mine.low - low),
        abs(mine.high - high),
        abs(mine.p - test.pvalue),
        *others,
    ]
    return {
        "measure": "change of the gap (value, interval, p)",
        "peer": "scipy.stats.ttest_ind, pandas",
        "n": 30,
        "largest_difference": max(differences),
    }


def _hazards() -> Iterator[dict[str, Any]]:
    """With ties (waits are whole posts) and, as lifelines treats ties in its robust errors otherwise, without."""
    from lifelines import CoxPHFitter

    columns = ["length", "back", "con", "stratum", "person"]
    for ties in (True, False):
        rng = np.random.default_rng(2)
        found = []
        for number in range(80):
            for _ in range(6):
                con = bool(rng.random() < 0.4)
                wait = float(rng.exponential(7 if con else 4))
                wait = float(np.ceil(wait)) if ties else wait
                spell = {"length": min(wait, 15.0), "back": wait <= 15, "stratum": (number % 3, 0)}
                found.append(Spell(person=f"u{number}", con=con, first=False, **spell))
        mine = return_hazard(found).ratio
        rows = [(one.length, one.back, float(one.con), one.stratum[0], one.person) for one in found]
        fitter = CoxPHFitter().fit(
            pd.DataFrame(rows, columns=columns), "length", "back", strata=["stratum"], cluster_col="person", robust=True
        )
        theirs = fitter.summary.loc["con"]
        ends = [abs(mine.low - theirs["exp(coef) lower 95%"]), abs(mine.high - theirs["exp(coef) upper 95%"])]
        kind = "with ties" if ties else "no ties"
        peer = "lifelines 0.30 CoxPHFitter"
        value = abs(mine.value - theirs["exp(coef)"])
        yield {"measure": f"hazard ratio, {kind}", "peer": peer, "n": len(found), "largest_difference": value}
        yield {"measure": f"its interval, {kind}", "peer": peer, "n": len(found), "largest_difference": max(ends)}
