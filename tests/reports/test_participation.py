"""The tables of who was heard say what ``participation.json`` says: every number, and the unknown always beside."""

import pytest
from hypothesis import given, settings

from facilitator.participation import count_tables
from facilitator.reports.participation import (
    QUANTITIES,
    Share,
    evenness_table,
    shares_table,
)
from facilitator.reports.text import figure, percent
from tests.participation.people import debate as people
from tests.participation.people import tallies
from tests.reports.made import Page, entry

GROUPS = {"woman": "women", "man": "men", "non-binary": "non-binary", "unknown": "unknown"}
QUANTITIES_SHOWN = (*QUANTITIES, "issues", "pros", "cons")


def tables(found):
    return count_tables(found, resamples=20)


def shares_of(participation):
    return {
        (group.quantity, share.group): share for group in shares_table(participation).groups for share in group.shares
    }


def test_a_share_is_told_with_interval_bounds_and_n():
    row = entry(3, share=0.6, low=0.2, high=0.9, bound_low=0.3, bound_high=0.8, n=5)
    assert shares_of({"posts": {"woman": row}}) == {
        ("posts", "women"): Share(group="women", cells=("3", "60 %", "20 – 90 %", "30 – 80 %", "5"))
    }


def test_what_is_not_known_is_a_dash_with_its_reason():
    row = {"count": 0, "share": None, "low": None, "high": None, "n": 0, "reason": "nobody's <gender> is known"}
    made = shares_of({"posts": {"woman": row}})[("posts", "women")]
    assert made.cells == ("0", "–", "–", "–", "0")
    page = Page(shares_table({"posts": {"woman": row}}))
    assert page.root.one("small").text == "nobody's <gender> is known"


def test_women_and_men_have_a_row_even_where_there_are_none_and_other_groups_only_where_somebody_is():
    nobody = {name: entry(0) for name in GROUPS}
    assert [group for _, group in shares_of({"posts": nobody})] == ["women", "men"]
    somebody = {name: entry(1) for name in GROUPS}
    assert [group for _, group in shares_of({"posts": somebody})] == list(GROUPS.values())


def test_a_quantity_that_is_not_there_has_no_rows():
    assert shares_table({"posts": {}, "people": None}).groups == ()
    assert [
        group.quantity for group in shares_table({"cons": {"man": entry()}, "people": {"man": entry()}}).groups
    ] == [
        "people",
        "cons",
    ]


@settings(max_examples=40, deadline=None)
@given(tallies(min_size=1))
def test_every_number_of_the_json_stands_in_the_table(found):
    participation = tables(found)
    made = shares_of(participation)
    for quantity in QUANTITIES_SHOWN:
        for group, word in GROUPS.items():
            row = participation[quantity][group]
            if not row["count"] and group not in ("woman", "man"):
                assert (quantity, word) not in made
                continue
            cells = made[(quantity, word)].cells
            assert cells[0] == figure(row["count"], 0)
            assert cells[1] == percent(row.get("share"))
            assert cells[4] == figure(row.get("n"), 0)
            assert (cells[1] == "–") == (row.get("share") is None)


@settings(max_examples=40, deadline=None)
@given(tallies(min_size=1))
def test_the_unknown_always_have_a_row_where_there_are_any(found):
    unknown = sum(tally.gender is None for tally in found)
    made = shares_of(tables(found))
    if unknown:
        assert made[("people", "unknown")].cells[0] == str(unknown)
    else:
        assert ("people", "unknown") not in made


@settings(max_examples=20, deadline=None)
@given(tallies(min_size=1))
def test_the_page_shows_every_cell_in_its_row(found):
    view = shares_table(tables(found))
    page = Page(view)
    assert page.faults == []
    rows = page.root.one("table").rows()[1:]
    told = [(group, share, place) for group in view.groups for place, share in enumerate(group.shares)]
    assert len(rows) == len(told)
    for row, (group, share, place) in zip(rows, told, strict=True):
        name = [] if place else [group.quantity]
        assert row[: len(name)] == name
        assert row[len(name)].startswith(share.group)
        assert row[len(name) + 1 :] == list(share.cells)


def test_rows_of_one_quantity_stand_under_one_head():
    page = Page(shares_table(tables(people(woman=[3, 1], man=[2], unknown=[1]))))
    heads = page.root.all("th", scope="rowgroup")
    assert {head.text: head.attributes["rowspan"] for head in heads} == {
        **dict.fromkeys(("people", "posts", "words"), "3"),
        **dict.fromkeys(("ideas", "issues", "pros", "cons"), "2"),
    }
    assert len(page.all("tbody")) == 7


def test_what_shares_are_of_is_told():
    caption = Page(shares_table({})).root.one("caption")
    assert caption.text == "Shares are of those whose gender is known; n is how many that are."


def test_a_measure_is_told_with_interval_n_and_how_to_read_it():
    made = evenness_table({"gini": {"value": 0.4, "low": 0.3, "high": 0.5, "n": 7}})
    meaning = "the same, before correcting for the number of people"
    assert made.table.rows == (("Gini", "0.40", "0.30 – 0.50", "7", meaning),)
    assert made.table.css == "measures"


@pytest.mark.parametrize(
    ("found", "told"),
    [({"reason": "too few people"}, "not computable: too few people"), ({}, "not computable: no reason given")],
)
def test_a_measure_without_a_value_says_why(found, told):
    made = evenness_table({"jain": {"value": None, "n": 1, **found}})
    assert made.table.rows == (("Jain index", "–", "–", "1", told),)


def test_representation_is_told_for_every_group_but_the_unknown():
    ratios = {group: {"value": 1.5, "n": 3} for group in GROUPS}
    made = evenness_table({"representation_ratio": ratios})
    assert [row[0] for row in made.table.rows] == [
        "Representation, women",
        "Representation, men",
        "Representation, non-binary",
    ]
    assert made.table.rows[0][4] == "share of posts over share of people; 1 is parity"


def test_without_measures_there_is_no_table():
    assert evenness_table({}) is None
    assert evenness_table({"gini": None, "representation_ratio": None}) is None


def test_whose_posts_are_in_none_of_the_numbers_is_told():
    found = {
        "gini": {"value": 0.4, "n": 7},
        "others": {"facilitator": {"posts": 4}, "agent": {"posts": 0}, "organiser": {"posts": 1}, "note": "x"},
        "unattributed": {"posts": 2},
    }
    made = evenness_table(found)
    assert made.apart == ("Posts counted in none of these numbers: facilitators 4, organisers 1 and unknown authors 2.")
    assert made.apart in Page(made).text
    assert evenness_table({"gini": {"value": 0.4, "n": 7}}).apart == ""


@settings(max_examples=30, deadline=None)
@given(tallies(min_size=1))
def test_every_measure_of_the_json_is_told_or_why_it_cannot_be(found):
    participation = tables(found)
    made = evenness_table(participation)
    page = Page(made)
    assert page.faults == []
    rows = {row[0]: row for row in page.root.one("table").rows()[1:]}
    for key, word in (("gini", "Gini"), ("jain", "Jain index"), ("theil", "Theil index")):
        told = participation[key]
        assert rows[word][1] == figure(told["value"])
        assert rows[word][3] == figure(told["n"], 0)
        assert (told["value"] is None) == ("not computable" in rows[word][4])
