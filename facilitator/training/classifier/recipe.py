"""A training recipe: a validated TOML file that says what is learned, from what, and what is held out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_type_hints

from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.errors import InputError

__all__ = [
    "Calibration",
    "HeldOut",
    "Learning",
    "Recipe",
    "Sampling",
    "SourcePlan",
    "Stage",
    "StandIn",
    "TestPlan",
    "read_recipe",
]


StandIn = Literal["topic", "claim", "either"]


@dataclass(frozen=True, kw_only=True)
class Learning:
    """How the network learns; lengths in tokens, `head_rate` for the new layer and `rate` for the encoder's."""

    epochs: int = 2
    batch: int = 32
    rate: float = 5e-5
    head_rate: float = 5e-4
    warm_up: float = 0.06
    weight_decay: float = 0.01
    smoothing: float = 0.05
    max_tokens: int = 96
    frozen_layers: int = 0
    checkpoint_steps: int = 50
    threads: int = 0
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A passage over the data before the main one, with its own length and rate of the encoder; none if 0 epochs."""

    epochs: int = 0
    rate: float = 1e-4


@dataclass(frozen=True, kw_only=True)
class Sampling:
    """How examples are drawn.

    `drop` is the share of examples, of all classes alike, whose parent is left empty or replaced by another one;
    `mask` the share of those from a source without all classes that only choose among the source's classes.
    `balance` is the power of a class's count in a source by which it is drawn: 1 as they come, 0 all alike.
    `flip` is the share of pros and cons whose parent is turned into its opposite, and with it the class, where the
    parent is a claim that can be negated (see `negation`).
    """

    drop: float = 0.15
    mask: float = 0.5
    balance: float = 0.5
    flip: float = 0.0
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class SourcePlan:
    """A training source: its folder below the data, its kind, and how many examples of it an epoch sees.

    `take` counts for the main stage, `stance` for the stage before it, in which only pros and cons, supports and
    attacks are drawn, and choose among themselves (and neutral pairs, where a source has them).
    `stand_in` is what a unit without a parent is shown under: the root question made of its topic, another claim of
    the same split and topic, or either, by its id. Claims are right where topics are bare tags, which no unit with a
    parent is ever seen under: there the form of the parent would tell the class.
    `terms` and `labelled_by`, whose judgement the labels are, go into the card.
    """

    folder: str
    take: int = 0
    stance: int = 0
    kind: Literal["units", "debates", "replies", "pairs"] = "units"
    dev: int = 300
    dev_split: Literal["own", "hash"] = "own"
    stand_in: StandIn = "either"
    terms: str
    labelled_by: str = ""


@dataclass(frozen=True, kw_only=True)
class TestPlan:
    """A source to measure on, at most `rows` drawn examples of its test split."""

    folder: str
    kind: Literal["units", "debates", "replies"] = "units"
    unseen: bool = False
    stand_in: StandIn = "topic"
    rows: int = 800
    terms: str


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    """What is never trained on: file names of debates, names of reply sets, folders whose test groups are shut out."""

    dev_debates: tuple[str, ...] = ()
    test_debates: tuple[str, ...] = ()
    dev_sets: str = ""
    test_sets: str = ""
    train_sets: tuple[str, ...] = ()
    shared_groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """The share of posts the model shall be sure of, and folders that were not trained on, for the temperature."""

    coverage: float = 0.8
    unseen: tuple[str, ...] = ()
    rows: int = 300


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """All of it; `encoder` is a path or hub id, empty for the base encoder of the package."""

    name: str
    version: str
    kind: Literal["classifier"] = "classifier"
    encoder: str = ""
    learning: Learning = field(default_factory=Learning)
    stance: Stage = field(default_factory=Stage)
    sampling: Sampling = field(default_factory=Sampling)
    held_out: HeldOut = field(default_factory=HeldOut)
    calibration: Calibration = field(default_factory=Calibration)
    sources: tuple[SourcePlan, ...] = ()
    tests: tuple[TestPlan, ...] = ()
    labels: tuple[IbisType, ...] = IBIS_TYPES


_FEWEST_TOKENS = 16
_PARTS = {"learning": Learning, "stance": Stage, "sampling": Sampling, "held_out": HeldOut, "calibration": Calibration}
_LISTS = {"source": ("sources", SourcePlan), "test": ("tests", TestPlan)}
_T = TypeVar("_T")


def read_recipe(file: Path) -> Recipe:
    """Read and check a recipe.

    Raises
    ------
    InputError
        If it is missing, no TOML, has an unknown or missing key, or a value of the wrong kind or range.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the recipe cannot be read ({error.strerror}); check the path.", file=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"this is not TOML ({error}); mend it.", file=file) from error
    said: dict[str, Any] = {}
    for key, value in content.items():
        if key in _PARTS:
            said[key] = _part(_PARTS[key], value, f"[{key}]", file)
        elif key in _LISTS:
            name, plan = _LISTS[key]
            if not isinstance(value, list):
                raise InputError(f"[{key}] stands alone; write it as [[{key}]].", file=file)
            said[name] = tuple(_part(plan, item, f"[[{key}]] {place}", file) for place, item in enumerate(value, 1))
        else:
            said[key] = value
    recipe = _part(Recipe, said, "the recipe", file)
    _check_ranges(recipe, file)
    return recipe


