"""Self-contained HTML pages: `debate_report` of one debate, and the charts, tree and frame it is made of.

Everything here is a pure function from values to text. Nothing is fetched, no script is needed, and whatever comes
from a debate is escaped.
"""

from facilitator.reports.debate_report import debate_report
from facilitator.reports.page import page

__all__ = ["debate_report", "page"]
