"""The JSON schema that editors check policy files with."""

import tomllib

import jsonschema
import pytest
from hypothesis import given, settings

from facilitator.errors import InputError
from facilitator.interventions import MOVES, Policy
from facilitator.interventions.policy import policies
from facilitator.interventions.policy.schema import schema
from facilitator.interventions.policy.settings import SECTIONS
from tests.interventions.policy import strategies

CHECK = jsonschema.Draft202012Validator(schema())


def about(table, key):
    return schema()["$defs"][SECTIONS[table].__name__]["properties"][key]


@pytest.mark.parametrize("name", policies())
def test_every_shipped_policy_keeps_to_the_schema(name):
    CHECK.validate(tomllib.loads(policies()[name].read_text(encoding="utf-8")))


@settings(max_examples=100, deadline=None)
@given(strategies.policies())
def test_what_a_policy_may_say_the_schema_allows(content):
    CHECK.validate(content)


@pytest.mark.parametrize(
    "content",
    [
        {"colour": 1},
        {"pace": {"speed": 1}},
        {"pace": {"posts_between": 2}},
        {"pace": {"posts_between": 3.5}},
        {"pace": 3},
        {"mode": "loud"},
        {"moves": ["sing"]},
        {"moves": "some"},
        {"weights": {"sing": 1}},
        {"weights": {"ask_ideas": 4}},
        {"phase": {"lunch": {}}},
        {"phase": {"closing": {"off": ["sing"]}}},
    ],
)
def test_what_a_policy_refuses_the_schema_refuses(content):
    assert not CHECK.is_valid(content)
    with pytest.raises(InputError):
        Policy.of(content)


def test_it_is_a_valid_schema_itself():
    CHECK.check_schema(schema())


@pytest.mark.parametrize("number", strategies.NUMBERS, ids=[f"{one.table}.{one.key}" for one in strategies.NUMBERS])
def test_every_number_has_its_range_and_its_default(number):
    found = about(number.table, number.key)
    assert (found["minimum"], found["maximum"]) == (number.least, number.most)
    assert found["default"] == getattr(SECTIONS[number.table](), number.key)
    assert found["type"] == ("integer" if number.whole else "number")


def test_moves_are_all_or_listed():
    assert schema()["properties"]["moves"]["anyOf"] == [
        {"const": "all"},
        {"type": "array", "items": {"type": "string", "enum": list(MOVES)}},
    ]


def test_tables_are_described_by_their_docstrings():
    for kind in SECTIONS.values():
        assert schema()["$defs"][kind.__name__]["description"] == kind.__doc__


def test_keys_are_described_as_in_the_default_policy():
    assert about("pace", "first_after")["description"] == "posts by people before the agent's first message"
    assert about("fairness", "untouched")["description"].startswith("asked about an idea without any argument")
    assert (
        schema()["properties"]["least_score"]["description"] == "Evidence below this, in [0, 1], is met with silence."
    )
    assert "description" not in about("phases", "convergence_posts")
    assert all("description" in about("proposals", key) for key in SECTIONS["proposals"].model_fields)
