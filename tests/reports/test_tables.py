import pytest

from facilitator.reports.kinds import chip
from facilitator.reports.tables import Table
from tests.reports.made import Page

HOSTILE = "</table><script>x</script>"


def table(**more):
    fixed = {"heads": ("measure", "value"), "rows": (("Gini", "0.40"), ("Jain", "–")), "numbers": (False, True)}
    return Table(**{**fixed, **more})


def test_rows_and_heads_are_told_in_order():
    page = Page(table())
    assert page.faults == []
    assert page.root.one("table").rows() == [["measure", "value"], ["Gini", "0.40"], ["Jain", "–"]]


def test_every_head_names_its_column_and_every_first_cell_its_row():
    root = Page(table()).root
    assert [cell.attributes["scope"] for cell in root.one("thead").all("th")] == ["col", "col"]
    assert [cell.attributes["scope"] for cell in root.one("tbody").all("th")] == ["row", "row"]


def test_columns_of_numbers_stand_to_the_right():
    root = Page(table(heads=("a", "b", "c"), rows=(("x", "1", "words"),), numbers=(False, True, False))).root
    assert [cell.attributes.get("class") for cell in root.one("thead").all("th")] == [None, "n", None]
    assert [cell.attributes.get("class") for cell in root.one("tbody").all("td")] == ["n", None]


def test_it_scrolls_and_can_be_reached_with_the_keyboard():
    assert Page(table()).root.children[0].attributes == {"class": "scroll", "tabindex": "0"}


def test_a_label_makes_it_a_region_for_screen_readers():
    frame = Page(table(label="Figures")).root.children[0]
    assert (frame.attributes["role"], frame.attributes["aria-label"]) == ("region", "Figures")


def test_caption_and_width_are_there_only_if_given():
    bare = Page(table()).root.one("table")
    assert bare.attributes == {}
    assert bare.all("caption") == []
    full = Page(table(caption="How to read it.", css="measures")).root.one("table")
    assert full.attributes == {"class": "measures"}
    assert full.children[0].tag == "caption"
    assert full.children[0].text == "How to read it."


def test_a_head_can_be_a_chip():
    page = Page(table(heads=("debate", chip("idea"))))
    assert page.root.one("thead").one("span").text == "idea"
    assert page.faults == []


def test_hostile_cells_stay_text():
    page = Page(table(heads=(HOSTILE, HOSTILE), rows=((HOSTILE, HOSTILE),), label=HOSTILE, caption=HOSTILE))
    assert page.harmless()
    assert page.text.count(HOSTILE) == 5


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="do not fit the 2 heads"):
        table(rows=(("Gini",),))
    with pytest.raises(ValueError, match="do not fit the 2 heads"):
        table(numbers=(True,))


def test_a_name_of_a_row_finds_its_own_direction():
    root = Page(table(rows=(("سلام", "1"),))).root
    assert root.one("tbody").one("th").children[0].attributes == {"dir": "auto"}
