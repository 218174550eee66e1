"""What the documents say is tried, so that it cannot rot."""

import doctest
import importlib
import re
import textwrap
from pathlib import Path

import pytest

import facilitator
from facilitator.cli import COMMANDS
from facilitator.formats import FORMATS, registry

ROOT = Path(facilitator.__file__).parent.parent
DOCUMENTS = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "docs/how-it-works.md", "docs/formats.md", "corpora/README.md")
]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "facilitator").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_are_right(module):
    result = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_command_in_a_document_exists(document):
    text = document.read_text(encoding="utf-8")
    words = set(re.findall(r"`?(?:\.venv/bin/)?facilitator ([a-z]+)\b(?= |`|\n)", text))
    named = {word for word in words if f"`facilitator {word}" in text or f"\nfacilitator {word}" in text}
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_link_to_a_file_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!http|#)([^)#]+)", text) + re.findall(r'src="(?!http)([^"]+)"', text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_format_is_told_of():
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z-]+)`", text, re.MULTILINE))
    assert told == set(FORMATS)


def test_the_tasks_in_the_readme_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert tasks
    assert all(re.search(rf"^{task}:", makefile, re.MULTILINE) for task in tasks)


def test_the_reader_in_contributing_is_the_one_that_is_tested():
    [code] = [
        block
        for block in re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
        if "def detect" in block
    ]
    assert textwrap.indent(code, "    ", lambda line: line.strip() != "") in registry.__doc__


def test_the_python_in_the_readme_runs(monkeypatch, capsys):
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    assert "|" in capsys.readouterr().out
