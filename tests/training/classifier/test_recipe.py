import json
import pickle
import tomllib

import pytest

from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.resources import resource
from facilitator.training.classifier.fingerprint import run_fingerprint
from facilitator.training.classifier.recipe import HeldOut, Learning, Recipe, SourcePlan, Stage, read_recipe

SOURCE = '[[source]]\nfolder = "a"\ntake = 1\nterms = "CC0"\n'
FINGERPRINT = (
    "64d94712cbff3643e82858b10918ebc4f9a2ffa31584e28cc73ec78d2dd3014a"  # of the shipped recipe, without examples
)
HEAD = 'name = "a"\nversion = "1"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "this is not TOML"),
        (f'version = "1"\n{SOURCE}', "the recipe lacks 'name'; add it"),
        (f'{HEAD}colour = "red"\n{SOURCE}', "'colour' is unknown in the recipe; use name, version"),
        (f"{HEAD}{SOURCE}[learning]\nepoch = 2\n", r"'epoch' is unknown in \[learning\]; use epochs, batch"),
        (f'{HEAD}{SOURCE}[learning]\nepochs = "2"\n', "epochs in .learning. is '2'; give a whole number of at least 1"),
        (f"{HEAD}{SOURCE}[learning]\nepochs = true\n", "epochs in .learning. is True; give a whole number"),
        (f"{HEAD}{SOURCE}[learning]\nepochs = 0\n", "epochs in .learning. is 0; give a whole number of at least 1"),
        (
            f"{HEAD}{SOURCE}[learning]\nmax_tokens = 9\n",
            "max_tokens in .learning. is 9; give a whole number of at least 16",
        ),
        (f"{HEAD}{SOURCE}[sampling]\ndrop = 1.5\n", "drop in .sampling. is 1.5; give a number from 0 to 1"),
        (f"{HEAD}learning = 3\n{SOURCE}", r"'learning' is 3; make it a table, \[learning\]"),
        (HEAD, "the recipe has no .*source"),
        (f'{HEAD}[source]\nfolder = "a"\n', r"write it as \[\[source\]\]"),
        (
            f'{HEAD}{SOURCE}kind = "posts"\n',
            r"kind in \[\[source\]\] 1 is 'posts'; use one of units, debates, replies, pairs",
        ),
        (f"{HEAD}{SOURCE}".replace("take = 1", "take = 0"), "take or stance of a is 0; give at least 1"),
        (f"{HEAD}{SOURCE}dev = -1\n", r"dev in \[\[source\]\] 1 is -1; give a whole number of at least 0"),
        (f'{HEAD}{SOURCE}[[source]]\nfolder = "b"\ntake = 1\n', r"\[\[source\]\] 2 lacks 'terms'; add it"),
        (f'{HEAD}{SOURCE}[[test]]\nfolder = "b"\nunseen = 1\n', r"unseen in \[\[test\]\] 1 is 1; give true or false"),
        (f"{HEAD}source = [3]\n", r"an entry of 'source' is 3; make it a table, \[\[source\]\]"),
        (f"{HEAD}{SOURCE}[learning]\nrate = inf\n", "rate in .learning. is inf; give a number of at least 0"),
        (f"{HEAD}{SOURCE}[held_out]\ntrain_sets = [3]\n", "an entry of train_sets in .held_out. is 3; give a text"),
        (f"{HEAD}{SOURCE}[held_out]\nshared_groups = 3\n", r"make it a table, \[held_out\.shared_groups\]"),
        (f"{HEAD}{SOURCE}[calibration]\ncoverage = 2\n", "coverage in .calibration. is 2; give a number from 0 to 1"),
        (f'labels = ["idea", "joke"]\n{HEAD}{SOURCE}', "an entry of labels is 'joke'; use one of issue, idea"),
        (f'{HEAD}{SOURCE}[held_out]\ntest_sets = "("\n', "test_sets in .held_out. is .* no pattern"),
    ],
)
def test_a_mistake_is_one_plain_sentence(tmp_path, text, said):
    file = tmp_path / "recipe.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=said) as caught:
        read_recipe(file)
    assert "\n" not in str(caught.value)


