"""ConvoKit utterances that name no conversation: which of them are one debate, by what they answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.platforms.threads import roots
from facilitator.formats.source import Source

__all__ = ["threads_of"]


def threads_of(records: Sequence[dict[str, Any]], source: Source, *, whole: str) -> list[str]:
    """The debate of each utterance, and a word on how it was found.

    Each thread is a debate, named after its first utterance, where at least half of the utterances answer or are
    answered. Otherwise people just do not use replies, and all is one debate, called `whole`.
    """
    keys = [as_id(record.get("id")) or f"line {place}" for place, record in enumerate(records)]
    links = [as_id(record.get("reply_to")) or as_id(record.get("reply-to")) for record in records]
    first = roots(dict(zip(keys, links, strict=True)))
    threads = [first[key] for key in keys]
    sizes = Counter(threads)
    threaded = sum(size for size in sizes.values() if size > 1)
    found = f"{len(records)} utterances name no conversation"
    if len(sizes) > 1 and threaded * 2 >= len(records):
        remedy = f"each of their {len(sizes)} threads of replies was read as a debate; give them a conversation_id"
        source.assume(found, remedy, about="debates")
        return threads
    source.assume(found, "they were read as one debate; give them a conversation_id", about="debates")
    return [whole] * len(records)
