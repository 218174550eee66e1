"""Groups by gender and by anything else that people told."""

import pytest

from facilitator.debate import Participant
from facilitator.errors import InputError
from facilitator.participation.tables.grouping import by_attribute, by_gender

PEOPLE = [
    Participant(id="ada", gender="woman", extra={"age": "old"}),
    Participant(id="bo", gender="man", extra={"age": "young"}),
    Participant(id="cy", extra={"age": " "}),
    Participant(id="di", extra={"age": "old"}),
    Participant(id="host", role="facilitator", extra={"age": "old"}),
]


def test_by_gender_the_gap_is_that_of_women_and_men():
    found = by_gender(PEOPLE)
    assert (found.of, found.gap) == ({"ada": "woman", "bo": "man", "cy": "unknown", "di": "unknown"}, ("woman", "man"))


def test_by_another_attribute_whoever_has_none_is_unknown():
    found = by_attribute(PEOPLE, "age")
    assert found.names == ("old", "young", "unknown")
    assert (found.of["cy"], found.known, found.gap) == ("unknown", ("old", "young"), ("old", "young"))


def test_an_attribute_nobody_has_or_with_too_many_values_is_refused():
    with pytest.raises(InputError, match="they have age"):
        by_attribute(PEOPLE, "district")
    many = [Participant(id=f"u{number}", extra={"age": number}) for number in range(13)]
    with pytest.raises(InputError, match="13 different values"):
        by_attribute(many, "age")


def test_with_more_than_two_groups_there_is_no_gap():
    people = [Participant(id=f"u{n}", extra={"district": "abc"[n % 3]}) for n in range(9)]
    assert by_attribute(people, "district").gap is None


def test_larger_groups_come_first_and_equal_ones_by_name():
    people = [
        Participant(id=f"u{n}", extra={"town": town}) for n, town in enumerate(["x", "b", "a", "x", "a", "b", "x"])
    ]
    assert by_attribute(people, "town").names == ("x", "a", "b", "unknown")


def test_nobody_known_is_in_no_group():
    assert "unknown" not in by_gender([*PEOPLE, Participant(id="unknown")]).of


def test_where_people_have_no_fields_the_refusal_says_so():
    with pytest.raises(InputError, match="they have no fields but gender"):
        by_attribute([Participant(id="ada")], "age")


def test_as_many_as_twelve_groups_may_be():
    many = [Participant(id=f"u{number}", extra={"age": number}) for number in range(12)]
    assert len(by_attribute(many, "age").known) == 12


def test_with_one_group_there_is_no_gap():
    found = by_attribute([Participant(id="ada", extra={"age": "old"}), Participant(id="bo")], "age")
    assert (found.names, found.gap) == (("old", "unknown"), None)
