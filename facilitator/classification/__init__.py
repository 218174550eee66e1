"""What a post does in a debate: IBIS types from text and parent, and text embeddings."""

from facilitator.classification.protocols import Embedder, TypeInput, TypeModel
from facilitator.classification.simple import HashEmbedder, KeywordModel

__all__ = ["Embedder", "HashEmbedder", "KeywordModel", "TypeInput", "TypeModel"]
