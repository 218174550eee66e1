"""`evaluate` from files to files, with stand-ins for the models."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from facilitator.agent import Facilitator
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.evaluation import evaluate
from facilitator.evaluation.bench import predict, replay
from facilitator.evaluation.inputs import Item
from facilitator.formats import write
from facilitator.ibis import Linker, Ranked
from facilitator.ibis.linking import FEATURES
from tests.agents import plain_models
from tests.evaluation.samples import TURNS, agent, debate

NAMES = {
    "classification": {"macro_f1", *(f"f1_{kind}" for kind in IBIS_TYPES), "ece", "coverage", "macro_f1_kept"},
    "linking": {"accuracy_at_1", "mrr"},
    "timing": {
        "macro_f1",
        "f1_speak",
        "f1_silent",
        "average_precision",
        "false_interruption_rate",
        "base_rate",
    },
    "participation": {
        "women_share_people",
        "women_share_posts",
        "women_share_words",
        "women_share_ideas",
        "unknown_share_people",
        "gini_normalised",
    },
    "cost": {"posts_per_second", "ms_per_post_p95", "peak_mb"},
}


def without_gold(whole):
    posts = tuple(replace(post, label=None, reply_to=None) for post in whole.posts)
    people = tuple(replace(person, role="participant") for person in whole.participants)
    return replace(whole, posts=posts, participants=people)


@pytest.fixture
def file(tmp_path):
    write([debate("one"), debate("two")], tmp_path / "in" / "debates.jsonl", format="native")
    return tmp_path / "in" / "debates.jsonl"


@pytest.mark.parametrize("suite", NAMES)
def test_the_names_of_the_design_have_values(suite, file, tmp_path):
    [result] = evaluate([suite], [file], out=tmp_path / "out", agent=agent())
    content = json.loads((tmp_path / "out" / f"{suite}.json").read_text())
    assert content == result.as_dict()
    assert content["suite"] == suite
    assert NAMES[suite] <= content["metrics"].keys()
    for name in NAMES[suite]:
        metric = content["metrics"][name]
        assert {"value", "low", "high", "n"} <= metric.keys()
        assert isinstance(metric["value"], float)


@pytest.mark.parametrize("suite", NAMES)
def test_every_suite_stands_beside_baselines_of_the_same_metrics(suite, file):
    [result] = evaluate([suite], [file], agent=agent())
    assert result.baselines
    for baseline in result.baselines.values():
        assert baseline
        assert baseline.keys() <= result.metrics.keys()


def test_provenance_says_how_to_get_it_again(file):
    [result] = evaluate(["timing"], [file], agent=agent(), seed=4, date="2026-05-01")
    said = result.provenance
    assert said["config"] == {"suite": "timing", "seed": 4, "date": "2026-05-01"}
    assert said["data"]["debates"] == 2
    assert said["data"]["posts"] == 16
    assert said["data"]["gold"] == 12
    assert len(said["data"]["sha256"]) == 64
    assert said["model"]["name"] == "keywords"
    assert said["policy"]["pace"]["posts_between"] >= 3
    assert "bootstrap" in said["intervals"]


@pytest.mark.parametrize("suite", ["classification", "linking", "timing", "participation"])
def test_the_same_seed_gives_the_same_result(suite, file):
    assert evaluate([suite], [file], agent=agent()) == evaluate([suite], [file], agent=agent())


@pytest.mark.parametrize("suite", ["classification", "linking", "timing"])
def test_without_gold_every_metric_has_a_reason_and_no_value(suite, tmp_path):
    write([without_gold(debate())], tmp_path / "plain.jsonl", format="native")
    [result] = evaluate([suite], [tmp_path / "plain.jsonl"], out=tmp_path, agent=agent())
    assert all(metric.value is None and metric.reason for metric in result.metrics.values())
    assert result.baselines
    assert (tmp_path / f"{suite}.html").exists()


class Peeking(Facilitator):
    """Repeats the gold label if it is ever shown one."""

    def observe(self, post):
        observation = super().observe(post)
        return replace(observation, label=post.label or post.secondary or observation.label)


def test_other_gold_changes_no_prediction():
    whole = debate()
    turned = replace(
        whole,
        posts=tuple(
            replace(
                post,
                label=IBIS_TYPES[(IBIS_TYPES.index(post.label) + 1) % 5],
                secondary="pro",
                move="welcome",
                extra={"original_label": "IDEA"},
            )
            for post in whole.posts
        ),
    )
    peeking = Peeking(plain_models())
    seen, ran = [], []
    for one in (whole, turned):
        seen.append(next(predict(peeking.models.types, [one])))
        ran.append(replay(peeking, [Item(file="f", debate=one)], clock=lambda: 0.0))
    assert np.array_equal(*seen)
    assert ran[0] == ran[1]


class Peeping(Facilitator):
    """Ranks first what it is told that a post answers, if it is ever told."""

    def rank_targets(self, post):
        told = post.reply_to or post.extra.get("parent_text")
        return [Ranked(told, 1.0)] if told else super().rank_targets(post)


def test_links_are_guessed_without_being_seen(file):
    [honest] = evaluate(["linking"], [file], agent=agent())
    [peeping] = evaluate(["linking"], [file], agent=Peeping(plain_models()))
    assert honest.metrics["accuracy_at_1"].value < 1
    assert peeping.metrics == honest.metrics


def test_an_agent_that_looks_at_the_post_before_does_as_well_as_that_baseline(tmp_path):
    chain = tuple((author, f"p{i - 1}" if i else None, label, text) for i, (author, _, label, text) in enumerate(TURNS))
    write([debate(turns=chain)], tmp_path / "chain.jsonl", format="native")
    previous = Linker({**dict.fromkeys(FEATURES, 0.0), "log_rank": -1.0, "question": -50.0})
    backwards = Facilitator(replace(plain_models(), linker=previous))
    [result] = evaluate(["linking"], [tmp_path / "chain.jsonl"], agent=backwards)
    assert result.metrics["accuracy_at_1"].value == 1.0
    assert result.baselines["previous"]["mrr"].value == 1.0
    assert result.metrics["root_recall"].value == 1.0  # the first post can only answer the question


def test_a_posts_table_with_gold_is_scored_by_its_groups(tmp_path):
    rows = [
        {"id": f"u{i}", "text": post.text, "ibis": post.label, "topic": f"t{i % 3}", "group": f"g{i % 3}"}
        for i, post in enumerate(debate().posts)
    ]
    (tmp_path / "units.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    [result] = evaluate(["classification"], [tmp_path / "units.jsonl"], agent=agent())
    assert result.metrics["macro_f1"].n == 8
    assert "3 groups" in result.provenance["intervals"]
    assert [row[0] for row in result.tables["parents"].rows] == ["topic"]


def test_what_was_mended_in_reading_is_told_without_folders(file):
    with file.open("a") as handle:
        handle.write('{"kind": "post", "id": "p0", "author": "ana", "text": "Again."}\n')
    [result] = evaluate(["timing"], [file], agent=agent())
    assert "lines left out 1, words in them 1, lines mended or assumed about 0" in result.notes[-1]
    assert "debates.jsonl, line" in result.notes[-1]
    assert str(file.parent) not in json.dumps(result.as_dict())


def test_a_suite_that_is_stopped_leaves_the_finished_ones_whole(file, tmp_path):
    def stop(what, done, total):
        if what == "linking":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evaluate(["timing", "linking"], [file] * 20, out=tmp_path / "out", agent=agent(), progress=stop)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["timing.html", "timing.json"]
    json.loads((tmp_path / "out" / "timing.json").read_text())


def test_progress_reaches_its_end(file):
    told = []
    evaluate(["timing"], [file], agent=agent(), progress=lambda *step: told.append(step))
    assert ("replaying", 16, 16) in told


def test_an_unknown_suite_names_those_there_are(file):
    with pytest.raises(
        InputError, match=r"no suite 'speed'; use classification, linking, participation, effect, timing, neutrality"
    ):
        evaluate(["speed"], [file], agent=agent())
    with pytest.raises(InputError, match="no suite is named"):
        evaluate([], [file], agent=agent())


def test_the_clock_is_the_one_given(file):
    ticks = iter(range(1_000_000))
    [result] = evaluate(["cost"], [file], agent=agent(), clock=lambda: next(ticks) * 0.25)
    assert result.metrics["posts_per_second"].value == pytest.approx(4.0)
    assert result.metrics["ms_per_post_p95"].value == pytest.approx(250.0)


def test_the_page_holds_the_figures_and_asks_nobody_else(tmp_path):
    hostile = debate('<script>alert("x")</script>')
    write([hostile], tmp_path / "d.jsonl", format="native")
    evaluate(["timing"], [tmp_path / "d.jsonl"], out=tmp_path, agent=agent())
    page = Path(tmp_path / "timing.html").read_text()
    assert "false_interruption_rate" in page
    assert "every third" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http://" not in page
    assert "https://" not in page
