import re

from facilitator.batch import analyze
from facilitator.classification import KeywordModel
from facilitator.reports.corpus_report import corpus_report
from tests.batch.samples import rows, write_csv
from tests.reports.made import Page

HOSTILE = "<script>alert(1)</script>\"' onload=x </style></svg>&lt;b&gt;"


def people(**groups):
    """Two questions by each of so many people of each gender."""
    told = [gender.replace("unknown", "") for gender, number in groups.items() for _ in range(number)]
    return [{"id": n, "text": "why?", "author": f"u{n // 2}", "gender": told[n // 2]} for n in range(2 * len(told))]


def report(tmp_path, records, **more):
    table = write_csv(tmp_path / "posts.csv", records)
    summary = analyze(table, tmp_path / "out", model=KeywordModel(), **more)
    return (tmp_path / "out" / "report.html").read_text(encoding="utf-8"), summary


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
    page = Page(corpus_report(summary, title=HOSTILE))
    assert page.faults == []
    assert page.all("script") == []
    assert not any(name.startswith("on") for _, found in page.elements for name in found)
    assert page.text.count("<script>alert(1)</script>") >= 3


def test_a_corpus_without_authors_says_so_and_draws_no_zero(tmp_path):
    page = Page(report(tmp_path, [{"id": n, "text": f"why {n}?"} for n in range(20)])[0])
    assert page.faults == []
    assert "Participation cannot be told: no post names its author." in page.text
    assert "Shares by gender" not in page.text


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


def test_a_few_non_binary_people_count_as_unknown_on_the_page_only(tmp_path):
    records = people(**{"woman": 6, "man": 10, "non-binary": 4})
    source, summary = report(tmp_path, records)
    page = Page(source)
    assert "A group of fewer than 5 people is counted as unknown here" in page.text
    assert "38 % of the 16 people whose gender is known are women; it is unknown for 4" in page.text
    assert page.all("rect", class_="g-non-binary") == []
    assert summary.values["participation"]["people"]["non-binary"]["count"] == 4


def test_a_handful_of_people_is_not_shown_at_all(tmp_path):
    page = Page(report(tmp_path, people(woman=2, man=2))[0])
    assert "Participation is not shown: fewer than 5 people take part." in page.text
    assert page.all("svg", role="img", class_="chart gutter square") == []


def test_many_debates_do_not_make_a_long_page(tmp_path):
    records = [{"id": n, "text": "why?", "debate": f"d{n}"} for n in range(3000)]
    source, _ = report(tmp_path, records)
    assert len(source) < 80_000
    assert "There are 3,000; these are the 15 with the most posts." in Page(source).text
