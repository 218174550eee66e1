"""The lines of ``observations.jsonl`` and ``decisions.jsonl``, by hand."""

from dataclasses import replace

from facilitator.classification.roll_up import TypedUnit
from facilitator.interventions import Decision
from facilitator.interventions.candidate import Candidate
from facilitator.observation import Observation
from facilitator.safety import Flag
from tests.interventions.room import message
from tests.turns import turn

THIRDS = (1 / 3, 1 / 3, 1 / 3, 0.0, 0.0)
UNIT = TypedUnit(start=0, end=4, label="con", unsure=False, probabilities=THIRDS)
TURN = turn(
    "p2",
    label="issue",
    unsure=True,
    types=THIRDS,
    units=(UNIT,),
    target="p1",
    p_target=2 / 3,
    relation="questions",
    repeats="p0",
)
GAP = Candidate(move="ask_ideas", score=1 / 3, about="p1")
SPOKEN = Decision(
    intervention=message("ask_ideas", evidence={"post": "p1"}),
    score=2 / 3,
    phase="deepening",
    considered="ask_ideas",
    gap=GAP,
    p_speak=1 / 3,
    gate_open=True,
)


def test_a_line_of_observations_by_hand():
    flag = Flag(kind="threat", posts=("p2",), score=0.9, evidence={})
    found = Observation.of(TURN, flags=(flag,), decision=SPOKEN)
    assert found.as_dict() == {
        **{"id": "p2", "label": "issue", "unsure": True},
        **{"p_issue": 0.333334, "p_idea": 0.333333, "p_pro": 0.333333, "p_con": 0.0, "p_other": 0.0},
        **{"target": "p1", "relation": "questions", "p_target": 0.666667, "duplicate_of": "p0"},
        **{"units": [UNIT.as_dict()], "secondary": "con"},
    }
    assert (found.units, found.flags, found.decision) == ((UNIT,), (flag,), SPOKEN)
    assert found.probabilities == dict(zip(("issue", "idea", "pro", "con", "other"), THIRDS, strict=True))


def test_a_line_of_decisions_by_hand_where_the_agent_speaks():
    found = Observation.of(TURN, decision=SPOKEN)
    assert found.explained() == {
        **{"id": "p2", "speaks": True, "why": "So it is.", "considered": "ask_ideas", "score": 0.666667},
        **{"phase": "deepening", "gap": {"move": "ask_ideas", "post": "p1", "score": 0.333333}, "p_speak": 0.3333},
        "evidence": {"post": "p1"},
    }
    assert (found.p_speak, found.gate_open, found.speak_score, found.gap_score) == (1 / 3, True, 2 / 3, 1 / 3)
    assert found.intervention is SPOKEN.intervention


def test_a_line_of_decisions_by_hand_where_the_agent_is_silent():
    silent = replace(SPOKEN, intervention=None, why_silent="The agent is paused.", gap=None, p_speak=None)
    found = Observation.of(TURN, decision=silent)
    assert found.explained() == {
        **{"id": "p2", "speaks": False, "why": "The agent is paused.", "considered": "ask_ideas", "score": 0.666667},
        **{"phase": "deepening", "gap": None, "p_speak": None, "evidence": {}},
    }
    assert (found.gap_score, found.speak_score, found.intervention) == (0.0, 2 / 3, None)


def test_after_a_message_of_its_own_nothing_is_decided():
    found = Observation.of(turn("m"))
    assert found.explained() == {
        **{"id": "m", "speaks": False, "why": "The agent does not answer itself.", "considered": None, "score": 0.0},
        **{"phase": None, "gap": None, "p_speak": None, "evidence": {}},
    }
    assert (found.p_speak, found.gate_open, found.intervention, found.flags) == (None, False, None, ())
    assert (found.speak_score, found.gap_score, found.as_dict()["secondary"]) == (0.0, 0.0, None)
