import click
import pytest
from click.testing import CliRunner

from facilitator.commands.hints import hint_options
from facilitator.errors import InputError


@click.command()
@hint_options
def show(**hints):
    click.echo(repr(hints))


def given(*arguments):
    found = CliRunner().invoke(show, arguments, catch_exceptions=False)
    return eval(found.output) if found.exit_code == 0 else found.output


def test_without_options_there_are_no_hints():
    assert given() == {"columns": None, "genders": None, "speakers": None}


def test_columns_are_pairs():
    found = given("--column", "text=comment-body", "--column", "id=a=b")
    assert found["columns"] == {"text": "comment-body", "id": "a=b"}


@pytest.mark.parametrize("pair", ["text", "text=", "=body", "=", ""])
def test_what_is_no_pair_is_shown_with_a_right_one(pair):
    assert "is not NAME=COLUMN; write for example text=comment-body" in " ".join(given("--column", pair).split())


def test_codes_of_gender_are_given_with_our_words():
    assert given("--gender", "woman=M, man=H,non-binary=X")["genders"] == {"M": "woman", "H": "man", "X": "non-binary"}


@pytest.mark.parametrize(
    ("codes", "says"),
    [("mujer=M", "the words are woman, man"), ("woman", "is not WORD=CODE"), ("woman=M,man=M", "two meanings")],
)
def test_codes_that_say_nothing_are_refused(codes, says):
    assert says in " ".join(given("--gender", codes).replace("│", " ").split())


def test_people_are_joined_by_a_table_of_two_columns(tmp_path):
    path = tmp_path / "who.csv"
    path.write_text('"Ana G.",Ana Gil\n\nana gil, Ana Gil\n', encoding="utf-8")
    assert given("--speakers", str(path))["speakers"] == {"Ana G.": "Ana Gil", "ana gil": "Ana Gil"}


@pytest.mark.parametrize(("text", "line"), [("a,b\nc\n", 2), ("a,b\na,c\n", 2), ("a,b,c\n", 1), ("a,\n", 1)])
def test_a_table_of_people_that_is_none_is_refused_with_its_line(tmp_path, text, line):
    path = tmp_path / "who.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"line {line}: "):
        given("--speakers", str(path))
