"""The classifier as a spaCy component: ``nlp.add_pipe("ibis")``.

It sets ``doc._.ibis`` (the type), ``doc._.ibis_proba`` (type -> calibrated probability) and ``doc._.ibis_unsure``, and
the same on every sentence (``span._.ibis`` ...) where a component before it has set sentences. What a post answers is
given as ``doc._.ibis_parent`` before the component runs, which ``nlp.pipe`` over docs allows:

    doc = nlp.make_doc("No, the shops need it.")
    doc._.ibis_parent = "Let us close the street."
    doc = nlp(doc)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from facilitator.classification.protocols import TypeInput, TypeModel
from facilitator.debate import IBIS_TYPES

__all__ = ["IbisComponent", "make_ibis"]

_FIELDS = ("ibis", "ibis_proba", "ibis_unsure")


@Language.factory(
    "ibis",
    default_config={"model": None, "sentences": True},
    assigns=["doc._.ibis", "doc._.ibis_proba", "doc._.ibis_unsure", "span._.ibis", "span._.ibis_proba"],
    retokenizes=False,
)
def make_ibis(nlp: Language, name: str, model: str | None, sentences: bool) -> IbisComponent:
    """The component; `model` is a folder (`None`: the model that comes along), `sentences` whether to type them too."""
    from facilitator.classification.classifier import IbisModel

    return IbisComponent(IbisModel.load(model), sentences=sentences)


class IbisComponent:
    """Types docs, and their sentences, in batches."""

    def __init__(self, types: TypeModel, *, sentences: bool = True) -> None:
        self._types = types
        self._sentences = sentences
        if not Doc.has_extension("ibis_parent"):
            Doc.set_extension("ibis_parent", default="")
        for kind in (Doc, Span):
            for field in _FIELDS:
                if not kind.has_extension(field):
                    kind.set_extension(field, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Type one doc."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Type docs as they come, `batch_size` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Nothing: the weights stay where the config says."""

    def from_disk(self, path: object, *, exclude: object = ()) -> IbisComponent:
        """Nothing to read; the config has named the model."""
        return self

    def _annotate(self, docs: list[Doc]) -> None:
        places: list[Doc | Span] = []
        inputs: list[TypeInput] = []
        for doc in docs:
            parts: list[Doc | Span] = [doc]
            if self._sentences and doc.has_annotation("SENT_START"):
                parts += list(doc.sents)
            places += parts
            inputs += [TypeInput(doc._.ibis_parent or "", part.text) for part in parts]
        chances = self._types.predict_proba(inputs)
        for place, row, unsure in zip(places, chances, self._types.unsure(chances), strict=True):
            mark: Any = place._
            mark.ibis = IBIS_TYPES[int(row.argmax())]
            mark.ibis_proba = {kind: float(p) for kind, p in zip(IBIS_TYPES, row, strict=True)}
            mark.ibis_unsure = bool(unsure)
