"""Training the classifier from a recipe; `train` is in `run`."""
