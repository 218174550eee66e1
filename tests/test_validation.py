"""Values that are checked when they are made: what they take, and what is told where they do not."""

import copy
import pickle
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AliasChoices, Field, ValidationError, model_validator

from facilitator.errors import InputError
from facilitator.validation import Checked, Many


class Oven(Checked):
    """A table of its own."""

    heat: int = Field(default=200, ge=50, le=300)
    hours: float = Field(default=1.0, ge=0, le=1_000_000)
    fuel: Literal["wood", "gas"] = "wood"
    lit: bool = False


class Loaf(Checked):
    """One of several tables."""

    called: ClassVar[str] = "a [[loaf]]"

    flour: str
    grams: int = Field(default=500, ge=1)
    salt: float = Field(default=0.02, gt=0)


class Bakery(Checked):
    """A whole file."""

    called: ClassVar[str] = "the bakery"

    name: str
    oven: Oven = Field(default_factory=Oven)
    loaves: Many[Loaf] = Field(default=(), validation_alias=AliasChoices("loaf", "loaves"))
    bakers: Many[str] = ()
    seats: Annotated[Many[int], Field(min_length=1)] = (1,)
    prices: Mapping[str, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)
    corners: Mapping[str, Oven] = Field(default_factory=dict)
    kind: Literal["bakery"] = "bakery"

    @model_validator(mode="after")
    def _has_a_baker(self) -> Self:
        if self.loaves and not self.bakers:
            raise ValueError("there are loaves, but no bakers; name one.")
        return self


def told(content, **more):
    with pytest.raises(InputError) as caught:
        Bakery.of({"name": "Crumb", **content}, **more)
    return str(caught.value)


SENTENCES = {
    "an unknown key": (
        {"colour": 1},
        "'colour' is unknown in the bakery; use name, oven, loaf, bakers, seats, prices,",
    ),
    "an unknown key of a table": ({"oven": {"door": 1}}, "'door' is unknown in [oven]; use heat, hours, fuel, lit."),
    "an unknown key of a named table": ({"corners": {"left": {"x": 1}}}, "'x' is unknown in [corners.left]; use heat,"),
    "an unknown key of an entry": ({"loaf": [{"flour": "rye", "x": 1}]}, "'x' is unknown in [[loaf]] 1; use flour, gr"),
    "a missing key of an entry": ({"loaf": [{"flour": "rye"}, {}]}, "[[loaf]] 2 lacks 'flour'; add it."),
    "too little": ({"oven": {"heat": 49}}, "heat in [oven] is 49; give a whole number from 50 to 300."),
    "too much": ({"oven": {"heat": 301}}, "heat in [oven] is 301; give a whole number from 50 to 300."),
    "a part of a whole number": (
        {"oven": {"heat": 99.5}},
        "heat in [oven] is 99.5; give a whole number from 50 to 300",
    ),
    "a whole number as a real one": ({"oven": {"heat": 99.0}}, "heat in [oven] is 99.0; give a whole number from 50"),
    "a bool for a number": ({"oven": {"heat": True}}, "heat in [oven] is True; give a whole number from 50 to 300."),
    "a text for a number": ({"oven": {"heat": "99"}}, "heat in [oven] is '99'; give a whole number from 50 to 300."),
    "large bounds": ({"oven": {"hours": -1}}, "hours in [oven] is -1; give a number from 0 to 1000000."),
    "no number": ({"oven": {"hours": float("nan")}}, "hours in [oven] is nan; give a number from 0 to 1000000."),
    "a number without end": ({"oven": {"hours": float("inf")}}, "hours in [oven] is inf; give a number from 0 to 1000"),
    "a number beyond floats": ({"oven": {"hours": 10**400}}, "0; give a number from 0 to 1000000."),
    "only a lower bound": (
        {"loaf": [{"flour": "rye", "grams": 0}]},
        "grams in [[loaf]] 1 is 0; give a whole number of a",
    ),
    "a bound that is not in": (
        {"loaf": [{"flour": "rye", "salt": 0}]},
        "salt in [[loaf]] 1 is 0; give a number above 0.",
    ),
    "no choice": ({"oven": {"fuel": "coal"}}, "fuel in [oven] is 'coal'; use one of wood, gas."),
    "the only choice": ({"kind": "pub"}, "kind is 'pub'; use one of bakery."),
    "a number for a text": ({"name": 3}, "name is 3; give a text."),
    "a number for a bool": ({"oven": {"lit": 1}}, "lit in [oven] is 1; give true or false."),
    "no table": ({"oven": 3}, "'oven' is 3; make it a table, [oven]."),
    "no table of tables": ({"corners": 3}, "'corners' is 3; make it a table, [corners]."),
    "no table in a table": ({"corners": {"left": 3}}, "'corners.left' is 3; make it a table, [corners.left]."),
    "one table of several": ({"loaf": {"flour": "rye"}}, "[loaf] stands alone; write it as [[loaf]]."),
    "no tables": ({"loaf": 3}, "loaf is 3; give a list."),
    "an entry that is no table": ({"loaf": [3]}, "an entry of 'loaf' is 3; make it a table, [[loaf]]."),
    "no list": ({"bakers": "Ann"}, "bakers is 'Ann'; give a list."),
    "an entry of the wrong kind": ({"bakers": ["Ann", 3]}, "an entry of bakers is 3; give a text."),
    "too few entries": ({"seats": []}, "seats is []; give a list of at least 1."),
    "a value of a named entry": ({"prices": {"rye": -1}}, "rye in [prices] is -1; give a number of at least 0."),
    "no end to a price": ({"prices": {"rye": float("inf")}}, "rye in [prices] is inf; give a number of at least 0."),
    "a check of the whole": ({"loaf": [{"flour": "rye"}]}, "there are loaves, but no bakers; name one."),
}


