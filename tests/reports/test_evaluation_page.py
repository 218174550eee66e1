import pytest

from facilitator.evaluation import Estimate, SuiteResult, Table
from facilitator.evaluation.table import overview
from facilitator.reports.evaluation_page import result_page
from facilitator.reports.text import measured
from tests.reports.made import Page

HOSTILE = "</table><script>x</script>"
RESULT = SuiteResult(
    suite="timing",
    metrics={
        "macro_f1": Estimate(value=0.51234, low=0.4, high=0.6, n=1234),
        "f1_speak": Estimate(value=None, n=0, reason="nobody spoke"),
    },
    baselines={"every_third": {"macro_f1": Estimate(value=0.25, n=7)}},
    tables={
        "files": Table(
            title="By file", columns=("file", "f1", "note"), rows=(("a.jsonl", 0.5, "x"), ("b", None, None))
        ),
        "empty": Table(title="None", columns=("file", "n"), rows=()),
    },
    notes=("Six debates are few.",),
    provenance={
        "intervals": "percentile bootstrap over debates",
        "config": {"seed": 3, "policy": {"name": "default"}},
        "data": [{"name": "a.jsonl", "sha256": "ab"}, "more"],
        "date": None,
        "nothing": [],
    },
)


def made(result=RESULT, *, description="Does it speak when people do?"):
    return result_page(result.as_dict(), figures=overview(result).as_dict(), description=description)


def facts(view):
    return {fact.name: fact.values for fact in view.provenance.facts}


def test_the_figures_stand_beside_those_of_the_baselines():
    view = made()
    assert view.figures.heads == ("metric", "agent", "95 % interval", "n", "every third")
    assert view.figures.rows == (
        ("macro_f1", "0.512", "0.400 to 0.600", "1,234", "0.250"),
        ("f1_speak", "–", "nobody spoke", "0", ""),
    )
    assert view.figures.numbers == (False, True, True, True, True)
    assert view.figures.css == "figures"


def test_the_page_says_what_the_values_say():
    page = Page(made())
    assert page.faults == []
    assert page.root.one("h1").text == "Evaluation: timing"
    assert page.root.one("header").one("p").text == "Does it speak when people do?"
    figures, files, empty = page.root.all("table")
    assert figures.rows() == [list(made().figures.heads), *map(list, made().figures.rows)]
    assert files.rows() == [["file", "f1", "note"], ["a.jsonl", "0.500", "x"], ["b", "–", "–"]]
    assert empty.rows() == [["file", "n"]]
    assert [found["id"] for found in page.all("section")] == ["figures", "notes", "files", "empty", "provenance"]


def test_every_number_of_the_json_is_told():
    content = RESULT.as_dict()
    rows = {row[0]: row for row in made().figures.rows}
    for name, metric in content["metrics"].items():
        assert rows[name][1] == measured(metric["value"])
        assert rows[name][3] == f"{metric['n']:,}"
        told = metric["reason"] if metric["low"] is None else f"{measured(metric['low'])} to {measured(metric['high'])}"
        assert rows[name][2] == told


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ((("a", 1, 0.5),), (False, True, True)),
        ((("a", None, "x"),), (False, True, False)),
        (((1, 2, 3), (4, "5", None)), (False, False, True)),
        ((), (False, True, True)),
    ],
)
def test_a_column_without_texts_holds_numbers_but_never_the_first(rows, numbers):
    table = Table(title="T", columns=("a", "b", "c"), rows=rows)
    view = made(SuiteResult(suite="s", metrics={}, tables={"t": table}, provenance={"intervals": "none"}))
    assert view.tables[0].table.numbers == numbers


def test_each_table_is_a_region_with_its_title():
    regions = [found["aria-label"] for found in Page(made()).all("div", role="region")]
    assert regions == ["timing", "By file", "None"]
    titles = [node.text for node in Page(made()).root.all("h2")]
    assert titles[2:4] == ["By file", "None"]


def test_what_to_know_is_told_before_the_tables_and_ends_with_the_intervals():
    view = made()
    assert view.notes == ("Six debates are few.", "percentile bootstrap over debates")
    assert [node.text for node in Page(view).root.one("ul").all("li")] == list(view.notes)


def test_how_it_came_about_is_told_with_its_path():
    assert facts(made()) == {
        "intervals": ("percentile bootstrap over debates",),
        "config.seed": ("3",),
        "config.policy.name": ("default",),
        "data": ("a.jsonl, ab", "more"),
        "date": ("–",),
        "nothing": ("–",),
    }


def test_hostile_words_stay_words():
    table = Table(title=HOSTILE, columns=(HOSTILE, HOSTILE), rows=((HOSTILE, HOSTILE),))
    result = SuiteResult(
        suite=HOSTILE,
        metrics={HOSTILE: Estimate(value=None, reason=HOSTILE)},
        baselines={HOSTILE: {}},
        tables={HOSTILE: table},
        notes=(HOSTILE,),
        provenance={"intervals": HOSTILE, HOSTILE: [HOSTILE]},
    )
    page = Page(made(result, description=HOSTILE))
    assert page.harmless()
    assert page.text.count("<script>x</script>") >= 12


def test_it_asks_nothing_of_any_host():
    source = str(made())
    assert "http" not in source.replace("http-equiv", "")
    assert "src=" not in source
