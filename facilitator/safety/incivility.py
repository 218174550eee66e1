"""How a post treats people: `Incivility`, a logistic regression over what it means and the cues it has.

It looks for attacks on people, not on ideas, and for threats. It is a net with holes and not a judge: what it finds is
shown to a facilitator, and nothing else happens. How good it is: ``models/incivility/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.calibration import softmax
from facilitator.errors import InputError
from facilitator.safety.cues import CUE_NAMES, TONES, Tone, cues, ruled

__all__ = ["Incivility", "Verdict", "by_rules", "verdict"]

#: Without a model: what each verdict of the cues is worth, in the order of `TONES`. Judged, not measured.
_RULED: dict[Tone, tuple[float, float, float]] = {
    "civil": (0.97, 0.02, 0.01),
    "harassment": (0.3, 0.65, 0.05),
    "threat": (0.3, 0.1, 0.6),
}
_LATIN_ENDS = 0x0250


class Verdict(NamedTuple):
    """A tone, and the probability it rests on."""

    tone: Tone
    probability: float


@dataclass(frozen=True, kw_only=True)
class Incivility:
    """Multinomial logistic regression; the temperature (Guo et al. 2017) was fitted on posts it did not learn from.

    Parameters
    ----------
    meaning
        Weights of the embedding; shape (3, dimension), rows as `TONES`.
    signs
        Weights of the cues; shape (3, cues), columns as `CUE_NAMES`.
    bias
        Shape (3,).
    """

    meaning: NDArray[np.float64]
    signs: NDArray[np.float64]
    bias: NDArray[np.float64]
    temperature: float = 1.0

    def scores(self, found: Mapping[str, bool], vector: NDArray[np.floating]) -> NDArray[np.float64]:
        """Before the softmax, shape (3,); `vector` has shape (dimension,) and length 1.

        Raises
        ------
        InputError
            If the vector is of another encoder.
        """
        if vector.shape != self.meaning.shape[1:]:
            raise InputError(
                f"the incivility model needs vectors of {self.meaning.shape[1]} numbers and got {vector.shape}; use "
                "the encoder that comes along, or no model."
            )
        signs = np.array([found[name] for name in CUE_NAMES], dtype=np.float64)
        return np.asarray(self.meaning @ vector + self.signs @ signs + self.bias, dtype=np.float64)

    def probabilities(
        self, text: str, vector: NDArray[np.floating], *, found: Mapping[str, bool] | None = None
    ) -> dict[Tone, float]:
        """Of each of `TONES`; they sum to 1.

        The encoder knows English: of a text in another script only the cues count, as in `by_rules`. `found` are the
        cues of the text, for who has looked for them already.
        """
        signs = cues(text) if found is None else found
        if not _latin(text):
            return by_rules(signs)
        chances = softmax(self.scores(signs, vector)[None], self.temperature)[0]
        return dict(zip(TONES, chances.tolist(), strict=True))

    @classmethod
    def load(cls, path: Path) -> Incivility:
        """The model in a JSON file.

        Raises
        ------
        InputError
            If it is missing, damaged, or made for other cues.
        """
        try:
            content: Any = json.loads(path.read_text(encoding="utf-8"))
            if tuple(content["cues"]) != CUE_NAMES or tuple(content["classes"]) != TONES:
                raise InputError("this incivility model was trained on other cues; train it again.", file=path)
            model = cls(
                meaning=np.array(content["meaning"], dtype=np.float64),
                signs=np.array(content["signs"], dtype=np.float64),
                bias=np.array(content["bias"], dtype=np.float64),
                temperature=float(content["temperature"]),
            )
            shapes = (model.meaning.ndim, len(model.meaning), model.signs.shape, model.bias.shape)
            if shapes != (2, len(TONES), (len(TONES), len(CUE_NAMES)), (len(TONES),)):
                raise ValueError(f"shapes {shapes}")
            return model
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise InputError(
                "this is no incivility model; train it or install the package again.", file=path
            ) from error

    def as_json(self) -> dict[str, Any]:
        """Plain lists and numbers, rounded: the fourth place of a weight changes nothing."""
        return {
            "classes": list(TONES),
            "cues": list(CUE_NAMES),
            "temperature": round(self.temperature, 4),
            "bias": self.bias.round(4).tolist(),
            "signs": self.signs.round(4).tolist(),
            "meaning": self.meaning.round(4).tolist(),
        }


def by_rules(found: Mapping[str, bool]) -> dict[Tone, float]:
    """Probabilities of `TONES` from the cues alone."""
    return dict(zip(TONES, _RULED[ruled(found)], strict=True))


def verdict(chances: Mapping[Tone, float], *, harassment: float, threat: float) -> Verdict:
    """Which tone a post has at these thresholds, and how probable that is; 1 or above turns one off.

    It is a threat if that alone is probable enough. Where both together reach the threshold of harassment, somebody is
    attacked, and the tone is the likelier of the two.
    """
    if threat < 1 and chances["threat"] >= threat:
        return Verdict("threat", min(1.0, chances["threat"]))
    attacked = chances["harassment"] + (chances["threat"] if threat < 1 else 0.0)
    if harassment < 1 and attacked >= harassment:
        likelier: Tone = "threat" if threat < 1 and chances["threat"] > chances["harassment"] else "harassment"
        return Verdict(likelier, min(1.0, attacked))
    return Verdict("civil", min(1.0, chances["civil"]))


def _latin(text: str) -> bool:
    letters = [letter for letter in text[:1000] if letter.isalpha()]
    return 2 * sum(ord(letter) < _LATIN_ENDS for letter in letters) >= len(letters)
