"""From a text of the catalogue to a reworded one, or to itself: `Rewriter`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from facilitator.classification.protocols import Embedder
from facilitator.interventions.words.rewording.checks import LEAST_SIMILARITY, faults, tidied
from facilitator.interventions.words.rewording.generator import Generator, GeneratorError
from facilitator.interventions.words.rewording.prompt import again, messages
from facilitator.interventions.words.rewording.request import Request

__all__ = ["CATALOGUE", "Reworded", "Rewriter"]

#: Who wrote a message that no model reworded.
CATALOGUE = "catalogue"
_TRIES = 2
_LONGEST_REPLY = 4000


@dataclass(frozen=True, kw_only=True)
class Reworded:
    """What goes out, whose words they are, and why the model's were not taken (`None` if they were)."""

    text: str
    by: str
    why: str | None = None


@dataclass(frozen=True, kw_only=True)
class Rewriter:
    """Asks a language model for other words, at most twice, and takes them only if nothing speaks against them.

    The same model replies lead to the same text. It never fails: without a usable reply the catalogue's text goes out.
    Whether and when the agent speaks is decided before, and nothing here can change it.

    Parameters
    ----------
    show_posts
        Whether the model sees the quoted posts, as data. Without them it words a little less to the point, and no
        word of a post ever reaches it.
    """

    generator: Generator
    embedder: Embedder
    least_similarity: float = LEAST_SIMILARITY
    most_tokens: int = 120
    seed: int = 0
    show_posts: bool = True

    def reword(self, request: Request, *, names: Collection[str] = (), recent: Collection[str] = ()) -> Reworded:
        """The text to send. `names` are those of everybody in the debate, `recent` the agent's last messages."""
        asked = messages(request, show_posts=self.show_posts)
        found: list[str] = []
        for _ in range(_TRIES):
            try:
                reply = self.generator.generate(asked, most_tokens=self.most_tokens, seed=self.seed)
            except GeneratorError as error:
                return Reworded(text=request.text, by=CATALOGUE, why=str(error))
            reply = tidied(reply[:_LONGEST_REPLY])
            found = faults(
                reply,
                request,
                embedder=self.embedder,
                names=names,
                recent=recent,
                least_similarity=self.least_similarity,
            )
            if not found:
                return Reworded(text=request.restored(reply), by=self.generator.name)
            asked = again(asked, reply, found)
        why = f"The words of {self.generator.name} were not taken: {'; '.join(found)}."
        return Reworded(text=request.text, by=CATALOGUE, why=why)
