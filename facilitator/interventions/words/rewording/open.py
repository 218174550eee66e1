"""From what a user names to a generator: `open_generator`."""

from __future__ import annotations

from facilitator.errors import InputError
from facilitator.interventions.words.rewording.generator import Generator

__all__ = ["open_generator"]


def open_generator(named: str, *, model: str | None = None, key: str | None = None) -> Generator:
    """The model behind a URL, or the one at a local path or under a hub id that is in the local cache.

    Parameters
    ----------
    model
        Which model of the endpoint; only for a URL.
    key
        What the endpoint wants as a bearer token. Not used for local models.

    Raises
    ------
    InputError
        If there is no such model, or `model` is missing for a URL or given without one.
    """
    if "://" in named:
        from facilitator.interventions.words.rewording.endpoint import Endpoint

        if not model:
            raise InputError(f"{_shown(named)} serves models by name; say which one you want.")
        return Endpoint(named, model=model, key=key)
    if model:
        raise InputError(f"the model {model} was named beside the local model {named}; name one of them.")
    from facilitator.interventions.words.rewording.local import LocalModel

    return LocalModel(named)


def _shown(url: str) -> str:
    """A URL without what may be secret in it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('?')[0].split('#')[0].rsplit('@', 1)[-1]}"
