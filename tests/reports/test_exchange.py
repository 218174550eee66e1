"""The cards on who is answered: numbers where there are any, reasons where not, and no colour without a number."""

import re

from facilitator.debate import Participant
from facilitator.participation import exchange_tables
from facilitator.reports import exchange
from tests.participation.posts import posts
from tests.reports.made import Page

PEOPLE = [
    Participant(id="ada", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="agent", role="agent"),
]
POSTS = posts("ada idea", "bo con p0", "ada pro p1", "agent issue p2", "bo idea p3", "ada other p4")


def cards(said, people=PEOPLE):
    return exchange.exchange_tables(exchange_tables(said, people, resamples=50))


def test_gaps_stand_beside_the_values_of_both():
    text = Page(cards(POSTS)).text
    assert re.search(r"Posts that got an answer\s*0\.33\s*1\.00\s*-0\.67", text)
    assert "no gap: there are no people who got a con" in text


def test_who_answers_whom_is_told_in_numbers():
    page = Page(cards(POSTS))
    assert page.faults == []
    assert re.search(r"women\s*0\s*× –\s*2", page.text)
    shaded = [found for found in page.all("td") if "heat" in found.get("class", "")]
    assert len(shaded) == 4 + 2 * 4
    assert "agent" in page.text


def test_an_empty_debate_says_so():
    text = Page(cards([])).text
    assert "No participant answered another." in text
    assert "No participant has posted." in text


def test_results_of_before_these_tables_show_nothing():
    assert exchange.exchange_tables({"posts": {}}) == ""
