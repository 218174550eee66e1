"""Learning the small models: the linker, the timing gate, and the one that tells attacks on people."""

from facilitator.training.incivility.fit import train_incivility
from facilitator.training.linker.fit import train_linker
from facilitator.training.timing.fit import train_timing

__all__ = ["train_incivility", "train_linker", "train_timing"]