@pytest.mark.parametrize(("content", "says"), SENTENCES.values(), ids=SENTENCES)
def test_a_mistake_is_told_with_place_value_and_what_is_allowed(content, says):
    assert says in told(content)


def test_the_file_is_named_before_what_is_wrong_in_it():
    assert told({"oven": 3}, file=Path("a.toml")) == "a.toml: 'oven' is 3; make it a table, [oven]."


def test_only_the_first_mistake_is_told():
    assert told({"oven": {"heat": 1, "fuel": "coal"}, "bakers": 3}).count(";") == 1


def test_a_slip_in_a_name_is_told_before_the_key_that_is_missing_for_it():
    with pytest.raises(InputError, match="'nane' is unknown in the bakery; use name"):
        Bakery.of({"nane": "Crumb"})
    with pytest.raises(InputError, match="the bakery lacks 'name'; add it"):
        Bakery.of({})


def test_a_sentence_is_one_line_whatever_is_in_the_file():
    assert told({"prices": {"a\nb\u2028\x00": -1}}) == r"a\nb\u2028\x00 in [prices] is -1; give a number of at least 0."


def test_a_value_made_in_python_is_checked_as_one_in_a_file():
    with pytest.raises(InputError, match=r"^heat in \[oven\] is 400; give a whole number from 50 to 300\.$"):
        Oven(heat=400)
    with pytest.raises(InputError, match=r"^'door' is unknown in \[oven\]; use heat, hours, fuel, lit\.$"):
        Oven(door=1)
    with pytest.raises(InputError, match=r"^a \[\[loaf\]\] lacks 'flour'; add it\.$"):
        Loaf()
    with pytest.raises(InputError, match=r"^'oven' is Loaf\(.*\); make it a table"):
        Bakery(name="Crumb", oven=Loaf(flour="rye"))


def test_values_are_given_by_name():
    with pytest.raises(TypeError):
        Oven(200)


def test_what_pydantic_found_is_the_cause():
    with pytest.raises(InputError) as caught:
        Oven(heat=400)
    assert isinstance(caught.value.__cause__, ValidationError)


def test_a_whole_number_will_do_for_a_real_one_and_becomes_one():
    oven = Oven.of({"hours": 2})
    assert (oven.hours, type(oven.hours)) == (2.0, float)


def test_a_list_becomes_a_tuple_and_a_mapping_a_dict_of_its_own():
    given_names, given_prices = ["Ann"], {"rye": 3}
    bakery = Bakery.of({"name": "Crumb", "bakers": given_names, "prices": given_prices})
    given_names.append("Bo")
    given_prices["rye"] = 4
    assert (bakery.bakers, bakery.prices) == (("Ann",), {"rye": 3.0})


def test_any_mapping_can_be_read():
    assert Bakery.of(MappingProxyType({"name": "Crumb"})) == Bakery(name="Crumb")


def test_a_value_does_not_change():
    oven = Oven()
    with pytest.raises(ValidationError, match="frozen"):
        oven.heat = 100
    assert oven.heat == 200


def test_another_value_is_made_of_one_and_checked_again():
    bakery = Bakery(name="Crumb", oven=Oven(heat=100))
    other = bakery.changed(name="Crust", bakers=("Ann",))
    assert (other.name, other.oven.heat, other.bakers, bakery.name) == ("Crust", 100, ("Ann",), "Crumb")
    with pytest.raises(InputError, match=r"heat in \[oven\] is 0"):
        bakery.oven.changed(heat=0)
    with pytest.raises(InputError, match="'colour' is unknown in the bakery"):
        bakery.changed(colour="red")


OVENS = st.builds(
    Oven,
    heat=st.integers(50, 300),
    hours=st.floats(0, 1_000_000),
    fuel=st.sampled_from(["wood", "gas"]),
    lit=st.booleans(),
)


@given(OVENS, OVENS)
def test_values_with_the_same_content_are_equal_and_hash_alike(one, other):
    again = Oven.of(one.model_dump())
    assert again == one
    assert hash(again) == hash(one)
    assert (one == other) == (one.model_dump() == other.model_dump())


@given(OVENS)
def test_copies_and_pickles_are_equal(oven):
    bakery = Bakery(name="Crumb", oven=oven, corners={"left": oven})
    assert pickle.loads(pickle.dumps(bakery)) == copy.deepcopy(bakery) == bakery


NESTED = st.recursive(st.none() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3))


@given(st.sampled_from(["oven", "loaf", "bakers", "prices", "name"]), NESTED)
def test_anything_at_all_is_taken_as_it_is_or_told_in_one_line(key, value):
    try:
        made = Bakery.of({"name": "Crumb", key: value})
    except InputError as error:
        refused = str(error)
    else:
        refused = ""
        assert getattr(made, "loaves" if key == "loaf" else key) in (value, tuple(value))
    assert refused.isprintable()
    assert not refused or refused.endswith(".")
