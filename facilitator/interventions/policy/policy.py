"""What the agent may do and how often: `Policy`, read from a TOML file and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from facilitator.errors import InputError
from facilitator.interventions.policy.settings import (
    SECTIONS,
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
    Quiet,
    Safety,
    Timing,
    Widen,
)

__all__ = ["MODES", "MOVES", "MOVES_FOLDER", "PHASES", "Mode", "Policy", "policies"]

#: One file a move.
MOVES_FOLDER = Path(__file__).parent.parent / "moves"
#: Every move the agent knows.
MOVES = tuple(sorted(path.stem for path in MOVES_FOLDER.glob("*.toml")))
#: Those that are on if a policy does not say; ``policies/default.toml`` has the same.
DEFAULT_MOVES = (
    *("ask_ideas", "ask_arguments", "ask_pros", "ask_cons", "missing_argument", "revive_branch", "answer_first_post"),
    *("how_might_we", "what_would_have_to_be_true", "combine_ideas", "consider_opposite", "consider_merit"),
    *("unheard_perspective", "broaden", "open_invitation", "invite_quiet", "beyond_repeats", "other_side"),
    *("find_common_ground", "restate_both_sides", "set_aside", "recall_rules"),
)
#: The parts of a debate, in order.
PHASES = ("ice-breaking", "divergence", "deepening", "convergence", "closing")

#: What becomes of a message: shown to the facilitator only, sent when they approve, or sent at once.
Mode = Literal["suggest", "approve", "automatic"]
MODES: tuple[Mode, ...] = get_args(Mode)

_NO_QUIETER = InPhase()
_FOLDER = Path(__file__).parent / "policies"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Which moves are on, what evidence they need, and how often the agent may speak.

    `weights` raises or lowers the score of single moves; 1 where a move is not named. `phase` makes the agent quieter
    in single phases.
    """

    name: str = "default"
    mode: Mode = "approve"
    moves: tuple[str, ...] = DEFAULT_MOVES
    least_score: float = 0.4
    weights: Mapping[str, float] = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace)
    gaps: Gaps = field(default_factory=Gaps)
    lull: Lull = field(default_factory=Lull)
    quiet: Quiet = field(default_factory=Quiet)
    fairness: Fairness = field(default_factory=Fairness)
    widen: Widen = field(default_factory=Widen)
    course: Course = field(default_factory=Course)
    phases: Phases = field(default_factory=Phases)
    timing: Timing = field(default_factory=Timing)
    inclusion: Inclusion = field(default_factory=Inclusion)
    ladder: Ladder = field(default_factory=Ladder)
    outcomes: Outcomes = field(default_factory=Outcomes)
    safety: Safety = field(default_factory=Safety)
    phase: Mapping[str, InPhase] = field(default_factory=dict)

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
    def of(cls, content: dict[str, Any], *, file: Path | None = None) -> Policy:
        """The policy that the tables of a TOML file describe; what they leave out has its default.

        Raises
        ------
        InputError
            If a key is unknown or its value not allowed; the sentence names the key and what is allowed.
        """
        values: dict[str, Any] = {"name": file.stem if file else "policy"}
        for key, value in content.items():
            if key in SECTIONS:
                values[key] = _section(key, _table(key, value, file), file, kind=SECTIONS[key])
            elif key == "weights":
                table = _table(key, value, file)
                values[key] = {
                    _move(move, "weights", file): _number(f"{move} in [weights]", weight, float, 0, 3, file)
                    for move, weight in table.items()
                }
            elif key == "phase":
                values[key] = {
                    _choice("a phase in [phase]", name, PHASES, file): _in_phase(name, part, file)
                    for name, part in _table(key, value, file).items()
                }
            elif key == "moves":
                values[key] = _moves(value, file)
            elif key == "name":
                if not isinstance(value, str) or not value.strip():
                    raise InputError(f"name is {value!r}; give the policy a name.", file=file)
                values[key] = value
            elif key == "mode":
                values[key] = _choice("mode", value, MODES, file)
            elif key == "least_score":
                values[key] = _number(key, value, float, 0, 1, file)
            else:
                known = ", ".join(one.name for one in fields(cls))
                raise InputError(f"{key!r} is unknown in a policy; use {known}.", file=file)
        policy = cls(**values)
        if policy.inclusion.women_weight and not policy.inclusion.declared.strip():
            raise InputError(
                "women_weight in [inclusion] is on, but declared is empty; write there who decided on it and where "
                "the participants were told, or set it to 0.",
                file=file,
            )
        return policy

    def as_dict(self) -> dict[str, Any]:
        """Every setting, for the provenance of a result."""
        return {**asdict(self), "moves": list(self.moves)}

    def in_phase(self, name: str) -> InPhase:
        """How much quieter the agent is in that phase."""
        return self.phase.get(name, _NO_QUIETER)


def policies() -> dict[str, Path]:
    """The policies that come with the package, by name."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml"))}


def _in_phase(name: str, value: Any, file: Path | None) -> InPhase:
    table = dict(_table(f"phase.{name}", value, file))
    off = table.pop("off", [])
    section: InPhase = _section(f"phase.{name}", table, file, kind=InPhase)
    return replace(section, off=_moves(off, file, where=f"off in [phase.{name}]"))


def _moves(value: Any, file: Path | None, *, where: str = "moves") -> tuple[str, ...]:
    if value == "all":
        return MOVES
    if not isinstance(value, list):
        raise InputError(f'{where} is {value!r}; give "all" or a list of {", ".join(MOVES)}.', file=file)
    return tuple(dict.fromkeys(_move(move, where, file) for move in value))


def _move(move: Any, where: str, file: Path | None) -> str:
    if move not in MOVES:
        raise InputError(f"there is no move {move!r} for {where}; use {', '.join(MOVES)}.", file=file)
    return str(move)


def _table(key: str, value: Any, file: Path | None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"{key!r} is {value!r}; make it a table, [{key}].", file=file)
    return value


def _section(section: str, table: dict[str, Any], file: Path | None, *, kind: type[Any]) -> Any:
    known = {one.name: one for one in fields(kind)}
    values = {}
    for key, value in table.items():
        if key not in known:
            raise InputError(f"{key!r} is unknown in [{section}]; use {', '.join(known)}.", file=file)
        values[key] = _setting(f"{key} in [{section}]", value, known[key], file)
    return kind(**values)


def _setting(what: str, value: Any, about: Field[Any], file: Path | None) -> Any:
    if "choices" in about.metadata:
        return _choice(what, value, about.metadata["choices"], file)
    if isinstance(about.default, str):
        if not isinstance(value, str):
            raise InputError(f"{what} is {value!r}; give a text.", file=file)
        return value
    kind = int if isinstance(about.default, int) else float
    return _number(what, value, kind, about.metadata["least"], about.metadata["most"], file)


def _choice(what: str, value: Any, choices: tuple[str, ...], file: Path | None) -> str:
    if value not in choices:
        raise InputError(f"{what} is {value!r}; use one of {', '.join(choices)}.", file=file)
    return str(value)


def _number(
    what: str, value: Any, kind: type[int] | type[float], least: float, most: float, file: Path | None
) -> int | float:
    right = isinstance(value, int) if kind is int else isinstance(value, int | float)
    if not right or isinstance(value, bool) or not least <= value <= most:
        wanted = "a whole number" if kind is int else "a number"
        raise InputError(f"{what} is {value!r}; give {wanted} from {least:g} to {most:g}.", file=file)
    return kind(value)
