"""The overview for the terminal."""

from io import StringIO

from rich.console import Console

from facilitator.evaluation import Estimate, SuiteResult, rich_table
from facilitator.evaluation.table import overview

RESULT = SuiteResult(
    suite="timing",
    metrics={
        "macro_f1": Estimate(value=0.51234, low=0.4, high=0.6, n=1234),
        "f1_speak": Estimate(value=None, n=0, reason="nobody [b]spoke[/b]"),
    },
    baselines={"every_third": {"macro_f1": Estimate(value=0.25, n=7)}},
)


def test_a_row_a_metric_beside_the_baselines():
    table = overview(RESULT)
    assert table.columns == ("metric", "agent", "95 % interval", "n", "every third")
    assert table.rows[0] == ("macro_f1", "0.512", "0.400 to 0.600", "1,234", "0.250")
    assert table.rows[1] == ("f1_speak", "–", "nobody [b]spoke[/b]", "0", "")


def test_the_terminal_shows_text_as_it_is():
    out = StringIO()
    Console(file=out, width=120).print(rich_table(RESULT))
    assert "0.512" in out.getvalue()
    assert "[b]spoke[/b]" in out.getvalue()
