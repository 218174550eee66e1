import json
import shutil
from dataclasses import replace

import pytest

from facilitator import InputError, Participant, write
from facilitator.interventions.watches.gate import Gate
from facilitator.resources import resource
from facilitator.training import train_timing
from tests.agents import plain_debate

TREES = """trees = 5
depth = 2
rate = 0.1
least_leaf = 2
interruptions = 0.2
folds = 2
"""
RECIPE = f"""
kind = "timing"
name = "tiny"
seed = 1
held_out = "ibis-minilm.toml"
spoken = "turns.jsonl"
spoken_train = "ES"
spoken_test = "IS"
spoken_terms = "made up"
written = "debates"
written_terms = "made up"
[spoken_trees]
{TREES}
[written_trees]
{TREES}"""


@pytest.fixture
def data(tmp_path):
    """Two meetings of one site, one of another, and three debates with a facilitator, the last of them held out."""
    (tmp_path / "data" / "debates").mkdir(parents=True)
    rows = [
        {
            "id": f"{meeting}-{n}",
            "meeting": meeting,
            "speaker": "pm" if n % 3 == 0 else f"s{n % 3}",
            "role": "PM" if n % 3 == 0 else "UI",
            "start": float(4 * n),
            "text": "And what do you think?" if n % 3 == 0 else "It should be yellow." if n % 3 == 2 else "well I",
        }
        for meeting in ("ES2002a", "ES2003a", "IS1000a")
        for n in range(30)
    ]
    (tmp_path / "data" / "turns.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for id in ("a01-lowtown-drains", "a02-night-buses", "a03-covered-market"):
        debate = plain_debate(24, id=id)
        lead = replace(debate.participants[0], role="facilitator")
        people = (lead, *debate.participants[1:], Participant(id="someone"))
        write([replace(debate, participants=people)], tmp_path / "data" / "debates" / f"{id}.jsonl", format="native")
    return tmp_path / "data"


@pytest.fixture
def recipe(tmp_path):
    shutil.copy(resource("models", "recipes") / "ibis-minilm.toml", tmp_path)
    path = tmp_path / "tiny.toml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def test_a_gate_is_learned_measured_on_another_site_and_written(data, recipe, tmp_path):
    folder = train_timing(recipe, data=data, out=tmp_path / "model")
    Gate.load(folder / "timing.json")
    content = json.loads((folder / "timing.json").read_text(encoding="utf-8"))
    spoken = content["figures"]["spoken"]
    assert spoken["trained_on"] == {"debates": 2, "moments": 40}
    assert spoken["test"]["all"]["macro_f1"]["n"] == 20
    assert spoken["test"]["all"]["average_precision"]["value"] > spoken["test"]["always"]["average_precision"]["value"]
    assert content["figures"]["written"]["trained_on"]["debates"] == 2
    assert content["provenance"]["data_sha256"]


def test_a_recipe_with_an_unknown_key_is_refused(data, recipe):
    recipe.write_text(RECIPE.replace("depth = 2", "deep = 2"), encoding="utf-8")
    with pytest.raises(InputError, match=r"'deep' is unknown in .spoken_trees.; use trees, depth"):
        train_timing(recipe, data=data)
