"""How many threads a process computes with: the one place where it is set, alone or in a pool."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["processors", "threads_each", "use_threads"]

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def processors(quota: Path = _QUOTA) -> int:
    """Processors this process may use: those it is bound to, and no more than its container's quota; at least 1.

    torch itself takes all cores of the machine, also in a container that may use only two of them.
    """
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        allowed, period = quota.read_text(encoding="ascii").split()
        return max(1, min(bound, int(allowed) // int(period)))
    except (OSError, ValueError, ZeroDivisionError):  # no container of this kind, or "max": no quota
        return max(1, bound)


def threads_each(workers: int = 1) -> int:
    """Threads for each of `workers` processes that compute at the same time; ``OMP_NUM_THREADS`` is the most.

    Raises
    ------
    ValueError
        If `workers` is less than 1.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    share = max(1, processors() // workers)
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return min(share, int(asked)) if asked.isdecimal() and int(asked) > 0 else share


def use_threads(workers: int = 1) -> int:
    """Let torch and the tokenisers compute with `threads_each` threads in this process; returns how many.

    A program calls it once, before it loads a model; a pool calls it as it begins each of its `workers`.
    """
    import torch

    threads = threads_each(workers)
    torch.set_num_threads(threads)
    os.environ["RAYON_NUM_THREADS"] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "true" if threads > 1 else "false"
    return threads
