import io

import networkx as nx
from hypothesis import given

from facilitator.ibis.exports.graphml import ROOT, as_graphml
from tests.ibis.exports.made import SMALL, made, maps


def read(content):
    return nx.read_graphml(io.BytesIO(as_graphml(content).encode("utf-8", "replace")), force_multigraph=False)


def test_networkx_reads_nodes_and_relations():
    graph = read(SMALL)
    assert isinstance(graph, nx.DiGraph)
    assert graph.nodes["p2"]["text"] == "Pay the co-op <now> [really] & go"
    assert graph.nodes["p4"] == {
        "kind": "argument", "label": "con", "text": "No money - (none)", "author": "u0", "time": 3.0, "unsure": False,
        "posts": 1,
    }  # fmt: skip
    assert graph.edges["p4", "p2"] == {"relation": "objects", "probability": 1.0}
    assert graph.edges["p1", ROOT]["relation"] == "questions"
    assert graph.nodes[ROOT]["kind"] == "question"


def test_what_xml_cannot_hold_is_replaced():
    assert read(made([("a", "idea", "x\x00y\ufffez", None)])).nodes["a"]["text"] == "x\ufffdy\ufffdz"


@given(maps())
def test_any_map_comes_back_with_all_nodes_and_edges(content):
    graph = read(content)
    assert graph.number_of_edges() <= len(content.links)
    clean = {node.id for node in content.nodes if node.id.isprintable()}
    assert clean <= set(graph.nodes)
    for link in content.links:
        if {link.source, link.target or ROOT} <= clean | {ROOT}:
            assert graph.edges[link.source, link.target or ROOT]["relation"] == link.relation
