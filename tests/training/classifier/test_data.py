from collections import Counter

import pytest

from facilitator.errors import InputError
from facilitator.resources import resource
from facilitator.training.classifier.corpora import debate_examples, reply_examples, unit_examples
from facilitator.training.classifier.data import draw, load, load_test
from facilitator.training.classifier.example import normalised
from facilitator.training.classifier.questions import question
from facilitator.training.classifier.recipe import read_recipe


def test_no_group_is_on_two_sides(tiny_recipe, tiny_corpora):
    recipe = read_recipe(tiny_recipe())
    parts = load(recipe, tiny_corpora)
    sides = [
        {(row.source, row.group) for rows in parts.train.values() for row in rows if row.source != "claims"},
        {(row.source, row.group) for row in parts.dev if row.source != "claims"},
        {(row.source, row.group) for test in recipe.tests[:2] for row in load_test(recipe, test, tiny_corpora)},
    ]
    assert all(sides)
    assert sum(len(side) for side in sides) == len(set.union(*sides))


def test_the_own_split_of_a_corpus_is_kept(tiny_recipe, tiny_corpora):
    recipe = read_recipe(tiny_recipe())
    found = Counter(split for split, _ in unit_examples(tiny_corpora / "claims"))
    assert found == {"train": 24, "dev": 12, "test": 12}
    assert len(load_test(recipe, recipe.tests[2], tiny_corpora)) == 12


def test_words_of_a_test_are_not_trained_on(tiny_recipe, tiny_corpora):
    recipe = read_recipe(tiny_recipe())
    parts = load(recipe, tiny_corpora)
    tested = {normalised(row.text) for test in recipe.tests for row in load_test(recipe, test, tiny_corpora)}
    trained = {normalised(row.text) for rows in parts.train.values() for row in rows}
    assert not {text for text in tested & trained if len(text.split()) >= 5}


def test_every_class_has_a_parent(tiny_corpora):
    examples = [row for _, row in unit_examples(tiny_corpora / "claims", "claim")]
    assert all(row.parent and row.parent != row.text for row in examples)
    assert {row.label for row in examples} == {"pro", "idea"}


def test_a_post_without_reply_to_is_seen_under_the_question_or_the_post_before(tiny_corpora):
    examples = [row for _, row in debate_examples(tiny_corpora / "debates") if row.label in ("issue", "idea")]
    texts = {row.text for _, row in debate_examples(tiny_corpora / "debates")}
    kinds = Counter("question" if row.parent.startswith("what is to be done") else "post" for row in examples)
    assert kinds["question"] > kinds["post"] > 0
    assert all(row.parent in texts for row in examples if not row.parent.startswith("what is to be done"))


def test_near_identical_pros_and_cons_are_paired(tiny_corpora):
    rows = [row for _, row in reply_examples(tiny_corpora / "replies") if row.group == "r1-003"]
    assert [bool(row.pair) for row in rows] == [True, True, False]
    assert rows[0].pair == rows[1].pair


def test_a_missing_corpus_is_one_sentence(tmp_path, tiny_recipe):
    with pytest.raises(InputError, match="name the folder of the corpora with --data"):
        load(read_recipe(tiny_recipe()), tmp_path)


def test_a_broken_corpus_names_the_line(tmp_path):
    (tmp_path / "units.jsonl").write_text('{"id": 1}\n{\n')
    with pytest.raises(InputError, match=r"line 2: this is not JSONL"):
        unit_examples(tmp_path)


def test_a_draw_is_the_same_for_the_same_seed_and_keeps_the_order():
    rows = list(range(100))
    assert draw(rows, 10, seed=1) == draw(rows, 10, seed=1) == sorted(draw(rows, 10, seed=1))
    assert draw(rows, 10, seed=1) != draw(rows, 10, seed=2)
    assert draw(rows, 200, seed=1) == rows


@pytest.mark.parametrize(
    "topic", ["Should we ban cars?", "We should ban private cars downtown", "Petition: Ban it all now ok"]
)
def test_a_topic_that_is_a_sentence_stays(topic):
    assert question(topic, "x") == topic.removeprefix("Petition: ")


def test_a_bare_topic_becomes_a_question_about_it():
    assert "health care, law" in question("health_care|law", "x")
    assert question(None, "x") == question("null", "x") == ""


@pytest.fixture(scope="module")
def shipped(shared_data):
    """The training examples of the shipped recipe, by source."""
    return load(read_recipe(resource("models", "recipes") / "ibis-minilm.toml"), shared_data).train


@pytest.mark.data
def test_the_shipped_split_holds_out_what_it_says(shipped):
    debates = {row.group for row in shipped["written_debates"]}
    assert debates
    assert not {name for name in debates if name[1:3] in ("03", "08", "13", "18")}
    sets = {row.group for row in shipped["written_replies"]}
    assert not {name for name in sets if name.endswith("8")} - {"r1-138"}


@pytest.mark.data
@pytest.mark.parametrize(
    ("register", "first", "second"),
    [
        ("r1", 33, 34),
        ("r1", 19, 65),
        ("r1", 137, 138),
        ("r3", 160, 161),
        ("r3", 162, 163),
        ("r3", 164, 165),
        ("r4", 69, 70),
        ("r4", 71, 72),
        ("r4", 73, 74),
    ],
)
def test_mirrored_sets_are_on_one_side(shipped, register, first, second):
    trained = {row.group for row in shipped["written_replies"]}
    assert (f"{register}-{first:03}" in trained) == (f"{register}-{second:03}" in trained)


@pytest.mark.data
def test_no_class_of_a_training_source_lacks_parents(shipped):
    for name, rows in shipped.items():
        for label in {row.label for row in rows}:
            alike = [row for row in rows if row.label == label]
            assert sum(not row.parent for row in alike) <= 0.01 * len(alike), (name, label)


@pytest.mark.data
def test_meetings_that_one_corpus_tests_on_are_not_learned_from_the_other(shipped, shared_data):
    learned = {row.group for row in shipped["ami_dialogue_acts"]}
    units = unit_examples(shared_data / "labelled" / "ami_argument")
    assert learned
    assert not learned & {row.group for split, row in units if split != "train"}
