"""Turning a claim into its opposite by rule, so that a reply is seen under both and cannot give its side away alone."""

from __future__ import annotations

import re

__all__ = ["negated"]

_MAX_WORDS = 25
#: The first of these verbs in a claim takes or loses its "not".
_VERB = re.compile(
    r"\b(should|must|ought to|would|will|can|could|is|are|was|were|has to|have to)\b(?P<not>\s+not\b)?", re.IGNORECASE
)
_JOINED = re.compile(
    r"\b(?P<verb>should|must|would|could|is|are|was|were)n't\b|\bcan(?:not|'t)\b|\bwon't\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"[.!?;:]\s+\S")


def negated(claim: str) -> str | None:
    """The claim's opposite, or `None` where no rule is safe.

    Only one short sentence (25 words) that is no question is turned: ``should`` becomes ``should not``, ``is not``
    becomes ``is``, and so on, at the first such verb. Subordinate verbs before the main one make a few of the results
    odd; they are training noise, never shown to anybody.
    """
    words = claim.split()
    if not 3 <= len(words) <= _MAX_WORDS or claim.rstrip().endswith("?") or _SENTENCES.search(claim):
        return None
    joined = _JOINED.search(claim)
    found = _VERB.search(claim)
    if joined and (not found or joined.start() <= found.start()):
        verb = joined.group("verb") or ("will" if joined.group().lower() == "won't" else "can")
        return claim[: joined.start()] + verb + claim[joined.end() :]
    if not found:
        return None
    if found.group("not"):
        return claim[: found.start("not")] + claim[found.end("not") :]
    return f"{claim[: found.end()]} not{claim[found.end() :]}"
