"""Learning the small models: the linker, the timing gate, and the one that tells attacks on people."""

from facilitator.training.incivility import train_incivility
from facilitator.training.linker import train_linker
from facilitator.training.timing import train_timing

__all__ = ["train_incivility", "train_linker", "train_timing"]
