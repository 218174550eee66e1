"""The last step before a proposal: `reworded` gives its message other words if there is a rewriter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator.interventions.decision import Decision
from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.words.rewording.request import Request
from facilitator.interventions.words.rewording.rewriter import Rewriter

__all__ = ["reworded"]


def reworded(
    decision: Decision, rewriter: Rewriter | None, *, names: Collection[str], recent: Collection[str]
) -> Decision:
    """The same decision, its message perhaps in other words.

    The evidence then tells whose words they are, and why a model's were not taken.

    Parameters
    ----------
    names
        Those of everybody in the debate.
    recent
        The agent's last messages.
    """
    said = decision.intervention
    if rewriter is None or said is None or decision.words is None:
        return decision
    move = Catalogue.load(said.language).moves[said.move]
    found = rewriter.reword(
        Request(move=move, words=decision.words, language=said.language), names=names, recent=recent
    )
    evidence = {**said.evidence, "worded_by": found.by, "why_not_reworded": found.why}
    return replace(decision, intervention=replace(said, text=found.text, evidence=evidence))
