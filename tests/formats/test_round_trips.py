"""What is written and read again is what it was, but for what the writer said it cannot carry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.formats import read, write
from tests.formats.strategies import debates, extras, scalars

quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(original=debates(min_posts=1))
@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_native_gives_back_every_value(tmp_path, original, ending):
    path = tmp_path / f"debates{ending}"

    assert write(original, path, format="native") == ()
    result = read(path)

    assert list(result.debates) == original
    assert result.problems == ()


@quick
@given(original=debates(min_posts=0))
def test_native_keeps_debates_without_posts(tmp_path, original):
    path = tmp_path / "debates.jsonl"
    write(original, path, format="native")

    assert list(read(path).debates) == original


@quick
@given(original=debates(min_posts=1))
def test_convokit_gives_back_every_value(tmp_path, original):
    folder = tmp_path / "corpus"

    assert write(original, folder, format="convokit") == ()
    result = read(folder)

    assert list(result.debates) == original
    assert result.problems == ()


def carried_by_table(debate):
    """A debate as far as a posts table has room for it."""
    speakers = dict.fromkeys(post.author for post in debate.posts)
    return replace(
        debate,
        title="",
        language="en",
        start=None,
        extra={},
        participants=tuple(replace(debate.participant_by_id[speaker], extra={}) for speaker in speakers),
    )


given_scalars = scalars.filter(lambda value: value != "")


@quick
@given(original=debates(min_posts=1, extra=extras(given_scalars)))
def test_a_jsonl_table_gives_back_posts_and_their_authors(tmp_path, original):
    path = tmp_path / "posts.jsonl"
    write(original, path, format="table")

    assert list(read(path).debates) == [carried_by_table(debate) for debate in original]


no_nul = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
no_nul_ids = no_nul.filter(str.strip)
words = extras(no_nul.filter(bool))


@quick
@given(original=debates(id=no_nul_ids, text=no_nul, extra=words, min_posts=1))
@pytest.mark.parametrize("ending", [".csv", ".csv.gz"])
def test_a_csv_table_gives_back_posts_and_their_authors(tmp_path, original, ending):
    path = tmp_path / f"posts{ending}"
    write(original, path, format="table")

    assert list(read(path).debates) == [carried_by_table(debate) for debate in original]


@quick
@given(original=debates(min_posts=1, extra=extras(st.text(min_size=1, max_size=9))))
def test_a_parquet_table_gives_back_posts_and_their_authors(tmp_path, original):
    path = tmp_path / "posts.parquet"
    write(original, path, format="table")

    assert list(read(path).debates) == [carried_by_table(debate) for debate in original]


formula_like = st.builds(
    lambda apostrophes, first, rest: "'" * apostrophes + first + rest,
    st.integers(0, 3),
    st.sampled_from("=+-@\t\r"),
    no_nul,
)


@quick
@given(original=debates(text=formula_like, id=no_nul_ids, extra=st.just({}), min_posts=1))
def test_texts_that_look_like_formulas_survive_csv(tmp_path, original):
    path = tmp_path / "posts.csv"
    write(original, path, format="table")

    assert list(read(path).debates) == [carried_by_table(debate) for debate in original]
