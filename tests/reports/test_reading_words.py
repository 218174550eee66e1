from facilitator.reports.reading_words import reading_words


def test_what_was_read_whole_needs_no_words():
    assert reading_words({"file": "a.csv", "lines_left_out": 0, "words_left_out": 0, "problems": []}) == ()


def test_lines_words_problems_and_files_that_were_left_out_are_told():
    told = reading_words(
        {
            "lines_left_out": 1200,
            "words_left_out": 30,
            "problems": [f"problem {number}." for number in range(5)],
            "all": {"files_left_out": [{"file": "notes.txt", "why": "no format"}]},
        }
    )
    assert told == (
        "Of the file, 1,200 lines with 30 words were left out.",
        "What was left out, mended or assumed: problem 0. problem 1. problem 2. And 2 more, in run.json.",
        "Files beside it that were not read: notes.txt.",
    )
