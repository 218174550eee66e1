"""Names and values, such as the settings that a page came from, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.reports.rendering import View

__all__ = ["Fact", "Facts", "dotted", "facts"]


class Fact(NamedTuple):
    """A name with one value or more, each on a line of its own."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Facts(View):
    """A list of facts; nothing where there are none."""

    template = "facts.html.j2"
    facts: tuple[Fact, ...]


def facts(values: Mapping[str, object]) -> Facts:
    """A fact a value; a table within a table is told on one line, in brackets."""
    return Facts(tuple(Fact(_spaced(name), (_on_one_line(value),)) for name, value in values.items()))


def dotted(values: Mapping[str, object]) -> Facts:
    """A fact a value, those of a table within a table under dotted names; the entries of a list below one another."""
    return Facts(tuple(fact for name, value in values.items() for fact in _dotted(name, value)))


def _on_one_line(value: object) -> str:
    if isinstance(value, Mapping):
        inner = (
            (name, f"({_on_one_line(part)})" if isinstance(part, Mapping) else _on_one_line(part))
            for name, part in value.items()
        )
        return ", ".join(f"{_spaced(name)} {part}" for name, part in inner)
    return "–" if value is None else str(value)


def _dotted(name: str, value: object) -> Iterator[Fact]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _dotted(f"{name}.{key}", inner)
    elif isinstance(value, list | tuple):
        yield Fact(name, tuple(_entry(entry) for entry in value) or ("–",))
    else:
        yield Fact(name, ("–" if value is None else str(value),))


def _entry(entry: object) -> str:
    if isinstance(entry, Mapping):
        return ", ".join(str(value) for value in entry.values())
    return str(entry)


def _spaced(name: str) -> str:
    return name.replace("_", " ")
