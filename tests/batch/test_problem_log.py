import io
import json

from facilitator.batch.problem_log import ProblemLog
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


def test_there_is_an_end_to_the_kinds():
    log = ProblemLog(io.StringIO())
    log.add(problem("oh " + "n" * number + "o") for number in range(300))
    kinds = log.as_dict()["kinds"]
    assert len(kinds) == 101
    assert kinds[0]["count"] == 200
    assert len(log.first) == 10


def test_the_gravest_are_kept_for_the_screen_one_of_a_kind():
    log = ProblemLog(io.StringIO())
    log.add(problem(f"the row has {number} cells", number) for number in range(40))
    log.add([problem("people were joined", dropped=False)])
    log.add([Problem(file="f", line=3, found="a post is lost", remedy="mend it", dropped=True, words=9, count=4)])
    assert [one.found for one in log.first] == ["a post is lost", "the row has 0 cells", "people were joined"]
    found = log.as_dict()
    assert (found["total"], found["dropped"], found["words_left_out"]) == (42, 44, 9)
