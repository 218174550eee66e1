"""facilitator: a conversational facilitation agent for online debates.

The main path is three lines::

    from facilitator import Facilitator
    agent = Facilitator.load()
    events = list(agent.replay(debate))  # an Observation for each post, and each Intervention, in time order

Importing this package loads neither torch nor gradio: the public names are fetched when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.agent import Facilitator
    from facilitator.debate import Debate, Participant, Post
    from facilitator.errors import FacilitatorError, InputError
    from facilitator.formats import read, write
    from facilitator.interventions import Intervention, Policy
    from facilitator.observation import Observation

__all__ = [
    "Debate",
    "Facilitator",
    "FacilitatorError",
    "InputError",
    "Intervention",
    "Observation",
    "Participant",
    "Policy",
    "Post",
    "read",
    "write",
]

__version__ = "0.1.0"

_HOME = {
    "Debate": "debate",
    "Facilitator": "agent",
    "FacilitatorError": "errors",
    "InputError": "errors",
    "Intervention": "interventions",
    "Observation": "observation",
    "Participant": "debate",
    "Policy": "interventions",
    "Post": "debate",
    "read": "formats",
    "write": "formats",
}


def __getattr__(name: str) -> object:
    """Fetch a public name on first use, so that ``import facilitator`` stays light."""
    if name not in _HOME:
        raise AttributeError(f"module 'facilitator' has no attribute {name!r}")
    return getattr(import_module(f"facilitator.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
