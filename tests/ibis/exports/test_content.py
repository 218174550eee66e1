import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.commands.common import MAP_FORMAT_NAMES
from facilitator.debate import Post
from facilitator.errors import InputError
from facilitator.ibis import IbisMap
from facilitator.ibis.exports import MAP_FORMATS, MapContent, read_map, write_map
from tests.ibis.exports.made import SMALL


def test_a_map_json_is_read_back(tmp_path):
    map = IbisMap(debate="d", question="?")
    map.add(Post(id="p1", author="u1", text="Flooded", time=2.0), label="issue")
    map.add(Post(id="p2", author="u2", text="Dig", time=3.0), label="idea", target="p1", unsure=True)
    file = tmp_path / "map.json"
    file.write_text(json.dumps(map.as_dict()))
    found = read_map(file)
    assert {"debate": found.debate, "question": found.question} == {"debate": "d", "question": "?"}
    assert [node.as_dict() for node in found.nodes] == map.as_dict()["nodes"]
    assert [link.as_dict() for link in found.links] == map.as_dict()["links"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"debate": "d", "question": "?", "nodes": [{}], "links": []}',
        "\x00",
        '{"nodes": 3, "links": 4}',
    ],
)
def test_what_is_no_map_is_one_sentence(tmp_path, text):
    file = tmp_path / "map.json"
    file.write_text(text)
    with pytest.raises(InputError, match="this is no map") as caught:
        read_map(file)
    assert "\n" not in str(caught.value)


@given(st.sampled_from(["source", "target"]))
def test_a_link_to_nowhere_is_refused(end):
    content = {"debate": "d", "question": "?", "nodes": [node.as_dict() for node in SMALL.nodes]}
    content["links"] = [{**SMALL.links[1].as_dict(), end: "nowhere"}]
    with pytest.raises(ValueError, match="leads to no node"):
        MapContent.of(content)


def test_an_unknown_format_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="there is no map format 'dot'; use aif, xaif"):
        write_map(SMALL, tmp_path / "x", format="dot")


def test_half_characters_are_written_as_question_marks(tmp_path):
    from tests.ibis.exports.made import made

    for name in MAP_FORMATS:
        write_map(made([("a", "idea", "x\ud800y", None)]), tmp_path / name, format=name)
        assert "x" in (tmp_path / name).read_text(encoding="utf-8")


def test_the_commands_know_the_formats():
    assert tuple(MAP_FORMATS) == MAP_FORMAT_NAMES
