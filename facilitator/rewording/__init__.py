"""Optional rewording of the agent's messages by a language model, checked before anything goes out."""

from facilitator.rewording.generator import Generator, GeneratorError, Message
from facilitator.rewording.open import open_generator
from facilitator.rewording.request import Request
from facilitator.rewording.rewriter import Reworded, Rewriter
from facilitator.rewording.speaker import Speaker

__all__ = [
    "Generator",
    "GeneratorError",
    "Message",
    "Request",
    "Reworded",
    "Rewriter",
    "Speaker",
    "open_generator",
]
