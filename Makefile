# make demo: the app with the plan and the sample firms.   make test: every test that this machine can run.
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
UV ?= uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group build

.PHONY: demo test check generate lock clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.app
	$(BIN)/liantu demo

test: $(VENV)/.dev
	$(BIN)/pytest -rs -n auto --dist worksteal

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m liantu.generate --check
	$(BIN)/pytest -rs -n auto --dist worksteal

# schema.cypher and the manual's tables, written from the code; committed, compared by `make check`
generate: $(VENV)/.dev
	$(BIN)/python -m liantu.generate

# newer versions of everything: make lock UPGRADE=--upgrade (needs uv)
lock:
	$(COMPILE) $(UPGRADE) pyproject.toml -o requirements/app.txt
	$(COMPILE) $(UPGRADE) --extra dev -c requirements/app.txt pyproject.toml -o requirements/dev.txt
	@! grep -nE '://|^-' requirements/app.txt requirements/dev.txt

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# a stamp each: a second run installs nothing; dev holds app with the same pins
$(VENV)/.app: requirements/app.txt pyproject.toml requirements/install.sh
	@[ -f $(VENV)/.dev ] && [ $(VENV)/.dev -nt requirements/app.txt ] && [ $(VENV)/.dev -nt pyproject.toml ] || requirements/install.sh $(VENV) requirements/app.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml requirements/install.sh
	requirements/install.sh $(VENV) requirements/dev.txt
	@touch $@
