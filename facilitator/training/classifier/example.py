"""What the classifier learns from and is measured on: `Example`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.classification.protocols import TypeInput
from facilitator.debate import IbisType

__all__ = ["Example", "normalised"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled post.

    Parameters
    ----------
    group
        Meeting, debate, topic or set; one group is never on both sides of a split.
    parent
        What the post answers, or what stands in for it. Every class gets one, by the same rule, so that whether
        there is a parent tells nothing.
    instead
        Other parents it may be seen with in training: the post before, the root question.
    pair
        Examples of one group and pair say nearly the same words with opposite labels; empty for all others.
    sex
        Of who said it, as the corpus's owner recorded it; empty where nothing was. No model ever sees it: it is there
        to tell whether one errs more on women than on men.
    """

    source: str
    id: str
    group: str
    text: str
    label: IbisType
    parent: str
    instead: tuple[str, ...] = ()
    pair: str = ""
    sex: str = ""

    @property
    def input(self) -> TypeInput:
        """What the model is given."""
        return TypeInput(self.parent, self.text)


def normalised(text: str) -> str:
    """Its words in small letters, to find the same text again."""
    return " ".join(_WORD.findall(text.lower()))
