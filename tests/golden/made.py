"""What the agent makes of the six samples without any trained text model; as files, so that a change is seen.

python -m tests.golden.made        writes them anew: only for a change that is meant, which the commit then names
"""

import json
from dataclasses import replace
from pathlib import Path

from facilitator import read
from facilitator.interventions.policy import MOVES, Pace, Policy
from facilitator.interventions.watches.gate import Gate
from facilitator.replay import replay
from facilitator.resources import resource
from tests.agents import plain_agent

FOLDER = Path(__file__).parent
SAMPLES = sorted(resource("corpora", "samples").glob("*.jsonl"))
#: This one is played without its links, so that the linker has something to do.
UNTHREADED = "b15-skarholm-ridge-or-quay"
#: Every move, early and often, so that short debates show them.
POLICY = Policy(
    name="golden", moves=MOVES, least_score=0.2, pace=Pace(first_after=2, posts_between=3, seconds_between=0)
)
PARTS = ("decisions", "interventions", "flags", "ledger", "map", "participation")


def recorded(path: Path) -> dict[str, object]:
    """The parts of one sample's replay, as JSON has them."""
    debate = read(path).debates[0]
    if debate.id == UNTHREADED:
        debate = replace(debate, posts=tuple(replace(post, reply_to=None) for post in debate.posts))
    agent = plain_agent(policy=POLICY, gate=Gate.load(resource("models", "timing") / "timing.json"))
    recording = replay(agent, debate)
    return {part: json.loads(json.dumps(getattr(recording, part))) for part in PARTS}


def lines(content: object) -> str:
    """JSON with an entry a line, so that a difference can be read."""
    if isinstance(content, list):
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    for path in SAMPLES:
        folder = FOLDER / path.stem
        folder.mkdir(exist_ok=True)
        for part, content in recorded(path).items():
            (folder / f"{part}.json").write_text(lines(content), encoding="utf-8")


if __name__ == "__main__":
    main()
