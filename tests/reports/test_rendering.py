"""The one environment: everything is escaped, nothing is passed through, nothing is told that is not known."""

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError, nodes

import facilitator.reports
from facilitator.reports.rendering import View, clean, environment, macro
from tests.reports.made import Page

FOLDER = Path(facilitator.reports.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").iterdir())
STYLES = sorted(FOLDER.glob("*.css"))
MODULES = sorted(FOLDER.glob("*.py"))
#: What would let text through unescaped, or switch escaping off, or build text that is escaped before it is cleaned.
LOOPHOLES = re.compile(r"\|\s*safe\b|autoescape|Markup|\{%-?\s*filter|~|\|\s*(xmlattr|urlize|tojson|forceescape)")


def written(text, **more):
    return environment().from_string("{{ text }}").render(text=text, **more)


def source(path):
    return path.read_text(encoding="utf-8")


def test_there_is_one_environment_and_it_escapes_everything():
    made = environment()
    assert made is environment()
    assert made.autoescape is True
    assert made.undefined is StrictUndefined
    assert (made.trim_blocks, made.lstrip_blocks) == (True, True)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_loophole(path):
    assert path.name.endswith(".html.j2")
    assert LOOPHOLES.search(source(path)) is None


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_attribute_of_a_template_stands_in_double_quotes(path):
    markup = re.sub(r"\{([{%#]).*?[}%#]\}", "X", source(path))
    unquoted = re.findall(r"<[^<>]*=(?!\")[^<>]*>", re.sub(r'="[^"]*"', '=""', markup))
    assert unquoted == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_compiles_and_says_at_its_top_what_it_is_for(path):
    assert environment().get_template(path.name)
    assert source(path).startswith("{#")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_for_no_value_but_its_view(path):
    tree = environment().parse(source(path))
    bound = {node.name for node in tree.find_all(nodes.Macro)} | {"caller", "loop", "it"}
    for node in tree.find_all((nodes.Macro, nodes.FromImport, nodes.Assign, nodes.For)):
        match node:
            case nodes.Macro():
                bound |= {argument.name for argument in node.args}
            case nodes.FromImport():
                bound |= set(node.names)
            case nodes.Assign() | nodes.For():
                bound.add(node.target.name)
    assert {node.name for node in tree.find_all(nodes.Name)} <= bound


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_holds_markup(path):
    tree = ast.parse(source(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body[0].value.value = ""
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if re.search(r"</?[a-z][^>]*>|&[a-z]+;", text)] == []
    assert "Markup" not in source(path)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_comes_into_a_page_as_it_is(path):
    assert not re.search(r"\{[{%#]|</", source(path))
    assert environment().get_template(path.name).render().rstrip("\n") == source(path).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>", "&lt;b&gt;"),
        ("a & b", "a &amp; b"),
        ("\"'", "&#34;&#39;"),
        ("&lt;", "&amp;lt;"),
        ("{{ 1 + 1 }}", "{{ 1 + 1 }}"),
        ("\x00\x1b\ud800", "���"),
        (7, "7"),
    ],
)
def test_whatever_is_put_out_is_cleaned_and_escaped(text, html):
    assert written(text) == html


@settings(deadline=None)  # the first example compiles templates
@given(st.text(st.characters(codec=None)))
def test_any_text_is_read_back_as_itself_or_cleaned(text):
    page = Page(f'<p title="{written(text)}">{written(text)}</p>')
    assert page.faults == []
    assert [tag for tag, _ in page.elements] == ["p"]
    assert page.text == clean(text)
    assert page.all("p") == [{"title": clean(text)}]
    written(text).encode("utf-8")


@settings(deadline=None)  # the first example compiles templates
@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_and_keeps_the_length(text):
    assert clean(clean(text)) == clean(text)
    assert len(clean(text)) == len(text)


def test_cleaning_keeps_line_breaks_and_every_script():
    kept = "a\tb\nc\r\u200c\u202e سلام 日本 👍🏽"
    assert clean(kept) == kept


def test_an_unknown_value_is_refused_instead_of_told_as_none():
    with pytest.raises(TypeError, match="say so in words"):
        written(None)


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ it.nothing }}").render(it=object())
    with pytest.raises(UndefinedError):
        environment().from_string("{% if nothing %}x{% endif %}").render()


@dataclass(frozen=True)
class Sentence(View):
    template = "empty.html.j2"
    sentence: str


def test_a_view_is_html_by_itself_within_a_template_and_by_str_elsewhere():
    html = '<p class="empty">a &lt; b</p>'
    assert str(Sentence("a < b")) == html
    assert f"{Sentence('a < b')}" == html
    assert written(Sentence("a < b")) == html


def test_views_are_plain_values():
    assert Sentence("a") == Sentence("a")
    assert len({Sentence("a"), Sentence("a"), Sentence("b")}) == 2
    assert repr(Sentence("<a>")) == "Sentence(sentence='<a>')"


def test_a_macro_escapes_what_it_is_given():
    assert macro("parts.html.j2", "written", "<b>", "q", 'x" y', "") == '<q dir="auto" class="x&#34; y">&lt;b&gt;</q>'


def test_jinja_is_loaded_only_when_a_page_is_made():
    code = (
        "import sys, facilitator.reports, facilitator.reports.corpus_report, facilitator.reports.evaluation_page\n"
        "before = 'jinja2' in sys.modules\n"
        "str(facilitator.reports.corpus_report.lorenz([]))\n"
        "print(before, 'jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
