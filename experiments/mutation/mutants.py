"""The mutants of a tree: which files they are made of, what each changes, and a draw with equal shares of the areas."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from random import Random

from operators import edits  # these two are files beside this one
from source import Source

__all__ = ["AREAS", "Mutant", "area_of", "compiles", "draw", "mutants_of", "optional_keywords", "sources"]

#: What is mutated, by area, and what of it is not.
AREAS = {
    "agent": (
        *("facilitator/agent.py", "facilitator/room.py", "facilitator/logged_room.py", "facilitator/amending.py"),
        *("facilitator/reader.py", "facilitator/reading.py", "facilitator/observation.py"),
    ),
    "interventions": ("facilitator/interventions/*.py",),
    "ibis": ("facilitator/ibis/*.py",),
    "participation": ("facilitator/participation/*.py",),
}
LEFT_OUT = ("facilitator/interventions/words/rewording/*", "facilitator/ibis/exports/*")


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """`old`, at byte `start` of `file`, becomes `new`; `line` and its text, `source`, are for people to read."""

    file: str
    line: int
    operator: str
    start: int
    old: str
    new: str
    source: str

    @property
    def id(self) -> str:
        return f"{self.file}:{self.start}:{self.old}:{self.new}"

    def apply(self, text: str) -> str:
        """The text of the file with the fault in it."""
        data, old = text.encode(), self.old.encode()
        end = self.start + len(old)
        if data[self.start : end] != old:
            raise ValueError(f"{self.file} is not the file that the mutant was made of.")
        return (data[: self.start] + self.new.encode() + data[end:]).decode()


def area_of(file: str) -> str | None:
    """The area that a file belongs to; `None` if it is not mutated. A star stands for folders too."""
    if any(fnmatch(file, pattern) for pattern in LEFT_OUT):
        return None
    return next((area for area, files in AREAS.items() if any(fnmatch(file, pattern) for pattern in files)), None)


def sources(tree: Path, files: Iterable[str]) -> dict[str, str]:
    """The texts of what is mutated."""
    return {file: (tree / file).read_text(encoding="utf-8") for file in sorted(files) if area_of(file) is not None}


def mutants_of(file: str, text: str, optional: Mapping[str, frozenset[str]]) -> Iterator[Mutant]:
    """All one-line mutants of a file."""
    source = Source(text)
    lines = text.splitlines()
    for edit in edits(source, optional):
        old = source.data[edit.start : edit.end].decode()
        line = source.line(edit.start + len(old) - len(old.lstrip(", \n")))
        yield Mutant(
            file=file,
            line=line,
            operator=edit.operator,
            start=edit.start,
            old=old,
            new=edit.new,
            source=lines[line - 1].strip(),
        )


def compiles(mutant: Mutant, text: str) -> bool:
    """Whether it is another program at all."""
    try:
        return ast.dump(ast.parse(mutant.apply(text))) != ast.dump(ast.parse(text))
    except SyntaxError:
        return False


def draw(mutants: Sequence[Mutant], texts: Mapping[str, str], *, number: int, seed: int) -> list[Mutant]:
    """`number` mutants, as many of each area as can be, of each line one at most."""
    found: list[Mutant] = []
    for place, area in enumerate(AREAS):
        share = number // len(AREAS) + (place < number % len(AREAS))
        candidates = [mutant for mutant in mutants if area_of(mutant.file) == area]
        Random(f"{seed}|{area}").shuffle(candidates)
        lines: dict[tuple[str, int], Mutant] = {}
        for mutant in candidates:
            if len(lines) == share:
                break
            if (mutant.file, mutant.line) not in lines and compiles(mutant, texts[mutant.file]):
                lines[mutant.file, mutant.line] = mutant
        found += lines.values()
    return found


def optional_keywords(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each function and dataclass of these texts, the keywords that a call can do without.

    Of several with one name, those that some call can do without.
    """
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                names = _defaults(node.args)
            elif isinstance(node, ast.ClassDef):
                names = {
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and one.value is not None and isinstance(one.target, ast.Name)
                }
                for one in node.body:
                    if isinstance(one, ast.FunctionDef) and one.name == "__init__":
                        names |= _defaults(one.args)
            else:
                continue
            found[node.name] = found.get(node.name, frozenset()) | names
    return found


def _defaults(arguments: ast.arguments) -> set[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    names = {one.arg for one in positional[len(positional) - len(arguments.defaults) :]}
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return names | {one.arg for one, default in pairs if default is not None}
