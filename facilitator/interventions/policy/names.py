"""What a policy can name: the moves, the parts of a debate, and what becomes of a message."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from facilitator.validation import Many

__all__ = ["DEFAULT_MOVES", "MODES", "MOVES", "MOVES_FOLDER", "PHASES", "Mode", "MoveName", "Moves", "PhaseName"]

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


def _known_move(value: Any) -> str:
    if value not in MOVES:
        raise ValueError(f"there is no move {value!r} for {{what}}; use {', '.join(MOVES)}.")
    return str(value)


def _known_phase(value: Any) -> str:
    if value not in PHASES:
        raise ValueError(f"a phase in [{{what}}] is {value!r}; use one of {', '.join(PHASES)}.")
    return str(value)


def _all_or_listed(value: Any) -> Any:
    if value == "all":
        return MOVES
    if not isinstance(value, list | tuple):
        raise ValueError(f'{{what}} is {value!r}; give "all" or a list of {", ".join(MOVES)}.')
    return value


def _once_each(moves: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(moves))


_A_MOVE: dict[str, Any] = {"type": "string", "enum": list(MOVES)}

#: One of `MOVES`.
MoveName = Annotated[str, BeforeValidator(_known_move), WithJsonSchema(_A_MOVE)]
#: One of `PHASES`.
PhaseName = Annotated[str, BeforeValidator(_known_phase), WithJsonSchema({"type": "string", "enum": list(PHASES)})]
#: Moves, each once; "all" stands for every one.
Moves = Annotated[
    Many[MoveName],
    BeforeValidator(_all_or_listed),
    AfterValidator(_once_each),
    WithJsonSchema({"anyOf": [{"const": "all"}, {"type": "array", "items": _A_MOVE}]}),
]
