# The two commands of the README: `make demo` and `make test`. Everything goes into .venv; nothing is installed globally.
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
BIN := .venv/bin
PAGE ?= examples/pages/widget.txt

.PHONY: demo test lint bench docs docs-serve engines fuzz fuzz-guided mutants clean

demo: .venv/.demo
	$(BIN)/krnews parse $(PAGE)

test: .venv/.dev lint
	$(BIN)/python -m pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Engines that krnews runs on (Spark, Ray, datasets, Polars, DuckDB ...): without them `make test` skips their tests.
engines: .venv/.engines
	KRNEWS_REQUIRE_ENGINES=1 $(BIN)/python -m pytest tests/unit/test_scale_engines.py

# The properties with a hundred times the examples.
fuzz: .venv/.dev
	KRNEWS_PROFILE=nightly $(BIN)/python -m pytest tests/properties

# Ten minutes of coverage-guided fuzzing for each function; what it finds is written to fuzz/crash-*.
fuzz-guided: .venv/.fuzz
	mkdir -p fuzz && cd fuzz && for name in segment extract_amounts extract_dates normalize_unicode read_html Text; do \
		../$(BIN)/python ../tests/fuzz/run.py $$name corpus-$$name -max_total_time=600 || exit 1; done
	@test -z "$$(ls fuzz | grep -E '^(crash|timeout)-' | tee /dev/stderr)"

# Numerals, amounts and dates with one thing changed at a time, and their tables without one entry: does a test notice?
mutants: .venv/.dev
	$(BIN)/python tests/mutants/run.py numerals
	$(BIN)/python tests/mutants/run.py amounts --sample 500
	$(BIN)/python tests/mutants/run.py dates --sample 600
	$(BIN)/python tests/mutants/tables.py numerals
	$(BIN)/python tests/mutants/tables.py amounts
	$(BIN)/python tests/mutants/tables.py dates

bench: .venv/.bench
	$(BIN)/python tests/bench

docs: .venv/.docs
	$(BIN)/python docs/build.py

docs-serve: docs
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory docs/_build/html 8000

clean:
	rm -rf .venv build dist docs/_build fuzz .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.demo: EXTRAS = cli,html
.venv/.dev: EXTRAS = dev
.venv/.docs: EXTRAS = docs
.venv/.engines: EXTRAS = dev,engines
.venv/.fuzz: EXTRAS = dev,fuzz
# readability-lxml, a peer, asks for an extra of lxml that pip 23 cannot resolve.
.venv/.bench: .venv/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@touch $@

.venv/.demo .venv/.dev .venv/.docs .venv/.engines .venv/.fuzz: .venv/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $@

.venv/.made:
	@$(if $(PYTHON),:,false) || { echo "krnews needs Python 3.11 or newer with its venv module, and found none."; \
		echo "Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@
