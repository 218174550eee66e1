"""What a chat holds that is no post: counted while reading, and reported once a kind: `Kind`, `LeftOut`."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.formats.problem import About
from facilitator.formats.source import Source

__all__ = ["BOT", "DELETED", "EMPTY", "FORWARDED", "MEDIA", "SYSTEM", "Kind", "LeftOut"]


@dataclass(frozen=True)
class Kind:
    """A sort of line or message that is left out: its `name`, with ``{s}`` where the plural ends, and why."""

    name: str
    remedy: str
    about: About = "lines"


SYSTEM = Kind("system message{s} (who joined, what changed)", "nobody said them")
DELETED = Kind("deleted message{s}", "their words are not in the export")
MEDIA = Kind("message{s} without words (pictures, stickers, files)", "write down what they say, if it counts", "texts")
BOT = Kind("message{s} of bots", "no person wrote them")
FORWARDED = Kind("forwarded message{s}", "they are the words of others; quote them in a message if they count")
EMPTY = Kind("empty message{s}", "there is nothing in them")


@dataclass
class LeftOut:
    """Counts of what was left out, by kind, with the words in it and the line of the first."""

    counts: dict[Kind, int] = field(default_factory=dict)
    words: dict[Kind, int] = field(default_factory=dict)
    first: dict[Kind, int | None] = field(default_factory=dict)

    def add(self, kind: Kind, text: str = "", *, line: int | None = None) -> None:
        """Count one message or line of this kind, and the words in `text` with it."""
        self.first.setdefault(kind, line)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.words[kind] = self.words.get(kind, 0) + len(text.split())

    def report(self, source: Source) -> None:
        """One problem a kind."""
        for kind, count in self.counts.items():
            found = f"{count} {kind.name.format(s='' if count == 1 else 's')}"
            source.drop(
                found, kind.remedy, line=self.first[kind], about=kind.about, words=self.words[kind], count=count
            )
