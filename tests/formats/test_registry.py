"""Formats by name and by content; the example of a new reader works."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.formats import FORMATS, Format, read, recognise, registry, write
from facilitator.formats.assemble import assemble
from facilitator.formats.head import read_head
from facilitator.formats.source import Source

DEBATE = Debate(
    id="d",
    participants=(Participant(id="u", gender="woman"), Participant(id="v", role="facilitator")),
    posts=(Post(id="p1", author="u", text="x"), Post(id="p2", author="v", text="y", time=5.0, reply_to="p1")),
)


@pytest.mark.parametrize(
    ("format", "name"),
    [("native", "a"), ("table", "a.csv"), ("table", "a.jsonl"), ("table", "a.parquet"), ("convokit", "a")],
)
def test_what_we_write_is_recognised_by_its_content(tmp_path, format, name):
    path = tmp_path / name
    write([DEBATE], path, format=format)
    moved = path.rename(tmp_path / "nameless")

    assert recognise(moved).name == format
    assert read(moved).debates == (DEBATE,)


def test_a_gzip_file_is_told_by_its_content(tmp_path):
    write([DEBATE], tmp_path / "a.jsonl.gz", format="native")

    assert read((tmp_path / "a.jsonl.gz").rename(tmp_path / "a")).debates == (DEBATE,)


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(InputError, match="no format 'excel'; use auto or one of native,"):
        read(tmp_path, format="excel")


@pytest.mark.parametrize("format", ["polis", "excel"])
def test_a_format_that_cannot_be_written_is_refused(tmp_path, format):
    with pytest.raises(InputError, match="cannot be written; use one of native, convokit, label-studio, pefk, table"):
        write([DEBATE], tmp_path / "a", format=format)


def test_two_debates_of_one_id_are_not_written(tmp_path):
    with pytest.raises(InputError, match="two debates have the id 'd'"):
        write([DEBATE, DEBATE], tmp_path / "a", format="native")


def test_columns_are_for_tables_only(tmp_path):
    write([DEBATE], tmp_path / "a.jsonl", format="native")

    with pytest.raises(InputError, match="for the format table only"):
        read(tmp_path / "a.jsonl", format="native", columns={"text": "text"})


def test_every_format_says_what_it_is():
    assert list(FORMATS) == [format.name for format in FORMATS.values()]
    assert all(format.description and format.known_by for format in FORMATS.values())


def example_of_a_reader():
    """The module in the registry's docstring."""
    _, _, after = registry.__doc__.partition("first?``::\n")
    return textwrap.dedent(after.partition("\nand in `FORMATS`")[0])


def test_the_example_of_a_new_reader_works(tmp_path):
    module = {"__name__": "irc"}
    exec(compile(example_of_a_reader(), "irc", "exec"), module)
    format = Format("irc", "log of an IRC channel", module["detect"], module["read"])
    path = tmp_path / "channel.log"
    path.write_text("[00:03:10] <amara> could others go first?\nno\n[00:03:42] <ben> ok\n", encoding="utf-8")
    source = Source(path=path)

    debates = [assemble(raw, source) for raw in format.read(source)]

    assert format.detect(read_head(path))
    assert [(post.author, post.time, post.text) for post in debates[0].posts] == [
        ("amara", 190, "could others go first?"),
        ("ben", 222, "ok"),
    ]
    assert [(problem.line, problem.words) for problem in source.problems] == [(2, 1)]


def test_importing_formats_loads_no_heavy_library():
    code = "import facilitator.formats, sys; print(sorted({'pyarrow', 'pandas', 'torch'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
