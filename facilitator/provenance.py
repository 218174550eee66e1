"""How to get the same figures again: what ran, on what, with which versions. No clock is read here."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from facilitator import __version__
from facilitator.errors import InputError

__all__ = ["data_hash", "provenance", "revision", "versions"]

_PACKAGES = ("numpy", "scikit-learn", "scipy", "spacy", "statsmodels", "torch", "transformers")
_ROOT = Path(__file__).resolve().parent.parent


def provenance(
    *,
    suite: str,
    files: Sequence[Path],
    counts: Mapping[str, Any],
    model: Mapping[str, Any],
    policy: Mapping[str, Any],
    seed: int,
    intervals: str,
    date: str | None = None,
) -> dict[str, Any]:
    """What belongs to the result of a suite; every value fits into JSON.

    Parameters
    ----------
    files
        The input files and export folders.
    counts
        How many debates and posts were read, how many had a gold, and what was left out.
    model, policy
        The model's description, the policy as it was used.
    intervals
        One sentence on how the intervals came about.
    date
        As it shall stand in the result; the package reads no clock for it.
    """
    digest, listed = data_hash(files)
    return {
        "config": {"suite": suite, "seed": seed, "date": date},
        "data": {"sha256": digest, "files": listed, **counts},
        "intervals": intervals,
        "model": dict(model),
        "policy": dict(policy),
        "versions": versions(),
        "revision": revision(),
    }


def data_hash(paths: Iterable[Path]) -> tuple[str, list[dict[str, Any]]]:
    """One SHA-256 over the contents of all files, and name, size and SHA-256 of each.

    The names of folders above do not matter, nor does the order of `paths`: the one hash is over the sorted hashes
    of the files, one a line.

    Raises
    ------
    InputError
        If a file can no longer be read.
    """
    listed = []
    for path in paths:
        inside = sorted(entry for entry in path.rglob("*") if entry.is_file()) if path.is_dir() else [path]
        for file in inside:
            name = str(file.relative_to(path.parent))
            try:
                with file.open("rb") as handle:
                    digest = hashlib.file_digest(handle, "sha256").hexdigest()
                listed.append({"name": name, "bytes": file.stat().st_size, "sha256": digest})
            except OSError as error:
                raise InputError(f"it cannot be read: {error.strerror}; check the file.", file=file) from error
    lines = "".join(f"{entry['sha256']}\n" for entry in sorted(listed, key=lambda entry: str(entry["sha256"])))
    return hashlib.sha256(lines.encode()).hexdigest(), listed


def versions() -> dict[str, str | None]:
    """Versions of this package, Python and the libraries that figures may depend on; `None` if not installed."""
    found: dict[str, str | None] = {"facilitator": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def revision(root: Path = _ROOT) -> str | None:
    """The git commit of the checkout this package runs from, with ``+changes`` if files differ; else `None`."""
    if not (root / ".git").exists():
        return None
    try:
        head = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.SubprocessError):
        return None  # no git on this machine, or no commit yet: the figures are as good without
    return f"{head}+changes" if changed else head


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "--no-optional-locks", "-C", str(root), *words], capture_output=True, text=True, timeout=20, check=True
    )
    return done.stdout.strip()
