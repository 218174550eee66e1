"""Who is heard: measures (pure), the same kept up while a debate runs, and tables with what may be shown of them."""

from facilitator.participation.contribution import Contribution
from facilitator.participation.running.snapshot import Snapshot
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
    "Contribution",
    "Snapshot",
    "Tally",
    "Tracker",
    "attribute_tables",
    "count_tables",
    "exchange_tables",
    "flow_tables",
    "suppress",
]
