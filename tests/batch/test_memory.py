import csv
import tracemalloc

import numpy as np

from facilitator.batch import analyze


class Flat:
    """As quick as a model can be: everything is an idea."""

    description = {"name": "flat", "version": "1"}  # noqa: RUF012

    def predict_proba(self, inputs):
        return np.tile([0.1, 0.6, 0.1, 0.1, 0.1], (len(inputs), 1))

    def unsure(self, probabilities):
        return np.zeros(len(probabilities), dtype=bool)


def peak(tmp_path, number):
    table = tmp_path / f"{number}.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "author", "reply_to"])
        for n in range(number):
            writer.writerow([f"p{n}", f"opinion {n} " + "word " * 20, f"u{n % 50}", f"p{n - 1}" if n % 2 else ""])
    tracemalloc.start()
    try:
        analyze(table, tmp_path / f"out{number}", model=Flat(), chunk_rows=500)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_five_times_the_posts_take_hardly_more_memory(tmp_path):
    peak(tmp_path, 600)  # whatever is imported, is imported now
    small, large = peak(tmp_path, 2_000), peak(tmp_path, 10_000)
    assert large < 1.3 * small  # 8,000 rows, were they kept, would be several times `small`
