"""The scorers, one a file: pure functions from gold and answers to metrics, with the baselines that go with them."""
