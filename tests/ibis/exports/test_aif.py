import json
from collections import Counter

import jsonschema
import pytest
from hypothesis import given
from xaif import AIF

from facilitator.ibis.exports.aif import as_aif, as_xaif
from tests.ibis.exports.made import SMALL, made, maps

#: After the public description of AIF's JSON: nodes, edges, locutions and who said them.
SCHEMA = {
    "type": "object",
    "required": ["nodes", "edges", "locutions", "participants"],
    "properties": {
        "nodes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["nodeID", "text", "type"],
                "properties": {
                    "nodeID": {"type": "string", "pattern": "^[1-9][0-9]*$"},
                    "text": {"type": "string"},
                    "type": {"enum": ["I", "L", "RA", "CA", "MA", "TA", "YA", "PA"]},
                },
            },
        },
        "edges": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["edgeID", "fromID", "toID"],
                "additionalProperties": {"type": "string"},
            },
        },
        "locutions": {"type": "array", "items": {"type": "object", "required": ["nodeID", "personID"]}},
        "participants": {
            "type": "array",
            "items": {"type": "object", "required": ["participantID", "firstname", "surname"]},
        },
    },
}
INFORMATION = {"I", "L"}


def check(aif):
    """The schema, and the rules of AIF that a schema cannot say."""
    jsonschema.validate(aif, SCHEMA)
    kinds = {node["nodeID"]: node["type"] for node in aif["nodes"]}
    assert len(kinds) == len(aif["nodes"])
    assert len({edge["edgeID"] for edge in aif["edges"]}) == len(aif["edges"])
    into, out = Counter(), Counter()
    for edge in aif["edges"]:
        assert not {kinds[edge["fromID"]], kinds[edge["toID"]]} <= INFORMATION  # never from text to text
        out[edge["fromID"]] += 1
        into[edge["toID"]] += 1
    assert all(into[id] and out[id] for id, kind in kinds.items() if kind not in INFORMATION)
    people = {person["participantID"] for person in aif["participants"]}
    assert all(said["personID"] in people and kinds[said["nodeID"]] == "L" for said in aif["locutions"])


def joined(aif):
    """(text, scheme, text) of everything that bears on something."""
    nodes = {node["nodeID"]: node for node in aif["nodes"]}
    ends = {edge["fromID"]: edge["toID"] for edge in aif["edges"]}
    return {
        (nodes[edge["fromID"]]["text"], nodes[edge["toID"]]["type"], nodes[ends[edge["toID"]]]["text"])
        for edge in aif["edges"]
        if nodes[edge["toID"]]["type"] in ("RA", "CA", "MA")
    }


def test_supports_and_objections_become_the_schemes_of_aif():
    aif = json.loads(as_aif(SMALL))
    check(aif)
    idea = "Pay the co-op <now> [really] & go"
    assert joined(aif) == {
        ("Nobody clears the drains", "MA", "What about the drains?"),
        (idea, "MA", "Nobody clears the drains"),
        ("It worked: {2019} #1", "RA", idea),
        ("No money - (none)", "CA", idea),
        ("There is\nsome", "CA", "No money - (none)"),
    }


def test_xaif_lists_issues_positions_and_arguments():
    found = json.loads(as_xaif(SMALL))
    text = {node["nodeID"]: node["text"] for node in found["AIF"]["nodes"]}
    assert [text[id] for id in found["IBIS"]["issues"]] == ["What about the drains?", "Nobody clears the drains"]
    assert [text[id] for id in found["IBIS"]["positions"]] == ["Pay the co-op <now> [really] & go"]
    assert len(found["IBIS"]["arguments"]) == 3


def test_the_xaif_library_reads_it_and_knows_who_spoke():
    found = AIF(json.loads(as_xaif(SMALL)))
    assert found.is_valid_json_aif()
    assert found.is_json_aif_dialog()
    said = next(node["nodeID"] for node in found.nodes if node["type"] == "L")
    assert found.get_speaker(said)[0].strip() == "u0"


def test_a_repeated_node_has_a_locution_for_each_post():
    from dataclasses import replace

    content = made([("p1", "idea", "Go", None)])
    content = replace(content, nodes=(replace(content.nodes[0], posts=("p1", "p7")),))
    aif = json.loads(as_aif(content))
    check(aif)
    assert [node["text"] for node in aif["nodes"] if node["type"] == "L"] == ["Go", "(again, in post p7)"]


@given(maps())
@pytest.mark.parametrize("write", [as_aif, as_xaif])
def test_any_map_is_valid(write, content):
    found = json.loads(write(content))
    check(found.get("AIF", found))
