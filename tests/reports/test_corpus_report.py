import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from facilitator.batch import analyze
from facilitator.batch.screen import screen
from facilitator.classification import KeywordModel
from facilitator.reports.corpus_report import corpus_report
from facilitator.reports.page import Number
from facilitator.reports.shown import Shown
from facilitator.reports.svg import Chart
from tests.batch.samples import rows, write_csv
from tests.participation.people import debate as tallies
from tests.reports.made import Page
from tests.reports.made_corpus import group, groups, problem, shown_of, values

HOSTILE = "<script>alert(1)</script>\"' onload=x </style></svg>&lt;b&gt;"
NOTHING = Shown(None, False, "Participation cannot be told: no post names its author.")
WORDS = {"woman": "women", "man": "men", "non-binary": "non-binary"}


def people(**groups):
    """Two questions by each of so many people of each gender."""
    told = [gender.replace("unknown", "") for gender, number in groups.items() for _ in range(number)]
    return [{"id": n, "text": "why?", "author": f"u{n // 2}", "gender": told[n // 2]} for n in range(2 * len(told))]


def report(tmp_path, records, **more):
    table = write_csv(tmp_path / "posts.csv", records)
    summary = analyze(table, tmp_path / "out", model=KeywordModel(), **more)
    return (tmp_path / "out" / "report.html").read_text(encoding="utf-8"), summary


def made(found=None, *, shown=NOTHING, posts=(1, 2, 3), title="opinions.csv"):
    return corpus_report(found or values(), shown=shown, posts_per_person=posts, title=title)


def test_the_report_is_a_well_formed_page_with_all_parts(tmp_path):
    page = Page(report(tmp_path, rows(200, people=70))[0])
    assert page.faults == []
    assert {found["id"] for found in page.all("section")} == {
        "words", "types", "heard", "debates", "texts", "problems", "method"
    }  # fmt: skip
    for words in ("200 posts by 70 people in 3 debates", "Posts by type", "Shares by gender"):
        assert words in page.text


def test_it_asks_nothing_of_any_host_and_quotes_nobody(tmp_path):
    records = [{**row, "text": f"secret {row['text']}", "author": f"author-{row['author']}"} for row in rows(60)]
    records.append({**records[0], "text": "secret again"})
    source, _ = report(tmp_path, records)
    assert not re.search(r"https?://|url\(|@import|<script|<link|<img|<iframe| src=", source)
    assert "secret" not in source
    assert "author-u" not in source


def test_hostile_names_stay_text(tmp_path):
    records = [{**row, "debate": HOSTILE, "topic": HOSTILE, "author": HOSTILE} for row in rows(12)]
    table = write_csv(tmp_path / "posts.csv", records)
    summary = analyze(table, tmp_path / "out", model=KeywordModel())
    page = Page(made(summary.values, shown=summary.page, title=HOSTILE))
    assert page.harmless()
    assert page.all("script") == []
    assert page.text.count("<script>alert(1)</script>") >= 3


def test_a_corpus_without_authors_says_so_and_draws_no_zero(tmp_path):
    page = Page(report(tmp_path, [{"id": n, "text": f"why {n}?"} for n in range(20)])[0])
    assert page.faults == []
    assert "Participation cannot be told: no post names its author." in page.text
    assert "Shares by gender" not in page.text
    assert Number("–", "people") in made(values(people=None)).numbers


def test_genders_unknown_are_told_in_words(tmp_path):
    page = Page(report(tmp_path, people(unknown=9))[0])
    assert page.faults == []
    assert "There are no shares by gender: nobody's gender is known." in page.text
    assert page.all("rect", class_="g-woman") == []


def test_womens_share_stands_with_the_unknown_and_its_bounds(tmp_path):
    page = Page(report(tmp_path, people(woman=6, man=9, unknown=15))[0])
    assert "40 % of the 15 people whose gender is known are women" in page.text
    assert "it is unknown for 15, so of all people they are between 20 % and 70 %" in page.text
    assert len(page.all("rect", class_="bounds")) == 6  # people, posts and words; there are no ideas


def test_a_few_women_are_hidden_on_the_page_but_not_in_the_figures(tmp_path):
    source, summary = report(tmp_path, people(woman=3, man=27))
    page = Page(source)
    assert page.faults == []
    assert "Shares by gender are not shown: a group has fewer than 5 people" in page.text
    assert page.all("rect", class_="g-man") == []
    assert "Representation" not in page.text
    assert summary.values["participation"]["people"]["woman"]["count"] == 3


def test_a_few_non_binary_people_are_not_told_apart_on_the_page_only(tmp_path):
    records = people(**{"woman": 6, "man": 10, "non-binary": 4})
    source, summary = report(tmp_path, records)
    page = Page(source)
    assert "A group of fewer than 5 people is counted with those of unknown gender here" in page.text
    assert (
        "38 % of the 16 people whose gender is known and shown are women; it is unknown or not shown for 4" in page.text
    )
    assert page.all("rect", class_="g-non-binary") == []
    assert "nobody is of this group" not in page.text
    assert summary.values["participation"]["people"]["non-binary"]["count"] == 4


@pytest.mark.parametrize(
    ("numbers", "unknown", "share"),
    [
        ({"woman": 6, "man": 10, "non-binary": 4}, "unknown or not shown for 4", "37.5%"),
        ({"woman": 6, "man": 9, "non-binary": 5}, "unknown for 0", "30.0%"),
    ],
)
def test_the_terminal_counts_as_the_page_does(tmp_path, numbers, unknown, share):
    source, summary = report(tmp_path, people(**numbers))
    told = " ".join(line.plain for line in screen(summary) if isinstance(line, Text))
    assert f"People: 20, gender {unknown}." in told
    assert f"Women's share of people {share}" in told
    assert (unknown in Page(source).text) == ("not shown" in unknown)


def test_a_handful_of_people_is_not_shown_at_all(tmp_path):
    page = Page(report(tmp_path, people(woman=2, man=2))[0])
    assert "Participation is not shown: fewer than 5 people take part." in page.text
    assert page.all("svg", role="img", class_="chart gutter square") == []


def test_many_debates_do_not_make_a_long_page(tmp_path):
    records = [{"id": n, "text": "why?", "debate": f"d{n}"} for n in range(3000)]
    source, _ = report(tmp_path, records)
    assert len(source) < 80_000
    assert "There are 3,000; these are the 15 with the most posts." in Page(source).text


@settings(max_examples=60, deadline=None)
@given(*[st.integers(0, 9)] * 4)
def test_no_group_of_fewer_than_five_is_ever_told_apart(woman, man, other, unknown):
    found = tallies(woman=[1] * woman, man=[2] * man, non_binary=[1] * other, unknown=[3] * unknown)
    shown = shown_of(found)
    page = Page(made(shown=shown, posts=[tally.posts for tally in found]))
    assert page.faults == []
    numbers = {"woman": woman, "man": man, "non-binary": other}
    small = [name for name, number in numbers.items() if 0 < number < 5]
    heard = page.root.one("section", id="heard")
    for name in small:
        assert not any(cell.text == WORDS[name] for cell in heard.all("td"))
        assert heard.all("rect", class_=f"g-{name}") == []
        assert f"Representation, {WORDS[name]}" not in [row[0] for table in heard.all("table") for row in table.rows()
                                                         if row[1] != "–"]  # fmt: skip
    if small:
        assert shown.note in heard.text
    if len(found) < 5:
        assert heard.all("svg") == heard.all("table") == []


@settings(max_examples=30, deadline=None)
@given(st.integers(5, 9), st.integers(5, 9), st.integers(0, 9))
def test_where_shares_are_shown_the_unknown_are_too(woman, man, unknown):
    found = tallies(woman=[1] * woman, man=[2] * man, unknown=[3] * unknown)
    root = Page(made(shown=shown_of(found), posts=[1])).root
    rows = [row for row in root.one("section", id="heard").all("tr") if row.text.startswith("unknown")]
    assert bool(rows) == bool(unknown)
    assert (f"it is unknown for {unknown}" in root.one("section", id="words").text) == bool(unknown)


def test_the_numbers_at_the_top_are_those_of_the_summary():
    found = values()
    assert made(found).numbers == (
        Number("100", "posts"),
        Number("30", "people"),
        Number("40 %", "issues"),
        Number("30 %", "ideas"),
        Number("12 %", "where the model is unsure"),
    )
    shown = Page(made(found)).root.one("dl", class_="numbers").all("div")
    assert [(pair.one("dd").text, pair.one("dt").text) for pair in shown] == [tuple(one) for one in made().numbers]


def test_how_intervals_were_made_is_told_as_a_sentence():
    assert made().intervals == "Lines: 95 % intervals. Wilson's interval over authors."
    assert made().intervals in Page(made()).text


def test_how_people_were_counted_is_told_where_they_are_shown():
    shown = shown_of(tallies(woman=[1] * 6, man=[1] * 6))
    told = "A person is counted once, in however many debates they write."
    assert made(shown=shown).heard.counted == told
    assert told in Page(made(shown=shown)).text
    assert made().heard is None
    assert told not in Page(made()).text


@pytest.mark.parametrize("few", [True, False])
def test_measures_of_groups_are_left_out_where_groups_are(few):
    view = made(shown=shown_of(tallies(woman=[1] * (2 if few else 8), man=[2] * 8)))
    assert (view.heard.bars is None) == (view.heard.shares is None) == few
    assert any(row[0].startswith("Representation") for row in view.heard.evenness.table.rows) != few
    assert isinstance(view.heard.lorenz, Chart)


def test_topics_are_told_beside_debates():
    page = Page(made(values(topics=groups(group("drains"), without=3))))
    assert [found["id"] for found in page.all("section")][3:5] == ["debates", "topics"]
    topics = page.root.one("section", id="topics")
    assert topics.one("table").rows()[1][:2] == ["drains", "50"]
    assert "3 posts without a topic." in topics.text


def test_problems_are_told_with_where_all_of_them_are():
    found = values(problems={"total": 2, "dropped": 1, "kinds": [problem(), problem("odd", dropped=False)]})
    section = Page(made(found)).root.one("section", id="problems")
    assert section.one("table").rows()[1:] == [["no text", "left out", "1", "7"], ["odd", "mended", "1", "7"]]
    assert "Each of them is in problems.jsonl" in section.text
    clean = Page(made()).root.one("section", id="problems")
    assert clean.one("p", class_="empty").text == "Nothing: every row could be read."


def test_every_picture_has_a_title_and_a_text_alternative():
    root = Page(made(shown=shown_of(tallies(woman=[1] * 6, man=[2] * 9, unknown=[0] * 3)))).root
    pictures = root.all("svg", role="img")
    titles = [picture.children[0].text for picture in pictures]
    assert titles == ["Posts by type", "Shares by gender", "How evenly the posts are spread"]
    for picture in pictures:
        title, description, *_ = picture.children
        assert picture.attributes["aria-label"] == f"{title.text}. {description.text}"


def test_a_long_title_is_cut():
    view = made(title="word " * 100)
    assert len(view.heading) <= 200
    assert len(view.title) <= 80 + len(" – corpus report")