def test_a_missing_recipe_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="the recipe cannot be read"):
        read_recipe(tmp_path / "none.toml")


def test_the_shipped_recipe_is_right():
    recipe = read_recipe(resource("models", "recipes") / "ibis-minilm.toml")
    tested_only = {test.folder for test in recipe.tests if test.unseen}
    assert tested_only >= {"labelled/ukpconvarg1", "labelled/createdebate_threads", "labelled/infotypes_github"}
    assert not tested_only & {source.folder for source in recipe.sources}


def test_the_shipped_recipe_has_the_values_of_its_file():
    file = resource("models", "recipes") / "ibis-minilm.toml"
    said, recipe = tomllib.loads(file.read_text(encoding="utf-8")), read_recipe(file)
    assert (recipe.name, recipe.version, recipe.kind, recipe.labels) == ("ibis-minilm", "3", "classifier", IBIS_TYPES)
    for part in ("learning", "sampling", "calibration", "held_out"):
        kept = json.loads(json.dumps(getattr(recipe, part).model_dump()))
        assert {key: kept[key] for key in said[part]} == said[part]
    for name, plans in (("source", recipe.sources), ("test", recipe.tests)):
        assert len(plans) == len(said[name])
        for table, plan in zip(said[name], plans, strict=True):
            assert {key: getattr(plan, key) for key in table} == table


def test_a_whole_number_is_the_same_setting_as_a_real_one(tmp_path):
    def fingerprint(rate):
        file = tmp_path / "recipe.toml"
        file.write_text(f"{HEAD}{SOURCE}[learning]\nhead_rate = {rate}\n")
        return run_fingerprint(read_recipe(file), {})

    assert fingerprint("1") == fingerprint("1.0") != fingerprint("2")


def test_the_fingerprint_of_a_recipe_is_that_of_earlier_runs():
    recipe = read_recipe(resource("models", "recipes") / "ibis-minilm.toml")
    assert run_fingerprint(recipe, {}) == FINGERPRINT
    assert run_fingerprint(recipe.changed(learning=recipe.learning.changed(threads=7)), {}) == FINGERPRINT
    assert run_fingerprint(recipe.changed(learning=recipe.learning.changed(seed=7)), {}) != FINGERPRINT


def test_a_recipe_made_in_python_is_checked_too():
    source = SourcePlan(folder="a", take=1, terms="CC0")
    recipe = Recipe(name="a", version="1", sources=(source,))
    assert recipe.changed(name="b").sources == (source,)
    with pytest.raises(InputError, match=r"^the recipe has no \[\[source\]\]; name what to learn from\.$"):
        recipe.changed(sources=())
    with pytest.raises(InputError, match=r"^take or stance of a is 0; give at least 1\.$"):
        source.changed(take=0)
    with pytest.raises(InputError, match=r"^a \[\[source\]\] lacks 'terms'; add it\.$"):
        SourcePlan(folder="a", take=1)
    with pytest.raises(InputError, match=r"^batch in \[learning\] is 0; give a whole number of at least 1\.$"):
        Learning(batch=0)
    with pytest.raises(InputError, match=r"^epochs in \[stance\] is -1; give a whole number of at least 0\.$"):
        Stage(epochs=-1)
    with pytest.raises(InputError, match=r"^test_sets in \[held_out\] is '\(', which is no pattern"):
        HeldOut(test_sets="(")


def test_a_recipe_can_be_pickled():
    recipe = read_recipe(resource("models", "recipes") / "ibis-minilm.toml")
    assert pickle.loads(pickle.dumps(recipe)) == recipe


def test_the_shipped_samples_are_not_held_out():
    held = read_recipe(resource("models", "recipes") / "ibis-minilm.toml").held_out
    samples = {file.stem for file in resource("corpora", "samples").glob("*.jsonl")}
    assert samples
    assert not samples & {*held.dev_debates, *held.test_debates}
