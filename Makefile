# `make run` and `make test` need Python 3.11+, make and pip, and set up the rest. `make help` lists all.

PYTHON ?= $(shell command -v python3 || command -v python || echo python3)
IN_VENV := .venv/bin/python
ARGS ?=
TESTS ?= -n 2

.DEFAULT_GOAL := help
.PHONY: help run test setup fix bench translations screenshots wheel pins clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up and start Seqscope; ARGS='--text "…"' is passed on
	@$(PYTHON) -m tools.setup run
	@$(IN_VENV) main.py $(ARGS)

test: setup ## set up and run all checks and tests; TESTS='-n 0 tests/core' is passed to pytest
	@$(IN_VENV) -m tools.check $(TESTS)

setup: ## set up for development
	@$(PYTHON) -m tools.setup test

fix: setup ## mend formatting and what lint can mend
	@$(IN_VENV) -m ruff check --fix .
	@$(IN_VENV) -m ruff format .

bench: setup ## measure Seqscope beside its peers
	@$(IN_VENV) -m benchmarks $(ARGS)

translations: setup ## collect the strings of the interface and compile the translations
	@$(IN_VENV) -m tools.translations

screenshots: setup ## draw the pictures of README.md anew
	@$(IN_VENV) -m tools.screenshots

wheel: setup ## build dist/seqscope-….whl
	@$(IN_VENV) -m build --wheel --no-isolation

pins: setup ## write constraints.txt from what is installed in .venv
	@$(IN_VENV) -m tools.pins

clean: ## remove all that was made, .venv included; models and settings stay
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
