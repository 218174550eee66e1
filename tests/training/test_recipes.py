"""The recipes of the small models: read, checked, and holding out what the classifier's recipe holds out."""

import json
import shutil
import tomllib

import pytest

from facilitator.errors import InputError
from facilitator.resources import resource
from facilitator.training.classifier.recipe import HeldOut, read_recipe
from facilitator.training.incivility.fit import IncivilityRecipe
from facilitator.training.linker.fit import LinkerRecipe
from facilitator.training.timing.boosting import Boosting
from facilitator.training.timing.fit import TimingRecipe

RECIPES = resource("models", "recipes")
KINDS = {"incivility": IncivilityRecipe, "linker": LinkerRecipe, "timing": TimingRecipe}
EACH = pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)


@pytest.fixture
def edited(tmp_path):
    """A shipped recipe beside the classifier's, with one thing in the place of another."""
    shutil.copy(RECIPES / "ibis-minilm.toml", tmp_path)

    def write(name, old="", new=""):
        text = (RECIPES / f"{name}.toml").read_text(encoding="utf-8")
        assert old in text
        file = tmp_path / f"{name}.toml"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return file

    return write


@EACH
def test_a_shipped_recipe_has_the_values_of_its_file(name, kind):
    said = tomllib.loads((RECIPES / f"{name}.toml").read_text(encoding="utf-8"))
    kept = json.loads(json.dumps(kind.load(RECIPES / f"{name}.toml").as_dict()))
    for key in set(said) - {"kind", "held_out"}:
        assert kept[key] == said[key] if not isinstance(said[key], dict) else kept[key].items() >= said[key].items()


@EACH
def test_what_the_classifier_holds_out_is_held_out(name, kind):
    held_out = read_recipe(RECIPES / "ibis-minilm.toml").held_out
    recipe = kind.load(RECIPES / f"{name}.toml")
    assert (recipe.dev, recipe.test) == (held_out.dev_debates, held_out.test_debates)
    assert recipe.test


@EACH
def test_provenance_has_every_setting_and_the_tests_but_not_all_that_is_held_out(name, kind):
    recipe = kind.load(RECIPES / f"{name}.toml")
    assert [key for key in kind.model_fields if key != "held_out"] == list(recipe.as_dict())[:-1]
    assert list(recipe.as_dict())[-1] == "test"
    assert recipe.as_dict()["test"] == recipe.test


@pytest.mark.parametrize("name", ["incivility", "timing"])
def test_the_shipped_models_were_made_with_settings_of_these_names(name):
    [file] = resource("models", name).glob("*.json")
    made_with = json.loads(file.read_text(encoding="utf-8"))["provenance"]["recipe"]
    kept = json.loads(json.dumps(KINDS[name].load(RECIPES / f"{name}.toml").as_dict()))
    assert list(made_with) == list(kept)
    assert made_with == kept


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("linker", 'name = "linker"', "", "the recipe lacks 'name'; add it"),
        ("linker", 'name = "linker"', "name = 3", "name is 3; give a text"),
        ("linker", "seed = 13", "seeds = 13", "'seeds' is unknown in the recipe; use name, seed, held_out, penalties"),
        ("linker", "seed = 13", "seed = -1", "seed is -1; give a whole number of at least 0"),
        ("linker", "seed = 13", 'test = ["a"]', "'test' is unknown in the recipe"),
        ("linker", "0.0001, ", '"a", ', "an entry of penalties is 'a'; give a number of at least 0"),
        ("linker", "answerable_penalty = 2.0", "answerable_penalty = -1", "answerable_penalty is -1; give a number of"),
        ("linker", '"ibis-minilm.toml"', "3", "held_out is 3; name the file of the classifier's recipe"),
        ("linker", '"ibis-minilm.toml"', '"none.toml"', "none.toml: the recipe cannot be read"),
        ("linker", 'held_out = "ibis-minilm.toml"', "", "the recipe lacks 'held_out'; add it"),
        ("linker", "seed = 13", "seed = ", "this is not TOML"),
        ("incivility", "folds = 5", "folds = 1", "folds is 1; give a whole number of at least 2"),
        ("incivility", "penalty = 1.0", "penalty = 0", "penalty is 0; give a number above 0"),
        ("incivility", "threat = 0.5", "threat = 5", "threat is 5; give a number from 0 to 1"),
        ("timing", "depth = 4", "depth = 4.5", r"depth in \[spoken_trees\] is 4.5; give a whole number of at least 1"),
        ("timing", "trees = 60", "", r"\[written_trees\] lacks 'trees'; add it"),
        ("timing", "trees = 60", "woods = 60", r"'woods' is unknown in \[written_trees\]; use trees, depth, rate"),
    ],
)
def test_a_mistake_is_one_plain_sentence_with_the_file(edited, name, old, new, says):
    with pytest.raises(InputError, match=says) as caught:
        KINDS[name].load(edited(name, old, new))
    assert ".toml: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mistake_in_the_classifiers_recipe_is_told_with_its_name(edited, tmp_path):
    beside = tmp_path / "ibis-minilm.toml"
    beside.write_text(beside.read_text(encoding="utf-8").replace("epochs = 4", "epochs = 0"), encoding="utf-8")
    with pytest.raises(InputError, match=r"ibis-minilm\.toml: epochs in \[learning\] is 0"):
        LinkerRecipe.load(edited("linker"))


def test_an_empty_list_of_penalties_leaves_nothing_to_choose_from():
    with pytest.raises(InputError, match=r"^penalties is \(\); give a list of at least 1\.$"):
        LinkerRecipe.load(RECIPES / "linker.toml").changed(penalties=())


def test_other_debates_can_be_held_out_in_python():
    recipe = LinkerRecipe.load(RECIPES / "linker.toml").changed(held_out=HeldOut(dev_debates=("a",)))
    assert (recipe.dev, recipe.test) == (("a",), ())


def test_trees_are_checked_when_they_are_described():
    with pytest.raises(InputError, match=r"^interruptions in \[boosting\] is 2; give a number from 0 to 1\.$"):
        Boosting(trees=1, depth=1, rate=0.1, least_leaf=1, interruptions=2)
