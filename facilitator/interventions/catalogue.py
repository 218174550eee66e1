"""The words of the agent, kept as data: `Catalogue`, one TOML file a language under ``catalogue/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from facilitator.errors import InputError
from facilitator.interventions.intervention import Audience
from facilitator.interventions.policy import MOVES

__all__ = ["Catalogue", "Move"]

_FOLDER = Path(__file__).parent / "catalogue"
_SLOT = re.compile(r"{(\w+)}")


@dataclass(frozen=True, kw_only=True)
class Move:
    """One kind of message: what it is for, when it is due, where that comes from, and how it is put."""

    id: str
    purpose: str
    trigger: str
    audience: Audience
    phases: tuple[str, ...]
    evidence: str
    texts: tuple[str, ...]
    reason: str

    def __post_init__(self) -> None:
        if self.id not in MOVES:
            raise InputError(f"there is no move {self.id!r}; use {', '.join(MOVES)}.")
        if self.audience not in get_args(Audience):
            raise InputError(f"the audience of {self.id} is {self.audience!r}; use everyone or private.")
        if not self.texts:
            raise InputError(f"{self.id} has no texts; write at least one.")
        allowed = {"quote", "name"} if self.audience == "private" else {"quote"}
        for text in self.texts:
            wrong = set(_SLOT.findall(text)) - allowed
            if wrong:
                raise InputError(f"a text of {self.id} has the slot {{{sorted(wrong)[0]}}}; use {sorted(allowed)}.")


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Every move in one language."""

    language: str
    licence: str
    moves: Mapping[str, Move]

    @classmethod
    def load(cls, language: str = "en") -> Catalogue:
        """The catalogue of a language (``"en"``, ``"en-GB"``), English where there is none."""
        for name in (language.lower(), language.lower().split("-")[0], "en"):
            path = _FOLDER / f"{name}.toml"
            if re.fullmatch(r"[a-z-]+", name) and path.is_file():
                return cls.of(tomllib.loads(path.read_text(encoding="utf-8")), file=path)
        raise InputError("the English catalogue is missing; install the package again.", file=_FOLDER)

    @classmethod
    def of(cls, content: Mapping[str, Any], *, file: Path | None = None) -> Catalogue:
        """The catalogue that the tables of a TOML file describe.

        Raises
        ------
        InputError
            If a field or a move is missing or unknown.
        """
        try:
            moves = [
                Move(**{**entry, "texts": tuple(entry["texts"]), "phases": tuple(entry["phases"])})
                for entry in content["move"]
            ]
            language, licence = str(content["language"]), str(content["licence"])
        except KeyError as error:
            raise InputError(f"the catalogue lacks {error.args[0]!r}; add it.", file=file) from error
        except TypeError as error:
            raise InputError(f"a move has a missing or unknown field ({error}); mend it.", file=file) from error
        except InputError as error:
            raise InputError(str(error), file=file) from error
        missing = [move for move in MOVES if move not in {entry.id for entry in moves}]
        if missing:
            raise InputError(f"the catalogue has no words for {missing[0]!r}; add that move.", file=file)
        return cls(language=language, licence=licence, moves={move.id: move for move in moves})
