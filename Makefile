# One word a task. `make run` and `make test` do all the set-up they need; nothing else has to be installed first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
PIP = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
TORCH = torch==2.13.0

.PHONY: help run demo test nightly lint format clean

help:  ## Show the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run  ## Set up, replay the sample debates, and say how to go on
	$(VENV)/bin/facilitator replay --out out/samples
	@echo
	@echo "Open out/samples/a01-lowtown-drains/report.html in a browser, or watch the agent at work:  make demo"

demo: $(VENV)/.run  ## Set up and open the demo page on http://127.0.0.1:7860
	$(VENV)/bin/facilitator demo

test: $(VENV)/.dev  ## Set up and pass all checks: style, types, tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest

nightly: $(VENV)/.dev  ## The tests with ten times the examples, drawn anew, and those that are slow
	FACILITATOR_NIGHTLY=1 $(VENV)/bin/pytest -m "slow or not slow"

lint: $(VENV)/.dev  ## Style and types only
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

format: $(VENV)/.dev  ## Mend the style
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

clean:  ## Remove the environment and everything that was made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis

# torch comes first and alone: a range would take the newest build, with several GB for graphics cards.
$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(TORCH)
	$(PIP) --editable '.[demo]'
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(PIP) --editable '.[dev]'
	touch $@
