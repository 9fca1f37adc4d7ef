# Two commands: `make demo` shows what cowcrawl does, `make test` runs every test. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8001
# What `make test-nominatim` installs beside .venv, and the extract it imports.
NOMINATIM ?= nominatim-db==5.3.3 nominatim-api==5.3.3 falcon==4.4.0 uvicorn==0.54.0
# What `make test-s3` installs beside .venv: a server that speaks S3.
S3 ?= moto[s3,server]==5.2.5
EXTRACT ?= ../shared/geo/wechel.osm.pbf

.PHONY: help setup demo test test-quick test-nominatim test-s3 bench bench-full bench-site bench-switch bench-completeness kills endless lint types imports check docs lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## Set up .venv from the lock file (quick the second time)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "cowcrawl needs Python 3.11 or newer, this is $$($(PYTHON) --version 2>&1): make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## Crawl the sample web on loopback, build, and serve it on 127.0.0.1:8001
	$(BIN)/cowcrawl demo --port $(PORT)

test: $(READY) ## Run every test
	$(BIN)/python -m pytest --numprocesses auto

test-quick: $(READY) ## Run every test but the slowest, with the same examples each time
	HYPOTHESIS_PROFILE=repeatable $(BIN)/python -m pytest --numprocesses auto -m "not slow"

test-nominatim: $(READY) ## Test against a real Nominatim server on loopback (about two minutes)
	@test -x .venv-nominatim/bin/nominatim || { $(PYTHON) -m venv .venv-nominatim && \
	  .venv-nominatim/bin/python -m pip install --quiet --disable-pip-version-check $(NOMINATIM); }
	$(BIN)/python -m scripts.nominatim_server $(EXTRACT) $(BIN)/python -m pytest tests/test_real_nominatim.py

test-s3: $(READY) ## Test against a server of S3 on loopback (about a minute)
	@test -x .venv-s3/bin/moto_server || { $(PYTHON) -m venv .venv-s3 && \
	  .venv-s3/bin/python -m pip install --quiet --disable-pip-version-check '$(S3)'; }
	COWCRAWL_TEST_S3=.venv-s3/bin/moto_server $(BIN)/python -m pytest --numprocesses 0 tests/test_real_s3.py

bench: $(READY) ## Measure how quick it is beside well-known tools; write docs/performance.md (some minutes)
	@$(BIN)/python -m bench

bench-full: $(READY) ## The same at the size of a country, with a crawl of 100,000 pages (about an hour)
	@$(BIN)/python -m bench --full

bench-site: $(READY) ## Page and stream every sort of every table at 50,000 spaces (some ten minutes)
	@$(BIN)/python -m bench.rows

bench-switch: $(READY) ## Publish builds while twenty readers read
	@$(BIN)/python -m bench.switch

bench-completeness: $(READY) ## Try the estimates of completeness on populations whose size is known (about a minute)
	@$(BIN)/python -m bench.completeness

kills: $(READY) ## Kill nights over a local web at 200 random moments; say what was lost (half an hour)
	$(BIN)/python -m bench.kills

endless: $(READY) ## Repeat, nest and leave open pieces of pages; say which take too long to read (some minutes)
	$(BIN)/python -m bench.endless

lint: $(READY) ## Check style (ruff)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## Check types (mypy, strict)
	$(BIN)/mypy

imports: $(READY) ## Check that imports point one way
	$(BIN)/lint-imports

check: test lint types imports ## Everything CI runs

docs: $(READY) ## Write the generated pages of docs/ anew
	env -u COWCRAWL_CONTACT -u COWCRAWL_HEALTH_URL -u COWCRAWL_NOMINATIM -u COWCRAWL_COUNTRY -u COWCRAWL_SITE -u COWCRAWL_NIGHT $(BIN)/python -m scripts.generate_docs

lock: $(READY) ## Renew requirements.lock (installs uv into .venv)
	$(BIN)/python -m pip install --quiet uv
	printf '# Pinned with hashes; made from pyproject.toml by `make lock`.\n' > requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links >> requirements.lock

clean: ## Remove .venv and caches; keeps var/
	rm -rf $(VENV) .venv-nominatim .venv-s3 .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
