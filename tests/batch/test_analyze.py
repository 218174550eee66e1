import gzip
import json
import tempfile
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import Observation
from facilitator.batch import analyze
from facilitator.batch.classify import classify_file
from facilitator.classification import KeywordModel
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.formats import write
from tests.agents import plain_agent, plain_debate
from tests.batch.samples import read_json, rows, write_csv

MODEL = KeywordModel()


def labels(out):
    return pq.read_table(out / "labels.parquet").to_pylist()


def figures(out):
    """The summary without what tells how the run was cut."""
    found = read_json(out / "summary.json")
    del found["provenance"]["config"]["chunk_rows"]
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    place = tmp_path_factory.mktemp("whole")
    table = write_csv(place / "posts.csv", rows(60))
    analyze(table, place / "out", model=MODEL)
    return table, place / "out"


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 70))
def test_the_size_of_chunks_changes_nothing(whole, chunk_rows):
    table, out = whole
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "out"
        analyze(table, other, model=MODEL, chunk_rows=chunk_rows)
        assert labels(other) == labels(out)
        assert figures(other) == figures(out)
        assert pq.ParquetFile(other / "labels.parquet").num_row_groups == -(-60 // chunk_rows)


def test_labels_are_those_of_classify(whole, tmp_path):
    table, out = whole
    classify_file(table, tmp_path / "labels.jsonl", model=MODEL)
    expected = [json.loads(line) for line in (tmp_path / "labels.jsonl").read_text().splitlines()]
    assert [{name: row[name] for name in expected[0]} for row in labels(out)] == expected


def test_labels_of_a_debate_are_those_of_a_replay(tmp_path):
    debate = plain_debate(20)
    write([debate], tmp_path / "d.jsonl", format="native")
    analyze(tmp_path / "d.jsonl", tmp_path / "out", model=MODEL)
    replayed = [event for event in plain_agent().replay(debate) if isinstance(event, Observation)]
    assert [(row["id"], row["label"], row["unsure"]) for row in labels(tmp_path / "out")] == [
        (seen.id, seen.label, seen.unsure) for seen in replayed
    ]


def test_figures_are_those_of_the_labels(whole):
    _, out = whole
    made, found = labels(out), figures(out)
    counted = Counter(row["label"] for row in made)
    assert {kind: entry["count"] for kind, entry in found["types"].items()} == {
        kind: counted[kind] for kind in IBIS_TYPES
    }
    assert found["posts"] == sum(counted.values()) == 60
    assert found["unsure"]["count"] == sum(row["unsure"] for row in made)
    assert found["people"] == 7
    people = found["participation"]["people"]
    assert {group: people[group]["count"] for group in ("woman", "man", "unknown")} == {
        "woman": 3, "man": 3, "unknown": 1
    }  # fmt: skip
    women = [row for row in made if row["gender"] == "woman"]
    known = [row for row in made if row["gender"]]
    assert found["participation"]["posts"]["woman"]["share"] == pytest.approx(len(women) / len(known), abs=1e-12)
    assert found["debates"]["number"] == 3
    texts = [row["text"] for row in rows(60)]
    assert found["repeats"]["texts"] == len(texts) - len(set(texts))


def test_the_same_corpus_gives_the_same_bytes(whole, tmp_path):
    table, out = whole
    analyze(table, tmp_path / "out", model=MODEL)
    for file in out.iterdir():
        assert (tmp_path / "out" / file.name).read_bytes() == file.read_bytes(), file.name


def test_only_the_four_files_remain(whole):
    _, out = whole
    names = sorted(file.name for file in out.iterdir())
    assert names == ["labels.parquet", "problems.jsonl", "report.html", "summary.json"]


def test_without_authors_nothing_is_said_of_people(tmp_path):
    table = write_csv(tmp_path / "posts.csv", [{"id": n, "text": f"text {n}"} for n in range(5)])
    found = analyze(table, tmp_path / "out", model=MODEL).values
    assert found["people"] is None
    assert found["participation"] is None
    assert found["people_reason"] == found["participation_reason"] == "no post names its author"
    assert found["debates"] is None
    assert "author" not in labels(tmp_path / "out")[0]


def test_without_genders_shares_have_no_value_but_a_reason(tmp_path):
    table = write_csv(tmp_path / "posts.csv", [{"id": n, "text": "t", "author": n % 3} for n in range(9)])
    found = analyze(table, tmp_path / "out", model=MODEL).values
    woman = found["participation"]["posts"]["woman"]
    assert (woman["share"], woman["reason"]) == (None, "nobody's gender is known")
    assert (woman["bound_low"], woman["bound_high"]) == (0.0, 1.0)
    assert found["people"] == 3
    assert "gender" not in labels(tmp_path / "out")[0]


def test_silent_people_of_a_debate_count(tmp_path):
    write([plain_debate(12, people=6)], tmp_path / "d.jsonl", format="native")
    found = analyze(tmp_path / "d.jsonl", tmp_path / "out", model=MODEL).values
    assert found["people"] == 6
    assert "once in each debate" in found["people_counted"]


def test_facilitators_are_reported_apart(tmp_path):
    records = [
        {"id": n, "text": "t", "author": f"u{n % 4}", "role": "moderator" if n % 4 == 0 else ""} for n in range(8)
    ]
    found = analyze(write_csv(tmp_path / "posts.csv", records), tmp_path / "out", model=MODEL).values
    assert found["people"] == 3
    assert found["participation"]["others"]["facilitator"] == {"people": 1, "posts": 2, "words": 2}


def test_rows_that_cannot_be_used_are_left_out_and_told(tmp_path):
    table = tmp_path / "posts.csv"
    lines = ["id,text,author,gender", "1,one,a,woman", ",no id,a,woman", "2,two,a,man", "1,again,b,", "3,x,y", "4,,b,"]
    table.write_text("\n".join(lines), encoding="utf-8")
    summary = analyze(table, tmp_path / "out", model=MODEL, chunk_rows=2)
    found = summary.values
    assert [row["id"] for row in labels(tmp_path / "out")] == ["1", "2", "4"]
    assert found["repeats"]["ids"] == 1
    assert found["repeats"]["empty_texts"] == 1
    assert found["problems"]["dropped"] == 3
    told = [json.loads(line) for line in (tmp_path / "out" / "problems.jsonl").read_text().splitlines()]
    assert [(entry["line"], entry["found"]) for entry in told] == [
        (3, "the row has no id"),
        (6, "the row has 3 cells where the header has 4"),
        (5, "the id '1' came before"),
        (None, "1 person has two different genders"),
    ]
    assert [str(problem) for problem in summary.problems][2].startswith(f"{table}, line 5: the id '1' came before")


def test_a_corpus_of_nothing_is_refused_and_leaves_nothing(tmp_path):
    table = tmp_path / "posts.csv"
    table.write_text("id,text\n,one\n,two\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"posts.csv, line 2: nothing usable remains: the row has no id"):
        analyze(table, tmp_path / "out", model=MODEL)
    assert not (tmp_path / "out").exists()


def test_named_columns_jsonl_gzip_and_parquet_are_read(tmp_path):
    import pandas as pd

    records = [{"key": f"k{n}", "title": f"why {n}?", "who": f"u{n % 2}"} for n in range(6)]
    table = tmp_path / "posts.jsonl.gz"
    with gzip.open(table, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    pd.DataFrame(records).to_parquet(tmp_path / "posts.parquet")
    columns = {"id": "key", "text": "title", "author": "who"}
    analyze(table, tmp_path / "a", columns=columns, model=MODEL, chunk_rows=4)
    analyze(tmp_path / "posts.parquet", tmp_path / "b", columns=columns, model=MODEL)
    assert labels(tmp_path / "a") == labels(tmp_path / "b")
    assert [row["label"] for row in labels(tmp_path / "a")] == ["issue"] * 6


def test_a_folder_is_one_corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    records = rows(20)
    write_csv(folder / "a.csv", records[:10])
    write_csv(folder / "b.csv", records[10:])
    write_csv(tmp_path / "all.csv", records)
    analyze(folder, tmp_path / "one", model=MODEL)
    analyze(tmp_path / "all.csv", tmp_path / "two", model=MODEL)
    assert labels(tmp_path / "one") == labels(tmp_path / "two")


def test_provenance_tells_how_to_get_the_figures_again(whole):
    _, out = whole
    made = read_json(out / "summary.json")["provenance"]
    assert made["model"] == dict(MODEL.description)
    assert len(made["data"]["sha256"]) == 64
    assert made["data"]["rows"] == 60
    assert made["config"] == {
        "engine": "local",
        "chunk_rows": 2000,
        "columns": {},
        "speakers": {},
        "genders": {},
        "seed": 0,
    }
    assert made["versions"]["facilitator"]
