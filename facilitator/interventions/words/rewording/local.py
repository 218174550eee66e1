"""A model on this machine: `LocalModel`, any causal language model that transformers knows."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facilitator.classification.base import quiet
from facilitator.errors import InputError
from facilitator.interventions.words.rewording.generator import GeneratorError, Message

__all__ = ["LocalModel"]


class LocalModel:
    """A `Generator` from a folder, or a hub id that is in the local cache; nothing is ever fetched.

    It takes the most probable token each time, so that the same messages get the same reply. A tokeniser with a chat
    template gets the messages in it, any other as plain text.

    Parameters
    ----------
    dtype
        Precision of the weights, as transformers names it (``"float32"``); ``"auto"`` for that of the files.

    Raises
    ------
    InputError
        If it is not there or cannot be loaded.
    """

    def __init__(self, path_or_id: str | Path, *, dtype: str = "auto") -> None:
        from transformers import AutoModelForCausalLM, AutoTokenizer, GenerationConfig

        where = str(path_or_id)
        folder = _folder(where)
        self.name = folder.name if folder == Path(where) else where
        self._tokenizer: Any = _load(folder, AutoTokenizer, named=where)
        self._model: Any = _load(folder, AutoModelForCausalLM, named=where, dtype=dtype, use_safetensors=True).eval()
        own = self._model.generation_config
        ends = own.eos_token_id if own.eos_token_id is not None else self._tokenizer.eos_token_id
        pad = self._tokenizer.pad_token_id
        first = ends[0] if isinstance(ends, list) else ends
        # Made anew: what the files say of sampling would only be warned about.
        kind: Any = GenerationConfig  # untyped
        self._model.generation_config = kind(
            do_sample=False, eos_token_id=ends, pad_token_id=first if pad is None else pad
        )
        self._one_at_a_time = threading.Lock()

    def generate(self, messages: Sequence[Message], *, most_tokens: int, seed: int) -> str:
        """The most probable reply; `seed` changes nothing, as nothing is drawn.

        Raises
        ------
        GeneratorError
            If the messages are too long for the model, or it fails.
        """
        import torch

        try:
            with quiet(), self._one_at_a_time, torch.inference_mode():
                tokens = self._tokenizer(self._as_text(messages), return_tensors="pt", add_special_tokens=False)
                length = int(tokens["input_ids"].shape[1])
                most = getattr(self._model.config.get_text_config(), "max_position_embeddings", None)
                if most is not None and length + most_tokens > most:
                    raise GeneratorError(
                        f"the language model {self.name} reads {most} tokens; it would need {length + most_tokens}."
                    )
                found = self._model.generate(
                    input_ids=tokens["input_ids"],
                    attention_mask=tokens["attention_mask"],
                    max_new_tokens=most_tokens,
                )
                return str(self._tokenizer.decode(found[0, length:], skip_special_tokens=True))
        except GeneratorError:
            raise
        except Exception as error:  # transformers raises whatever its parts and the model's template raise
            raise GeneratorError(f"the language model {self.name} failed ({type(error).__name__}).") from error

    def _as_text(self, messages: Sequence[Message]) -> str:
        """The messages as the model is used to them, special tokens included."""
        turns = [{**message.as_dict(), "content": _clean(message.content)} for message in messages]
        if self._tokenizer.chat_template is None:
            start = self._tokenizer.bos_token or ""
            return start + "\n\n".join(turn["content"] for turn in turns) + "\n\nThe reworded message:\n"
        options = {"tokenize": False, "add_generation_prompt": True, "enable_thinking": False}
        if "system" not in str(self._tokenizer.chat_template):  # some models know no system message
            turns = [{"role": "user", "content": f"{turns[0]['content']}\n\n{turns[1]['content']}"}, *turns[2:]]
        return str(self._tokenizer.apply_chat_template(turns, **options))


def _clean(text: str) -> str:
    """A text without lone surrogates, which no tokeniser takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _folder(where: str) -> Path:
    """The folder of a model. A hub id is looked up in the cache here: transformers would ask the network first."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    if Path(where).is_dir():
        return Path(where)
    try:
        return Path(snapshot_download(where, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        message = f"there is no language model {where} on this machine; give a folder, or fetch the hub id beforehand."
        raise InputError(message) from error


def _load(folder: Path, kind: Any, *, named: str, **options: Any) -> Any:
    try:
        with quiet():
            return kind.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False, **options)
    except Exception as error:  # transformers raises whatever its parts raise; all of it means the same to a user
        said = " ".join(str(error).split())[:160].rstrip(".")
        raise InputError(f"the language model {named} cannot be loaded ({said}); give another one.") from error
