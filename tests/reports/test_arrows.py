"""No arrow runs back up: pages are made of plain values, so they need nothing that measures, runs or hosts."""

import ast
from pathlib import Path

import pytest

import facilitator.reports

SOURCES = sorted(Path(facilitator.reports.__file__).parent.glob("*.py"))
#: What a page may know of: the values of a debate, and which of its words must not be repeated.
BELOW = ("facilitator.debate", "facilitator.reports", "facilitator.safety")


def imported(source):
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_page_imports_only_what_lies_below_it(source):
    ours = [name for name in imported(source) if name.startswith("facilitator")]
    assert [name for name in ours if not name.startswith(BELOW)] == []
