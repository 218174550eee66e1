"""What the recipes of the small models have in common: `SmallRecipe`. They hold out the debates the classifier does."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import Field

from facilitator.errors import InputError
from facilitator.training.classifier.recipe import HeldOut, read_content, read_recipe
from facilitator.validation import Checked

__all__ = ["SmallRecipe"]


class SmallRecipe(Checked):
    """A recipe whose `held_out` names the file of the classifier's recipe, and is what that one holds out."""

    called: ClassVar[str] = "the recipe"

    name: str
    seed: int = Field(default=0, ge=0)
    held_out: HeldOut

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read and check a recipe, and the one it names.

        Raises
        ------
        InputError
            If either cannot be read or is not as it should be.
        """
        content = read_content(file)
        content.pop("kind", None)  # it chose the class
        named = content.get("held_out")
        if isinstance(named, str):
            content["held_out"] = read_recipe(file.parent / named).held_out
        elif named is not None:
            raise InputError(f"held_out is {named!r}; name the file of the classifier's recipe.", file=file)
        return cls.of(content, file=file)

    @property
    def dev(self) -> tuple[str, ...]:
        """The debates held out to choose by."""
        return self.held_out.dev_debates

    @property
    def test(self) -> tuple[str, ...]:
        """The debates held out to measure on."""
        return self.held_out.test_debates

    def as_dict(self) -> dict[str, Any]:
        """Every setting, and the debates held out as tests, for the provenance of a model."""
        return {**self.model_dump(exclude={"held_out"}), "test": self.test}
