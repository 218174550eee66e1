import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from facilitator.training.linker.conditional_logit import Choice, fit


def test_with_two_candidates_it_is_logistic_regression_on_their_difference():
    random = np.random.default_rng(0)
    tables = random.normal(size=(300, 2, 3))
    chosen = (random.random(300) < 1 / (1 + np.exp(-(tables[:, 1] - tables[:, 0]) @ [1.0, -2.0, 0.5]))).astype(int)
    penalty = 0.01
    found = fit(
        [Choice(table=table, chosen=int(row)) for table, row in zip(tables, chosen, strict=True)], penalty=penalty
    )
    reference = LogisticRegression(C=1 / (penalty * 300), fit_intercept=False, tol=1e-10)
    reference.fit(tables[:, 1] - tables[:, 0], chosen)
    assert found == pytest.approx(reference.coef_[0], abs=1e-3)


def test_choices_may_have_different_numbers_of_candidates():
    choices = [Choice(table=np.array([[float(row == 1)] for row in range(rows)]), chosen=1) for rows in (2, 3, 5)]
    assert fit(choices, penalty=0.1)[0] > 0


def test_a_choice_of_more_weight_counts_for_more():
    one = Choice(table=np.array([[0.0], [1.0]]), chosen=1, weight=3.0)
    other = Choice(table=np.array([[0.0], [1.0]]), chosen=0, weight=1.0)
    assert fit([one, other], penalty=1e-9)[0] == pytest.approx(np.log(3), abs=1e-3)
