"""The demo page: a recorded debate to watch with the agent, or to take part in.

Gradio loads on first use; it comes with the extra ``demo``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from facilitator.extras import require

if TYPE_CHECKING:
    from facilitator.ui.app import build
    from facilitator.ui.serving import launch

__all__ = ["build", "launch"]

_HOME = {"build": "app", "launch": "serving"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'facilitator.ui' has no attribute {name!r}")
    require("demo", "the demo page")
    return getattr(import_module(f"facilitator.ui.{_HOME[name]}"), name)
