# Two commands do it all on a fresh machine: `make report` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report benchmark stubs test test-public fuzz coverage test-browser lint lab accuracy reference norms docs lock clean setup

PYTHON ?= python3
ARTICLE ?= zhang-xiao-2024
NLTK_DATA ?= $(wildcard ../shared/nltk_data)
FUZZ_SECONDS ?= 300
GOLD ?= ../shared/gold
CORPORA ?= ../shared/corpora
BIN := .venv/bin
READY := .venv/.ready
# What `make` installs beyond the plain product: all that the tests try.
EXTRAS := corpus export formats lab languages test
LOCK := -q --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
# One thread for linear algebra: faster on tables this small, and the same on every machine.
export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: $(READY) ## install everything into .venv, once

$(READY): requirements.lock pyproject.toml
	@echo "setting up .venv (once; about a minute)" >&2
	@$(PYTHON) -c 'import sys; sys.exit("discourse needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

report: $(READY) ## analyse ARTICLE (default: the bundled one) and build its report
	@$(BIN)/discourse report $(ARTICLE)

test: $(READY) ## run all tests
	@$(BIN)/python -m pytest -n 2

test-public: $(READY) ## measure the public gold data again and compare with the recorded accuracy (needs GOLD)
	@$(BIN)/python -m pytest -n 2 -m public tests/evaluation

fuzz: $(READY) ## spoil files and queries at random for FUZZ_SECONDS, try every attack in every place and properties with many examples
	@FUZZ_SECONDS=$(FUZZ_SECONDS) HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n 2 tests/test_fuzz.py tests/test_hostile.py tests/test_properties.py

coverage: $(READY) ## run all tests and say which lines and branches of src none of them reaches
	@COVERAGE_FILE=$(CURDIR)/.coverage $(BIN)/python -m pytest -n 2 --cov --cov-config=tests/coverage.ini --cov-report=term-missing:skip-covered

test-browser: report $(READY) .venv/.browser ## open every report page in Chromium
	@$(BIN)/python -m pytest -m browser tests/browser

.venv/.browser: requirements-browser.lock $(READY)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-browser.lock
	@touch $@

lint: $(READY) ## check style and types
	@$(BIN)/ruff check src tests benchmarks scripts setup.py
	@$(BIN)/mypy

stubs: $(READY) ## write the signatures of the measures for editors
	@$(BIN)/python scripts/make_stubs.py

lab: $(READY) ## open JupyterLab with the kernel ready
	@$(BIN)/jupyter lab --notebook-dir=notebooks

accuracy: $(READY) ## measure the codebooks again (own sentences, and GOLD where it is there) and write docs/accuracy.md
	@$(BIN)/python scripts/accuracy.py $(GOLD)

reference: $(READY) ## count the reference corpora again (needs NLTK_DATA and CORPORA)
	@NLTK_DATA="$(NLTK_DATA)" $(BIN)/python scripts/make_reference.py all $(CORPORA)

benchmark: $(READY) ## time corpora beside their peers (needs NLTK_DATA and CORPORA, and a network once) and write docs/performance.md
	@NLTK_DATA="$(NLTK_DATA)" $(BIN)/python benchmarks/corpus --shared $(dir $(CORPORA))

norms: $(READY) ## count the stance codes in the reference corpora again (needs NLTK_DATA and CORPORA)
	@NLTK_DATA="$(NLTK_DATA)" $(BIN)/python scripts/make_reference.py norms $(CORPORA)

docs: $(READY) .venv/.docs ## build the documentation site in site/; links are checked
	@$(BIN)/python scripts/make_glossary.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build -q

.venv/.docs: requirements-docs.lock $(READY)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-docs.lock
	@touch $@

lock: $(READY) ## choose the newest allowed packages and write their hashes (needs uv)
	@uv pip compile $(LOCK) $(foreach extra,$(EXTRAS),--extra $(extra)) pyproject.toml -o requirements.lock
	@# pip takes html-clean and the html_clean that packages ask for to be two extras, and refuses.
	@sed -i 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements.lock
	@for extra in browser docs; do $(BIN)/python -c 'import sys, tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"][sys.argv[1]], sep="\n")' $$extra \
	  | uv pip compile $(LOCK) -c requirements.lock - -o requirements-$$extra.lock; done

clean: ## delete what was made: .venv, caches, reports
	@rm -rf .venv reports site .pytest_cache .mypy_cache .ruff_cache .hypothesis
