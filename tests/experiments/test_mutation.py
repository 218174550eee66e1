"""The maker of mutants puts one fault in one place, near the tests that should see it, and tells what came of it."""

import importlib
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "experiments" / "mutation"
PACKAGE = Path(__file__).parents[2] / "facilitator"


@pytest.fixture
def module(monkeypatch):
    """The modules of the study, which lie beside each other and are no package."""
    monkeypatch.syspath_prepend(str(FOLDER))
    yield importlib.import_module
    for path in FOLDER.glob("*.py"):  # their names are short, and others may want them
        sys.modules.pop(path.stem, None)


def changed(module, text, optional=None, file="facilitator/agent.py"):
    """What each mutant makes of a text of one line or more."""
    return {one.apply(text).strip() for one in module("mutants").mutants_of(file, text, optional or {})}


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("a < b", {"a <= b"}),
        ("(a) == (b)", {"(a) != (b)"}),
        ("a not in b", {"a in b"}),
        ("a is None", {"a is not None"}),
        ("a and b or c", {"a or b or c", "a and b and c"}),
        ("not a", {"a"}),
        ("a - b", {"a + b", "abs(a - b)"}),
        ("a ** b", {"a * b"}),
        ("a // b", {"a * b"}),
        ("x = 3", {"x = 4", "x = 2"}),
        ("x = 0", {"x = 1", "x = (-1)"}),
        ("x = 0.5", {"x = 1.5"}),
        ("x = True", {"x = False"}),
        ("a += b", {"pass", "a -= b"}),
        ("a.b = c", {"pass"}),
        ("del a[b]", {"pass"}),
        ("f(a)", {"pass"}),
        ("x = max(a)", {"x = min(a)"}),
        ("x = a.argmin()", {"x = a.argmax()"}),
        ("x = abs(a)", {"x = (a)"}),
        ("x = a if b and c else d", {"x = a if b or c else d", "x = a if not (b and c) else d"}),
        ("x = [a for a in b if a]", {"x = [a for a in b if not (a)]"}),
        ("x = f(a, key=b)", {"x = f(a)"}),
        ("x = f(key=a, other=b)", {"x = f(other=b)", "x = f(key=a)"}),
        ("x = f(known=a != b)", {"x = f()", "x = f(known=False)", "x = f(known=a == b)"}),
    ],
)
def test_a_line_gets_every_fault_of_its_kind(module, line, faults):
    assert changed(module, line) == faults


def test_a_function_that_returns_something_returns_nothing(module):
    assert changed(module, "def f():\n    return a") == {"def f():\n    return None"}


@pytest.mark.parametrize(
    "text",
    [
        '"""A module of 3 posts, not more."""',
        '__all__ = ["a", "b"]',
        "x: Literal[3]",
        "def f(x: Literal[3] | None) -> Literal[3]: ...",
        "raise ValueError(3)",
        'x = f"{a + 1}"',
        'x = "a" + b',
        "import a",
        "logger.info(3)",
        "@dataclass(frozen=True)\nclass A:\n    posts: int = field(default=3)",
        "x = zip(a, b, strict=True)",
        "class A:\n    def __init__(self):\n        self.a = b",
    ],
)
def test_what_is_no_wiring_is_left_alone(module, text):
    assert changed(module, text) == set()


def test_a_running_count_is_wiring_though_it_stands_in_a_dataclass(module):
    assert changed(module, "@dataclass\nclass A:\n    posts: int = 0") != set()


def test_a_keyword_that_a_call_needs_is_not_dropped(module):
    text = "def f(*, needed, spare=None): ...\nx = f(needed=a, spare=b)"
    optional = module("mutants").optional_keywords([text])
    assert changed(module, text, optional) == {"def f(*, needed, spare=None): ...\nx = f(needed=a)"}


def test_places_are_right_behind_letters_of_more_than_one_byte(module):
    assert changed(module, 'x = ["درد", a < b]') == {'x = ["درد", a <= b]'}


def test_a_mutant_is_not_put_into_another_text(module):
    (mutant,) = module("mutants").mutants_of("facilitator/agent.py", "a < b", {})
    with pytest.raises(ValueError, match=r"facilitator/agent\.py is not the file"):
        mutant.apply("a > b")


