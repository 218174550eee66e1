"""What a model must beat: the commonest class, and logistic regression on TF-IDF words of post and parent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.protocols import TypeInput
from facilitator.classification.training.example import Example
from facilitator.classification.training.recipe import Recipe
from facilitator.classification.training.sampling import Item, epoch_batches

__all__ = ["Baselines"]


class Baselines:
    """Both, fitted on the very items the network learned from (an input drawn twice counts once)."""

    def __init__(self, items: Sequence[Item]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        seen = {(item.input, item.label): None for item in items}
        inputs, labels = [pair for pair, _ in seen], [label for _, label in seen]
        self._commonest = Counter(labels).most_common(1)[0][0]
        self._post: Any = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, max_features=40_000)
        self._parent: Any = TfidfVectorizer(min_df=2, sublinear_tf=True, max_features=10_000)
        self._post.fit([item.text for item in inputs])
        self._parent.fit([item.parent for item in inputs])
        self._regression: Any = LogisticRegression(C=2.0, max_iter=200)
        self._regression.fit(self._features(inputs), labels)

    @classmethod
    def of(cls, recipe: Recipe, train: Mapping[str, Sequence[Example]]) -> Baselines:
        """Fitted on what the main stage of a recipe shows in all its epochs."""
        epochs = range(recipe.learning.epochs)
        batches = (batch for epoch in epochs for batch in epoch_batches(train, recipe, epoch))
        return cls([item for batch in batches for item in batch])

    def predict(self, inputs: Sequence[TypeInput]) -> dict[str, NDArray[np.intp]]:
        """Name of a baseline -> class numbers of shape (len(inputs),)."""
        return {
            "majority": np.full(len(inputs), self._commonest, dtype=np.intp),
            "tfidf": np.asarray(self._regression.predict(self._features(inputs)), dtype=np.intp),
        }

    def _features(self, inputs: Sequence[TypeInput]) -> Any:
        from scipy.sparse import hstack

        post = self._post.transform([item.text for item in inputs])
        return hstack([post, self._parent.transform([item.parent for item in inputs])]).tocsr()
