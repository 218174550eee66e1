from collections import Counter

import pytest

from facilitator.debate import IBIS_TYPES
from facilitator.training.classifier.data import load
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.fit import rate_share
from facilitator.training.classifier.recipe import Recipe, Sampling, SourcePlan, read_recipe
from facilitator.training.classifier.sampling import epoch_batches


def example(number, label, source="a"):
    return Example(
        source=source, id=str(number), group="g", text=f"text {number}", label=label, parent="p", instead=("q",)
    )


def recipe(**sampling):
    return Recipe(
        name="r", version="1", sampling=Sampling(**sampling), sources=(SourcePlan(folder="x/a", take=40, terms=""),)
    )


def items(examples, plan, epoch=0):
    return [item for batch in epoch_batches({"a": examples}, plan, epoch) for item in batch]


def test_an_epoch_takes_what_the_recipe_says_without_repetition(tiny_recipe, tiny_corpora):
    plan = read_recipe(tiny_recipe())
    train = load(plan, tiny_corpora).train
    drawn = [item for batch in epoch_batches(train, plan, 0) for item in batch]
    assert len(drawn) == sum(min(source.take, len(train[source.folder])) for source in plan.sources)


def test_epochs_are_repeatable_and_differ():
    rows = [example(n, "idea") for n in range(200)]
    assert items(rows, recipe()) == items(rows, recipe())
    assert items(rows, recipe()) != items(rows, recipe(), epoch=1)


def test_parents_are_dropped_alike_in_all_classes():
    rows = [example(n, ("pro", "other")[n % 2]) for n in range(4000)]
    plan = Recipe(
        name="r", version="1", sampling=Sampling(mask=0), sources=(SourcePlan(folder="a", take=4000, terms=""),)
    )
    other = Counter(item.label for item in items(rows, plan) if item.input.parent != "p")
    assert all(count / 2000 == pytest.approx(0.15, abs=0.03) for count in other.values())
    assert {item.input.parent for item in items(rows, plan)} == {"p", "q", ""}


def test_rare_classes_are_drawn_more_often():
    rows = [example(n, "pro" if n % 10 else "con") for n in range(400)]
    counts = Counter(IBIS_TYPES[item.label] for item in items(rows, recipe(balance=0.0)))
    assert sum(counts.values()) == 40
    assert counts["con"] > 10  # 4 as they come


def test_a_source_without_a_class_teaches_half_the_time_only_among_its_own():
    rows = [example(n, ("pro", "con")[n % 2]) for n in range(40)]
    allowed = Counter(item.allowed for item in items(rows, recipe()))
    assert set(allowed) == {(True,) * 5, (False, False, True, True, False)}


def test_a_source_with_one_class_is_never_masked():
    assert all(all(item.allowed) for item in items([example(n, "idea") for n in range(40)], recipe(mask=1.0)))


def test_the_rate_goes_up_then_down_to_nearly_nothing():
    shares = [rate_share(step, 100, 0.1) for step in range(100)]
    assert shares[0] == pytest.approx(0.1)
    assert max(shares) == shares[9] == shares[10] == 1
    assert shares[-1] == pytest.approx(1 / 90)
    assert shares[10:] == sorted(shares[10:], reverse=True)
