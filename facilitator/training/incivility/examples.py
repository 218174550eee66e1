"""What `Incivility` learns from: `Example`, read from a JSON Lines file or taken from a civil debate."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from facilitator.debate import Debate, Post
from facilitator.errors import InputError
from facilitator.safety.cues import TONES, Tone

__all__ = ["Example", "civil_example", "read_examples"]

_KEYS = ("text", "label", "group", "language", "split")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A text and its tone. Those of one `group` were written together; `debate` says that it is a post of a debate."""

    text: str
    label: Tone
    group: str
    language: str
    split: str
    weight: float = 1.0
    debate: bool = False


def civil_example(debate: Debate, post: Post, *, weight: float) -> Example:
    """A post of a debate that is known to be civil."""
    return Example(
        text=post.text,
        label="civil",
        group=debate.id,
        language="en",
        split="train",
        weight=weight,
        debate=True,
    )


def read_examples(file: Path) -> list[Example]:
    """The examples in a file, one JSON object a line.

    Raises
    ------
    InputError
        If it cannot be read, or a line is no example.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(f"the examples cannot be read ({error}); check the recipe.", file=file) from error
    return [_example(line, file, number) for number, line in enumerate(lines, start=1)]


def _example(line: str, file: Path, number: int) -> Example:
    try:
        row = json.loads(line)
        example = Example(**{key: row[key] for key in _KEYS})
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"this is no example ({error}); mend the line.", file=file, line=number) from error
    if example.label not in TONES or example.split not in ("train", "test"):
        message = f"label {example.label!r} or split {example.split!r} is unknown; mend the line."
        raise InputError(message, file=file, line=number)
    return example
