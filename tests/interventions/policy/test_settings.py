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


MANY, DAY = 100_000, 86_400
#: Of each number: what it is if nothing is said, the least and the most.
WRITTEN = {
    "pace": {
        "first_after": (6, 0, MANY),
        "posts_between": (4, 3, MANY),
        "seconds_between": (60.0, 0.0, DAY),
        "after_facilitator": (3, 0, MANY),
        "heed_within": (8, 1, MANY),
        "back_off": (1.5, 1, 10),
        "longest_wait": (40, 3, MANY),
        "most_messages": (200, 0, MANY),
    },
    "gaps": {
        "horizon": (40, 1, MANY),
        "least_words": (6, 0, MANY),
        "issue_without_idea": (4, 0, MANY),
        "idea_without_argument": (5, 0, MANY),
        "idea_without_pro": (6, 0, MANY),
        "idea_without_con": (6, 0, MANY),
        "one_sided_idea": (8, 0, MANY),
        "unanswered_first_post": (6, 0, MANY),
        "thin_branch": (12, 0, MANY),
        "complaint_without_idea": (5, 0, MANY),
    },
    "lull": {
        "times_usual": (8.0, 0.0, 1000),
        "least_seconds": (120.0, 0.0, 10 * DAY),
    },
    "quiet": {
        "after_posts": (24, 0, MANY),
        "below_fair_share": (0.4, 0.0, 1.0),
        "least_people": (3, 2, MANY),
        "posts_between": (16, 0, MANY),
        "most_per_person": (1, 0, MANY),
        "after_con": (12, 0, MANY),
        "silent_share": (0.4, 0.0, 1.0),
    },
    "fairness": {
        "most_cons_share": (0.34, 0.0, 1.0),
        "most_cons_per_author": (1, 0, MANY),
        "most_ahead": (2, 1, MANY),
        "same_branch": (2, 1, MANY),
    },
    "widen": {
        "facet_after": (6, 1, MANY),
        "perspective_after": (24, 1, MANY),
        "most_perspectives": (2, 0, MANY),
        "alike_least": (0.35, 0.0, 1.0),
        "alike_most": (0.7, 0.0, 1.0),
        "opposite_within": (40, 0, MANY),
        "opposite_pros": (3, 1, MANY),
        "apart": (0.6, 0.0, 2.0),
    },
    "course": {
        "exchange": (6, 3, MANY),
        "many_ideas": (7, 2, MANY),
        "summary_every": (40, 5, MANY),
        "few_issues": (5, 1, MANY),
        "bare_words": (6, 1, MANY),
    },
    "phases": {
        "ice_breaking_posts": (0, 0, MANY),
        "window": (20, 5, MANY),
        "least_thoughts": (4, 1, MANY),
        "few_new": (0.1, 0.0, 1.0),
        "weighed": (0.6, 0.0, 1.0),
        "longest": (80, 1, MANY),
        "convergence_posts": (30, 1, MANY),
        "planned_posts": (0, 0, MANY),
        "off_phase": (0.6, 0.0, 1.0),
    },
    "timing": {
        "least_p": (0.0, 0.0, 1.0),
    },
    "inclusion": {
        "women_weight": (0.0, 0.0, 1.0),
    },
    "ladder": {
        "highest": (4, 0, 4),
        "exchange": (5, 3, MANY),
        "least_cons": (0.4, 0.0, 1.0),
        "calm_after": (12, 1, MANY),
    },
    "outcomes": {
        "window": (10, 2, 200),
        "least_messages": (3, 1, MANY),
        "most_spread": (0.15, 0.0, 2.0),
    },
    "safety": {
        "personal_data": (0.5, 0.0, 1.0),
        "harassment": (0.6, 0.0, 1.0),
        "threat": (0.5, 0.0, 1.0),
        "copies_accounts": (3, 2, MANY),
        "copies_alike": (0.9, 0.0, 1.0),
        "copies_within": (3600.0, 0.0, 30 * DAY),
        "one_sided_arguments": (8, 3, MANY),
        "one_sided_share": (0.9, 0.5, 1.0),
    },
    "proposals": {
        "expire_after_posts": (10, 1, MANY),
        "expire_after_seconds": (900.0, 0.0, 30 * DAY),
        "rest_after_dismissal": (2, 0, MANY),
        "dismissals": (3, 1, 1000),
        "dismissed_weight": (0.5, 0.0, 1.0),
    },
    "in a phase": {
        "posts_between": (0, 0, MANY),
        "least_score": (0.0, 0.0, 1.0),
    },
}


@pytest.mark.parametrize(("table", "kind"), {**SECTIONS, "in a phase": InPhase}.items(), ids=[*SECTIONS, "in a phase"])
def test_defaults_and_bounds_are_as_written(table, kind):
    found = kind.model_json_schema()["properties"].items()
    assert WRITTEN[table] == {
        name: (about["default"], about["minimum"], about["maximum"]) for name, about in found if "minimum" in about
    }


def test_the_least_score_and_the_weights_of_moves_are_bounded():
    assert Policy().least_score == 0.4
    for least in (0, 1):
        assert Policy(least_score=least).least_score == least
    for weight in (0, 3):
        assert Policy(weights={"ask_ideas": weight}).weights == {"ask_ideas": weight}
    for wrong in ({"least_score": -0.01}, {"least_score": 1.01}, {"weights": {"ask_ideas": 3.01}}):
        with pytest.raises(InputError):
            Policy(**wrong)
    with pytest.raises(InputError):
        Policy(weights={"ask_ideas": -0.01})
