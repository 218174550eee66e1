"""The base install does what it says without any extra, and whoever lacks one gets a sentence."""

import json
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import facilitator
from facilitator.errors import InputError
from facilitator.extras import EXTRAS, require
from facilitator.resources import resource

PROJECT = tomllib.loads((Path(facilitator.__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
OPTIONAL = PROJECT["optional-dependencies"]
SAMPLE = resource("corpora", "samples") / "a01-lowtown-drains.jsonl"

#: What comes with the extras' packages; a base install has some of it by way of others, and must not count on that.
COMPANIONS = {"joblib", "starlette", "sentence_transformers"}

#: Runs commands in one process from which modules are hidden as Python hides them: an import fails.
HIDING = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
hidden, calls = json.loads(sys.argv[1])
sys.modules.update(dict.fromkeys(hidden))
from facilitator.cli import main
done = []
for words in calls:
    sys.argv, out, err, code = ["facilitator", *words], io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
    done.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(done))
"""


def run_hiding(modules, *calls):
    given = json.dumps([sorted(modules), [list(map(str, words)) for words in calls]])
    done = subprocess.run(
        [sys.executable, "-c", HIDING, given], capture_output=True, text=True, timeout=300, check=True
    )
    return json.loads(done.stdout)


def packages(names):
    return {canonicalize_name(Requirement(name).name) for name in names}


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_modules_of_an_extra_come_in_its_packages(extra):
    found = packages_distributions()
    assert {canonicalize_name(found[module][0]) for module in EXTRAS[extra]} == packages(OPTIONAL[extra])


def test_all_is_all_of_them_and_developers_have_all():
    assert set(OPTIONAL) == {*EXTRAS, "all", "dev"}
    assert Requirement(OPTIONAL["all"][0]).extras == set(EXTRAS)
    assert "facilitator[all]" in OPTIONAL["dev"]


def test_nothing_is_both_base_and_extra():
    base = packages(PROJECT["dependencies"])
    assert [extra for extra in EXTRAS if packages(OPTIONAL[extra]) & base] == []


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("demo", ("demo",)),
        ("batch", ("analyze", SAMPLE, "--out", "out")),
        ("batch", ("convert", SAMPLE, "posts.parquet", "--to", "table")),
        ("batch", ("convert", "posts.parquet", "posts.csv", "--to", "table")),
        ("train", ("train", "models/recipes/ibis-minilm.toml")),
    ],
)
def test_whoever_lacks_an_extra_is_told_how_to_get_it(extra, words, tmp_path):
    words = [tmp_path / word if word in ("out", "posts.parquet", "posts.csv") else word for word in words]
    (tmp_path / "posts.parquet").write_bytes(b"PAR1" + bytes(40) + b"PAR1")
    [[code, out, err]] = run_hiding(EXTRAS[extra], words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("Error: ")
    assert err.endswith(f"which is not installed; run: pip install 'facilitator[{extra}]'\n")
    assert not (tmp_path / "out").exists()


def test_labels_to_parquet_are_refused_before_any_is_made(tmp_path, monkeypatch):
    from facilitator.batch.classify import classify_file

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"writing Parquet needs pyarrow.*facilitator\[batch\]"):
        classify_file(SAMPLE, tmp_path / "labels.parquet", model=None)


def test_any_package_of_an_extra_that_is_missing_is_named(monkeypatch):
    require("demo", "the demo page")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(InputError, match="the demo page needs uvicorn, which is not installed"):
        require("demo", "the demo page")


def test_without_any_extra_the_base_does_its_work(tmp_path):
    hidden = {*COMPANIONS, *(module for modules in EXTRAS.values() for module in modules)}
    table = tmp_path / "posts.csv"
    calls = [
        ("replay", SAMPLE, "--out", tmp_path / "out", "--explain", "--public", "5", "--map", "graphml"),
        ("classify", SAMPLE, "--units"),
        ("classify", table, "--out", tmp_path / "labels.csv"),
        ("evaluate", "classification", "linking", "timing", "participation", "--on", SAMPLE, "--out", tmp_path / "res"),
        ("convert", tmp_path / "out" / "a01-lowtown-drains" / "map.json", tmp_path / "map.dot", "--to", "argdown"),
        ("models", "export", tmp_path / "model"),
        *((name, "--json") for name in ("moves", "policies", "models", "formats")),
    ]
    done = run_hiding(hidden, ("convert", SAMPLE, table, "--to", "table"), *calls)
    assert [(code, err) for code, _, err in done if code] == []
    assert len(done[2][1].splitlines()) == 50
    assert len((tmp_path / "labels.csv").read_text("utf-8").splitlines()) == 51
    assert (tmp_path / "out" / "a01-lowtown-drains" / "report.html").exists()


def test_only_the_demo_page_and_the_scikit_learn_face_need_more_to_be_imported():
    hidden = {*COMPANIONS, *(module for modules in EXTRAS.values() for module in modules)}
    code = f"""
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys({sorted(hidden)!r}))
import facilitator
for module in pkgutil.walk_packages(facilitator.__path__, "facilitator."):
    try:
        importlib.import_module(module.name)
    except ImportError:
        print(module.name)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    failed = set(done.stdout.split())
    assert {name for name in failed if not name.startswith("facilitator.ui.")} == {
        "facilitator.classification.sklearn_classifier"
    }
    assert "facilitator.ui.serving" not in failed
