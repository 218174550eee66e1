"""A model behind a URL: `Endpoint`, for servers that speak the chat completions protocol of OpenAI."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from facilitator.errors import InputError
from facilitator.interventions.words.rewording.generator import GeneratorError, Message

if TYPE_CHECKING:
    import httpx

__all__ = ["Endpoint"]

_MOST_BYTES = 64 * 1024


class Endpoint:
    """A `Generator` that posts to ``{url}/chat/completions``; llama.cpp, vLLM, Ollama and others serve that.

    The time limit holds for the whole reply, the answer is read up to 64 KB, redirects are not followed, and nothing
    that the server sends is shown but the reply itself: it might repeat the key.

    Parameters
    ----------
    url
        Up to and including the version: ``http://127.0.0.1:8080/v1``.
    key
        Sent as a bearer token; kept out of every message.
    client
        Another HTTP client than a plain one, for a proxy or a test.
    """

    def __init__(
        self, url: str, *, model: str, key: str | None = None, seconds: float = 20.0, client: httpx.Client | None = None
    ) -> None:
        import httpx

        self._url = _checked(url)
        self._headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if key is not None:
            if not key or not key.isascii() or not key.isprintable() or " " in key:
                raise InputError("the key of the endpoint is empty or holds signs that no key has; look at it again.")
            self._headers["Authorization"] = f"Bearer {key}"
        if seconds <= 0:
            raise InputError(f"the time limit of the endpoint is {seconds} s; it must be above 0.")
        self.name = model
        self._seconds = seconds
        self._client = httpx.Client() if client is None else client

    def generate(self, messages: Sequence[Message], *, most_tokens: int, seed: int) -> str:
        """The reply, as likely words as the server gives (temperature 0).

        Raises
        ------
        GeneratorError
            If the server cannot be reached, is too slow, or sends anything but a reply.
        """
        body = {
            "model": self.name,
            "messages": [message.as_dict() for message in messages],
            "temperature": 0,
            "seed": seed,
            "max_tokens": most_tokens,
            "stream": False,
        }
        return _reply(self._post(json.dumps(body).encode("ascii")))

    def _post(self, body: bytes) -> bytes:
        import httpx

        end = time.monotonic() + self._seconds
        late = f"the language model's server took longer than {self._seconds:g} s."
        received = bytearray()
        try:
            with self._client.stream(
                "POST",
                f"{self._url}/chat/completions",
                content=body,
                headers=self._headers,
                timeout=self._seconds,
                follow_redirects=False,
            ) as response:
                if response.status_code != 200:
                    raise GeneratorError(f"the language model's server answered with status {response.status_code}.")
                if response.headers.get("content-encoding", "identity") != "identity":
                    raise GeneratorError("the language model's server packed its answer without being asked to.")
                for chunk in response.iter_bytes():
                    received += chunk
                    if len(received) > _MOST_BYTES:
                        raise GeneratorError("the language model's server sent more than 64 KB.")
                    if time.monotonic() > end:
                        raise GeneratorError(late)
        except httpx.TimeoutException as error:
            raise GeneratorError(late) from error
        except httpx.HTTPError as error:
            raise GeneratorError("the language model's server cannot be reached.") from error
        return bytes(received)


def _reply(answer: bytes) -> str:
    """The text in a chat completion."""
    try:
        text = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise GeneratorError("the language model's server sent something else than a chat completion.") from error
    if not isinstance(text, str):
        raise GeneratorError("the language model's server sent a reply without text.")
    return text


def _checked(url: str) -> str:
    """The URL without a slash at its end.

    Raises
    ------
    InputError
        If it is none of http or https, or carries a password, which would end up in logs.
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises if it is no number
    except ValueError as error:
        raise InputError("the URL of the language model's server is malformed; write http://host:port/v1.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("the language model's server needs a URL like http://host:port/v1 or https://host/v1.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise InputError("the URL of the language model's server holds more than an address; give the key apart.")
    return url.rstrip("/")
