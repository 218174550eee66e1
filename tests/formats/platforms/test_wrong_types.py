"""A value of the wrong type at any place of a platform's JSON gives debates or one sentence, never a traceback."""

from __future__ import annotations

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import FORMATS, read, recognise
from facilitator.formats.head import read_head
from tests.formats.platforms.samples import SAMPLES

wrong = st.sampled_from([None, 0, -1, 7, 1.5, 1e999, True, "", "x", "t1_", "0000-01-01", [], [7], ["x"], {}, {"a": []}])
wrong |= st.integers() | st.text(max_size=3)


def places(value, path=()):
    """Every place in a tree, as the keys that lead to it."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in children:
        yield from places(item, (*path, key))


def with_value(tree, path, value):
    if not path:
        return value
    tree = copy.deepcopy(tree)
    inner = tree
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return tree


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)), times=st.integers(1, 3))
def test_a_wrong_type_is_refused_or_reported(tmp_path, data, name, times):
    tree, written = SAMPLES[name]
    for _ in range(times):
        path = data.draw(st.sampled_from([place for place in places(tree) if place]))
        tree = with_value(tree, path, data.draw(wrong))
    file = tmp_path / "file"
    file.write_text(written(tree), encoding="utf-8")

    try:
        result = read(file, format=name.split()[0])
    except InputError as error:
        sentences = [str(error)]
    else:
        assert result.debates
        sentences = [str(problem) for problem in result.problems]

    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in sentences)


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_taken_by_its_own_reader_only(tmp_path, name):
    tree, written = SAMPLES[name]
    file = tmp_path / "file"
    file.write_text(written(tree), encoding="utf-8")
    head = read_head(file)

    taken = {one for one, format in FORMATS.items() if format.detect(head)} - {"table", "turns"}

    assert taken == {name.split()[0]}
    assert recognise(file).name == name.split()[0]


@pytest.mark.data
def test_no_platform_takes_a_file_of_another_kind(shared_data):
    ours = {name: FORMATS[name] for name in (*(name.split()[0] for name in SAMPLES), "kialo", "pefk", "polis")}
    known = {"kialo.txt": "kialo", "reddit.jsonl": "reddit", "decidim_comments.csv": "decidim"}
    known |= {"convokit_no_conv": "convokit", "utterances.jsonl": "convokit", "polis_download": "polis"}
    for path in [*(shared_data / "formats").rglob("*"), *(shared_data / "cases" / "cases").rglob("*")]:
        try:
            head = read_head(path)
        except InputError:
            continue
        taken = [name for name, format in ours.items() if format.detect(head)]
        expected = known.get(path.name) or ("polis" if "4abcDEf" in path.name else None)
        assert taken == ([expected] if expected else []), path
