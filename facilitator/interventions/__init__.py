"""When to speak, what to say and to whom: moves, policy, pacing and wording."""

from __future__ import annotations

from facilitator.interventions.intervention import Audience, Intervention

__all__ = ["Audience", "Intervention"]
