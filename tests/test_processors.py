import os

import pytest

import facilitator.processors as module
from facilitator.processors import processors, threads_each


@pytest.fixture(autouse=True)
def eight(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(8)), raising=False)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)


@pytest.mark.parametrize(
    ("said", "found"), [("200000 100000", 2), ("max 100000", 8), ("50000 100000", 1), ("9900000 100000", 8), ("", 8)]
)
def test_a_containers_quota_counts(tmp_path, said, found):
    (tmp_path / "cpu.max").write_text(said)
    assert processors(tmp_path / "cpu.max") == found


@pytest.mark.parametrize(("workers", "each"), [(1, 8), (2, 4), (3, 2), (8, 1), (100, 1)])
def test_a_pool_shares_the_processors(monkeypatch, workers, each):
    monkeypatch.setattr(module, "processors", lambda: 8)
    assert threads_each(workers) == each


@pytest.mark.parametrize(("asked", "each"), [("2", 2), ("64", 8), ("", 8), ("no", 8), ("0", 8)])
def test_omp_num_threads_is_the_most(monkeypatch, asked, each):
    monkeypatch.setattr(module, "processors", lambda: 8)
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert threads_each() == each


def test_no_workers_are_refused():
    with pytest.raises(ValueError, match="workers is 0"):
        threads_each(0)
