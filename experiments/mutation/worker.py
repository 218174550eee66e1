"""Runs tests again and again in one copy of a tree: `python worker.py COPY LIBRARY...`, started by trial.py.

Most of a short test run goes into loading libraries. They are loaded here once, and each run is a fork of this process;
what is tested is never loaded here. One request a line comes in, as JSON: tests, a pytest expression, seconds, whether
to stop at the first failure. One line goes out: outcome, failed tests, seconds of processor time.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?:\[| - |$)", re.MULTILINE)
#: A mutant that fills the memory fails; the real thing stays well below.
_MOST_MEMORY = 6 * 2**30


def main() -> None:
    copy = Path(sys.argv[1])
    os.chdir(copy)
    sys.path[:0] = [str(copy)]
    for name in sys.argv[2:]:
        with suppress(ImportError):  # a tree may need fewer of them
            importlib.import_module(name)
    loaded = [name for name in sys.modules if name.split(".")[0] in ("facilitator", "tests")]
    if loaded:
        raise SystemExit(f"{loaded[0]} must not be loaded before a mutant is written.")
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # nothing else may get between the answers
    for line in sys.stdin:
        answers.write(json.dumps(run(copy.parent / f"{copy.name}.log", **json.loads(line))) + "\n")
        answers.flush()


def run(log: Path, *, tests: list[str], skip: str, seconds: int, first: bool) -> dict[str, object]:
    """One pytest run in a fork, with at most so many seconds of processor time, and ten times as many in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.fork()
    if child == 0:
        _test(log, tests=tests, skip=skip, seconds=seconds, first=first)
    status, late = _wait(child, until=time.monotonic() + 10 * seconds)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = log.read_text(encoding="utf-8", errors="replace")
    late |= os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    outcome = "timeout" if late else "survived" if code == 0 else "killed"
    return {"outcome": outcome, "failed": _FAILED.findall(said), "seconds": round(spent, 1), "said": said[-2000:]}


def _test(log: Path, *, tests: list[str], skip: str, seconds: int, first: bool) -> None:
    """In the child: it never returns."""
    code = 1
    try:
        os.setsid()
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (0, 1, 2):
            os.dup2(file, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        sys.dont_write_bytecode = True
        code = _pytest(["-q", "-p", "no:cacheprovider", "--tb=line", *(["-x"] if first else []), "-k", skip, *tests])
    finally:
        sys.stdout.flush()
        os._exit(code)


def _pytest(words: list[str]) -> int:
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    # The same examples each time, no limit that a busy machine breaks, and no search for the smallest failing example.
    settings.register_profile(
        "mutation",
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    settings.load_profile("mutation")
    return int(pytest.main(words))


def _wait(child: int, *, until: float) -> tuple[int, bool]:
    """The exit status, and whether the child, with all that it started, had to be ended."""
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status, False
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1], True


if __name__ == "__main__":
    main()
