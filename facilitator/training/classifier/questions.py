"""A root question out of a topic: what stands in for a parent where a corpus gives none."""

from __future__ import annotations

import zlib

__all__ = ["question"]

_FORMS = (
    "What should be done about {}?",
    "What should we do about {}?",
    "{}: what do you think?",
    "How should we deal with {}?",
    "Discussion: {}",
)
_PETITION = "Petition: "
_MOST_WORDS = 3  # of a bare topic; more are a sentence


def question(topic: str | None, key: str) -> str:
    """`topic` as the question of a debate; its form depends on `key` alone, so that no source has only one form.

    Empty if there is no topic. What is a question or a sentence already stays as it is.

    >>> question("NZ freshwater", "a")
    'NZ freshwater: what do you think?'
    """
    if not topic or topic == "null":
        return ""
    text = topic.removeprefix(_PETITION).replace("_", " ").replace("|", ", ").replace(",", ", ").replace("  ", " ")
    if text.endswith(("?", ".")) or len(text.split()) > _MOST_WORDS:
        return text
    return _FORMS[zlib.crc32(key.encode("utf-8", "replace")) % len(_FORMS)].format(text)
