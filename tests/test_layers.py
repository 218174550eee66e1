"""Arrows point one way: what a package may import stands here once, and the imports are read and compared."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import facilitator

ROOT = Path(facilitator.__file__).parent

#: From the bottom up. A package or module knows only what stands in lines above its own, never its neighbours in the
#: line. Names that do not exist yet keep their place.
LAYERS = """
    errors
    debate extras files processors progress validation
    provenance resources
    statistics
    classification formats participation
    reading turn
    ibis
    safety
    reader reports
    interventions
    events models observation
    amending
    room
    logged_room
    agent
    replay storage
    live
    batch evaluation simulation ui
    training
    commands
    cli
"""

#: The same within packages, for their parts that are named here.
PARTS = {
    "formats": """
        problem
        source
        raw
        assemble
        tables
        chats platforms transcripts
        known
        registry
        folders
    """,
    "statistics": """
        estimate intervals permutation selective
        bootstrap
        clusters
        calibration f1 ranking
    """,
    "participation": """
        contribution tally
        measures
        running
        tables
    """,
    "evaluation": """
        swaps trials
        scorers
        suites
        run
    """,
    "training": """
        classifier
        incivility linker timing
    """,
}

#: Arrows that run back up today -> why. An arrow that is mended leaves this list.
EXCEPTIONS: dict[tuple[str, str], str] = {}


def imports():
    """Every import of the package in itself, also inside functions: (importing module, imported module)."""
    found = []
    for file in sorted(ROOT.rglob("*.py")):
        here = _name(file)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{here} imports relatively; name the whole module"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                found += [(here, name if _is_module(name) else node.module) for name in names]
            elif isinstance(node, ast.Import):
                found += [(here, alias.name) for alias in node.names]
    return found


def _name(file):
    path = file.relative_to(ROOT.parent).with_suffix("")
    return ".".join(path.parts[:-1] if path.name == "__init__" else path.parts)


def _is_module(name):
    path = ROOT.parent.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def own():
    """The imports among the modules of the package; the root is its door and only tells its version."""
    return [(a, b) for a, b in imports() if a != "facilitator" and b.startswith("facilitator.")]


def heights(lines):
    rows = [line.split() for line in lines.strip().splitlines()]
    return {name: height for height, row in enumerate(rows) for name in row}


def upward(arrows, lines):
    """Those arrows that do not go to a lower line; names that are in no line are left out."""
    height = heights(lines)
    return {
        (a, b): (importing, imported)
        for (a, b), (importing, imported) in arrows.items()
        if a != b and a in height and b in height and height[b] >= height[a]
    }


def between(depth, inside=""):
    """Arrows between the parts at a depth of the names, each with one import that makes it."""
    found = {}
    for importing, imported in own():
        a, b = importing.split("."), imported.split(".")
        if len(a) > depth and len(b) > depth and all(one[1:depth] == inside.split(".")[: depth - 1] for one in (a, b)):
            found.setdefault((a[depth], b[depth]), (importing, imported))
    return found


def test_every_package_and_module_has_its_layer():
    units = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert units - {"__init__", "__main__"} <= set(heights(LAYERS))


def test_arrows_point_down():
    found = {arrow: made for arrow, made in upward(between(1), LAYERS).items() if arrow not in EXCEPTIONS}
    assert not found, "\n".join(f"{a} imports {b}: in {one}, {other}" for (a, b), (one, other) in found.items())


def test_arrows_that_have_been_mended_are_no_exceptions():
    assert set(EXCEPTIONS) <= set(upward(between(1), LAYERS))


@pytest.mark.parametrize("package", PARTS)
def test_arrows_within_a_package_point_down(package):
    found = upward(between(2, package), PARTS[package])
    assert not found, "\n".join(f"{one} imports {other}" for one, other in found.values())


def test_no_import_is_circular():
    """Importing a module runs the packages around it too, but for those that it shares with whoever imports it."""
    needs = defaultdict(set)
    for importing, imported in own():
        parts = imported.split(".")
        if (importing.split(".")[1], parts[1]) in EXCEPTIONS:
            continue
        around = {".".join(parts[:depth]) for depth in range(2, len(parts) + 1)}
        needs[importing] |= {one for one in around if not f"{importing}.".startswith(f"{one}.")}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("other", ["batch", "evaluation", "formats", "training"])
def test_what_runs_a_classifier_knows_nothing_of_files_and_corpora(other):
    assert ("classification", other) not in between(1)


def test_statistics_know_numbers_only():
    outside = {b.split(".")[0] for a, b in imports() if a.startswith("facilitator.statistics")} - {"facilitator"}
    assert outside <= {"__future__", "collections", "dataclasses", "math", "numpy", "scipy", "typing"}
    assert {b for (a, b) in between(1) if a == "statistics" and b != a} <= {"errors"}


def test_an_arrow_that_runs_up_would_be_seen():
    made = {("errors", "agent"): ("facilitator.errors", "facilitator.agent"), ("agent", "errors"): ("a", "b")}
    assert list(upward(made, LAYERS)) == [("errors", "agent")]
