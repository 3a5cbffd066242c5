# Two commands matter: `make site` builds the explainer into site/, `make test` runs every check.
.DEFAULT_GOAL := site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site test check serve lock clean goldens bench growth audit audit-dependencies editor

site: $(VENV)/.site
	@$(BIN)/explainer build

test: $(VENV)/.test
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/run

# The same checks, for people who look for this name.
check: test

serve: $(VENV)/.site
	@$(BIN)/explainer serve

# Each stamp is newer than what it was made from, so the second run asks no network.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: Python 3.11 or newer is needed; '$(PYTHON)' is older or absent. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "make: this Python has no venv module. On Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(BIN)/python
	@echo "Installing what a site needs"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the checks need"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@

# Needs uv on the PATH and a network; names no host in what it writes.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements/site.txt
	uv pip compile pyproject.toml --group build --group test --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet \
	  -c requirements/site.txt -o requirements/test.txt
	uv pip compile --group audit --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements/audit.txt

# What needs a network or Node, and so is not in `make test`.
audit: audit-dependencies editor

# The schemas in the YAML language server itself; needs Node, and a network the first time.
editor: $(VENV)/.test tests/editor/language-server/node_modules/.done
	@$(BIN)/pytest -q tests/editor/check_language_server.py

tests/editor/language-server/node_modules/.done: tests/editor/language-server/package-lock.json
	@npm ci --prefix tests/editor/language-server --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# Needs a network: it asks a public database for known weaknesses of every package in requirements/.
audit-dependencies: $(VENV)-audit/.done
	@$(VENV)-audit/bin/python requirements/audit.py

# Apart from the others, so that what looks at packages is not among them.
$(VENV)-audit/.done: requirements/audit.txt
	@$(PYTHON) -m venv $(VENV)-audit
	@$(VENV)-audit/bin/python -m pip --disable-pip-version-check --quiet install \
	  --require-hashes --only-binary :all: -r requirements/audit.txt
	@touch $@

# Needs a network the first time: it installs the other builders into .bench/.
bench: $(VENV)/.site
	@$(BIN)/python bench/compare.py --install

# Exits with an error when doubling the facts costs more than 2.2 times as much.
growth: $(VENV)/.site
	@$(BIN)/python bench/growth.py

# Rewrites the expected files of the tests; read the difference before you commit it.
goldens: $(VENV)/.test
	@$(BIN)/pytest -q --update-goldens tests

clean:
	rm -rf $(VENV) $(VENV)-audit site site-offline site-offline.zip .explainer dist build
