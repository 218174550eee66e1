"""What one person has contributed, and the groups."""

from facilitator.debate import GENDERS
from facilitator.participation.tally import GROUPS, UNKNOWN, Tally


def test_whoever_declared_nothing_is_unknown_and_never_guessed():
    assert Tally(participant="Maria").group == UNKNOWN
    assert Tally(participant="a", gender="non-binary").group == "non-binary"


def test_the_groups_are_the_genders_one_can_declare_and_the_unknown_last():
    assert (*GENDERS, "unknown") == GROUPS
