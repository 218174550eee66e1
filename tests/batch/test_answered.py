from facilitator.batch.answered import AnsweredTexts
from facilitator.batch.corpus import Corpus
from facilitator.batch.scan import scan
from facilitator.classification.text import PARENT_CHARACTERS
from tests.batch.samples import write_csv


def gathered(tmp_path, records, most=2):
    corpus = Corpus.open(write_csv(tmp_path / "posts.csv", records))
    found = scan(corpus, chunk_rows=most)
    texts = AnsweredTexts.gather(tmp_path / "texts.sqlite", corpus.chunks(most), found.answered)
    return texts, [row for chunk in corpus.chunks(most) for row in chunk.rows]


def post(id, text, reply_to="", debate="d", parent_text=""):
    return {"id": id, "text": text, "reply_to": reply_to, "debate": debate, "parent_text": parent_text}


def test_a_text_is_found_before_and_after_the_reply_and_only_in_its_debate(tmp_path):
    records = [post("1", "later", "4"), post("2", "x"), post("3", "earlier", "2"), post("4", "y")]
    records += [post("5", "elsewhere", "2", debate="e"), post("6", "nowhere", "99")]
    texts, rows = gathered(tmp_path, records)
    assert texts.of(rows) == {("d", "4"): "y", ("d", "2"): "x"}


def test_of_two_posts_with_one_id_the_first_counts(tmp_path):
    texts, rows = gathered(tmp_path, [post("1", "first"), post("1", "second"), post("2", "reply", "1")])
    assert texts.of(rows) == {("d", "1"): "first"}


def test_only_the_beginning_is_kept(tmp_path):
    texts, rows = gathered(tmp_path, [post("1", "long " * 10_000), post("2", "reply", "1")])
    assert len(texts.of(rows)["d", "1"]) <= PARENT_CHARACTERS


def test_without_replies_there_is_no_file(tmp_path):
    records = [post("1", "alone"), post("2", "told", "1", parent_text="the parent")]
    texts, rows = gathered(tmp_path, records)
    assert texts.of(rows) == {}
    assert not (tmp_path / "texts.sqlite").exists()


def test_many_are_asked_for_at_once(tmp_path):
    records = [post(f"a{n}", f"text {n}") for n in range(1500)] + [post(f"b{n}", "r", f"a{n}") for n in range(1500)]
    texts, rows = gathered(tmp_path, records, most=4000)
    found = texts.of(rows)
    assert found == {("d", f"a{n}"): f"text {n}" for n in range(1500)}
