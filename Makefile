# Everything runs in a virtual environment of its own, made from constraints.txt.
VENV   ?= .venv
PYTHON ?= python3
PORT   ?= 8501
SECONDS ?= 300
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help setup demo app test lint types unit evaluate journeys benchmark crash fuzz schemas oldest clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[develop]'
	touch $@

setup: $(READY)  ## make the virtual environment

demo: $(READY)  ## partners, team, funding and a brief for a shipped proposal, in out/
	$(BIN)/broker demo --out out

app: $(READY)  ## the front end, on port 8501 (PORT=... for another)
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint types unit  ## every test

lint: $(READY)  ## formatting and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)  ## strict typing
	$(BIN)/mypy

unit: $(READY)  ## the tests alone
	$(BIN)/pytest -n 2 --dist loadfile -m "not alone"
	$(BIN)/pytest -m alone

evaluate: $(READY)  ## backtest on the alliance's own past
	$(BIN)/broker evaluate alliance

journeys: $(READY)  ## every journey in a real browser, by mouse and keyboard, in three languages
	test -e node_modules/axe-core || npm install --no-save --no-package-lock --silent axe-core@4
	$(BIN)/pytest tests/journeys -o addopts= -o python_files='journey_*.py'

benchmark: $(READY)  ## timings and memory, to be read as ratios
	$(BIN)/pytest tests/benchmarks --benchmark-only -o addopts= -o python_files='benchmark_*.py'

crash: $(READY)  ## kill an import 1,000 times at random moments and look at what is left
	BROKER_KILLS=1000 $(BIN)/pytest tests/store/test_import_killed.py

fuzz: $(READY)  ## 100,000 generated files, then damaged workbooks and XML for SECONDS each
	BROKER_FILES=100000 $(BIN)/pytest tests/fuzz
	for target in xlsx ods xml; do $(BIN)/python -m tests.fuzz.$$target -max_total_time=$(SECONDS) || exit 1; done

schemas: $(READY)  ## exports against the public schema of IATI, which the package pyIATI brings
	mkdir -p out/schemas
	$(BIN)/python -m pip download --quiet --no-deps --no-binary :all: -d out/schemas pyIATI==0.4.1
	tar xzf out/schemas/pyIATI-0.4.1.tar.gz -C out/schemas --strip-components 6 --wildcards '*/standard/2-03/schemas/*.xsd'
	BROKER_SCHEMAS=out/schemas BROKER_SCHEMA_EXAMPLES=500 $(BIN)/pytest tests/export/test_public_schemas.py

oldest:  ## the main job and a wrong call with the oldest versions that pyproject.toml allows
	$(PYTHON) -m venv --clear out/oldest
	$(PYTHON) -c "import tomllib; print(*(one.replace('>=', '==') + '.*' for one in tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']), sep='\\n')" > out/oldest/oldest.txt
	grep '^torch==' constraints.txt >> out/oldest/oldest.txt
	out/oldest/bin/python -m pip install --quiet -r out/oldest/oldest.txt .
	out/oldest/bin/broker demo --catalogue out/oldest/catalogue.sqlite --out out/oldest > out/oldest/demo.txt
	out/oldest/bin/broker similar; test $$? = 2

clean:  ## remove what the targets made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
