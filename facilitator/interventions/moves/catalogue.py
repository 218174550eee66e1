"""The moves and words of the agent, kept as data: one TOML file a move under ``moves/``, with its texts by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from facilitator.errors import InputError
from facilitator.interventions.intervention import Audience
from facilitator.interventions.policy import MOVES, MOVES_FOLDER, PHASES
from facilitator.validation import Checked, Many

__all__ = ["Catalogue", "Move", "languages", "read_move"]

_ALIASES = {"prs": "fa-AF", "pus": "ps", "pbt": "ps"}  # other codes for Dari and Pashto
_SLOT = re.compile(r"{(\w+)}")


class _About(Checked):
    """What a move is in every language."""

    called: ClassVar[str] = "the move"
    unknown: ClassVar[str] = "a move has the unknown field {key!r}; use {known}."

    id: str
    purpose: str
    trigger: str
    audience: Audience
    phases: Many[str]
    evidence: str
    licence: str
    reason: str

    @field_validator("id", mode="before")
    @classmethod
    def _is_a_move(cls, id: Any) -> Any:
        if id not in MOVES:
            raise ValueError(f"there is no move {id!r}; use {', '.join(MOVES)}.")
        return id

    @field_validator("audience", mode="before")
    @classmethod
    def _has_an_audience(cls, audience: Any, info: ValidationInfo) -> Any:
        if audience not in get_args(Audience):
            id = info.data.get("id", "the move")
            raise ValueError(f"the audience of {id} is {audience!r}; use everyone or private.")
        return audience

    @field_validator("phases")
    @classmethod
    def _has_known_phases(cls, phases: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for phase in phases:
            if phase not in PHASES:
                raise ValueError(f"{info.data.get('id', 'the move')} has the phase {phase!r}; use {', '.join(PHASES)}.")
        return phases


class Move(_About):
    """One kind of message: what it is for, when it is due, where that comes from, and how it is put.

    `texts` are complete in themselves. Slots: ``{quote}`` and ``{other}``, the beginnings of the posts it is about, and
    ``{name}``, the person addressed, in private ones. `reason` is what a facilitator reads: one sentence with the
    numbers of the evidence.
    """

    texts: Many[str]

    @model_validator(mode="after")
    def _has_whole_texts(self) -> Self:
        if not self.texts:
            raise ValueError(f"{self.id} has no texts; write at least one.")
        allowed = {"quote", "other"} | ({"name"} if self.audience == "private" else set())
        for text in self.texts:
            wrong = set(_SLOT.findall(text)) - allowed
            if wrong:
                raise ValueError(f"a text of {self.id} has the slot {{{sorted(wrong)[0]}}}; use {sorted(allowed)}.")
        return self


def _by_language(texts: Any) -> Any:
    if not isinstance(texts, Mapping) or not texts:
        raise ValueError(f"texts is {texts!r}; make it a table with a list of texts a language.")
    return texts


class _InAllLanguages(_About):
    """A move as its file has it."""

    texts: Annotated[Mapping[str, Many[str]], BeforeValidator(_by_language)]


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
        return cls(language=name, moves={id: texts[name] for id, texts in _shipped().items()})


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
    whole = _InAllLanguages.of(content, file=file)
    about = {key: value for key, value in whole if key != "texts"}
    try:
        return {language: Move(**about, texts=texts) for language, texts in whole.texts.items()}
    except InputError as error:
        raise InputError(str(error), file=file) from error


@cache
def _shipped() -> Mapping[str, Mapping[str, Move]]:
    found = {}
    for id in MOVES:
        path = MOVES_FOLDER / f"{id}.toml"
        found[id] = read_move(tomllib.loads(path.read_text(encoding="utf-8")), file=path)
    return found
