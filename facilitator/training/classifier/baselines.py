"""What a model must beat: the commonest class, and logistic regressions on words and on untrained vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.protocols import Embedder, TypeInput
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.recipe import Recipe
from facilitator.training.classifier.sampling import Item, epoch_batches

__all__ = ["Baselines"]

_FROZEN_INPUTS = 12_000  # as many are embedded at most: more take minutes and change little


class Baselines:
    """All three, fitted on the very items the network learned from (an input drawn twice counts once).

    ``tfidf`` is a logistic regression on the words of post and parent, ``frozen`` one on the vectors that an encoder
    nobody trained for this gives to the two, their difference and their product (as in Conneau et al. 2017).
    """

    def __init__(self, items: Sequence[Item], embedder: Embedder) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        seen = {(item.input, item.label): None for item in items}
        inputs, labels = [pair for pair, _ in seen], [label for _, label in seen]
        self._embedder = embedder
        self._commonest = Counter(labels).most_common(1)[0][0]
        self._post: Any = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, max_features=40_000)
        self._parent: Any = TfidfVectorizer(min_df=2, sublinear_tf=True, max_features=10_000)
        self._post.fit([item.text for item in inputs])
        self._parent.fit([item.parent for item in inputs])
        self._tfidf: Any = LogisticRegression(C=2.0, max_iter=200).fit(self._words(inputs), labels)
        part = slice(_FROZEN_INPUTS)  # the items come in random order
        self._frozen: Any = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300))
        self._frozen.fit(self._vectors(inputs[part]), labels[part])

    @classmethod
    def of(cls, recipe: Recipe, train: Mapping[str, Sequence[Example]], embedder: Embedder) -> Baselines:
        """Fitted on what the main stage of a recipe shows in all its epochs."""
        epochs = range(recipe.learning.epochs)
        batches = (batch for epoch in epochs for batch in epoch_batches(train, recipe, epoch))
        return cls([item for batch in batches for item in batch], embedder)

    def predict(self, inputs: Sequence[TypeInput]) -> dict[str, NDArray[np.intp]]:
        """Name of a baseline -> class numbers of shape (len(inputs),)."""
        return {
            "majority": np.full(len(inputs), self._commonest, dtype=np.intp),
            "tfidf": np.asarray(self._tfidf.predict(self._words(inputs)), dtype=np.intp),
            "frozen": np.asarray(self._frozen.predict(self._vectors(inputs)), dtype=np.intp),
        }

    def _words(self, inputs: Sequence[TypeInput]) -> Any:
        from scipy.sparse import hstack

        post = self._post.transform([item.text for item in inputs])
        return hstack([post, self._parent.transform([item.parent for item in inputs])]).tocsr()

    def _vectors(self, inputs: Sequence[TypeInput]) -> NDArray[np.float32]:
        """Shape (len(inputs), 4 times the embedder's dimension)."""
        parent = self._embedder.embed([item.parent for item in inputs])
        post = self._embedder.embed([item.text for item in inputs])
        return np.hstack([parent, post, np.abs(parent - post), parent * post])
