"""What a batch makes of a corpus, written down: the content of a small ``summary.json`` and what may be shown of it."""

from facilitator.batch.shown import shown
from facilitator.debate import IBIS_TYPES
from facilitator.participation import count_tables

COUNTS = dict(zip(IBIS_TYPES, (40, 30, 20, 9, 1), strict=True))
LENGTHS = {"n": 100, "mean": 25.714754, "min": 2, "p5": 7, "p25": 15, "median": 22, "p75": 30, "p95": 50, "max": 1_540}


def group(name="d1", posts=50, **more) -> dict:
    """One of the busiest debates or topics."""
    return {"name": name, "posts": posts, **dict.fromkeys(IBIS_TYPES, 10), "unsure": 5, **more}


def groups(*most_active, number=1, without=0) -> dict:
    return {"number": number, "most_active": list(most_active), "posts_without": without, "posts_in_further": 0}


def problem(found="no text", *, dropped=True, count=1, line=7) -> dict:
    """A kind of problem."""
    first = {"file": "posts.csv", "line": line}
    return {"found": found, "dropped": dropped, "count": count, "first": first, "remedy": "add one"}


def values(**more) -> dict:
    """The content of ``summary.json``; `more` takes the place of what is there."""
    total = sum(COUNTS.values())
    return {
        "posts": total,
        "types": {
            kind: {"count": number, "share": number / total, "low": 0.9 * number / total, "high": None, "n": total}
            for kind, number in COUNTS.items()
        },
        "unsure": {"count": 12, "share": 0.12, "n": total},
        "intervals": {"level": 0.95, "unit": "author", "clusters": 9, "method": "wilson's interval over authors"},
        "people": 30,
        "people_counted": "A person is counted once, in however many debates they write.",
        "participation": None,
        "debates": groups(group()),
        "topics": None,
        "lengths": {"words": LENGTHS, "characters": {**LENGTHS, "max": 9}},
        "repeats": {"ids": 3, "texts": 20, "empty_texts": 1_000, "meaning": ""},
        "problems": {"total": 0, "dropped": 0, "kinds": []},
        "provenance": {
            "config": {"engine": "local", "chunk_rows": 2_000, "columns": {}, "speakers": {}, "genders": {}, "seed": 0},
            "data": {"sha256": "ab12", "files": [], "rows": 1_103},
            "model": {"name": "keywords", "version": None, "threshold": 0.5},
            "versions": {"facilitator": "0.1.0", "torch": None},
            "revision": None,
        },
        **more,
    }


def shown_of(people):
    """What of these tallies may stand on a page."""

    def make(tallies):
        return count_tables(tallies, resamples=20)

    return shown(people, make(people), make)
