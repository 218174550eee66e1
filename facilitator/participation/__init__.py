"""Who is heard: a running tracker, group tables with honest uncertainty, and what participants may see of them."""

from __future__ import annotations

from facilitator.participation.attributes import attribute_tables
from facilitator.participation.concentration import Concentration, concentration
from facilitator.participation.contribution import Contribution
from facilitator.participation.exchange import exchange_tables
from facilitator.participation.flow import flow_tables
from facilitator.participation.inequality import (
    effective_speakers,
    evenness,
    gini,
    gini_normalised,
    jain,
    theil,
    theil_between,
    theil_within,
)
from facilitator.participation.privacy import suppress
from facilitator.participation.snapshot import GroupTotals, Snapshot
from facilitator.participation.tables import tables
from facilitator.participation.tally import GROUPS, MEASURES, Tally
from facilitator.participation.tracker import Tracker

__all__ = [
    "GROUPS",
    "MEASURES",
    "Concentration",
    "Contribution",
    "GroupTotals",
    "Snapshot",
    "Tally",
    "Tracker",
    "attribute_tables",
    "concentration",
    "effective_speakers",
    "evenness",
    "exchange_tables",
    "flow_tables",
    "gini",
    "gini_normalised",
    "jain",
    "suppress",
    "tables",
    "theil",
    "theil_between",
    "theil_within",
]
