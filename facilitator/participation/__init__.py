"""Who is heard: a running tracker, group tables with honest uncertainty, and what participants may see of them."""

from __future__ import annotations

from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.concentration import Concentration, concentration
from facilitator.participation.measures.inequality import (
    effective_speakers,
    evenness,
    gini,
    gini_normalised,
    jain,
    theil,
    theil_between,
    theil_within,
)
from facilitator.participation.running.snapshot import GroupTotals, Snapshot
from facilitator.participation.running.tracker import Tracker
from facilitator.participation.tables.attributes import attribute_tables
from facilitator.participation.tables.counts import count_tables
from facilitator.participation.tables.exchange import exchange_tables
from facilitator.participation.tables.flow import flow_tables
from facilitator.participation.tables.privacy import suppress
from facilitator.participation.tally import GROUPS, MEASURES, Tally

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
    "count_tables",
    "effective_speakers",
    "evenness",
    "exchange_tables",
    "flow_tables",
    "gini",
    "gini_normalised",
    "jain",
    "suppress",
    "theil",
    "theil_between",
    "theil_within",
]