def test_mutants_of_the_package_are_other_programs(module):
    mutants = module("mutants")
    for path in (PACKAGE / "ibis" / "map.py", PACKAGE / "interventions" / "choosing.py"):
        text = path.read_text(encoding="utf-8")
        found = list(mutants.mutants_of("facilitator/agent.py", text, {}))
        assert len(found) > 50
        assert all(mutants.compiles(one, text) for one in found[::5])


def test_the_map_is_mutated_and_what_is_exported_of_it_is_not(module):
    area_of = module("mutants").area_of
    assert area_of("facilitator/ibis/map.py") == "ibis"
    assert area_of("facilitator/interventions/triggers/gaps.py") == "interventions"
    assert area_of("facilitator/ibis/exports/aif.py") is None
    assert area_of("facilitator/cli.py") is None


@pytest.fixture
def many(module):
    files = ("facilitator/agent.py", "facilitator/ibis/a.py", "facilitator/interventions/a.py")
    texts = {file: "".join(f"a{n} < b\nf({n})\n" for n in range(20)) for file in files}
    return texts, [one for file, text in texts.items() for one in module("mutants").mutants_of(file, text, {})]


def test_areas_have_equal_shares_of_a_draw_and_a_line_has_one_mutant(module, many):
    texts, mutants = many
    drawn = module("mutants").draw(mutants, texts, number=40, seed=1)
    assert [sum(one.file == file for one in drawn) for file in texts] == [10, 10, 10]
    assert len({(one.file, one.line) for one in drawn}) == len(drawn)


def test_a_seed_draws_the_same_again_and_another_draws_others(module, many):
    texts, mutants = many
    first, again, other = (
        [one.id for one in module("mutants").draw(mutants, texts, number=30, seed=seed)] for seed in (1, 1, 2)
    )
    assert first == again != other


TESTS = {
    "tests/test_agent.py": "",
    "tests/ibis/test_map.py": "",
    "tests/ibis/test_gaps.py": "from facilitator.ibis.map import IbisMap",
    "tests/interventions/test_any_policy.py": "",
    "tests/interventions/test_chances.py": "",
    "tests/interventions/watches/test_gate.py": "",
    "tests/golden/test_golden.py": "",
    "tests/participation/test_running.py": "",
    "tests/participation/running/test_gini.py": "",
    "tests/participation/running/test_tracker.py": "",
}


@pytest.mark.parametrize(
    ("file", "tests"),
    [
        ("ibis/map.py", ["ibis/test_map.py", "ibis/test_gaps.py"]),
        ("ibis/turn.py", ["ibis/test_gaps.py", "ibis/test_map.py"]),
        ("agent.py", ["test_agent.py", "golden/test_golden.py"]),
        (
            "interventions/watches/gate.py",
            ["interventions/watches/test_gate.py", "test_agent.py", "golden/test_golden.py"],
        ),
        ("interventions/heard.py", ["interventions/test_chances.py", "test_agent.py", "golden/test_golden.py"]),
        ("participation/running/gini.py", ["participation/running/test_gini.py", "participation/test_running.py"]),
        (
            "participation/running/turns.py",
            [
                "participation/running/test_gini.py",
                "participation/running/test_tracker.py",
                "participation/test_running.py",
            ],
        ),
    ],
)
def test_the_nearest_tests_come_first_and_what_decides_is_tested_on_the_whole_path(module, file, tests):
    assert module("nearby").tests_near(f"facilitator/{file}", TESTS) == tuple(f"tests/{test}" for test in tests)


def test_a_named_fault_is_put_where_its_text_is(module):
    named = module("named")
    fault = named.Named("a is forgotten", (named.Aim("room.py", "old = 1", ""), named.Aim("agent.py", "a = 1\n", "")))
    text = "é = 2\na = 1\nb = 2\n"
    mutant = named.aimed(fault, {"facilitator/agent.py": text, "facilitator/ibis/map.py": "a = 1\n"})
    assert (mutant.line, mutant.apply(text)) == (2, "é = 2\nb = 2\n")


