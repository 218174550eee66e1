"""What is to be reworded: `Request`, a text of the catalogue with marks in the place of quotations and name.

The model sees ``⟦1⟧`` where the text quotes a post, quotation marks included, and ``⟦name⟧`` where it names somebody.
The real ones are put back after the check. So it can neither change a quotation nor pass one off as the agent's words,
and it never learns whom a private message goes to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from facilitator.interventions.moves.catalogue import Move
from facilitator.interventions.words.wording import Words, fill

__all__ = ["MARK", "Request", "without_marks"]

#: A mark as it stands in a masked text.
MARK = re.compile(r"⟦(\w{1,8})⟧")
_NAME = "⟦name⟧"
# The Japanese form of address belongs to the name: without it a message would be rude.
_SLOT = re.compile(r"[“«「]?{(?:quote|other)}[”»」]?|{name}(?:さん)?")


@dataclass(frozen=True, kw_only=True)
class Request:
    """A message that was decided on, before it goes out.

    `words` are the text of the catalogue and what its slots are filled with: ``quote``, ``other`` and ``name``.
    """

    move: Move
    words: Words
    language: str

    @property
    def text(self) -> str:
        """The catalogue's text, filled: what goes out if no better one is found."""
        return self.words.text

    @cached_property
    def masked(self) -> str:
        """The text with marks for slots: what the model is shown."""
        number = count(1)
        return _SLOT.sub(lambda slot: _NAME if "{name}" in slot.group() else f"⟦{next(number)}⟧", self.words.template)

    @cached_property
    def pieces(self) -> dict[str, str]:
        """What each mark stands for, as the catalogue writes it: ``{"⟦1⟧": "“{quote}”"}``."""
        marks = (mark.group() for mark in MARK.finditer(self.masked))
        return dict(zip(marks, (slot.group() for slot in _SLOT.finditer(self.words.template)), strict=True))

    @cached_property
    def quotes(self) -> dict[str, str]:
        """The posts quoted, by mark, without quotation marks."""
        return {
            mark: self.words.slots[piece.strip("“”«»「」{}")] for mark, piece in self.pieces.items() if mark != _NAME
        }

    def as_template(self, reply: str) -> str:
        """A reply with its slots open again, as the catalogue would hold it."""
        return MARK.sub(lambda mark: self.pieces.get(mark.group(), mark.group()), reply)

    def restored(self, reply: str) -> str:
        """A reply with quotations and name put back. What they hold is never read as a mark or a slot."""
        pieces = {mark: fill(piece, self.words.slots) for mark, piece in self.pieces.items()}
        return MARK.sub(lambda mark: pieces.get(mark.group(), mark.group()), reply)


def without_marks(text: str) -> str:
    """A masked text without its marks: the words that are the agent's own."""
    return MARK.sub(" ", text)
