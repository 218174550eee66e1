"""The options for wording by a language model, and what they open: `rewording_options`, `rewriter`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from facilitator.errors import InputError

if TYPE_CHECKING:
    from facilitator.classification import Embedder
    from facilitator.interventions.words.rewording import Rewriter

__all__ = ["KEY", "rewording_options", "rewriter"]

#: Where the endpoint's key is looked for; on the command line others would see it.
KEY = "FACILITATOR_REWORD_KEY"


def rewording_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--reword`` and ``--reword-model``."""
    for option in (
        click.option("--reword-model", metavar="NAME", help=f"Which model of that server; a key is taken from ${KEY}."),
        click.option(
            "--reword",
            metavar="MODEL|URL",
            help="Let a language model find other words: a folder or cached hub id, or a server like "
            "http://127.0.0.1:8080/v1. What it writes is checked, and the catalogue's words go out if in doubt.",
        ),
    ):
        command = option(command)
    return command


def rewriter(embedder: Embedder, *, reword: str | None, model: str | None, seed: int) -> Rewriter | None:
    """The rewriter that was asked for, or `None`.

    Raises
    ------
    InputError
        If the model is not there, or a name is given without a server.
    """
    if reword is None:
        if model is not None:
            raise InputError("--reword-model names a model of a server, and there is none; give its URL with --reword.")
        return None
    from facilitator.interventions.words.rewording import Rewriter, open_generator

    generator = open_generator(reword, model=model, key=os.environ.get(KEY) if "://" in reword else None)
    return Rewriter(generator=generator, embedder=embedder, seed=seed)
