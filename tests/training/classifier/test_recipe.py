import pytest

from facilitator.errors import InputError
from facilitator.resources import resource
from facilitator.training.classifier.recipe import read_recipe

SOURCE = '[[source]]\nfolder = "a"\ntake = 1\nterms = "CC0"\n'
HEAD = 'name = "a"\nversion = "1"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "this is not TOML"),
        (f'version = "1"\n{SOURCE}', "the recipe lacks 'name'; add it"),
        (f'{HEAD}colour = "red"\n{SOURCE}', "the recipe has the unknown key 'colour'; use name, version"),
        (f"{HEAD}{SOURCE}[learning]\nepoch = 2\n", r"\[learning\] has the unknown key 'epoch'"),
        (f'{HEAD}{SOURCE}[learning]\nepochs = "2"\n', "epochs of .learning. is '2'; give a value of the kind int"),
        (f"{HEAD}{SOURCE}[learning]\nepochs = true\n", "epochs of .learning. is True"),
        (f"{HEAD}{SOURCE}[learning]\nepochs = 0\n", "epochs is 0; give at least 1"),
        (f"{HEAD}{SOURCE}[learning]\nmax_tokens = 9\n", "max_tokens is 9; give at least 16"),
        (f"{HEAD}{SOURCE}[sampling]\ndrop = 1.5\n", "drop is 1.5; give a number from 0 to 1"),
        (f"{HEAD}learning = 3\n{SOURCE}", r"\[learning\] is 3; write a table"),
        (HEAD, "the recipe has no .*source"),
        (f'{HEAD}[source]\nfolder = "a"\n', r"write it as \[\[source\]\]"),
        (
            f'{HEAD}{SOURCE}kind = "posts"\n',
            "kind of .* 1 is 'posts'; use one of units, debates, replies, pairs",
        ),
        (f"{HEAD}{SOURCE}".replace("take = 1", "take = 0"), "take or stance of a is 0"),
        (f'{HEAD}{SOURCE}[held_out]\ntest_sets = "("\n', "test_sets is .* no pattern"),
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


def test_the_shipped_samples_are_not_held_out():
    held = read_recipe(resource("models", "recipes") / "ibis-minilm.toml").held_out
    samples = {file.stem for file in resource("corpora", "samples").glob("*.jsonl")}
    assert samples
    assert not samples & {*held.dev_debates, *held.test_debates}
