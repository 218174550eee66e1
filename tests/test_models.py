import subprocess
import sys
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from facilitator import Debate, Facilitator, InputError, Post
from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.interventions.watches.timing import FEATURES
from facilitator.models import Models, load_models
from facilitator.reading import Request
from tests.agents import plain_agent, plain_debate, plain_models


@pytest.fixture(scope="module")
def shipped():
    return load_models()


def test_two_models_are_enough_and_nothing_is_known_of_moments_then():
    models = Models(embedder=HashEmbedder(), types=KeywordModel())
    assert (models.gate, models.incivility) == (None, None)
    agent = Facilitator(models)
    agent.start(plain_debate(0, threaded=False))
    seen = [agent.observe(post) for post in plain_debate(threaded=False).posts]
    assert {one.p_speak for one in seen} == {None}
    assert len({one.target for one in seen}) > 2  # links are guessed all the same


def test_what_rooms_share_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        plain_models().gate = None


def test_rooms_with_the_same_models_know_nothing_of_each_other():
    models, debate = plain_models(), plain_debate()
    one, other = Facilitator(models), Facilitator(models)
    other.start(Debate(id="other", question="What about the buses?"))
    one.start(debate)
    alone = plain_agent(policy=one.policy)
    alone.start(debate)
    for post in debate.posts:
        other.observe(Post(id=post.id, author="somebody", text="Why is there no bus at night?", time=post.time))
        assert one.observe(post) == alone.observe(post)


def test_sentences_are_typed_unless_nobody_asks_for_them():
    models, post = plain_models(), Request(text="We should pay. Why not?")
    (cut,), (whole,) = models.reader().read([post]), models.reader(units=False).read([post])
    assert [unit.label for unit in cut.units] == ["idea", "issue"]
    assert whole.units == ()
    assert (whole.label, whole.probabilities, whole.embedding) == (cut.label, cut.probabilities, cut.embedding)


def test_the_models_that_come_along_fit_each_other(shipped):
    english, other = shipped.reader().read(
        [Request(text="You are an idiot, shut up."), Request(text="Tais-toi, idiot.", language="fr")]
    )
    assert len(english.vector) == shipped.embedder.dimension
    assert (english.tone_by, other.tone_by) == ("model", "rules")
    assert english.tone["harassment"] > 0.5
    assert 0 < shipped.gate.probability(np.zeros(len(FEATURES)), "spoken") < 1
    assert english.models == shipped.reader(units=False).read([Request(text="Hello.")])[0].models


def test_an_agent_is_loaded_with_them_and_may_leave_sentences_alone():
    agent = Facilitator.load(units=False)
    assert agent.models.gate is not None
    assert agent.models.incivility is not None
    assert agent.observe(Post(id="p", author="a", text="We should pay. Why not?")).units == ()


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(InputError, match=str(tmp_path)):
        load_models(tmp_path / "nowhere")


def test_nothing_heavy_is_loaded_before_a_model_is():
    code = "import facilitator, facilitator.models, sys; sys.exit('torch' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
