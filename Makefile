# What one can do here. `make help` lists it.
SHELL := /bin/bash
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-test demo serve test test-sqlite test-postgresql check fix docs bench fuzz lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*?## "}; {printf "  %-16s %s\n", $$1, $$2}'

setup: ## Make .venv and install what the product needs (Debian packages where the machine lets it)
	@tools/setup.sh run

setup-test: ## The same, and what the tests need: Chromium, PostgreSQL's programs
	@tools/setup.sh test

demo: setup ## Take seven cases from application to published letter, then serve the site
	@.venv/bin/openimr demo --out var/demo $(DEMO)

serve: setup ## Serve the site on what is there
	@.venv/bin/openimr serve

test: setup-test check test-sqlite test-postgresql ## Set up, check, and pass all tests

test-sqlite: ## All tests, on the embedded default
	@$(PY) -m pytest -q -n 2 --dist loadgroup

test-postgresql: ## The tests of the process again, on a PostgreSQL cluster of their own
	@OPENIMR_TEST_DATABASE=postgresql $(PY) -m pytest -q -m database

check: ## Lint, format, types, import contracts, documentation
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(PY) tools/docs.py --check

fix: ## Mend what can be mended by itself: format, lint, generated documentation
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .
	@$(PY) tools/docs.py

bench: setup-test ## Measure: the demonstration by step, letters read per second, queries of a case page
	@$(PY) -m benchmarks

fuzz: ## Read a million mutated letters, for half an hour at most (FUZZ="1000 --seconds 60 --seed 7" for others)
	@$(PY) -m tests.letters.fuzz $(or $(FUZZ),1000000 --seconds 1800)

lock: ## Write the lock files anew from pyproject.toml
	@tools/lock.sh

clean: ## Remove what was made (the demonstration's data too)
	@rm -rf var build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
