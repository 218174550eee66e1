import pytest

from tests.golden.made import FOLDER, PARTS, SAMPLES, lines, recorded


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def played(request):
    return request.param.stem, recorded(request.param)


@pytest.mark.parametrize("part", PARTS)
def test_a_replay_of_a_sample_is_what_it_was(played, part):
    name, content = played
    assert lines(content[part]) == (FOLDER / name / f"{part}.json").read_text(encoding="utf-8")
