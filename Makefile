# A fresh machine needs Python 3.11 (or newer), git and make. Everything else lands in .venv.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PYTEST := $(RUN) -m pytest
# With long tests among short ones, a worker that has none left takes some from the other.
WORKERS := -n auto --dist worksteal

# Images of Python often set this; every process that a test starts would then compile the package
# anew, which takes as long as an offline run itself.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check docs scores language train bench-match bench-fetch bench-read bench-desk bench-list bench-decisions bench-start bench-cluster bench-documents scale noise screenshots slow growth browser clean

run: .setup-desk            ## Set up, then verify the invented newsroom of examples/
	$(RUN) -m verify demo

test: .setup-dev check      ## Set up, then static checks and the quick tests
	$(PYTEST) $(WORKERS) -m "not slow and not browser"

check: .setup-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

slow: .setup-dev            ## Fuzzing, load, killed processes
	$(PYTEST) $(WORKERS) -m "slow and not browser"

growth: .setup-dev          ## 315 shapes of input at four sizes
	$(PYTEST) $(WORKERS) -m growth

browser: .setup-dev         ## Needs chromium
	$(PYTEST) -m browser

docs: .setup-dev            ## Write the generated pages: rules, command line, fetching
	$(RUN) -m tests.generate

scores: .setup-dev          ## What is found in the corpus, per language
	$(RUN) -m tests.scores

language: .setup-dev        ## Take the language model and the calendar from py3langid and Babel anew
	$(RUN) -m training.language.extract
	$(RUN) -m training.language.cldr

train: .setup-dev           ## Train the sequence model of references anew, under 20 minutes
	$(RUN) -m pip install --quiet --group training
	$(RUN) -m training.train
	$(RUN) -m training.calibrate

noise: .setup-dev           ## Every flag on the corpus, beside the judgments of a careful reader
	$(RUN) -m tests.noise

bench-match: .setup-dev
	$(RUN) -m pip install --quiet --group bench
	$(RUN) benchmarks/bench_match.py

bench-fetch: .setup-dev
	$(RUN) benchmarks/bench_fetch.py --tools

bench-read: .setup-dev      ## CPU time of reading pages, beside trafilatura and version 0.1.0
	$(RUN) benchmarks/bench_read.py --former

bench-desk: .setup-dev
	$(RUN) benchmarks/bench_desk.py

bench-list: .setup-dev
	$(RUN) benchmarks/bench_list.py

bench-decisions: .setup-dev ## Which decisions of version 0.1.0 lapse in this version
	$(RUN) benchmarks/bench_decisions.py

bench-documents: .setup-dev ## CPU time of reading and annotating documents, as ratios
	$(RUN) benchmarks/bench_documents.py

bench-start: .setup-dev     ## CPU time and memory of one run, beside version 0.1.0
	$(RUN) benchmarks/bench_start.py

bench-cluster: .setup-dev   ## Reading 1,000 pages in processes, beside Dask workers
	$(RUN) benchmarks/bench_cluster.py

scale: .setup-dev           ## Memory, time and the desk at 1,000, 10,000 and 50,000 articles, some hours
	$(RUN) benchmarks/bench_scale.py

screenshots: .setup-dev     ## Pictures of the review desk and the report, into docs/images
	VERIFY_SCREENSHOTS=$$(mktemp -d) $(PYTEST) -m browser -k screenshot -p no:xdist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# "--group" came with pip 25.1, and what a venv brings is older.
.setup-pip: | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@touch $@

.setup-desk: pyproject.toml .setup-pip
	$(RUN) -m pip install --quiet --editable ".[desk]"
	@touch $@

.setup-dev: pyproject.toml .setup-pip .setup-desk
	$(RUN) -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf $(VENV) .setup-*
