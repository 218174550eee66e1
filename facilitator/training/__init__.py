"""Learning the linker from debates whose reply links are known, and the timing gate from those with a facilitator."""

from facilitator.training.linker import train_linker
from facilitator.training.timing import train_timing

__all__ = ["train_linker", "train_timing"]
