"""Whatever loads a model first says how many threads it may compute with: those of this process, not of the machine."""

import pytest
import torch

from facilitator import Facilitator, InputError
from facilitator.classification.classifier import IbisModel
from facilitator.processors import threads_each
from facilitator.resources import resource

SAMPLE = resource("corpora", "samples") / "a07-rooms-by-september.jsonl"


class NoModelError(InputError):
    """Enough: the rest would take a model."""


@pytest.fixture
def order(monkeypatch):
    """What was done first: threads set, or a model loaded."""
    done = []

    def loads(cls, *args, **options):
        done.append("load")
        raise NoModelError("no model here.")

    monkeypatch.setattr(torch, "set_num_threads", done.append)
    for kind in (Facilitator, IbisModel):
        monkeypatch.setattr(kind, "load", classmethod(loads))
    return done


@pytest.mark.parametrize(
    "words",
    [
        ("replay", SAMPLE),
        ("classify", SAMPLE),
        ("analyze", SAMPLE, "--out", "out"),
        ("evaluate", "classification", "--on", SAMPLE),
        ("demo", "--port", "0"),
        ("models", "export", "out"),
    ],
    ids=lambda words: words[0],
)
def test_threads_are_set_once_before_a_model_is_loaded(run, order, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    result = run(*words)
    assert order == [threads_each(), "load"]
    assert result.code == 2
    assert result.err.endswith("Error: no model here.\n")


@pytest.mark.parametrize("kind", ["linker", "timing", "incivility", "classifier"])
def test_training_sets_them_too(run, monkeypatch, tmp_path, kind):
    done = []
    monkeypatch.setattr(torch, "set_num_threads", done.append)
    (tmp_path / "recipe.toml").write_text(f'kind = "{kind}"\n')
    result = run("train", tmp_path / "recipe.toml")
    assert done[0] == threads_each()
    assert (result.code, result.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "nowhere"),
        ("evaluate", "nowhere"),
        ("evaluate", "cost", "--on", "nowhere"),
        ("replay", "--seed", "x"),
    ],
)
def test_a_wrong_call_does_not_wait_for_torch(run, order, words):
    assert run(*words).code == 2
    assert order == []
