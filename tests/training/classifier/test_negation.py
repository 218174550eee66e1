import pytest

from facilitator.training.classifier.negation import negated


@pytest.mark.parametrize(
    ("claim", "opposite"),
    [
        ("We should abolish zoos", "We should not abolish zoos"),
        ("We should not abolish zoos", "We should abolish zoos"),
        ("Homework is a waste of time", "Homework is not a waste of time"),
        ("A tax can't help the poor", "A tax can help the poor"),
        ("A tax cannot help the poor", "A tax can help the poor"),
        ("It won't help the poor", "It will help the poor"),
        ("Zoos aren't cruel to animals", "Zoos are cruel to animals"),
        ("This house would ban boxing.", "This house would not ban boxing."),
    ],
)
def test_a_claim_becomes_its_opposite(claim, opposite):
    assert negated(claim) == opposite


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ban zoos now",  # no verb that a rule knows
        "Is it right to keep animals in zoos?",
        "Zoos are cruel. Close them all.",  # which of the two would be denied?
        "We should " + "really " * 30 + "go",
        "It is",
    ],
)
def test_what_no_rule_is_safe_for_stays(text):
    assert negated(text) is None
