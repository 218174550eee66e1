"""Which tests are near a source file: those that mirror or name it, and for what is wired those of the whole path."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath

from mutants import area_of

__all__ = ["TIMED", "tests_near"]

#: For the agent and all that decides; a pattern without a file behind it is passed over.
WIRING = (
    "tests/test_agent.py",
    "tests/test_wiring.py",
    "tests/test_room*.py",
    "tests/test_events*.py",
    "tests/test_rebuild.py",
    "tests/interventions/test_decider.py",
    "tests/golden/test_*.py",
    "tests/replay/test_run.py",
)
#: Takes half a minute, where all others together take seconds.
SLOW = "tests/interventions/test_any_policy.py"
#: These measure seconds and fail on a busy machine: a mutant is not dead for that.
TIMED = ("a_post_costs_as_much_late_as_early", "two_hundred_people_take_milliseconds")


def tests_near(file: str, tests: Mapping[str, str]) -> tuple[str, ...]:
    """The test files to run for a mutant of `file`, the nearest first.

    Nearest is the test file of the same name, else all in the same folder, or in the next one above that has any; then
    the one named after the folder; then those of the same package that import the module by its name.

    Parameters
    ----------
    tests
        The test files there are, by path, with their texts.
    """
    path = PurePosixPath(file).relative_to("facilitator")
    folder = PurePosixPath("tests") / path.parent
    found = _matching(str(folder / f"test_{path.stem}.py"), tests)
    above = folder
    while not found and len(path.parts) > 1 and above != PurePosixPath("tests"):
        found = [test for test in sorted(tests) if PurePosixPath(test).parent == above]
        above = above.parent
    found += _matching(str(folder.parent / f"test_{folder.name}.py"), tests)
    module = ".".join(("facilitator", *path.with_suffix("").parts))
    package = f"tests/{path.parts[0]}/"
    found += [test for test, text in sorted(tests.items()) if test.startswith(package) and f"{module} " in text]
    if area_of(file) in ("agent", "interventions"):
        found += [test for pattern in WIRING for test in _matching(pattern, tests)]
    return tuple(test for test in dict.fromkeys(found) if test != SLOW)


def _matching(pattern: str, tests: Mapping[str, str]) -> list[str]:
    return [test for test in sorted(tests) if fnmatch(test, pattern)]
