"""The cards on who is answered: numbers where there are any, reasons where not, and no colour without a number."""

import pytest

from facilitator.debate import Participant
from facilitator.participation import exchange_tables as count
from facilitator.reports.exchange import Crossing, Shade, exchange_tables
from facilitator.reports.text import figure, percent
from tests.participation.posts import posts
from tests.reports.made import Page

PEOPLE = [
    Participant(id="ada", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="agent", role="agent"),
]
POSTS = posts("ada idea", "bo con p0", "ada pro p1", "agent issue p2", "bo idea p3", "ada other p4")
FOUND = count(POSTS, PEOPLE, resamples=50)


@pytest.fixture(scope="module")
def cards():
    return exchange_tables(FOUND)


def gap(word, view):
    (row,) = [row for row in view.gaps.rows if row[0] == word]
    return row


def test_gaps_stand_beside_the_values_of_both(cards):
    row = gap("Posts that got an answer", cards)
    assert row[:4] == ("Posts that got an answer", "0.33", "1.00", "-0.67")
    assert row[-1].startswith("from another participant, however late")


def test_every_measure_has_a_row_with_the_numbers_of_the_json(cards):
    assert [row[0] for row in cards.gaps.rows] == [
        "Posts that got an answer",
        "Ideas answered",
        "Ideas supported",
        "Ideas that survived",
        "New ideas a person",
        "Coming back after a con",
        "… matched",
        "Haste in coming back",
        "Silent after the first con",
        "Posts that start a thread",
    ]
    for word, table in (
        ("Posts that got an answer", FOUND["responsiveness"]),
        ("Ideas supported", FOUND["uptake"]["supported"]),
        ("Posts that start a thread", FOUND["initiations"]),
    ):
        row = gap(word, cards)
        assert row[1:3] == (figure(table["woman"]["value"]), figure(table["man"]["value"]))
        assert row[6] == figure(table["gap"]["n"], 0)


def test_a_gap_in_favour_of_women_has_a_plus():
    found = {
        **FOUND,
        "ideation": {**FOUND["ideation"], "gap": {"value": 0.5, "low": 0.1, "high": 0.9, "p": 0.04, "n": 9}},
    }
    row = gap("New ideas a person", exchange_tables(found))
    assert row[3:7] == ("+0.50", "0.10 to 0.90", "0.04", "9")


def test_a_gap_that_cannot_be_told_says_why(cards):
    row = gap("Coming back after a con", cards)
    assert row[3:6] == ("–", "–", "–")
    assert "no gap: there are no people who got a con" in " ".join(row[-1] for row in cards.gaps.rows)
    assert all("this group" not in row[-1] for row in cards.gaps.rows)


def test_the_matched_measure_stands_below_its_own_without_a_gap(cards):
    row = gap("… matched", cards)
    assert row[3] == "–"
    women, men = (FOUND["inhibition"][group]["matched"] for group in ("woman", "man"))
    assert row[6] == figure(women["n"] + men["n"], 0)


def test_how_to_read_an_interval_is_told(cards):
    assert "An interval that holds 0 does not show a difference." in Page(cards).root.one("caption").text


def test_who_answers_whom_is_told_in_numbers(cards):
    made = cards.answers
    assert (made.corner, made.heads) == ("answers by", ("women", "men"))
    cells = FOUND["dyads"]["cells"]
    for row, group in zip(made.rows, ("woman", "man"), strict=True):
        for shade, other in zip(row.shades, ("woman", "man"), strict=True):
            assert shade.value == figure(cells[group][other]["observed"], 0)
            assert shade.below == f"× {figure(cells[group][other]['ratio'])}"


@pytest.mark.parametrize(("ratio", "dark"), [(None, 0), (0.0, 0), (0.5, 25), (1.0, 50), (2.0, 100), (7.0, 100)])
def test_a_cell_is_darker_the_more_they_seek_each_other_out(ratio, dark):
    cells = {one: {other: {"observed": 1, "ratio": ratio} for other in ("woman", "man", "non-binary", "unknown")}
             for one in ("woman", "man", "non-binary", "unknown")}  # fmt: skip
    made = exchange_tables({**FOUND, "dyads": {"cells": cells}}).answers
    assert {shade.dark for row in made.rows for shade in row.shades} == {dark}
    assert len(made.rows) == 4


def test_to_whom_posts_are_addressed_adds_up_to_all(cards):
    made = cards.addressees
    assert made.heads == ("women", "men", "agent", "nobody", "n")
    table = FOUND["addressees"]["posts"]
    for row, group in zip(made.rows, ("woman", "man"), strict=True):
        assert row.n == figure(table[group]["n"], 0)
        shares = [table[group]["share"][name] for name in ("woman", "man", "agent", "nobody")]
        assert [shade.value for shade in row.shades] == [percent(share) for share in shares]
        assert sum(shares) == pytest.approx(1)
        assert [shade.dark for shade in row.shades] == [round(100 * share) for share in shares]


def test_every_shade_stands_behind_a_number(cards):
    page = Page(cards)
    assert page.faults == []
    shaded = [cell for cell in page.root.all("td") if "heat" in cell.attributes.get("class", "")]
    assert len(shaded) == 4 + 2 * 4
    assert all(cell.text for cell in shaded)
    assert all(cell.attributes["style"].startswith("--heat:") for cell in shaded)


def test_a_crossing_names_its_rows_and_columns_for_screen_readers():
    view = exchange_tables(FOUND).answers
    root = Page(view).root
    assert [head.attributes["scope"] for head in root.one("thead").all("th")] == ["col"] * 3
    assert [head.text for head in root.all("th", scope="row")] == ["women", "men"]
    assert root.one("p", class_="note").text.startswith("Rows answer columns")


def test_an_empty_debate_says_so():
    view = exchange_tables(count([], PEOPLE, resamples=50))
    assert view.answers == Crossing(title="Who answers whom", empty="No participant answered another.")
    assert view.addressees == Crossing(title="To whom posts are addressed", empty="No participant has posted.")
    text = Page(view).text
    assert "No participant answered another." in text
    assert "No participant has posted." in text


def test_results_of_before_these_tables_show_nothing():
    assert exchange_tables({"posts": {}}) is None


def test_a_shade_without_a_second_number_has_no_empty_line():
    assert Page(exchange_tables(FOUND).addressees).all("small") == []
    assert Shade(value="1", dark=0).below == ""
