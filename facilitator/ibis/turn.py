"""What the linker looks at in a post: `Turn`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["HEAD", "Turn"]

#: Of a long post only the beginning is kept: it tells whom it addresses and how long it is, near enough.
HEAD = 400


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Who, what (`head`, its first `HEAD` characters), its embedding (dimension,) and its five type probabilities."""

    id: str
    author: str
    name: str
    head: str
    vector: NDArray[np.float32]
    types: NDArray[np.float64]