@pytest.mark.parametrize("text", ["b = 2\n", "a = 1\na = 1\n"])
def test_a_named_fault_has_no_place_where_its_text_is_gone_or_there_twice(module, text):
    named = module("named")
    fault = named.Named("a is forgotten", (named.Aim("agent.py", "a = 1\n", ""),))
    assert named.aimed(fault, {"facilitator/agent.py": text}) is None


class FakeBench:
    """Says of every mutant that it survived, and remembers what it was asked."""

    def __init__(self, green=True):
        self.green, self.asked = green, []

    def whole(self, tests):
        return {"outcome": "survived" if self.green else "killed", "failed": ["tests/test_a.py::test_b"], "said": ""}

    def trial(self, texts, tests):
        self.asked.append(next(iter(texts.values())))
        return {"outcome": "survived", "failed": [], "seconds": 1.0, "said": ""}


def attempt(module, bench, folder, text="a < b\nc > d\n"):
    file = "facilitator/agent.py"
    mutants = list(module("mutants").mutants_of(file, text, {}))
    near = {file: ("tests/test_agent.py",)}
    kept = folder / "out" / "verdicts.jsonl"
    return module("verdicts").tried(mutants, texts={file: text}, near=near, benches=[bench], kept=kept)


def test_every_mutant_is_tried_and_its_verdict_kept(module, tmp_path):
    bench = FakeBench()
    verdicts = attempt(module, bench, tmp_path)
    assert bench.asked == ["a <= b\nc > d\n", "a < b\nc >= d\n"]
    assert module("verdicts").known(tmp_path / "out" / "verdicts.jsonl") == verdicts
    assert len(verdicts) == 2


def test_before_the_first_run_no_verdict_is_known(module, tmp_path):
    assert module("verdicts").known(tmp_path / "verdicts.jsonl") == {}


def test_a_tree_whose_own_tests_fail_is_not_mutated(module, tmp_path):
    bench = FakeBench(green=False)
    with pytest.raises(SystemExit, match=r"mend them first: tests/test_a\.py::test_b"):
        attempt(module, bench, tmp_path)
    assert bench.asked == []


def test_mutants_are_found_survive_or_never_end_and_leave_the_copy_whole(module, tmp_path):
    tree, text = tmp_path / "tree", "def f(a):\n    while a < 3:\n        a += 1\n    return a\n"
    for name, content in {
        "facilitator/__init__.py": "",
        "facilitator/agent.py": text,
        "tests/test_agent.py": "from facilitator.agent import f\n\ndef test_three():\n    assert f(0) == 3\n",
        "pyproject.toml": "[tool.pytest.ini_options]\n",
    }.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(content, encoding="utf-8")
    trial, tests, name = module("trial"), ["tests/test_agent.py"], "facilitator/agent.py"
    copy = tmp_path / "copy"
    with trial.Bench(tree, trial.copied(tree), copy, seconds=2, libraries=["pytest", "hypothesis"]) as bench:
        assert bench.whole(tests)["outcome"] == "survived"
        found = bench.trial({name: text.replace("<", "<=")}, tests)
        assert (found["outcome"], found["failed"]) == ("killed", ["tests/test_agent.py::test_three"])
        assert bench.trial({name: text.replace("a < 3", "a != 3")}, tests)["outcome"] == "survived"
        assert bench.trial({name: text.replace("a += 1", "a += 0")}, tests)["outcome"] == "timeout"
        assert (copy / name).read_text(encoding="utf-8") == (tree / name).read_text(encoding="utf-8") == text


def test_the_share_found_is_told_with_and_without_equivalents(module):
    mutants, report = module("mutants"), module("report")
    found, alive, same = mutants.mutants_of("facilitator/agent.py", "a < b\nc < d\ne < f\n", {})
    outcomes = {found: "killed", alive: "survived", same: "survived"}
    verdicts = [(one, {"outcome": outcome}) for one, outcome in outcomes.items()]
    judged = {("agent.py", "e < f", "<", "<="): "they never meet"}
    row = report.summary(verdicts, list(outcomes), judged)["all"]
    assert (row["share_found"]["value"], row["share_found_without_equivalents"]["value"]) == (0.333, 0.5)
    assert [one["equivalent"] for one in report.survivors(verdicts, judged)] == [None, "they never meet"]
