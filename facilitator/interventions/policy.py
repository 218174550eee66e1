"""What the agent may do and how often: `Policy`, read from a TOML file and checked."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar

from facilitator.errors import InputError

__all__ = ["MOVES", "Fairness", "Gaps", "Lull", "Pace", "Policy", "Quiet", "policies"]

#: Every move the agent knows; the words for them are in the catalogues.
MOVES = ("ask_ideas", "ask_pros", "ask_cons", "revive_branch", "open_invitation", "invite_quiet")

_FOLDER = Path(__file__).parent / "policies"


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often the agent may speak. Posts are those by people; see ``policies/default.toml`` for each."""

    first_after: int = 6
    posts_between: int = 4
    seconds_between: float = 60.0
    after_facilitator: int = 3
    heed_within: int = 8
    back_off: float = 1.5
    longest_wait: int = 40
    most_messages: int = 200

    _LEAST: ClassVar[dict[str, float]] = {"posts_between": 3, "heed_within": 1, "back_off": 1, "longest_wait": 3}


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """How many posts a gap of each kind must stay open, after how many it is let go, and how short is too short."""

    horizon: int = 40
    least_words: int = 6
    issue_without_idea: int = 4
    idea_without_pro: int = 5
    idea_without_con: int = 8
    thin_branch: int = 12

    _LEAST: ClassVar[dict[str, float]] = {"horizon": 1}


@dataclass(frozen=True, kw_only=True)
class Lull:
    """When a silence is a lull: longer than `times_usual` the usual wait and than `least_seconds`."""

    times_usual: float = 8.0
    least_seconds: float = 120.0


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """When somebody is invited privately."""

    after_posts: int = 24
    below_fair_share: float = 0.4
    least_people: int = 3
    posts_between: int = 16
    most_per_person: int = 1

    _LEAST: ClassVar[dict[str, float]] = {"least_people": 2}


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """The cap on requests for objections (Tatsumi et al. 2020)."""

    most_cons_share: float = 0.34
    most_cons_per_author: int = 1


_SECTIONS: dict[str, type[Any]] = {"pace": Pace, "gaps": Gaps, "lull": Lull, "quiet": Quiet, "fairness": Fairness}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Which moves are on, what evidence they need, and how often the agent may speak."""

    name: str = "default"
    moves: tuple[str, ...] = MOVES
    least_score: float = 0.4
    pace: Pace = field(default_factory=Pace)
    gaps: Gaps = field(default_factory=Gaps)
    lull: Lull = field(default_factory=Lull)
    quiet: Quiet = field(default_factory=Quiet)
    fairness: Fairness = field(default_factory=Fairness)

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
        """The policy that the tables of a TOML file describe; what they leave out has its default."""
        values: dict[str, Any] = {"name": file.stem if file else "policy"}
        for key, value in content.items():
            if key in _SECTIONS:
                if not isinstance(value, dict):
                    raise InputError(f"{key!r} is {value!r}; make it a table, [{key}].", file=file)
                values[key] = _section(key, value, file)
            elif key == "moves":
                values[key] = _moves(value, file)
            elif key == "name":
                if not isinstance(value, str) or not value.strip():
                    raise InputError(f"name is {value!r}; give the policy a name.", file=file)
                values[key] = value
            elif key == "least_score":
                values[key] = _number(key, value, float, 0.0, file)
                if values[key] > 1:
                    raise InputError(f"least_score is {value!r}; it lies between 0 and 1.", file=file)
            else:
                known = ", ".join(one.name for one in fields(cls))
                raise InputError(f"{key!r} is unknown in a policy; use {known}.", file=file)
        return cls(**values)

    def as_dict(self) -> dict[str, Any]:
        """Every setting, for the provenance of a result."""
        return {**asdict(self), "moves": list(self.moves)}


def policies() -> dict[str, Path]:
    """The policies that come with the package, by name."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml"))}


def _moves(value: Any, file: Path | None) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InputError(f"moves is {value!r}; give a list of {', '.join(MOVES)}.", file=file)
    for move in value:
        if move not in MOVES:
            raise InputError(f"there is no move {move!r}; use {', '.join(MOVES)}.", file=file)
    return tuple(dict.fromkeys(value))


def _section(section: str, table: dict[str, Any], file: Path | None) -> object:
    kind = _SECTIONS[section]
    known = {one.name: one for one in fields(kind)}
    least = getattr(kind, "_LEAST", {})
    values = {}
    for key, value in table.items():
        if key not in known:
            raise InputError(f"{key!r} is unknown in [{section}]; use {', '.join(known)}.", file=file)
        whole = isinstance(known[key].default, int)
        values[key] = _number(f"{key} in [{section}]", value, int if whole else float, least.get(key, 0), file)
    return kind(**values)


def _number(what: str, value: Any, kind: type[int] | type[float], least: float, file: Path | None) -> Any:
    right = isinstance(value, int) if kind is int else isinstance(value, int | float)
    if not right or isinstance(value, bool) or not least <= value < float("inf"):
        wanted = "a whole number" if kind is int else "a number"
        raise InputError(f"{what} is {value!r}; give {wanted} of at least {least:g}.", file=file)
    return kind(value)
