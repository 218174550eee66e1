import io
import json

from facilitator.batch.problem_log import ProblemLog, kind_of
from facilitator.formats import Problem


def problem(found, line=1, dropped=True):
    return Problem(file="f.csv", line=line, found=found, remedy="mend it", dropped=dropped)


def test_problems_are_counted_by_kind_without_what_is_particular():
    file = io.StringIO()
    log = ProblemLog(file)
    log.add(
        [problem("the row has 3 cells where the header has 4", 7), problem("the id 'it\\'s' came before", 8, False)]
    )
    log.add([problem("the row has 12 cells where the header has 4", 9)])
    found = log.as_dict()
    assert (found["total"], found["dropped"]) == (3, 2)
    first, second = found["kinds"]
    assert (first["found"], first["count"]) == ("the row has … cells where the header has …", 2)
    assert first["first"] == {"file": "f.csv", "line": 7}
    assert second["found"] == "the id … came before"
    assert [json.loads(line)["line"] for line in file.getvalue().splitlines()] == [7, 8, 9]


def test_how_often_something_was_mended_does_not_make_a_kind():
    assert kind_of("post 'a' has no author (7 such lines: 1, 2, ...)") == kind_of('post "b" has no author')
    assert kind_of("the time 'x' cannot be read (this is the first such line)") == "the time … cannot be read"


def test_there_is_an_end_to_the_kinds():
    log = ProblemLog(io.StringIO())
    log.add(problem("oh " + "n" * number + "o") for number in range(300))
    kinds = log.as_dict()["kinds"]
    assert len(kinds) == 101
    assert kinds[0]["count"] == 200
    assert len(log.first) == 10
