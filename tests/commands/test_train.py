"""``facilitator train``: the recipe's kind says what is learned."""

import pytest


@pytest.fixture
def learned(monkeypatch, tmp_path):
    """What would have been learned, by whom and with what."""
    calls = []

    def learner(name):
        def learn(recipe, *, data, out, progress):
            calls.append((name, recipe.name, data, out))
            return tmp_path / "model"

        return learn

    for name in ("incivility", "linker", "timing"):
        monkeypatch.setattr(f"facilitator.training.train_{name}", learner(name))
    monkeypatch.setattr("facilitator.training.classifier.run.train", learner("classifier"))
    return calls


@pytest.mark.parametrize("kind", ["incivility", "linker", "timing", "classifier"])
def test_the_kind_in_the_recipe_chooses_who_learns(run, learned, tmp_path, kind):
    (tmp_path / "r.toml").write_text(f'kind = "{kind}"\n', encoding="utf-8")
    result = run("train", tmp_path / "r.toml", "--data", tmp_path, "--out", tmp_path / "model")
    assert result == (0, "", f"The model and its card are in {tmp_path / 'model'}.\n")
    assert learned == [(kind, "r.toml", tmp_path, tmp_path / "model")]


@pytest.mark.parametrize("content", ["name = 'no kind'\n", "not = TOML =\n", None])
def test_a_recipe_without_a_kind_is_the_classifiers_to_judge(run, learned, tmp_path, content):
    if content is not None:
        (tmp_path / "r.toml").write_text(content, encoding="utf-8")
    run("train", tmp_path / "r.toml")
    assert [call[0] for call in learned] == ["classifier"]


@pytest.mark.parametrize("content", ['kind = "linker"\n', 'kind = "timing"\n', "steps = 3\n", "not = TOML =\n"])
def test_a_recipe_that_lacks_things_is_one_sentence(run, tmp_path, content):
    recipe = tmp_path / "r.toml"
    recipe.write_text(content, encoding="utf-8")
    result = run("train", recipe)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert str(recipe) in result.err
