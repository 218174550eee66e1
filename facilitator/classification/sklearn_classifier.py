"""The classifier in the manner of scikit-learn, which comes with the extra ``train``: `IbisClassifier`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from facilitator.classification.protocols import TypeInput, TypeModel
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError

__all__ = ["IbisClassifier"]


class IbisClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """IBIS types for scikit-learn: a trained classifier whose `fit` has nothing to learn.

    Parameters
    ----------
    model
        Folder of a model; the one that comes along if `None`.

    Attributes
    ----------
    classes_ : array of shape (5,)
        `facilitator.debate.IBIS_TYPES`, the columns of `predict_proba`.
    model_ : TypeModel
        The loaded model.

    Notes
    -----
    An input is a post's text, or a pair of what it answers and its text. `fit` only loads the model, so that the
    object can stand in a `Pipeline` or under `cross_val_score`; train with ``facilitator train``.

    Examples
    --------
    >>> from facilitator.classification.sklearn_classifier import IbisClassifier
    >>> classifier = IbisClassifier().fit()
    >>> classifier.predict([("How do we stop the floods?", "Let us clear the drains before the rains.")]).tolist()
    ['idea']
    """

    def __init__(self, model: str | Path | None = None) -> None:
        self.model = model

    def fit(self, X: object = None, y: object = None) -> Self:  # noqa: N803 - scikit-learn's names
        """Load the model; `X` and `y` are not looked at.

        Raises
        ------
        InputError
            If the model cannot be loaded.
        """
        from facilitator.classification.classifier import IbisModel

        self.model_: TypeModel = IbisModel.load(self.model)
        self.classes_ = np.array(IBIS_TYPES)
        return self

    def predict_proba(self, X: Sequence[str | tuple[str, str]]) -> NDArray[np.float64]:  # noqa: N803
        """Calibrated probabilities of shape (len(X), 5), columns as `classes_`."""
        check_is_fitted(self)
        return self.model_.predict_proba(_inputs(X))

    def predict(self, X: Sequence[str | tuple[str, str]]) -> NDArray[np.str_]:  # noqa: N803
        """The most probable type of each post; shape (len(X),)."""
        best = self.predict_proba(X).argmax(axis=1)
        return np.asarray(self.classes_[best])

    def unsure(self, X: Sequence[str | tuple[str, str]]) -> NDArray[np.bool_]:  # noqa: N803
        """Whether the model should rather not be believed; shape (len(X),)."""
        return self.model_.unsure(self.predict_proba(X))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.no_validation = True
        tags.requires_fit = True
        return tags


def _inputs(given: Sequence[str | tuple[str, str]]) -> list[TypeInput]:
    if isinstance(given, str):
        raise InputError("X is one text; give a list of texts or of (parent, text) pairs.")
    return [_input(item, number) for number, item in enumerate(given)]


def _input(item: object, number: int) -> TypeInput:
    if isinstance(item, str):
        return TypeInput("", item)
    if isinstance(item, list | tuple | np.ndarray) and len(item) == 2:
        parent, text = item
        if isinstance(text, str) and (parent is None or isinstance(parent, str)):
            return TypeInput(parent or "", text)
    raise InputError(f"X[{number}] is {str(item)[:60]!r}; give a text or a (parent, text) pair.")
