import pytest

from facilitator.debate import IBIS_TYPES
from facilitator.reports.kinds import KINDS, SHAPES, Chip, chip, icon
from tests.reports.made import Page


def test_every_type_has_a_word_and_a_shape_of_its_own():
    assert tuple(KINDS) == IBIS_TYPES
    assert len({look.word for look in KINDS.values()}) == len(IBIS_TYPES)
    assert len({SHAPES[look.shape] for look in KINDS.values()}) == len(IBIS_TYPES)
    assert [look.plural for look in KINDS.values()] == ["issues", "ideas", "pros", "cons", "others"]
    assert [look.shape for look in KINDS.values()] == ["circle", "diamond", "up", "down", "ring"]


@pytest.mark.parametrize("kind", IBIS_TYPES)
def test_a_chip_tells_its_type_by_word_shape_and_colour(kind):
    page = Page(chip(kind))
    assert page.faults == []
    assert page.text == kind
    assert page.all("path") == [{"d": SHAPES[KINDS[kind].shape]}]
    assert page.root.children[0].attributes == {"class": f"chip k-{kind}"}


def test_doubt_is_told_by_word():
    assert chip("pro", unsure=True) == Chip("pro", True)
    page = Page(chip("pro", unsure=True))
    assert page.text == "prounsure"
    assert page.all("span", class_="doubt") == [{"class": "doubt", "title": "the model was unsure"}]
    assert Page(chip("pro")).all("span", class_="doubt") == []


def test_an_icon_is_hidden_from_screen_readers_as_its_word_stands_beside_it():
    (picture,) = Page(icon("con")).all("svg")
    assert picture["aria-hidden"] == "true"
    assert picture["class"] == "icon k-con"


def test_an_icon_can_be_of_a_shape_that_is_no_type():
    page = Page(icon("bubble"))
    assert page.all("path") == [{"d": SHAPES["bubble"]}]
    assert page.all("svg")[0]["class"] == "icon k-bubble"


def test_neither_begins_nor_ends_with_white_space():
    for view in (chip("idea", unsure=True), icon("idea")):
        assert str(view) == str(view).strip()
        assert "\n" not in str(view)
