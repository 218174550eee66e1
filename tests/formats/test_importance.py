from facilitator.formats import Problem
from facilitator.formats.importance import by_kind, kind_of, most_important


def problem(found, *, dropped=False, about="lines", words=None, count=1):
    return Problem(
        file="f.csv", line=1, found=found, remedy="mend it", dropped=dropped, about=about, words=words, count=count
    )


def test_how_often_something_was_mended_does_not_make_a_kind():
    assert kind_of("post 'a' has no author (7 such lines: 1, 2, ...)") == kind_of('post "b" has no author')
    assert kind_of("the time 'x' cannot be read (this is the first such line)") == "the time … cannot be read"


def test_problems_of_one_kind_are_counted_together():
    first, second = by_kind(
        [problem("row 1", dropped=True, words=3), problem("x"), problem("row 2", dropped=True, count=4)]
    )
    assert (first.first.found, first.lines, first.words) == ("row 1", 5, 3)
    assert second.first.found == "x"


def test_what_is_lost_goes_before_what_was_mended_and_people_before_lines():
    told = [
        problem("lines", dropped=True, words=500),
        problem("people", dropped=True, words=5),
        problem("joined", about="people"),
        problem("nothing lost", dropped=True, words=0),
    ]
    told[1] = problem("people", dropped=True, words=5, about="people")
    assert [one.found for one in most_important(told)] == ["people", "lines", "joined"]


def test_of_one_kind_only_the_first_is_told():
    told = [problem(f"row {number}") for number in range(9)] + [problem("other")]
    assert [one.found for one in most_important(told)] == ["row 0", "other"]


def test_nothing_is_wrong_with_nothing():
    assert most_important([]) == []
