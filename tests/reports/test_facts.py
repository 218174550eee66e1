import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reports.facts import Fact, Facts, dotted, facts
from tests.reports.made import Page

PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.text('ab<&"', max_size=5))
VALUES = st.dictionaries(
    st.text("xyz_", min_size=1, max_size=4),
    st.recursive(PLAIN, lambda inner: st.dictionaries(st.text("xyz", min_size=1, max_size=2), inner), max_leaves=6),
    max_size=6,
)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("gold", "gold"),
        (0, "0"),
        (None, "–"),
        (True, "True"),
        ({"least_score": 0.2, "on": None}, "least score 0.2, on –"),
        ({"pace": {"first_after": 2, "gap": 3}}, "pace (first after 2, gap 3)"),
        ({}, ""),
    ],
)
def test_a_fact_is_told_on_one_line(value, told):
    assert facts({"the_policy": value}) == Facts((Fact("the policy", (told,)),))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (7, [Fact("data", ("7",))]),
        (None, [Fact("data", ("–",))]),
        ([], [Fact("data", ("–",))]),
        (["a", 2], [Fact("data", ("a", "2"))]),
        ([{"file": "x.csv", "sha256": "ab"}], [Fact("data", ("x.csv, ab",))]),
        ({"seed": 3, "model": {"name": "m"}}, [Fact("data.seed", ("3",)), Fact("data.model.name", ("m",))]),
        ({}, []),
    ],
)
def test_a_dotted_fact_keeps_its_path(value, told):
    assert dotted({"data": value}) == Facts(tuple(told))


def test_names_and_values_stand_side_by_side_and_a_list_line_by_line():
    page = Page(Facts((Fact("seed", ("3",)), Fact("files", ("a", "b", "c")))))
    assert page.faults == []
    found = page.root.one("dl", class_="facts")
    assert [(child.tag, child.text) for child in found.children] == [
        ("dt", "seed"),
        ("dd", "3"),
        ("dt", "files"),
        ("dd", "abc"),
    ]
    assert len(found.all("br")) == 2


def test_no_facts_are_no_list():
    assert str(Facts(())).strip() == ""


@settings(max_examples=50, deadline=None)  # the first example compiles templates
@given(VALUES)
def test_every_fact_of_any_table_is_told_and_stays_text(values):
    for told in (facts(values), dotted(values)):
        page = Page(told)
        assert page.faults == []
        assert {tag for tag, _ in page.elements} <= {"dl", "dt", "dd", "span", "br"}
        assert [node.raw for node in page.root.all("dt")] == [fact.name for fact in told.facts]
        assert [[node.raw for node in one.all("span")] for one in page.root.all("dd")] == [
            list(fact.values) for fact in told.facts
        ]
    assert len(facts(values).facts) == len(values)