def _part(kind: type[_T], value: Any, where: str, file: Path) -> _T:
    if not isinstance(value, dict):
        raise InputError(f"{where} is {value!r}; write a table of keys.", file=file)
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
    hints = get_type_hints(kind)
    for key, given in value.items():
        if key not in known:
            raise InputError(f"{where} has the unknown key {key!r}; use {', '.join(known)}.", file=file)
        value[key] = _value(given, hints[key], f"{key} of {where}", file)
    try:
        return kind(**value)
    except TypeError as error:
        missing = str(error).split(": ")[-1]
        raise InputError(f"{where} lacks {missing}; add it.", file=file) from error


def _value(given: Any, hint: Any, what: str, file: Path) -> Any:
    choices = getattr(hint, "__args__", ()) if getattr(hint, "__origin__", None) is Literal else ()
    if choices and given not in choices:
        raise InputError(f"{what} is {given!r}; use one of {', '.join(choices)}.", file=file)
    if hint is float and isinstance(given, int) and not isinstance(given, bool):
        return float(given)
    if hint in (int, float, str, bool) and type(given) is not hint:
        raise InputError(f"{what} is {given!r}; give a value of the kind {hint.__name__}.", file=file)
    return tuple(given) if isinstance(given, list) else given


def _check_ranges(recipe: Recipe, file: Path) -> None:
    learning, sampling = recipe.learning, recipe.sampling
    least = {
        "epochs": learning.epochs,
        "batch": learning.batch,
        "checkpoint_steps": learning.checkpoint_steps,
        **{f"take or stance of {source.folder}": max(source.take, source.stance) for source in recipe.sources},
    }
    for name, number in least.items():
        if number < 1:
            raise InputError(f"{name} is {number}; give at least 1.", file=file)
    shares = {
        "warm_up": learning.warm_up,
        "smoothing": learning.smoothing,
        "drop": sampling.drop,
        "mask": sampling.mask,
        "balance": sampling.balance,
        "flip": sampling.flip,
        "coverage": recipe.calibration.coverage,
    }
    for name, share in shares.items():
        if not 0 <= share <= 1:
            raise InputError(f"{name} is {share}; give a number from 0 to 1.", file=file)
    if learning.max_tokens < _FEWEST_TOKENS:
        message = f"max_tokens is {learning.max_tokens}; give at least {_FEWEST_TOKENS}: parent and post need room."
        raise InputError(message, file=file)
    for name, pattern in (("dev_sets", recipe.held_out.dev_sets), ("test_sets", recipe.held_out.test_sets)):
        try:
            re.compile(pattern)
        except re.error as error:
            raise InputError(f"{name} is {pattern!r}, which is no pattern ({error}); mend it.", file=file) from error
    if not recipe.sources:
        raise InputError("the recipe has no [[source]]; name what to learn from.", file=file)
