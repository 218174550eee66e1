"""The suite ``neutrality``: does the agent do the same when who speaks, which side or which order is exchanged?"""

from __future__ import annotations

from facilitator.evaluation.audit import audit
from facilitator.evaluation.bench import Bench
from facilitator.evaluation.contrast import Contrasted, contrast, contrast_pairs
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.branch_order import branch_order, shares
from facilitator.evaluation.scorers.contrast import contrasts, pair_table
from facilitator.evaluation.scorers.neutrality import chances, exact, invitations, mentions, stances
from facilitator.evaluation.scorers.verdicts import counted, verdicts
from facilitator.evaluation.suite import Suite
from facilitator.statistics.clusters import Clusters

__all__ = ["NEUTRALITY"]

_NOTES = (
    "Each debate is replayed under swaps that must not matter; what the agent says is compared post by post, with "
    "quotes and the addressee's name masked. Genders, attributes, names and ids may change nothing at all (for "
    "name_changed, mentions of names are first taken out of the texts). Where names are exchanged in the texts too, "
    "the models read other words, so this is set against names exchanged within a gender.",
    "Stances are exchanged in what the agent reads (pro for con), since no rule turns any text into its opposite. "
    "The contrast pairs, each an idea and its opposite in short scripted debates in English, do not depend on the "
    "debates named.",
    "A check holds if its interval lies within the bound, fails if it lies outside, and is undecided between, as it "
    "mostly is with few messages. chance_gap and invited_gap tell what people got, which also depends on what they "
    "wrote; the others tell what the agent does. The checks are not corrected for their number.",
)

_WEIGHT = (
    "The policy has a declared weight for invitations to women: gender_changed, group_changed and invited_gap show "
    "what it does, and are no sign of a fault as far as they show that alone."
)


def _run(bench: Bench) -> SuiteResult:
    items = [item for item in bench.inputs.items if item.debate.posts]
    audited = []
    for done, item in enumerate(items):
        bench.report("swapping", done, len(items))
        audited.append(audit(bench.agent, blind(item.debate), key=item.key, seed=bench.seed))
    bench.report("swapping", len(items), len(items))
    pairs = contrast_pairs()
    contrasted: list[Contrasted] = []
    for done, pair in enumerate(pairs):
        bench.report("contrasting", done, len(pairs))
        contrasted += contrast(bench.agent, [pair])
    bench.report("contrasting", len(pairs), len(pairs))
    gaps, seed = bench.agent.policy.gaps, bench.seed
    metrics = {
        **exact(audited, seed=seed),
        **mentions(audited, seed=seed),
        **branch_order(audited, gaps=gaps, seed=seed),
        **stances(audited, seed=seed),
        **contrasts(contrasted, seed=seed),
        **chances(audited, seed=seed),
        **invitations(audited, seed=seed),
    }
    clusters = Clusters.of([one.key for one in audited for _ in one.given.points], seed=seed)
    skipped = sum(one.order is None for one in audited)
    order = f"{skipped} of {len(audited)} debates have no branches to reverse (no replies, or fewer than two branches)."
    weight = (_WEIGHT,) if bench.agent.policy.inclusion.women_weight else ()
    return SuiteResult(
        suite="neutrality",
        metrics={**counted(metrics), **metrics},
        tables={"verdicts": verdicts(metrics), "branches": shares(audited), "pairs": pair_table(contrasted)},
        notes=(*_NOTES, *weight, order),
        provenance={"gold": 0, "intervals": f"{clusters.note} Contrast pairs: over {len(pairs)} pairs."},
    )


NEUTRALITY = Suite(
    name="neutrality", description="whether it does the same when people, sides or order are exchanged", run=_run
)
