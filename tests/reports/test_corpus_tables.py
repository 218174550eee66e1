import pytest

from facilitator.reports.corpus_tables import busiest, lengths, problems, provenance, repeats
from facilitator.reports.kinds import chip
from tests.reports.made import Page
from tests.reports.made_corpus import group, groups, problem, values


def facts(view):
    return {fact.name: fact.values for fact in view.facts}


def test_the_busiest_are_told_by_posts_types_and_doubt():
    made = busiest(values(), "debates")
    assert made.title == "Most active debates"
    assert made.table.heads == (
        "debate",
        "posts",
        *(chip(kind) for kind in ("issue", "idea", "pro", "con", "other")),
        "unsure",
    )
    assert made.table.rows == (("d1", "50", "20 %", "20 %", "20 %", "20 %", "20 %", "10 %"),)
    assert (made.lead, made.note) == ("", "")


def test_of_many_the_first_fifteen_are_shown_with_a_word_on_the_rest():
    found = groups(*(group(f"d{place}") for place in range(50)), number=3_000)
    made = busiest(values(topics=found), "topics")
    assert [row[0] for row in made.table.rows] == [f"d{place}" for place in range(15)]
    assert made.lead == "There are 3,000; these are the 15 with the most posts."
    assert made.table.heads[0] == "topic"


def test_more_than_can_be_counted_are_very_many():
    made = busiest(values(debates=groups(group(), number=None)), "debates")
    assert made.lead == "There are very many; these are the 1 with the most posts."


@pytest.mark.parametrize(
    ("without", "note"), [(0, ""), (1, "1 post without a debate."), (7, "7 posts without a debate.")]
)
def test_posts_that_belong_to_none_are_told(without, note):
    assert busiest(values(debates=groups(group(), without=without)), "debates").note == note


def test_where_no_row_names_one_there_is_nothing():
    assert busiest(values(), "topics") is None


def test_a_long_name_is_cut():
    made = busiest(values(debates=groups(group("word " * 100))), "debates")
    assert len(made.table.rows[0][0]) <= 120


def test_lengths_are_told_from_the_shortest_to_the_longest_and_on_average():
    made = lengths(values())
    assert made.heads == ("length in", "least", "5 %", "25 %", "median", "75 %", "95 %", "most", "mean")
    assert made.rows == (
        ("words", "2", "7", "15", "22", "30", "50", "1,540", "25.7"),
        ("characters", "2", "7", "15", "22", "30", "50", "9", "25.7"),
    )


def test_repeats_are_told_with_their_share():
    assert facts(repeats(values())) == {
        "Same text as an earlier post, word for word": ("20 (20 %)",),
        "Posts without a word": ("1,000",),
        "Rows left out because their id came before": ("3",),
    }


def test_without_problems_there_is_no_table():
    assert problems(values()) is None


def test_problems_are_told_with_what_was_done_how_often_and_where_first():
    kinds = [problem(count=1_200), problem("a broken <link>", dropped=False, line=None), problem(line=12_345)]
    made = problems(values(problems={"total": 1_202, "dropped": 1_201, "kinds": kinds}))
    assert made.rows == (
        ("no text", "left out", "1,200", "7"),
        ("a broken <link>", "mended", "1", "–"),
        ("no text", "left out", "1", "12,345"),
    )
    assert made.numbers == (False, False, True, True)
    page = Page(made)
    assert page.faults == []
    assert "a broken <link>" in page.text


def test_at_most_fifteen_kinds_of_problems_are_shown():
    kinds = [problem(f"kind {place}") for place in range(40)]
    assert len(problems(values(problems={"total": 40, "dropped": 40, "kinds": kinds})).rows) == 15


def test_where_the_figures_come_from_is_told_and_what_is_not_known_is_not():
    assert facts(provenance(values())) == {
        "model": ("name keywords, threshold 0.5",),
        "rows read": ("1,103",),
        "SHA-256 of the data": ("ab12",),
        "engine": ("local",),
        "rows at once": ("2,000",),
        "columns named": ("none",),
        "seed": ("0",),
        "revision": ("–",),
        "versions": ("facilitator 0.1.0",),
    }


def test_codes_and_names_that_somebody_explained_are_told():
    made = values()["provenance"]
    made["config"] |= {"genders": {"M": "woman", "H": "man"}, "speakers": {"ana g.": "Ana Gil"}}
    told = facts(provenance(values(provenance=made)))
    assert told["codes of gender named"] == ("M is woman, H is man",)
    assert told["names joined by hand"] == ("1",)


def test_columns_that_were_named_are_told():
    made = values()["provenance"]
    made["config"]["columns"] = {"text": "body", "author": "who"}
    assert facts(provenance(values(provenance=made)))["columns named"] == ("text=body, author=who",)
