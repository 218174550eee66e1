import csv
import json
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import Debate
from facilitator.errors import InputError, WorkError
from facilitator.replay import folder_name, record, replay
from tests.agents import plain_agent, plain_debate

FILES = {
    "observations.jsonl",
    "interventions.jsonl",
    "flags.jsonl",
    "ledger.json",
    "participation.json",
    "participation_over_time.csv",
    "map.json",
    "report.html",
    "run.json",
}


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("replay") / "drains"
    record(replay(plain_agent(), plain_debate(posts=40)), place)
    return place


def test_all_files_are_there_and_nothing_else(folder):
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["drains"]


def test_there_is_an_observation_for_each_post_with_the_fields_of_the_design(folder):
    found = lines(folder / "observations.jsonl")
    assert [line["id"] for line in found] == [post.id for post in plain_debate(posts=40).posts]
    assert list(found[0]) == [
        *("id", "label", "unsure", "p_issue", "p_idea", "p_pro", "p_con", "p_other"),
        *("target", "relation", "p_target", "duplicate_of", "units", "secondary"),
    ]


def test_interventions_have_the_fields_of_the_design(folder):
    found = lines(folder / "interventions.jsonl")
    assert found
    assert list(found[0]) == [
        *("time", "after", "move", "audience", "to", "text", "language", "score", "evidence", "reason"),
    ]


def test_the_ledger_tells_what_came_of_each_message(folder):
    said = lines(folder / "interventions.jsonl")
    ledger = json.loads((folder / "ledger.json").read_text())
    assert [row["move"] for row in ledger["messages"]] == [line["move"] for line in said]
    assert set(ledger["messages"][0]["differences"]) == {"replies", "new_ideas", "new_voices", "stance_spread"}
    assert ledger["paused"] == []


def test_on_request_each_decision_is_explained_silence_included(tmp_path):
    record(replay(plain_agent(), plain_debate(posts=40)), tmp_path / "drains", explain=True)
    found = lines(tmp_path / "drains" / "decisions.jsonl")
    assert len(found) == 40
    assert all(line["why"] for line in found)
    assert {line["speaks"] for line in found} == {True, False}
    waiting = [line for line in found if line["why"].startswith("The agent spoke")]
    assert all(line["considered"] and not line["speaks"] for line in waiting)
    assert waiting


def test_personal_data_is_flagged_and_not_written_into_the_flag(tmp_path):
    made = plain_debate(posts=10)
    told = replace(made.posts[4], text="Write to me at jo.smith@example.org about the drains, please.")
    made = replace(made, posts=(*made.posts[:4], told, *made.posts[5:]))
    record(replay(plain_agent(), made), tmp_path / "drains")
    [flag] = lines(tmp_path / "drains" / "flags.jsonl")
    assert (flag["kind"], flag["posts"]) == ("personal_data", [told.id])
    assert "jo.smith" not in json.dumps(flag)


def test_the_map_holds_together(folder):
    map = json.loads((folder / "map.json").read_text())
    ids = {node["id"] for node in map["nodes"]}
    assert {link["source"] for link in map["links"]} == ids
    assert {link["target"] for link in map["links"]} <= ids | {None}


def test_participation_over_time_ends_where_the_table_stands(folder):
    rows = list(csv.DictReader((folder / "participation_over_time.csv").open(encoding="utf-8")))
    table = json.loads((folder / "participation.json").read_text())
    assert int(rows[-1]["post"]) == 40
    assert int(rows[-1]["posts_woman"]) == table["posts"]["woman"]["count"]
    assert int(rows[-1]["words_man"]) == table["words"]["man"]["count"]


def test_the_same_input_and_seed_give_the_same_bytes(folder, tmp_path):
    record(replay(plain_agent(), plain_debate(posts=40)), tmp_path / "again")
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_an_empty_debate_gives_all_files_too(tmp_path):
    record(replay(plain_agent(), Debate(id="empty")), tmp_path / "empty")
    assert {path.name for path in (tmp_path / "empty").iterdir()} == FILES
    assert (tmp_path / "empty" / "observations.jsonl").read_text() == ""


def test_progress_reaches_the_end():
    told = []
    replay(plain_agent(), plain_debate(posts=45), progress=lambda *said: told.append(said))
    assert told[-1] == ("drains", 45, 45)


def test_what_is_public_hides_small_groups_and_all_answers(tmp_path):
    record(replay(plain_agent(), plain_debate(posts=40)), tmp_path / "out", public=5)
    shown = json.loads((tmp_path / "out" / "participation_public.json").read_text(encoding="utf-8"))
    assert shown["posts"]["woman"]["count"] is None
    assert not {"dyads", "responsiveness", "dominance", "sensitivity"} & set(shown)


def test_tables_by_another_field_of_the_participants():
    debate = plain_debate(posts=12)
    people = tuple(replace(person, extra={"age": "old"}) for person in debate.participants)
    found = replay(plain_agent(), replace(debate, participants=people), by=["age"]).participation
    assert found["by"]["age"]["posts"]["old"]["count"] == 12
    with pytest.raises(InputError, match="no participant has 'district'"):
        replay(plain_agent(), debate, by=["district"])


def test_an_unwritable_place_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkError, match="cannot write"):
        record(replay(plain_agent(), plain_debate(posts=3)), tmp_path / "file" / "drains")


@given(st.text(max_size=120))
def test_a_folder_name_is_safe(id):
    name = folder_name(id, set())
    assert name
    assert not set(name) & set('/\\:*?"<>|\x00 ')
    assert name.strip(".") == name
    assert len(name) <= 80


def test_folder_names_do_not_collide():
    taken = set()
    names = [folder_name(id, taken) for id in ("a/b", "a b", "A_B", "a_b")]
    assert len({name.lower() for name in names}) == 4
    assert all(set(name) <= set(string.ascii_letters + string.digits + "_-") for name in names)
