import json

from tests.replay.test_record import FILES


def test_without_a_debate_the_samples_are_replayed(run, plain, tmp_path):
    result = run("replay", "--out", tmp_path / "out")
    assert result.code == 0
    folders = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(folders) == 6
    for folder in folders:
        assert {path.name for path in (tmp_path / "out" / folder).iterdir()} == FILES
        assert folder in result.out


def test_the_summary_names_shares_unknowns_gini_and_moves(run, plain):
    result = run("replay", "--only", "a07-rooms-by-september")
    assert result.code == 0
    assert "women's share of" in result.out
    assert "5 of 13" in result.out
    assert "ask_" in result.out


def test_run_json_says_how_to_do_it_again(run, plain, tmp_path):
    run("replay", "--only", "c01-honey-coop-pricing", "--seed", "7", "--out", tmp_path)
    settings = json.loads((tmp_path / "c01-honey-coop-pricing" / "run.json").read_text())
    assert settings["seed"] == 7
    assert settings["policy"]["name"] == "default"
    assert len(settings["source"]["sha256"]) == 64


def test_a_silent_policy_says_nothing(run, plain, tmp_path):
    result = run("replay", "--policy", "silent", "--out", tmp_path)
    assert result.code == 0
    assert all(path.read_text() == "" for path in tmp_path.glob("*/interventions.jsonl"))


def test_played_aloud_posts_and_messages_come_in_their_order(run, plain, monkeypatch):
    waits = []
    monkeypatch.setattr("time.sleep", waits.append)
    result = run("replay", "--only", "a01-lowtown-drains", "--speed", "100")
    assert result.code == 0
    lines = result.out.splitlines()
    assert "Second flood" in lines[0]
    assert sum("▶" in line for line in lines) > 0
    assert all(0 <= wait <= 10 for wait in waits)
    assert sum(waits) > 10


def test_maps_are_written_in_other_formats_and_converted(run, plain, tmp_path):
    only = ("--only", "a01-lowtown-drains")
    assert run("replay", *only, "--out", tmp_path, "--map", "graphml", "--map", "xaif").code == 0
    folder = tmp_path / "a01-lowtown-drains"
    assert {"map.graphml", "map.xaif.json"} <= {path.name for path in folder.iterdir()}
    result = run("convert", folder / "map.json", tmp_path / "again.graphml", "--to", "graphml")
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert (tmp_path / "again.graphml").read_bytes() == (folder / "map.graphml").read_bytes()
    assert run("replay", *only, "--map", "aif").code == 2
    wrong = run("convert", tmp_path / "again.graphml", tmp_path / "x", "--to", "aif")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1)
