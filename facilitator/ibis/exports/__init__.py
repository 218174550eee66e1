"""The map in the formats of other tools: AIF and xAIF, Argdown, GraphML.

`MAP_FORMATS` names them. Each is a function from a `MapContent` to text, and a sentence on what it cannot carry.
"""

from facilitator.ibis.exports.content import MapContent, read_map
from facilitator.ibis.exports.formats import MAP_FORMATS, MapFormat, write_map

__all__ = ["MAP_FORMATS", "MapContent", "MapFormat", "read_map", "write_map"]
