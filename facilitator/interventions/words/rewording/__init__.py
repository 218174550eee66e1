"""Optional rewording of the agent's messages by a language model, checked before anything goes out."""

from facilitator.interventions.words.rewording.generator import Generator, GeneratorError, Message
from facilitator.interventions.words.rewording.open import open_generator
from facilitator.interventions.words.rewording.request import Request
from facilitator.interventions.words.rewording.rewriter import Reworded, Rewriter
from facilitator.interventions.words.rewording.speaker import reworded

__all__ = [
    "Generator",
    "GeneratorError",
    "Message",
    "Request",
    "Reworded",
    "Rewriter",
    "open_generator",
    "reworded",
]
