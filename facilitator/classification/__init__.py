"""What a post does in a debate: IBIS types from text and parent, and text embeddings.

`Encoder` and `IbisModel`, which need torch, are in `encoder` and `classifier`.
"""

from facilitator.classification.classify import ClassifySummary, classify_file
from facilitator.classification.context import Context, Parent
from facilitator.classification.labels import LabelRow, classify_rows
from facilitator.classification.protocols import Embedder, TypeInput, TypeModel
from facilitator.classification.simple import HashEmbedder, KeywordModel

__all__ = [
    "ClassifySummary",
    "Context",
    "Embedder",
    "HashEmbedder",
    "KeywordModel",
    "LabelRow",
    "Parent",
    "TypeInput",
    "TypeModel",
    "classify_file",
    "classify_rows",
]
