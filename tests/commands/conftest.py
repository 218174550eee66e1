import subprocess
import sys
from typing import NamedTuple

import pytest

from facilitator import Facilitator, Policy
from facilitator.classification import KeywordModel
from facilitator.classification.classifier import IbisModel
from facilitator.cli import main
from tests.agents import plain_agent


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line in this process, as ``facilitator WORDS...`` would."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["facilitator", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def plain(monkeypatch):
    """The agent and the classifier of these tests need no trained model."""

    def load(cls, *, model=None, policy=None, seed=0, units=True):
        return plain_agent(policy=Policy.load(policy) if isinstance(policy, str) else policy, seed=seed)

    monkeypatch.setattr(Facilitator, "load", classmethod(load))
    monkeypatch.setattr(IbisModel, "load", classmethod(lambda cls, folder=None: KeywordModel()))


@pytest.fixture
def served(monkeypatch):
    """``facilitator demo`` returns as soon as it would serve; what it was asked to serve and where."""
    asked = []

    class Server:
        def run(self, *, sockets):
            asked.append(sockets[0].getsockname())

    monkeypatch.setattr("facilitator.ui.serving.server_for", lambda page: Server())
    return asked


@pytest.fixture
def fresh():
    """Run ``python -c CODE`` in a process of its own."""

    def call(code):
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)

    return call
