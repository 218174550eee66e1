"""Small stand-ins: a generator that says what it is told to, an embedder for every script, and requests to reword."""

import zlib

import numpy as np

from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.words.rewording import GeneratorError, Request
from facilitator.interventions.words.wording import Words

SLOTS = {"quote": "We close the road in spring", "other": "Plant trees along the ditch", "name": "Mira"}


class FakeGenerator:
    """Gives its replies one after the other, the last one for ever; errors among them are raised.

    A function as a reply gets the messages, as a model would.
    """

    name = "fake"

    def __init__(self, *replies):
        self._replies = replies
        self.asked = []

    def generate(self, messages, *, most_tokens, seed):
        reply = self._replies[min(len(self.asked), len(self._replies) - 1)]
        self.asked.append(tuple(messages))
        if isinstance(reply, GeneratorError):
            raise reply
        return reply(messages) if callable(reply) else reply


class PairEmbedder:
    """Vectors of hashed pairs of signs; unlike words these exist in every script."""

    dimension = 256

    def embed(self, texts):
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[0] = 0.01
            flat = "".join(text.lower().split())
            for start in range(max(0, len(flat) - 1)):
                row[zlib.crc32(flat[start : start + 2].encode("utf-8", "replace")) % self.dimension] += 1
            row /= np.linalg.norm(row)
        return vectors


def request(move="answer_first_post", text=0, *, language="en", **slots):
    about = Catalogue.load(language).moves[move]
    return Request(move=about, words=Words(template=about.texts[text], slots={**SLOTS, **slots}), language=language)
