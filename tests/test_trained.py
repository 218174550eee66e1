"""The whole path with the models that are shipped."""

import json

import pytest

from facilitator import Facilitator, Intervention, Observation, read
from facilitator.batch.classify import classify_file
from facilitator.classification import TypeInput
from facilitator.replay import record, replay
from facilitator.resources import resource

SAMPLE = resource("corpora", "samples") / "c22-sunbird-first-shop.jsonl"


@pytest.fixture(scope="module")
def agent():
    return Facilitator.load()


@pytest.fixture(scope="module")
def debate():
    return read(SAMPLE).debates[0]


def test_the_same_input_and_seed_give_the_same_bytes(agent, debate, tmp_path):
    for name in ("one", "two"):
        record(replay(agent, debate), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_one_by_one_and_in_batches_the_types_are_the_same(agent, debate, tmp_path):
    """Live and replay read a post at a time, classify reads many: the same labels for the same parents."""
    observed = [event for event in agent.replay(debate) if isinstance(event, Observation)]
    texts, types = [TypeInput("", post.text) for post in debate.posts], agent.models.types
    together = types.predict_proba(texts)
    rounding = 1e-5 if types.description["precision"] == "float32" else 1e-2
    for row, text in zip(together, texts, strict=True):
        assert types.predict_proba([text])[0] == pytest.approx(row, abs=rounding)
    classify_file(SAMPLE, tmp_path / "labels.jsonl", model=types)
    labels = [json.loads(line)["label"] for line in (tmp_path / "labels.jsonl").read_text("utf-8").splitlines()]
    with_reply = [number for number, post in enumerate(debate.posts) if post.reply_to]
    facilitators = {person.id for person in debate.participants if person.role != "participant"}
    for number in with_reply:
        if debate.posts[number].author not in facilitators:  # for whom the agent raises the odds of *other*
            assert labels[number] == observed[number].label


def test_the_agent_speaks_seldom_and_gives_its_reasons(agent, debate):
    said = [event for event in agent.replay(debate) if isinstance(event, Intervention)]
    assert 1 <= len(said) <= len(debate.posts) / 4
    for message in said:
        assert message.reason.endswith(".")
        assert message.evidence
