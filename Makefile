# Everything here sets up what it needs first. Python 3.11 or newer and make are all it asks for.
.DEFAULT_GOAL := help
.PHONY: help run setup test check bench trials screenshots lock ready-to-run ready-to-test test-rooms test-browser \
        check-format check-lint check-types check-contracts check-words check-unit-craft check-unit-rooms
MAKEFLAGS += --no-print-directory

PORT ?= 8000
export PORT

# The first Python that is new enough; PYTHON=… overrules.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)
TOO_OLD = Shanyrak needs Python 3.11 or newer, and `$(or $(PYTHON),python3)` is not. Install one (Debian: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3.11
SET_UP = @"$(or $(PYTHON),false)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo '$(TOO_OLD)' >&2; exit 1; }; \
	$(PYTHON) shanyrak/project/setting_up.py
BIN = .venv/bin

help:
	@echo "make run [PORT=8000]   start everything and print the address"
	@echo "make test              everything that can go wrong, tried"
	@echo "make check             format, lint, types, contracts, docs and quick tests (a minute)"
	@echo "make setup             set up and no more; then .venv/bin/shanyrak is the command line"
	@echo "make bench [B=name]    benchmarks, or one of them"
	@echo "make trials [T=name]   the long trials, or one of them"
	@echo "make screenshots       pictures of every page"
	@echo "make lock              renew the hashed requirements"

run: ready-to-run
	@exec $(BIN)/shanyrak run

setup: ready-to-test

ready-to-run:
	$(SET_UP) run

ready-to-test:
	$(SET_UP) dev

test: ready-to-test
	@$(PYTHON) shanyrak/project/packages.py
	@$(MAKE) check
	@$(MAKE) -j2 -Otarget test-rooms test-browser

# Two halves again: the browser keeps one core busy, the rooms the other.
test-rooms:
	@$(BIN)/python -m pytest -q -m "not unit and not browser"

test-browser:
	@$(BIN)/python -m pytest -q -m "not unit and browser"

check: ready-to-test
	@$(MAKE) -j2 -Otarget check-unit-rooms check-unit-craft check-types check-contracts check-lint check-format check-words

check-format:
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --check .; exit 1; }

check-lint:
	@$(BIN)/ruff check --quiet .

check-types:
	@$(BIN)/mypy --no-error-summary

check-contracts:
	@mkdir -p .import_linter_cache
	@$(BIN)/lint-imports > .import_linter_cache/said 2>&1 || { cat .import_linter_cache/said; exit 1; }

# Unfinished work has no place in the tree; a page that is left blank says so in other words.
check-words:
	@! grep -rnEI --include='*.py' --include='*.html' --include='*.css' --include='*.js' --include='*.typ' \
		'\b(TODO|FIXME|XXX|NotImplementedError)\b' shanyrak tests bench trials

# Two halves, one a core: what only thinks, and what remembers.
check-unit-craft:
	@$(BIN)/python -m pytest -q -m unit --durations=0 --durations-min=1 tests/craft tests/channels

check-unit-rooms:
	@$(BIN)/python -m pytest -q -m unit --durations=0 --durations-min=1 --ignore=tests/craft --ignore=tests/channels

bench: ready-to-test
	@$(if $(B),$(BIN)/python bench/$(B).py,for each in bench/[a-z]*.py; do echo "== $$each"; $(BIN)/python $$each || exit 1; done)

trials: ready-to-test
	@$(if $(T),$(BIN)/python trials/$(T).py,for each in trials/[a-z]*.py; do echo "== $$each"; $(BIN)/python $$each || exit 1; done)

screenshots: ready-to-test
	@$(BIN)/python -m tests.journeys.screenshots

# Two locks that agree: what tests add never changes what serving gets.
LOCK = $(BIN)/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-annotate --no-header
lock: ready-to-test
	@$(LOCK) requirements/bootstrap.in -o requirements/bootstrap.txt
	@$(LOCK) requirements/base.in -o requirements/base.txt
	@$(LOCK) requirements/dev.in -c requirements/base.txt -o requirements/dev.txt
