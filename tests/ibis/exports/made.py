"""Maps for the tests of the exports."""

from hypothesis import strategies as st

from facilitator.ibis.exports import MapContent
from facilitator.ibis.graph import RELATION_OF, Link, Node

KINDS = ("issue", "idea", "pro", "con")


def made(rows, *, question="What about the drains?"):
    """A map of rows (id, label, text, target), the debate's question above all."""
    nodes = tuple(
        Node(id=id, label=label, text=text, author=f"u{number % 3}", time=float(number), unsure=False, posts=(id,))
        for number, (id, label, text, _) in enumerate(rows)
    )
    links = tuple(
        Link(source=id, target=target, relation=RELATION_OF[label], probability=1.0) for id, label, _, target in rows
    )
    return MapContent(debate="d", question=question, nodes=nodes, links=links)


SMALL = made(
    [
        ("p1", "issue", "Nobody clears the drains", None),
        ("p2", "idea", "Pay the co-op <now> [really] & go", "p1"),
        ("p3", "pro", "It worked: {2019} #1", "p2"),
        ("p4", "con", "No money - (none)", "p2"),
        ("p5", "con", "There is\nsome", "p4"),
    ]
)


@st.composite
def maps(draw):
    """Any small map: arbitrary ids and texts, every node under an earlier one or the question."""
    ids = draw(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=8))
    rows = []
    for place, id in enumerate(ids):
        target = draw(st.sampled_from([None, *ids[:place]]))
        rows.append((id, draw(st.sampled_from(KINDS)), draw(st.text(max_size=40)), target))
    return made(rows, question=draw(st.text(max_size=20)))
