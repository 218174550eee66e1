"""What the agent may do and how often: `Policy`, read from a TOML file and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from facilitator.errors import InputError
from facilitator.interventions.policy.names import DEFAULT_MOVES, Mode, MoveName, Moves, PhaseName
from facilitator.interventions.policy.settings import (
    Course,
    Fairness,
    Gaps,
    Inclusion,
    InPhase,
    Ladder,
    Lull,
    Outcomes,
    Pace,
    Phases,
    Proposals,
    Quiet,
    Safety,
    Timing,
    Widen,
)
from facilitator.validation import Checked

__all__ = ["Policy", "policies"]

_NO_QUIETER = InPhase()
_FOLDER = Path(__file__).parent / "policies"


def _a_name(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"name is {value!r}; give the policy a name.")
    return value


class Policy(Checked):
    """Which moves are on, what evidence they need, and how often the agent may speak.

    `weights` raises or lowers the score of single moves; 1 where a move is not named. `phase` makes the agent quieter
    in single phases.
    """

    called: ClassVar[str] = "a policy"

    name: Annotated[str, BeforeValidator(_a_name)] = "default"
    mode: Mode = "approve"
    moves: Moves = DEFAULT_MOVES
    least_score: float = Field(default=0.4, ge=0, le=1)
    weights: Mapping[MoveName, Annotated[float, Field(ge=0, le=3)]] = Field(default_factory=dict)
    pace: Pace = Field(default_factory=Pace)
    gaps: Gaps = Field(default_factory=Gaps)
    lull: Lull = Field(default_factory=Lull)
    quiet: Quiet = Field(default_factory=Quiet)
    fairness: Fairness = Field(default_factory=Fairness)
    widen: Widen = Field(default_factory=Widen)
    course: Course = Field(default_factory=Course)
    phases: Phases = Field(default_factory=Phases)
    timing: Timing = Field(default_factory=Timing)
    inclusion: Inclusion = Field(default_factory=Inclusion)
    ladder: Ladder = Field(default_factory=Ladder)
    outcomes: Outcomes = Field(default_factory=Outcomes)
    safety: Safety = Field(default_factory=Safety)
    proposals: Proposals = Field(default_factory=Proposals)
    phase: Mapping[PhaseName, InPhase] = Field(default_factory=dict)

    @classmethod
    def load(cls, named: str | Path = "default") -> Policy:
        """The policy of that name that is shipped, or that of a TOML file.

        Raises
        ------
        InputError
            If there is neither, or something in the file is not as it should be.
        """
        path = policies().get(str(named), Path(named))
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError as error:
            known = ", ".join(policies())
            raise InputError(
                f"there is no policy file {str(named)!r}; name a file or one of the policies that come along: {known}."
            ) from error
        except IsADirectoryError as error:
            raise InputError("this is a folder; name a policy file ending in .toml.", file=path) from error
        except OSError as error:
            raise InputError(f"the policy cannot be read ({error.strerror}); check its rights.", file=path) from error
        except UnicodeDecodeError as error:
            raise InputError("this is not UTF-8 text; save the policy as a UTF-8 TOML file.", file=path) from error
        except tomllib.TOMLDecodeError as error:
            raise InputError(f"this is not valid TOML ({error}); mend that place.", file=path) from error
        return cls.of(content, file=path)

    @classmethod
    def of(cls, content: Mapping[str, Any], *, file: Path | None = None) -> Policy:
        """The policy that the tables of a TOML file describe; what they leave out has its default.

        Raises
        ------
        InputError
            If a key is unknown or its value not allowed; the sentence names the key and what is allowed.
        """
        return super().of({"name": file.stem if file else "policy", **content}, file=file)

    def as_dict(self) -> dict[str, Any]:
        """Every setting, for the provenance of a result."""
        return {**self.model_dump(), "moves": list(self.moves)}

    def in_phase(self, name: str) -> InPhase:
        """How much quieter the agent is in that phase."""
        return self.phase.get(name, _NO_QUIETER)


def policies() -> dict[str, Path]:
    """The policies that come with the package, by name."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml"))}
