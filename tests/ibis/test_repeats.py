import numpy as np
import pytest

from facilitator.ibis import Repeats
from facilitator.ibis.repeats import denies

LONG = "plant trees along every street now"


def unit(*values):
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def test_the_nearest_node_of_the_same_type_is_found():
    repeats = Repeats(threshold=0.9)
    repeats.add("far", unit(1, 0.5), label="idea", text=LONG)
    repeats.add("near", unit(1, 0.1), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=LONG) == "near"
    assert repeats.find(unit(1, 0), label="issue", text=LONG) is None


def test_a_word_of_denial_is_noticed_and_no_other():
    assert denies("Do not.")
    assert denies("It isn\u2019t.")
    assert not denies("A notable knot.")


@pytest.mark.parametrize("denial", ["we should not plant trees here now", "don\u2019t plant trees along the street"])
def test_an_idea_and_its_denial_are_never_the_same(denial):
    repeats = Repeats()
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=denial) is None
    repeats.add("b", unit(1, 0), label="idea", text=denial)
    assert repeats.find(unit(1, 0), label="idea", text=denial) == "b"


def test_what_is_not_alike_enough_is_not_a_repeat():
    repeats = Repeats(threshold=0.9)
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(1, 1), label="idea", text=LONG) is None


def test_short_posts_and_arguments_are_never_merged():
    repeats = Repeats()
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text="same here") is None
    repeats.add("b", unit(0, 1), label="pro", text=LONG)
    assert repeats.find(unit(0, 1), label="pro", text=LONG) is None


def test_the_oldest_gives_way_when_the_window_is_full():
    repeats = Repeats(window=2)
    for name, vector in [("a", unit(1, 0, 0)), ("b", unit(0, 1, 0)), ("c", unit(0, 0, 1))]:
        repeats.add(name, vector, label="idea", text=LONG)
    assert repeats.find(unit(1, 0, 0), label="idea", text=LONG) is None
    assert repeats.find(unit(0, 1, 0), label="idea", text=LONG) == "b"
    assert repeats.find(unit(0, 0, 1), label="idea", text=LONG) == "c"


def test_the_likeness_of_two_nodes_is_the_cosine_of_their_meanings():
    repeats = Repeats()
    for name, vector in [("a", unit(1, 0)), ("b", unit(3, 4)), ("c", unit(0, 1))]:
        repeats.add(name, vector, label="idea", text=LONG)
    assert repeats.likeness("a", "b") == pytest.approx(0.6)
    assert repeats.likeness("b", "a") == pytest.approx(0.6)
    assert repeats.likeness("a", "c") == pytest.approx(0.0)


def test_of_what_is_too_short_too_old_or_not_there_no_likeness_is_known():
    repeats = Repeats(window=2)
    for name, text in [("old", LONG), ("short", "why?"), ("a", LONG), ("b", LONG)]:
        repeats.add(name, unit(1, 0), label="issue", text=text)
    assert repeats.likeness("a", "b") == pytest.approx(1.0)
    for other in ("old", "short", "nowhere"):
        assert repeats.likeness("a", other) is None
        assert repeats.likeness(other, "a") is None


def test_of_several_that_are_near_the_first_that_fits_is_taken():
    repeats = Repeats(threshold=0.5)
    repeats.add("denied", unit(1, 0), label="idea", text="never plant trees along every street")
    repeats.add("asked", unit(1, 0.1), label="issue", text=LONG)
    repeats.add("said", unit(1, 0.5), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=LONG) == "said"


@pytest.mark.parametrize(("text", "found"), [("plant trees along the street", "a"), ("plant trees here now", None)])
def test_five_words_are_enough_to_say_something_again(text, found):
    repeats = Repeats()
    repeats.add("a", unit(1, 0), label="idea", text=text)
    assert repeats.find(unit(1, 0), label="idea", text="plant trees along the street") == found
    repeats = Repeats()
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=text) == found


def test_exactly_the_threshold_is_alike_enough():
    repeats = Repeats(threshold=1.0)
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=LONG) == "a"
    assert repeats.find(unit(1, 0.1), label="idea", text=LONG) is None


@pytest.mark.parametrize(("cosine", "found"), [(0.75, None), (0.77, "a")])
def test_the_default_threshold_is_that_of_the_experiment(cosine, found):
    repeats = Repeats()
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(cosine, (1 - cosine**2) ** 0.5), label="idea", text=LONG) == found


@pytest.mark.parametrize(("nearer", "found"), [(4, "fits"), (5, None)])
def test_only_the_five_nearest_are_looked_at(nearer, found):
    repeats = Repeats(threshold=0.5)
    repeats.add("fits", unit(1, 0.5), label="idea", text=LONG)
    for n in range(nearer):
        repeats.add(f"issue{n}", unit(1, 0.01 * n), label="issue", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=LONG) == found


def test_of_those_that_are_as_near_the_first_is_taken():
    repeats = Repeats()
    for n in range(1999):
        repeats.add(f"n{n}", unit(1, n % 2), label="idea", text=LONG)
    assert repeats.find(unit(1, 0), label="idea", text=LONG) == "n0"


def test_two_thousand_nodes_are_kept():
    repeats = Repeats()
    repeats.add("first", unit(0, 1), label="idea", text=LONG)
    for n in range(1999):
        repeats.add(f"n{n}", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(0, 1), label="idea", text=LONG) == "first"
    repeats.add("last", unit(1, 0), label="idea", text=LONG)
    assert repeats.find(unit(0, 1), label="idea", text=LONG) is None


def test_what_is_printed_of_it_is_how_it_is_set_and_not_what_it_holds():
    repeats = Repeats(window=3)
    repeats.add("a", unit(1, 0), label="idea", text=LONG)
    assert repr(repeats) == "Repeats(threshold=0.76, fewest_words=5, window=3)"
