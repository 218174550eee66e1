import pytest

from facilitator.batch import analyze
from facilitator.classification import KeywordModel
from facilitator.errors import InputError
from tests.batch.samples import Stopping, rows, write_csv

CHUNK = 7


@pytest.fixture
def table(tmp_path):
    return write_csv(tmp_path / "posts.csv", [*rows(40), *rows(1)])  # the last row repeats an id


def stopped(table, out, after):
    with pytest.raises(KeyboardInterrupt):
        analyze(table, out, model=Stopping(after), chunk_rows=CHUNK)


@pytest.mark.parametrize("after", range(6))
def test_a_run_stopped_after_any_chunk_goes_on_to_the_same_bytes(table, tmp_path, after):
    whole, out = tmp_path / "whole", tmp_path / "out"
    analyze(table, whole, model=KeywordModel(), chunk_rows=CHUNK)
    stopped(table, out, after)
    assert [file.name for file in out.iterdir()] == [".work"]
    model = Stopping()
    analyze(table, out, model=model, chunk_rows=CHUNK, resume=True)
    assert model.asked == 6 - after
    assert sorted(file.name for file in out.iterdir()) == sorted(file.name for file in whole.iterdir())
    for file in whole.iterdir():
        assert (out / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_run_can_be_stopped_again_and_again(table, tmp_path):
    out = tmp_path / "out"
    stopped(table, out, 1)
    for _ in range(4):
        with pytest.raises(KeyboardInterrupt):
            analyze(table, out, model=Stopping(1), chunk_rows=CHUNK, resume=True)
    model = Stopping()
    assert analyze(table, out, model=model, chunk_rows=CHUNK, resume=True).values["posts"] == 40
    assert model.asked == 1


def test_resuming_where_nothing_is_begins(table, tmp_path):
    assert analyze(table, tmp_path / "out", model=KeywordModel(), resume=True).values["posts"] == 40


def test_unfinished_work_is_not_thrown_away_unasked(table, tmp_path):
    stopped(table, tmp_path / "out", 2)
    with pytest.raises(InputError, match="an unfinished analysis is here; go on with it with --resume, or delete"):
        analyze(table, tmp_path / "out", model=KeywordModel(), chunk_rows=CHUNK)


class Other(KeywordModel):
    def __init__(self):
        super().__init__()
        self.description = {"name": "other", "version": "1"}


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("another model", {"model": Other()}),
        ("other columns", {"columns": {"topic": "debate"}}),
        ("another size of chunks", {"chunk_rows": CHUNK + 1}),
    ],
)
def test_resuming_with_something_else_is_refused(table, tmp_path, words, change):
    stopped(table, tmp_path / "out", 2)
    with pytest.raises(InputError, match=f"the unfinished analysis here is of {words}; name another --out"):
        analyze(table, tmp_path / "out", **{"model": KeywordModel(), "chunk_rows": CHUNK, "resume": True, **change})


def test_resuming_on_a_changed_input_is_refused(table, tmp_path):
    stopped(table, tmp_path / "out", 2)
    write_csv(table, rows(41))
    with pytest.raises(InputError, match="is of another input"):
        analyze(table, tmp_path / "out", model=KeywordModel(), chunk_rows=CHUNK, resume=True)


def test_a_damaged_chunk_is_made_again(table, tmp_path):
    out = tmp_path / "out"
    stopped(table, out, 3)
    (out / ".work" / "part-0000001.parquet").write_bytes(b"PAR1 nonsense")
    model = Stopping()
    analyze(table, out, model=model, chunk_rows=CHUNK, resume=True)
    assert model.asked == 4


def test_a_second_run_takes_the_place_of_a_finished_one(table, tmp_path):
    out = tmp_path / "out"
    analyze(table, out, model=KeywordModel())
    write_csv(table, rows(10))
    (out / "notes.txt").write_text("mine")
    assert analyze(table, out, model=KeywordModel()).values["posts"] == 10
    assert (out / "notes.txt").read_text() == "mine"
