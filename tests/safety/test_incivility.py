"""`Incivility`: what the file holds, when the model counts and when the rules do."""

import json

import numpy as np
import pytest

from facilitator import InputError
from facilitator.resources import resource
from facilitator.safety.cues import CUE_NAMES, TONES, cues
from facilitator.safety.incivility import Incivility, by_rules, verdict

LIMITS = {"harassment": 0.6, "threat": 0.5}


def tiny(**weights):
    """Vectors of two numbers: the first speaks for harassment, the second for a threat."""
    return Incivility(
        meaning=np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 3.0]]),
        signs=np.array([[weights.get(name, 0.0) * (row == 2) for name in CUE_NAMES] for row in range(3)]),
        bias=np.array([2.0, 0.0, 0.0]),
    )


def test_probabilities_sum_to_one_and_follow_the_meaning():
    chances = tiny().probabilities("so it is", np.array([1.0, 0.0]))
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.get) == "harassment"


def test_cues_count_beside_the_meaning():
    model, vector = tiny(veiled=9.0), np.array([0.0, 0.0])
    assert model.probabilities("Watch your back.", vector)["threat"] > 0.9
    assert model.probabilities("Watch the back door.", vector)["threat"] < 0.2


def test_of_another_script_only_the_cues_count():
    text = "تو احمق هستی"
    assert tiny().probabilities(text, np.array([0.0, 1.0])) == by_rules(cues(text))


def test_a_vector_of_another_encoder_is_refused():
    with pytest.raises(InputError, match="needs vectors of 2 numbers"):
        tiny().probabilities("so it is", np.zeros(3))


def test_it_is_written_and_read_again(tmp_path):
    file = tmp_path / "incivility.json"
    file.write_text(json.dumps(tiny(weapon=1.5).as_json()), encoding="utf-8")
    vector = np.array([0.6, 0.8])
    read, made = Incivility.load(file), tiny(weapon=1.5)
    assert read.probabilities("a knife", vector) == pytest.approx(made.probabilities("a knife", vector))


@pytest.mark.parametrize("change", [{"bias": [0.0]}, {"meaning": [[1.0]]}, {"temperature": None}])
def test_a_damaged_file_is_refused(tmp_path, change):
    file = tmp_path / "incivility.json"
    file.write_text(json.dumps(tiny().as_json() | change), encoding="utf-8")
    with pytest.raises(InputError, match="no incivility model"):
        Incivility.load(file)


def test_a_file_for_other_cues_is_refused(tmp_path):
    file = tmp_path / "incivility.json"
    file.write_text(json.dumps(tiny().as_json() | {"cues": ["shouting"]}), encoding="utf-8")
    with pytest.raises(InputError, match="other cues"):
        Incivility.load(file)


def test_the_rules_alone_pass_the_usual_thresholds():
    assert verdict(by_rules(cues("I will find you.")), **LIMITS).tone == "threat"
    assert verdict(by_rules(cues("You are an idiot.")), **LIMITS).tone == "harassment"
    assert verdict(by_rules(cues("The plan is idiotic.")), **LIMITS).tone == "civil"


def test_harassment_and_threat_together_are_enough():
    found = verdict({"civil": 0.3, "harassment": 0.3, "threat": 0.4}, **LIMITS)
    assert (found.tone, found.probability) == ("threat", pytest.approx(0.7))


def test_a_threshold_of_one_is_off():
    sure = {"civil": 0.0, "harassment": 0.0, "threat": 1.0}
    assert verdict(sure, harassment=0.6, threat=1.0).tone == "civil"
    assert verdict({"civil": 0.0, "harassment": 1.0, "threat": 0.0}, harassment=1.0, threat=0.5).tone == "civil"


def test_the_model_that_comes_along_fits():
    file = resource("models", "incivility") / "incivility.json"
    model = Incivility.load(file)
    assert model.meaning.shape == (len(TONES), 384)
    assert file.stat().st_size < 60_000
