"""The moves and words of the agent, kept as data: one TOML file a move under ``moves/``, with its texts by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from facilitator.errors import InputError
from facilitator.interventions.intervention import Audience
from facilitator.interventions.policy import MOVES, MOVES_FOLDER, PHASES

__all__ = ["Catalogue", "Move", "languages", "read_move"]

_ALIASES = {"prs": "fa-AF", "pus": "ps", "pbt": "ps"}  # other codes for Dari and Pashto
_SLOT = re.compile(r"{(\w+)}")
_FIELDS = ("id", "purpose", "trigger", "audience", "phases", "evidence", "licence", "reason", "texts")


@dataclass(frozen=True, kw_only=True)
class Move:
    """One kind of message: what it is for, when it is due, where that comes from, and how it is put.

    `texts` are complete in themselves. Slots: ``{quote}`` and ``{other}``, the beginnings of the posts it is about, and
    ``{name}``, the person addressed, in private ones. `reason` is what a facilitator reads: one sentence with the
    numbers of the evidence.
    """

    id: str
    purpose: str
    trigger: str
    audience: Audience
    phases: tuple[str, ...]
    evidence: str
    licence: str
    reason: str
    texts: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.id not in MOVES:
            raise InputError(f"there is no move {self.id!r}; use {', '.join(MOVES)}.")
        if self.audience not in get_args(Audience):
            raise InputError(f"the audience of {self.id} is {self.audience!r}; use everyone or private.")
        for phase in self.phases:
            if phase not in PHASES:
                raise InputError(f"{self.id} has the phase {phase!r}; use {', '.join(PHASES)}.")
        if not self.texts:
            raise InputError(f"{self.id} has no texts; write at least one.")
        allowed = {"quote", "other"} | ({"name"} if self.audience == "private" else set())
        for text in self.texts:
            wrong = set(_SLOT.findall(text)) - allowed
            if wrong:
                raise InputError(f"a text of {self.id} has the slot {{{sorted(wrong)[0]}}}; use {sorted(allowed)}.")


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Every move in one language."""

    language: str
    moves: Mapping[str, Move]

    @classmethod
    def load(cls, language: str = "en") -> Catalogue:
        """The catalogue of a language (``"en"``, ``"en-GB"``, ``"fa"``), English where there is none."""
        wanted = _ALIASES.get(language.lower(), language).lower()
        known = {name.lower(): name for name in languages()}
        name = known.get(wanted) or next(
            (name for low, name in known.items() if low.split("-")[0] == wanted.split("-")[0]), "en"
        )
        return cls(language=name, moves=MappingProxyType({id: texts[name] for id, texts in _shipped().items()}))


def languages() -> tuple[str, ...]:
    """The languages in which there are words for every move."""
    return tuple(sorted(set.intersection(*(set(texts) for texts in _shipped().values()))))


def read_move(content: Mapping[str, Any], *, file: Path | None = None) -> dict[str, Move]:
    """The move of a TOML file by language.

    Raises
    ------
    InputError
        If a field is missing, unknown or not as it should be.
    """
    for key in content:
        if key not in _FIELDS:
            raise InputError(f"a move has the unknown field {key!r}; use {', '.join(_FIELDS)}.", file=file)
    for key in _FIELDS:
        if key not in content:
            raise InputError(f"the move lacks {key!r}; add it.", file=file)
    texts = content["texts"]
    if not isinstance(texts, Mapping) or not texts:
        raise InputError(f"texts is {texts!r}; make it a table with a list of texts a language.", file=file)
    about = {key: content[key] for key in _FIELDS if key not in ("texts", "phases")}
    try:
        return {
            language: Move(**about, phases=tuple(content["phases"]), texts=tuple(words))
            for language, words in texts.items()
        }
    except InputError as error:
        raise InputError(str(error), file=file) from error


@cache
def _shipped() -> Mapping[str, Mapping[str, Move]]:
    found = {}
    for id in MOVES:
        path = MOVES_FOLDER / f"{id}.toml"
        found[id] = read_move(tomllib.loads(path.read_text(encoding="utf-8")), file=path)
    return MappingProxyType(found)
