"""The examples under ``--help`` are tried: each runs as it stands there, on small files of the names that it uses."""

import gzip
import json
import re
import shlex

import pytest

from facilitator import write
from facilitator.cli import COMMANDS
from facilitator.interventions.words.rewording.endpoint import Endpoint
from facilitator.resources import resource
from tests.agents import plain_debate
from tests.batch.samples import rows, write_csv

SAMPLE = resource("corpora", "samples") / "a07-rooms-by-september.jsonl"
MEETING = "WEBVTT\n\n" + "".join(
    f"00:0{n}:00.000 --> 00:0{n}:30.000\n{'Ada' if n % 2 else 'Bo'}: {text}\n\n"
    for n, text in enumerate(
        ["Why do the drains block?", "We should clean them.", "No, the cost is wrong.", "I agree."]
    )
)
#: Learning takes hours and corpora that are not ours to give; tests/training has it in small.
NOT_HERE = {"train"}
_EXAMPLE = re.compile(r"^ +facilitator (?P<words>\S.*?)(?: {3,}.*)?$", re.MULTILINE)


def examples(help_text):
    """The commands of a help text; what stands behind several blanks is a remark."""
    return [hit["words"] for hit in _EXAMPLE.finditer(help_text[help_text.index("Example") :])]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with all files that the examples name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "meeting.vtt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "debate.jsonl").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "debates").mkdir()
    write([plain_debate(12)], tmp_path / "debates" / "one.jsonl", format="native")
    write([plain_debate(12)], tmp_path / "meeting.jsonl", format="native")
    header, *posts = SAMPLE.read_text(encoding="utf-8").splitlines()
    people = json.loads(header)
    for number, person in enumerate(people["participants"]):
        person["age_group"] = "young" if number % 2 else "old"
    (tmp_path / "rooms.jsonl").write_text("\n".join([json.dumps(people), *posts]) + "\n", encoding="utf-8")
    with gzip.open(tmp_path / "turns.jsonl.gz", "wt", encoding="utf-8") as file:
        for n in range(6):
            turn = {"debate": "ES2002a", "id": f"t{n}", "turn": n, "speaker": "AB"[n % 2], "text": f"Why {n}?"}
            file.write(json.dumps(turn) + "\n")
    write_csv(tmp_path / "opinions.csv", rows(30))
    table = [{"id": f"p{n}", "comment-body": f"We should clean drain {n}."} for n in range(9)]
    write_csv(tmp_path / "posts.csv", table)
    write_csv(tmp_path / "comments.csv", [{**row, "sexo": "HM"[n % 2]} for n, row in enumerate(table)])
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "meeting.vtt").write_text(MEETING, encoding="utf-8")
    return tmp_path


def play(run, line):
    """Run a line; of the shell only ``>`` and ``|`` are known."""
    line, _, target = line.partition(" > ")
    result = run(*shlex.split(line.partition(" | ")[0]))
    if target:
        with open(target, "w", encoding="utf-8") as file:
            file.write(result.out)
    return result


def before(run, name, desk):
    """What the examples of a command take for granted."""
    if name == "replay":
        play(run, "policies --show gentle > mine.toml")
    if name == "convert":
        assert run("replay", "meeting.vtt", "--out", "out").code == 0
    if name == "analyze":
        table = [{"id": f"p{n}", "comment-body": f"Why {n}?"} for n in range(9)]
        write_csv(desk / "comments.csv", table)
        import pyarrow.csv
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.csv.read_csv(desk / "comments.csv"), desk / "comments.parquet")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NOT_HERE])
def test_every_example_runs(run, request, served, desk, monkeypatch, name):
    if name != "models":  # which exports the one that comes along
        request.getfixturevalue("plain")
    asked = []
    monkeypatch.setattr(Endpoint, "generate", lambda self, *a, **k: asked.append(self.name) or "Who could look at it?")
    monkeypatch.setattr("facilitator.ui.serving.listen", FakeSocket)
    lines = examples(run(name, "--help").out)
    assert lines
    before(run, name, desk)
    for line in lines:
        result = play(run, line)
        assert (line, result.code, result.err if result.code else "") == (line, 0, "")
    assert not asked or name == "replay"


class FakeSocket:
    """Listens to nobody, so that it does not matter whether the port is free here."""

    def __init__(self, *place):
        self.place = place

    def __enter__(self):
        return self

    def __exit__(self, *error):
        """Nothing to close."""

    def getsockname(self):
        return self.place


def test_the_example_of_training_names_a_recipe_that_is_there(run):
    [line] = examples(run("train", "--help").out)
    recipe = resource("models").parent / shlex.split(line)[1]
    assert recipe.is_file()


def test_exporting_has_examples_of_its_own(run):
    result = run("models", "export", "--help")
    assert examples(result.out) == ["models export out/ibis"]
    assert "pipeline('text-classification', 'out/ibis')" in result.out
