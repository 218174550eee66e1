"""What gender codes mean, told by the column: every pair of them, the languages that settle some, and the stream."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats import iter_table, read
from facilitator.formats.gender_words import PAIRS
from facilitator.formats.tables.gender_column import gender_column

LETTERS = sorted({letter for pair in PAIRS for letter in pair[:2]} | set("xo"))

# What each pair means, written down by hand: the woman's letter first. All others are not to be settled as a pair.
SETTLED = {
    "fm wm mh dh fh fv fb km ke sv žm zm жм жч жm γα θα eg pl زم أذ נז".replace(" ", "")[at : at + 2]
    for at in range(0, 44, 2)
}
ALONE = {"f": "woman", "w": "woman", "ж": "woman"}


def meanings(*values, **options):
    column = gender_column(values, **options)
    return [column.read(value)[0] for value in values]


@pytest.mark.parametrize(("one", "other"), combinations(LETTERS, 2))
def test_every_pair_of_letters(one, other):
    if one + other in SETTLED or other + one in SETTLED:
        woman_first = one + other in SETTLED
        want = ["woman", "man"] if woman_first else ["man", "woman"]
    elif "n" in (one, other):
        want = [None, None]
    else:
        want = [ALONE.get(one), ALONE.get(other)]
    assert meanings(one.upper(), other.upper()) == want
    assert meanings(other, one, other) == [want[1], want[0], want[1]]


def test_v_beside_m_is_a_woman_in_dutch_and_a_man_in_spanish():
    assert meanings("V", "M") == [None, None]
    assert meanings("V", "M", "vrouw") == ["woman", "man", "woman"]
    assert meanings("V", "M", name="geslacht") == ["woman", "man"]
    assert meanings("V", "M", name="sexo") == ["man", "woman"]
    assert meanings("V", "M", languages={"nl"}) == ["woman", "man"]
    assert meanings("V", "M", "varón", "mujer")[:2] == ["man", "woman"]


def test_m_alone_is_not_settled_unless_a_language_or_a_code_book_does():
    assert meanings("M", "", "M") == [None, None, None]
    assert meanings("M", name="sexo") == [None]
    assert meanings("M", name="geslacht") == ["man"]
    assert meanings("M", "female") == ["man", "woman"]
    assert meanings("M", codebook=True) == ["man"]
    assert meanings("M", "H", codebook=True) == ["woman", "man"]
    assert meanings("M", "V", codebook=True) == [None, None]


def test_three_letters():
    assert meanings("m", "w", "d") == ["man", "woman", "non-binary"]
    assert meanings("F", "M", "N") == ["woman", "man", None]
    assert meanings("F", "M", "X") == ["woman", "man", None]
    assert meanings("F", "M", "H") == ["woman", None, "man"]


@pytest.mark.parametrize("codes", [("1", "2"), ("0", "1"), (1, 2), (1.0, 2.0)])
def test_numbers_are_never_settled(codes):
    column = gender_column(codes)

    assert [column.read(code)[0] for code in codes] == [None, None]
    assert "nothing settles" in column.assumed[0].found


def test_what_somebody_says_goes_before_all_and_needs_no_word():
    column = gender_column(["M", "H", 2], given={"m": "man", "H": "woman", "2": "non-binary"})

    assert [column.read(code)[0] for code in ("M", "H", 2)] == ["man", "woman", "non-binary"]
    assert column.assumed == []


def test_the_note_says_which_codes_in_how_many_rows_and_how_to_overrule():
    (note,) = gender_column(["M", "H", "M"]).assumed

    assert "'M' in 2 rows as woman, 'H' in 1 row as man" in note.remedy
    assert "--gender man=M,woman=H overrules" in note.remedy


@pytest.mark.parametrize("values", [["F", "M"], ["w", "m"], ["F"], ["woman", "مرد"], ["", None], ["U", "na"]])
def test_what_goes_without_saying_is_not_said(values):
    assert gender_column(values).assumed == []


def test_a_code_that_comes_later_is_settled_with_those_before():
    column = gender_column(["M", "H"])

    assert column.read("F") == ("woman", True)
    assert column.read("M") == ("woman", True)
    assert column.read("Q") == (None, False)
    assert gender_column(["F"]).read("M") == ("man", True)


@given(
    st.lists(
        st.one_of(st.sampled_from([*LETTERS, "woman", "hombre", "1"]), st.text(max_size=3), st.none(), st.integers())
    )
)
def test_the_order_of_the_rows_does_not_matter(values):
    column, turned = gender_column(values), gender_column(values[::-1])

    assert [column.read(value) for value in values] == [turned.read(value) for value in values]


def test_a_table_read_whole_or_as_a_stream_has_the_same_genders(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id,text,author,sex\n1,x,a,M\n2,x,b,H\n3,x,c,\n", encoding="utf-8")

    result = read(path)
    assert [person.gender for person in result.debates[0].participants] == ["woman", "man", None]
    assert [row.gender for chunk in iter_table(path) for row in chunk.rows] == ["woman", "man", None]
    assert [problem.about for problem in result.problems] == ["genders"]
    overruled = read(path, genders={"M": "man", "H": "woman"})
    assert [person.gender for person in overruled.debates[0].participants] == ["man", "woman", None]
    chunk = next(iter_table(path, genders={"M": "man"}))
    assert chunk.rows[0].gender == "man"
