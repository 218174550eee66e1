"""Self-contained HTML pages, and the charts, cards and tables they are made of.

A function makes a view, a plain frozen value; `str` of it is the HTML, made by a template. Nothing is fetched, no
script is needed, and whatever comes from a debate is escaped. Whoever has the figures hands them over as they stand in
the files, and writes the page.
"""

from facilitator.reports.debate_report import debate_report

__all__ = ["debate_report"]
