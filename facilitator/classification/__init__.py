"""What a post does in a debate: IBIS types from text and parent, and text embeddings.

`Encoder` and `IbisModel`, which need torch, are in `encoder` and `classifier`.
"""

from facilitator.classification.context import Context, Parent
from facilitator.classification.protocols import Embedder, TypeInput, TypeModel
from facilitator.classification.simple import HashEmbedder, KeywordModel

__all__ = [
    "Context",
    "Embedder",
    "HashEmbedder",
    "KeywordModel",
    "Parent",
    "TypeInput",
    "TypeModel",
]
