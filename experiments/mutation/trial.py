"""A copy of the tree to break, and `Bench`, which puts mutants into it one by one and runs the tests near them."""

from __future__ import annotations

import compileall
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any

from nearby import TIMED

__all__ = ["Bench", "copied", "digest"]

#: What the tests near need of a tree.
PARTS = ("facilitator", "tests", "models", "corpora", "pyproject.toml")
#: What tests load and mutants never touch; a tree may need fewer of them.
LIBRARIES = (
    *("hypothesis", "pytest", "_pytest.assertion", "numpy", "numpy.testing", "pandas", "pydantic", "httpx", "rich"),
    *("ruptures", "safetensors", "scipy.optimize", "scipy.stats", "sklearn.linear_model", "sklearn.ensemble", "spacy"),
    *("spacy.lang.en", "statsmodels.api", "statsmodels.formula.api", "torch", "jsonschema", "networkx"),
)
_WORKER = Path(__file__).parent / "worker.py"


def copied(tree: Path) -> list[str]:
    """The files of a tree that belong to it, sorted; of a git checkout those that git knows, else all."""
    if (tree / ".git").exists():
        words = ["git", "--no-optional-locks", "-C", str(tree), "ls-files", "-z", "--", *PARTS]
        found = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split("\0")
    else:
        inside = (entry for part in PARTS for entry in ((tree / part), *(tree / part).rglob("*")))
        found = [str(entry.relative_to(tree)) for entry in inside if "__pycache__" not in entry.parts]
    return sorted(name for name in found if name and (tree / name).is_file())


def digest(tree: Path, files: Sequence[str]) -> str:
    """One hash of names and contents, so that verdicts on another source or with other tests are not taken over."""
    whole = hashlib.sha256()
    for name in files:
        whole.update(f"{name}\0{hashlib.sha256((tree / name).read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


class Bench:
    """A copy of a tree in `folder`, with a process of its own that tests it.

    Parameters
    ----------
    seconds
        Processor time that a mutant may take; one that takes more counts as found.
    libraries
        What is loaded once for all runs.
    """

    def __init__(
        self,
        tree: Path,
        files: Sequence[str],
        folder: Path,
        *,
        seconds: int,
        libraries: Sequence[str] = LIBRARIES,
    ) -> None:
        self.folder, self.seconds = folder, seconds
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tree / name, folder / name)
        # Checked by content: two mutants of one length in one second must not be taken for each other.
        compileall.compile_dir(folder / "facilitator", quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        outside = ("FACILITATOR_DATA", "PYTEST_ADDOPTS")
        alone = {name: value for name, value in os.environ.items() if name not in outside}
        self._process = subprocess.Popen(
            [sys.executable, str(_WORKER), str(folder), *libraries],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**alone, "PYTHONPATH": str(folder), "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )

    def whole(self, tests: Sequence[str]) -> dict[str, Any]:
        """What these tests say of the tree as it is, all of them."""
        return self._ask(tests, first=False, seconds=100 * self.seconds)

    def trial(self, texts: Mapping[str, str], tests: Sequence[str]) -> dict[str, Any]:
        """What the tests say with these texts in place of the tree's; the copy is whole again afterwards."""
        before = {name: (self.folder / name).read_bytes() for name in texts}
        try:
            for name, text in texts.items():
                (self.folder / name).write_text(text, encoding="utf-8", newline="")
            return self._ask(tests, first=True, seconds=self.seconds)
        finally:
            for name, content in before.items():
                (self.folder / name).write_bytes(content)

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait()

    def _ask(self, tests: Sequence[str], *, first: bool, seconds: int) -> dict[str, Any]:
        skip = f"not ({' or '.join(TIMED)})"
        request = {"tests": list(tests), "skip": skip, "seconds": seconds, "first": first}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit("The process that runs the tests has ended; its message is above.")
        return json.loads(answer)
