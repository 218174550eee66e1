"""Everything that is counted over the corpus, chunk by chunk: `Totals`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from facilitator.batch.clusters import PostClusters
from facilitator.batch.corpus import Chunk, person_in
from facilitator.batch.groups import Groups
from facilitator.batch.lengths import Lengths
from facilitator.batch.people import People
from facilitator.batch.seen import Seen, hashes
from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR
from facilitator.formats import PostRow
from facilitator.formats.people import parse_role
from facilitator.statistics.clusters import FEWEST_CLUSTERS

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Totals"]


@dataclass
class Totals:
    """Running counts. Each of them is small but for people (about 250 bytes each) and `texts` (8 bytes a post)."""

    posts: int = 0
    unsure: int = 0
    empty_texts: int = 0
    repeated_texts: int = 0
    types: dict[str, int] = field(default_factory=lambda: dict.fromkeys(IBIS_TYPES, 0))
    people: People = field(default_factory=People)
    debates: Groups = field(default_factory=Groups)
    topics: Groups = field(default_factory=Groups)
    words: Lengths = field(default_factory=Lengths)
    characters: Lengths = field(default_factory=Lengths)
    texts: Seen = field(default_factory=Seen)
    people_are_shared: bool = True

    def add(self, chunk: Chunk, labels: pa.Table, *, is_table: bool) -> None:
        """Count a chunk; `labels` has a row for each of its rows."""
        self.people_are_shared &= is_table
        for person, about in chunk.registered:
            self.people.meet(person, gender=about.gender, role=about.role)
        said = labels.column("label").to_pylist()
        doubts = labels.column("unsure").to_pylist()
        for row, label, unsure in zip(chunk.rows, said, doubts, strict=True):
            words = len(row.text.split())
            self.posts += 1
            self.unsure += unsure
            self.types[label] += 1
            self.empty_texts += words == 0
            self.words.add(words)
            self.characters.add(len(row.text))
            self.debates.add(row.debate, label, unsure)
            self.topics.add(row.topic, label, unsure)
            self.people.add(self._author(row, is_table), label, words)
        spoken = (text for row in chunk.rows if (text := " ".join(row.text.split())))
        self.repeated_texts += int(self.texts.add(hashes(spoken)).sum())

    def _author(self, row: PostRow, is_table: bool) -> int | None:
        """The author's place among the people.

        In posts tables an author's id means the same person everywhere; in debate formats within a debate.
        """
        if row.author is None or row.author == UNKNOWN_AUTHOR:
            return None
        person = row.author if is_table else person_in(row.debate, row.author)
        return self.people.meet(person, gender=row.gender, role=parse_role(row.extra.get("role")))

    def clusters(self) -> PostClusters:
        """What the posts come in, for intervals: debates if there are enough of them, else authors, else posts."""
        nobody = self.people.unattributed
        alone = {"issue": nobody.issues, "idea": nobody.ideas, "pro": nobody.pros, "con": nobody.cons}
        alone["other"] = nobody.posts - sum(alone.values())
        debates = self.debates.types
        if len(debates) >= FEWEST_CLUSTERS and self.debates.whole:
            return PostClusters("debate", debates, np.zeros(len(IBIS_TYPES), dtype=np.int64))
        authors = self.people.types
        authors = authors[authors.sum(axis=1) > 0]
        if len(authors) >= FEWEST_CLUSTERS:
            return PostClusters("author", authors, np.array([alone[kind] for kind in IBIS_TYPES]))
        nothing = np.zeros((0, len(IBIS_TYPES)), dtype=np.int64)
        return PostClusters("post", nothing, np.array([self.types[kind] for kind in IBIS_TYPES]))
