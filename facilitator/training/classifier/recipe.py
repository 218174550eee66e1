"""A training recipe: a validated TOML file that says what is learned, from what, and what is held out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, AliasChoices, Field, model_validator

from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.errors import InputError
from facilitator.validation import Checked, Many

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
    "read_content",
    "read_recipe",
]


StandIn = Literal["topic", "claim", "either"]

_FEWEST_TOKENS = 16  # parent and post need room

_Count = Annotated[int, Field(ge=0)]
_Some = Annotated[int, Field(ge=1)]
_Amount = Annotated[float, Field(ge=0)]
_Share = Annotated[float, Field(ge=0, le=1)]


def _a_pattern(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, OverflowError) as error:
        raise ValueError(f"{{what}} is {text!r}, which is no pattern ({error}); mend it.") from error
    return text


_Pattern = Annotated[str, AfterValidator(_a_pattern)]


class Learning(Checked):
    """How the network learns; lengths in tokens, `head_rate` for the new layer and `rate` for the encoder's."""

    epochs: _Some = 2
    batch: _Some = 32
    rate: _Amount = 5e-5
    head_rate: _Amount = 5e-4
    warm_up: _Share = 0.06
    weight_decay: _Amount = 0.01
    smoothing: _Share = 0.05
    max_tokens: int = Field(default=96, ge=_FEWEST_TOKENS)
    frozen_layers: _Count = 0
    checkpoint_steps: _Some = 50
    threads: _Count = 0
    seed: _Count = 0


class Stage(Checked):
    """A passage over the data before the main one, with its own length and rate of the encoder; none if 0 epochs."""

    called: ClassVar[str] = "[stance]"

    epochs: _Count = 0
    rate: _Amount = 1e-4


class Sampling(Checked):
    """How examples are drawn.

    `drop` is the share of examples, of all classes alike, whose parent is left empty or replaced by another one;
    `mask` the share of those from a source without all classes that only choose among the source's classes.
    `balance` is the power of a class's count in a source by which it is drawn: 1 as they come, 0 all alike.
    `flip` is the share of pros and cons whose parent is turned into its opposite, and with it the class, where the
    parent is a claim that can be negated (see `negation`).
    """

    drop: _Share = 0.15
    mask: _Share = 0.5
    balance: _Share = 0.5
    flip: _Share = 0.0
    seed: _Count = 0


class SourcePlan(Checked):
    """A training source: its folder below the data, its kind, and how many examples of it an epoch sees.

    `take` counts for the main stage, `stance` for the stage before it, in which only pros and cons, supports and
    attacks are drawn, and choose among themselves (and neutral pairs, where a source has them).
    `stand_in` is what a unit without a parent is shown under: the root question made of its topic, another claim of
    the same split and topic, or either, by its id. Claims are right where topics are bare tags, which no unit with a
    parent is ever seen under: there the form of the parent would tell the class.
    `terms` and `labelled_by`, whose judgement the labels are, go into the card.
    """

    called: ClassVar[str] = "a [[source]]"

    folder: str
    take: _Count = 0
    stance: _Count = 0
    kind: Literal["units", "debates", "replies", "pairs"] = "units"
    dev: _Count = 300
    dev_split: Literal["own", "hash"] = "own"
    stand_in: StandIn = "either"
    terms: str
    labelled_by: str = ""

    @model_validator(mode="after")
    def _is_drawn_from(self) -> Self:
        if not self.take and not self.stance:
            raise ValueError(f"take or stance of {self.folder} is 0; give at least 1.")
        return self


class TestPlan(Checked):
    """A source to measure on, at most `rows` drawn examples of its test split."""

    called: ClassVar[str] = "a [[test]]"

    folder: str
    kind: Literal["units", "debates", "replies"] = "units"
    unseen: bool = False
    stand_in: StandIn = "topic"
    rows: _Some = 800
    terms: str


class HeldOut(Checked):
    """What is never trained on: file names of debates, names of reply sets, folders whose test groups are shut out."""

    called: ClassVar[str] = "[held_out]"

    dev_debates: Many[str] = ()
    test_debates: Many[str] = ()
    dev_sets: _Pattern = ""
    test_sets: _Pattern = ""
    train_sets: Many[str] = ()
    shared_groups: Mapping[str, str] = Field(default_factory=dict)


class Calibration(Checked):
    """The share of posts the model shall be sure of, and folders that were not trained on, for the temperature."""

    coverage: _Share = 0.8
    unseen: Many[str] = ()
    rows: _Count = 300


class Recipe(Checked):
    """All of it; `encoder` is a path or hub id, empty for the base encoder of the package."""

    called: ClassVar[str] = "the recipe"

    name: str
    version: str
    kind: Literal["classifier"] = "classifier"
    encoder: str = ""
    learning: Learning = Field(default_factory=Learning)
    stance: Stage = Field(default_factory=Stage)
    sampling: Sampling = Field(default_factory=Sampling)
    held_out: HeldOut = Field(default_factory=HeldOut)
    calibration: Calibration = Field(default_factory=Calibration)
    sources: Many[SourcePlan] = Field(default=(), validation_alias=AliasChoices("source", "sources"))
    tests: Many[TestPlan] = Field(default=(), validation_alias=AliasChoices("test", "tests"))
    labels: Many[IbisType] = IBIS_TYPES

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.sources:
            raise ValueError("the recipe has no [[source]]; name what to learn from.")
        return self


def read_recipe(file: Path) -> Recipe:
    """Read and check a recipe.

    Raises
    ------
    InputError
        If it is missing, no TOML, has an unknown or missing key, or a value of the wrong kind or range.
    """
    return Recipe.of(read_content(file), file=file)


def read_content(file: Path) -> dict[str, Any]:
    """The tables of a recipe's file, unchecked.

    Raises
    ------
    InputError
        If it is missing or no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the recipe cannot be read ({error.strerror}); check the path.", file=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"this is not TOML ({error}); mend it.", file=file) from error
