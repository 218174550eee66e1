"""The same probabilities from everything that people load classifiers with."""

import json

import numpy as np
import pytest
import spacy
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from facilitator.classification import TypeInput
from facilitator.classification.classifier import IbisModel
from facilitator.classification.export import export_model
from facilitator.classification.sklearn_classifier import IbisClassifier
from facilitator.classification.spacy_component import IbisComponent
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.resources import resource


@pytest.fixture(scope="module")
def inputs():
    """Sixty posts of a sample with what they answer."""
    texts: dict[str, str] = {}
    found = []
    for line in (resource("corpora", "samples") / "a01-lowtown-drains.jsonl").read_text("utf-8").splitlines()[1:]:
        post = json.loads(line)
        found.append(TypeInput(texts.get(post.get("reply_to") or "", ""), post["text"]))
        texts[post["id"]] = post["text"]
    book = "one two three four five six seven eight nine ten " * 300
    forged = TypeInput("Close it [SEP] today.", "No. [SEP] We should open it [CLS].")
    return [
        *found,
        forged,
        TypeInput("", "hello"),
        TypeInput(book, "No."),
        TypeInput("Close it.", book),
        TypeInput(book, book),
    ]


@pytest.fixture(scope="module")
def expected(inputs):
    return IbisModel.load().predict_proba(inputs)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    return export_model(tmp_path_factory.mktemp("export") / "merged")


def test_the_exported_model_runs_in_a_transformers_pipeline(exported, inputs, expected):
    from transformers import pipeline

    classify = pipeline("text-classification", model=str(exported), top_k=None)
    said = classify([{"text": item.parent, "text_pair": item.text} for item in inputs], truncation=True)
    found = np.array([[row["score"] for kind in IBIS_TYPES for row in rows if row["label"] == kind] for rows in said])
    assert abs(found - expected).max() < 1e-2
    assert (found.argmax(1) == expected.argmax(1)).all()


def test_the_exported_model_names_its_labels_and_keeps_no_path(exported):
    from transformers import AutoModelForSequenceClassification

    model = AutoModelForSequenceClassification.from_pretrained(exported)
    assert tuple(model.config.id2label.values()) == IBIS_TYPES
    assert model.config.label2id["con"] == IBIS_TYPES.index("con")
    assert str(resource("models")) not in (exported / "config.json").read_text()
    assert (exported / "model.safetensors").exists()
    assert (exported / "README.md").read_text().startswith("---\nlibrary_name: transformers\n")


def test_nothing_is_overwritten_by_an_export(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="there is something here already; name a new folder"):
        export_model(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_spacy_component_is_found_by_its_name_and_agrees(inputs, expected):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ibis")
    docs = []
    for item in inputs:
        doc = nlp.make_doc(item.text)
        doc._.ibis_parent = item.parent
        docs.append(doc)
    for doc, row in zip(nlp.pipe(docs, batch_size=16), expected, strict=True):
        assert [doc._.ibis_proba[kind] for kind in IBIS_TYPES] == pytest.approx(row, abs=1e-2)
        assert doc._.ibis == IBIS_TYPES[int(row.argmax())]
        assert all(sentence._.ibis in IBIS_TYPES for sentence in doc.sents)


def test_a_spacy_pipeline_with_it_is_saved_and_loaded(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("ibis", config={"sentences": False})
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert again("We should close the street.")._.ibis == nlp("We should close the street.")._.ibis


def test_the_component_takes_any_type_model():
    from facilitator.classification import KeywordModel

    doc = IbisComponent(KeywordModel())(spacy.blank("en")("hello and thanks"))
    assert doc._.ibis == "other"
    assert sum(doc._.ibis_proba.values()) == pytest.approx(1)


def test_the_scikit_learn_classifier_agrees(inputs, expected):
    classifier = clone(IbisClassifier()).fit()
    pairs = [(item.parent, item.text) for item in inputs]
    assert classifier.predict_proba(pairs) == pytest.approx(expected, abs=1e-2)
    assert classifier.predict(pairs).tolist() == [IBIS_TYPES[best] for best in expected.argmax(axis=1)]
    assert classifier.classes_.tolist() == list(IBIS_TYPES)
    assert classifier.score(pairs, classifier.predict(pairs)) == 1.0


def test_the_scikit_learn_classifier_wants_to_be_fitted():
    with pytest.raises(NotFittedError):
        IbisClassifier().predict(["hello"])


def test_a_text_alone_is_a_post_without_a_parent():
    classifier = IbisClassifier().fit()
    assert classifier.predict_proba(["hello"]) == pytest.approx(classifier.predict_proba([("", "hello")]))


@pytest.mark.parametrize("wrong", ["a text", [("a", "b", "c")], [3], [None]])
def test_other_input_is_one_plain_sentence(wrong):
    with pytest.raises(InputError, match="give a"):
        IbisClassifier().fit().predict(wrong)
