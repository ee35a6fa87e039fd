# Short names for what a contributor runs; make is offered, never required: each line can be typed as it stands.
VENV ?= .venv
BIN := $(VENV)/bin
ROUNDS ?= 20

.PHONY: help setup test test-lowest test-installed lint format bench docs fuzz-properties ci advisories sbom release

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup:  ## an environment with all that the tests need
	python3 -m venv $(VENV)
	$(BIN)/pip install -c constraints.txt -e '.[dev]'

test:  ## all tests, on every core
	$(BIN)/pytest -n logical --maxprocesses 8 --dist worksteal

test-lowest:  ## the tests of the parts with the lowest versions that pyproject.toml allows
	python3 -m venv build/lowest
	build/lowest/bin/pip install --quiet uv
	build/lowest/bin/uv pip compile --quiet --resolution lowest-direct --extra dev pyproject.toml -o build/lowest.txt
	build/lowest/bin/pip install --quiet --only-binary :all: -r build/lowest.txt
	build/lowest/bin/pip install --quiet --no-deps .
	build/lowest/bin/python -m pytest -n logical --maxprocesses 8 --dist worksteal tests/unit tests/cases

test-installed:  ## wheel and sdist outside of the checkout: other users, no home, LANG=C, paths with blanks and Thai
	$(BIN)/pip install --quiet build
	$(BIN)/python tests/installed.py

lint:  ## style, types, import contracts
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

format:  ## mend what ruff can mend
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

bench:  ## the quick gates; THIAP_BENCH names the benchmark folder
	$(BIN)/python benchmarks/gates.py

docs:  ## write the pages of checks and senses, the list in the README and the sample report anew
	$(BIN)/thiap explain --pages docs/checks
	THIAP_ACCEPT=1 $(BIN)/pytest -q tests/gold tests/contracts/test_senses.py tests/contracts/test_readers.py

fuzz-properties:  ## the property tests with other random examples, ROUNDS times; what fails is kept in tests/examples
	@for round in $$(seq $(ROUNDS)); do \
	  seed=$$(od -An -N4 -tu4 /dev/urandom | tr -d ' '); echo "round $$round, seed $$seed"; \
	  $(BIN)/pytest -q -m hypothesis --hypothesis-profile=keep --hypothesis-seed=$$seed tests || exit 1; \
	done

ci:  ## everything that must pass
	bash .ci/run

advisories:  ## what OSV knows against the pinned packages, and what could not be asked
	$(BIN)/python .ci/advisories.py

sbom:  ## dist/thiap.cdx.json: what an installation holds, as CycloneDX
	$(BIN)/python -m venv build/sbom
	build/sbom/bin/pip install --quiet -c constraints.txt .
	$(BIN)/pip install --quiet 'cyclonedx-bom>=6'
	mkdir -p dist
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o dist/thiap.cdx.json build/sbom/bin/python

release: ci sbom  ## sdist, wheel and bill of materials in dist/; docs/releasing.md has the steps around it
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build
