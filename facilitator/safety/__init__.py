"""What may need a person's eye: personal data, attacks on people, threats, copies, one-sided branches."""

from facilitator.safety.flag import FLAG_KINDS, Flag, FlagKind
from facilitator.safety.incivility import Incivility
from facilitator.safety.personal_data import PersonalDatum, masked, personal_data
from facilitator.safety.watch import SafetyWatch

__all__ = ["FLAG_KINDS", "Flag", "FlagKind", "Incivility", "PersonalDatum", "SafetyWatch", "masked", "personal_data"]
