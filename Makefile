# The two commands: `make run` and `make test`. A comment above a rule is its help.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Serve the public record: makes its environment and its database, loads the record, prints the address
run: $(VENV)/.run
	@exec $(BIN)/consenso run

# The whole suite; what needs Chromium or PostgreSQL and did not run is listed at the end
test: gates pytest

# Style, templates, import contracts, types
gates: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet consenso
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy

# The tests alone; PYTEST_ARGS goes to pytest
pytest: $(VENV)/.dev
	@$(BIN)/pytest -n auto --maxprocesses 8 --dist worksteal $(PYTEST_ARGS)

# Take the sentences from the sources, compile the translations, say what is missing
messages: $(VENV)/.dev
	@$(BIN)/python tools/messages.py extract
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/python tools/messages.py check

# Compile the hashed requirements again, from pyproject.toml and requirements/*.in
lock: $(VENV)/.dev
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt pyproject.toml requirements/scale.in -o requirements/scale.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt pyproject.toml requirements/saml.in -o requirements/saml.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Consenso needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Making the environment in $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Making the test environment in $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --editable .
	@touch $@ $(VENV)/.run

.PHONY: run test gates pytest messages lock
