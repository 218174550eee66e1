"""Learning the linker's weights from debates whose reply links are known."""

from facilitator.training.linker import train_linker

__all__ = ["train_linker"]
