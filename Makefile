# Two commands matter: `make demo` and `make test`. Everything lives in .venv and demo/; `make clean` removes both.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CASE := demo/case.dateline
REPORT := demo/report.html

.DEFAULT_GOAL := help
.PHONY: help demo test gate mutants format accept lock clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: .venv/installed ## build the demo case, print its timeline, write its report
	@mkdir -p demo
	@rm -f $(CASE) $(CASE)-wal $(CASE)-shm $(REPORT)
	$(BIN)/dateline build examples/patrol-boats -o $(CASE)
	$(BIN)/dateline timeline $(CASE)
	$(BIN)/dateline report $(CASE) -o $(REPORT)
	@echo "The report: $(CURDIR)/$(REPORT)"

test: .venv/installed-test ## run everything that CI runs
	@command -v chromium chromium-browser google-chrome > /dev/null || { [ "$$(id -u)" = 0 ] && apt-get install -y -qq chromium > /dev/null 2>&1; } || echo "There is no Chromium: the tests of the browser are skipped."
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

gate: .venv/installed-test ## measure every pack of ../shared/gold: no figure may leave its bounds
	$(BIN)/pytest tests/gate -m ""

mutants: .venv/installed-test ## put thirty wrong weights into a copy of the source: a test must notice each
	$(BIN)/python benchmarks/mutants.py

format: .venv/installed-test ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

accept: .venv/installed-test ## rewrite the golden files; read the diff before you commit it
	$(BIN)/python tests/golden/accept.py

lock: .venv/python ## rewrite requirements-test.lock from the newest versions that fit
	$(PIP) install --quiet --upgrade --upgrade-strategy eager -e '.[test]'
	$(PIP) freeze --exclude-editable > requirements-test.lock
	@touch .venv/installed .venv/installed-test

clean: ## remove .venv, caches and the demo case
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else f"dateline needs Python 3.11 to 3.13, this is {v[0]}.{v[1]}. Run: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml requirements-test.lock
	$(PIP) install --quiet -c requirements-test.lock -e .
	@touch $@

.venv/installed-test: .venv/python pyproject.toml requirements-test.lock
	$(PIP) install --quiet -c requirements-test.lock -e '.[test]'
	@touch .venv/installed $@
