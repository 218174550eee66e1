"""The tables of a policy: every number keeps to its range, in a file and in Python."""

import pickle
import re
from pathlib import Path
from typing import get_args

import pytest

from facilitator.errors import InputError
from facilitator.interventions import Policy
from facilitator.interventions.policy import InPhase, Proposals
from facilitator.interventions.policy.settings import SECTIONS, Inclusion
from facilitator.validation import Checked
from tests.interventions.policy.strategies import NUMBERS

EACH_NUMBER = pytest.mark.parametrize("number", NUMBERS, ids=[f"{one.table}.{one.key}" for one in NUMBERS])
EACH_TABLE = pytest.mark.parametrize(("table", "kind"), SECTIONS.items(), ids=SECTIONS)


def made(number, value):
    more = {"declared": "the council"} if number.key == "women_weight" else {}
    return SECTIONS[number.table](**{number.key: value}, **more)


def test_every_table_of_a_policy_is_among_the_sections():
    tables = {key: field.annotation for key, field in Policy.model_fields.items() if isinstance(field.annotation, type)}
    assert {key: kind for key, kind in tables.items() if issubclass(kind, Checked)} == SECTIONS


@EACH_TABLE
def test_every_default_is_one_that_may_be_given(table, kind):
    assert kind(**kind().model_dump()) == kind()
    assert getattr(Policy(), table) == kind()


@EACH_TABLE
def test_a_table_is_plain_to_hash_compare_and_pickle(table, kind):
    assert hash(kind()) == hash(kind.of({}))
    assert pickle.loads(pickle.dumps(kind())) == kind()
    assert kind() != object()


@EACH_NUMBER
def test_both_ends_of_a_range_may_be_given(number):
    for value in (number.least, number.most):
        found = getattr(made(number, value), number.key)
        assert found == value
        assert type(found) is (int if number.whole else float)


@EACH_NUMBER
def test_what_is_past_an_end_is_refused_with_the_range(number):
    step = 1 if number.whole else 1e-6 * max(1.0, number.most)
    wanted = "a whole number" if number.whole else "a number"
    for value in (number.least - step, number.most + step):
        says = f"{number.key} in [{number.table}] is {value!r}; give {wanted} from {number.least:.12g} to "
        with pytest.raises(InputError, match=f"^{re.escape(says)}"):
            made(number, value)
        with pytest.raises(InputError, match=rf"^p\.toml: {re.escape(says)}"):
            Policy.of({number.table: {number.key: value}}, file=Path("p.toml"))


@EACH_NUMBER
def test_what_is_no_number_is_refused(number):
    for value in (True, False, "3", None, [3], float("nan"), float("inf"), *([3.0, 3.5] if number.whole else [])):
        with pytest.raises(InputError, match=rf"^{number.key} in \[{number.table}\] is .*; give a"):
            made(number, value)


CHOICES = [
    (table, key, get_args(field.annotation))
    for table, kind in SECTIONS.items()
    for key, field in kind.model_fields.items()
    if get_args(field.annotation)
]


@pytest.mark.parametrize(("table", "key", "choices"), CHOICES, ids=[key for _, key, _ in CHOICES])
def test_one_of_some_choices_has_to_be_taken(table, key, choices):
    for choice in choices:
        assert getattr(SECTIONS[table](**{key: choice}), key) == choice
    for wrong in ("neither", choices[0].upper(), 0, None):
        with pytest.raises(InputError, match=rf"^{key} in \[{table}\] is .*; use one of {', '.join(choices)}\.$"):
            SECTIONS[table](**{key: wrong})


@EACH_TABLE
def test_an_unknown_key_is_refused_with_those_there_are(table, kind):
    known = ", ".join(kind.model_fields)
    with pytest.raises(InputError, match=rf"^'speed' is unknown in \[{table}\]; use {known}\.$"):
        kind(speed=1)
    with pytest.raises(InputError, match=rf"^'speed' is unknown in \[{table}\]; use {known}\.$"):
        Policy.of({table: {"speed": 1}})


def test_a_weight_for_women_has_to_be_declared_in_python_too():
    with pytest.raises(InputError, match=r"^women_weight in \[inclusion\] is on, but declared is empty; write there"):
        Inclusion(women_weight=0.1)
    with pytest.raises(InputError, match="or set it to 0"):
        Inclusion(women_weight=0.1, declared="  ")
    with pytest.raises(InputError, match="declared is empty"):
        Inclusion(women_weight=0.1, declared="the council").changed(declared="")
    assert Inclusion(declared="not yet").women_weight == 0


def test_a_single_phase_is_checked_in_python_too():
    assert InPhase(off="all").off == InPhase(off=tuple(Policy(moves="all").moves)).off
    with pytest.raises(InputError, match=r"^there is no move 'sing' for off in \[phase\]; use "):
        InPhase(off=("sing",))
    with pytest.raises(InputError, match=r"^least_score in \[phase\] is 2; give a number from 0 to 1\.$"):
        InPhase(least_score=2)


def test_proposals_wait_and_rest_as_long_as_the_policy_says():
    assert Proposals().model_dump() == {
        "expire_after_posts": 10,
        "expire_after_seconds": 900.0,
        "rest_after_dismissal": 2,
        "dismissals": 3,
        "dismissed_weight": 0.5,
    }
    mine = Policy.of({"proposals": {"expire_after_posts": 4, "dismissed_weight": 0}})
    assert mine.proposals == Proposals(expire_after_posts=4, dismissed_weight=0.0)
    assert mine.as_dict()["proposals"]["expire_after_posts"] == 4
