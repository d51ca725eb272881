# The two commands of a fresh clone: make demo, make test. What is done already is not done again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIET := $(shell test -t 2 || echo --quiet)  # on a terminal, pip shows its progress
PIP := $(BIN)/python -m pip install $(QUIET) --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
TESTING := $(VENV)/.testing

.DELETE_ON_ERROR:
.PHONY: demo test test-containers test-matrix lint setup lock clean

setup: $(RUNTIME)

# The demonstration keeps to the managed server, whatever Neo4j the user works with otherwise.
demo: export NEO4J_URI =
demo: export NEO4J_PASSWORD =
demo: export NEO4J_AUTH_FILE =
demo: export NEO4J_DATABASE = neo4j
demo: export COLUMNS ?= $(shell test -t 2 && tput cols || echo 160)
demo: $(RUNTIME)
	@$(BIN)/recoupe server start
	@$(BIN)/recoupe import examples
	@echo; echo "Who is said to have armed whom?"
	@$(BIN)/recoupe query arms_transfers
	@echo; echo "Who denies what, or declines to confirm it?"
	@$(BIN)/recoupe query denials
	@echo; echo "What does one source say, and another deny?"
	@$(BIN)/recoupe query contradictions
	@echo; echo "What does Iran supply, and to whom?"
	@$(BIN)/recoupe query supplies_of --param actor=Iran
	@echo; $(BIN)/recoupe server status
	@echo; echo "What to type next:"
	@echo "  $(BIN)/recoupe query                                       all questions"
	@echo "  $(BIN)/recoupe query claims_between -P one=Iran -P other=Russie"
	@echo "  $(BIN)/recoupe import FOLDER                               your own articles"
	@echo "  $(BIN)/recoupe server stop"

test: $(TESTING)
	$(BIN)/python -m pytest

# Compose file, image, and the database tests on testcontainers: docs/containers.md says what it needs.
test-containers: $(TESTING)
	@tests/containers/run

# The whole suite on the managed server, in each of the releases that it can be.
test-matrix: $(TESTING)
	RECOUPE_NEO4J=lts $(BIN)/python -m pytest
	RECOUPE_NEO4J=calendar $(BIN)/python -m pytest

lint: $(TESTING)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	@echo "Installing recoupe and what it needs, each package checked by its hash ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --require-hashes -r requirements-build.txt
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(TESTING): requirements-test.txt $(RUNTIME)
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

# Pins anew what pyproject.toml asks for; needs pip-tools in the environment.
COMPILE := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
lock:
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) -o requirements-test.txt --extra test pyproject.toml
	$(COMPILE) -o requirements-build.txt requirements-build.in

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
