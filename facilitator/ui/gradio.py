"""Gradio, with its reports home switched off; import it from here, never directly."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read while gradio is imported: it would ask two hosts at start

import gradio

__all__ = ["gradio"]
