"""The last step of a decision: `Speaker` gives its message other words if there is a rewriter."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from facilitator.interventions import Catalogue, Decision
from facilitator.interventions.choosing import MEMORY
from facilitator.interventions.words.rewording.request import Request
from facilitator.interventions.words.rewording.rewriter import Rewriter

__all__ = ["Speaker"]


@dataclass(kw_only=True)
class Speaker:
    """Words the messages of one debate; without a rewriter as the catalogue does."""

    catalogue: Catalogue
    rewriter: Rewriter | None = None
    _said: deque[str] = field(default_factory=lambda: deque(maxlen=MEMORY))

    def put(self, decision: Decision, *, names: Collection[str]) -> Decision:
        """The same decision, its message perhaps in other words; `names` are those of everybody in the debate.

        The evidence then tells whose words they are, and why a model's were not taken.
        """
        said = decision.intervention
        if said is None or decision.words is None:
            return decision
        if self.rewriter is not None:
            move = self.catalogue.moves[said.move]
            request = Request(move=move, words=decision.words, language=said.language)
            found = self.rewriter.reword(request, names=names, recent=self._said)
            evidence = {**said.evidence, "worded_by": found.by, "why_not_reworded": found.why}
            said = replace(said, text=found.text, evidence=evidence)
            decision = replace(decision, intervention=said)
        self._said.append(said.text)
        return decision
