"""`analyze`: a corpus of any size, chunk by chunk, to labels, figures and a report. Read it top to bottom.

    look through it once -> label each chunk, or take over what a stopped run has labelled -> count -> write

**Memory.** At any time one chunk of rows is held. Beyond it grow: 8 bytes a post for its id, 8 for each different text,
8 for each post that others answer, and about 250 bytes a person. What `reply_to` names is looked up in a file beside
the output. Debate formats other than the posts table are read one file at a time, whole.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Unpack

from facilitator import __version__
from facilitator.batch.answered import AnsweredTexts
from facilitator.batch.corpus import Corpus
from facilitator.batch.ids import Ids
from facilitator.batch.labelling import COLUMNS, OPTIONAL, label
from facilitator.batch.problem_log import ProblemLog
from facilitator.batch.scan import Scan, scan
from facilitator.batch.summary import Summary, summarise
from facilitator.batch.totals import Totals
from facilitator.batch.work import Work
from facilitator.classification import TypeModel
from facilitator.errors import InputError, WorkError
from facilitator.files import atomic_path
from facilitator.formats import Problem
from facilitator.formats.hints import Hints
from facilitator.progress import Progress, silent
from facilitator.provenance import data_hash, revision, versions
from facilitator.reports.corpus_report import corpus_report

__all__ = ["CHUNK_ROWS", "analyze"]

#: Rows in a chunk: some ten seconds of the model, which is what a run that is killed loses.
CHUNK_ROWS = 2000


def analyze(
    corpus: Path,
    out: Path,
    *,
    model: TypeModel,
    chunk_rows: int = CHUNK_ROWS,
    seed: int = 0,
    resume: bool = False,
    progress: Progress = silent,
    **hints: Unpack[Hints],
) -> Summary:
    """Label every post of `corpus` and write ``labels.parquet``, ``summary.json``, ``problems.jsonl`` and
    ``report.html`` into the folder `out`, each whole or not at all.

    Parameters
    ----------
    corpus
        A posts table (CSV, JSONL, Parquet), a file of another format, or a folder of such files.
    chunk_rows
        Rows labelled at once. It changes nothing but row groups, memory and what is lost when a run is stopped.
    seed
        Of the bootstrap in the participation tables.
    resume
        Go on with what a stopped run has left in `out`; begin if there is nothing. The files are the same as those
        of a run that was never stopped.
    hints
        What somebody knows of the files that they do not say, as for `facilitator.formats.read`.

    Raises
    ------
    InputError
        If the corpus cannot be read, nothing usable is in it, or `out` holds unfinished work that is not asked for
        or not of the same input, columns, model and chunks.
    WorkError
        If the disk refuses, or the corpus changes while it is read.
    """
    if chunk_rows < 1:
        raise InputError(f"chunks of {chunk_rows} rows were asked for; give 1 or more.")
    source = Corpus.open(corpus, **hints)
    digest, files = data_hash(source.files)
    manifest = {
        "data": digest,
        **source.named,
        "model": dict(model.description),
        "chunk_rows": chunk_rows,
        "version": __version__,
    }
    found = scan(source, chunk_rows=chunk_rows, progress=progress)
    work = Work.begin(out, manifest, resume=resume)
    texts = AnsweredTexts.gather(work.folder / "answered.sqlite", source.chunks(chunk_rows), found.answered)
    totals, ids, parts = Totals(), Ids(), 0
    with (work.folder / "problems.jsonl").open("w", encoding="utf-8") as file:
        log = ProblemLog(file)
        for chunk in ids.without_repeats(source.chunks(chunk_rows)):
            labels = work.load(parts, chunk.rows)
            if labels is None:
                labels = label(chunk.rows, model, texts.of(chunk.rows))
                work.keep(parts, labels)
            parts += 1
            log.add(chunk.problems)
            totals.add(chunk, labels, is_table=chunk.file in source.tables)
            progress("labelling", totals.posts + ids.repeated, found.rows)
        log.add(_disputed(totals.people.disputed, corpus))
    if totals.posts + ids.repeated != found.rows:
        raise WorkError(f"{corpus} changed while it was read; leave it alone and run again.")
    summary = summarise(
        totals,
        log,
        repeated_ids=ids.repeated,
        seed=seed,
        provenance={
            "config": {"engine": "local", "chunk_rows": chunk_rows, **source.named, "seed": seed},
            "data": {"sha256": digest, "files": files, "rows": found.rows},
            "model": dict(model.description),
            "versions": versions(),
            "revision": revision(),
        },
    )
    _write(summary, work, parts, found, out, title=corpus.name)
    work.finish()
    return summary


def _disputed(people: int, corpus: Path) -> list[Problem]:
    if not people:
        return []
    found = f"{people} people have two different genders" if people > 1 else "1 person has two different genders"
    remedy = "it counts as unknown; correct the rows"
    return [Problem(file=str(corpus), line=None, found=found, remedy=remedy, dropped=False)]


def _write(summary: Summary, work: Work, parts: int, found: Scan, out: Path, *, title: str) -> None:
    """All files at once: each takes its place when it is whole."""
    columns = [name for name in COLUMNS if name not in OPTIONAL or name in found.columns]
    with atomic_path(out) as place:
        place.mkdir()
        work.join(parts, place / "labels.parquet", columns)
        shutil.copyfile(work.folder / "problems.jsonl", place / "problems.jsonl")
        text = json.dumps(summary.as_dict(), ensure_ascii=False, indent=1, allow_nan=False)
        (place / "summary.json").write_text(text + "\n", encoding="utf-8", errors="replace")
        page = corpus_report(
            summary.as_dict(), shown=summary.page, posts_per_person=summary.posts_per_person, title=title
        )
        (place / "report.html").write_text(str(page), encoding="utf-8")
