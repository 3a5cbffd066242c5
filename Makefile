# Two commands matter: `make site` builds the explainer into site/, `make test` runs every check.
.DEFAULT_GOAL := site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEELS := $(wildcard vendor/*.whl)
FROM := $(if $(WHEELS),--no-index --find-links vendor)
LACKING := make: vendor/ does not hold every wheel of requirements/site.txt as locked for this machine; run make vendor where \
  there is a network, or delete the folder to install from the index
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site test check serve lock vendor clean goldens bench growth audit audit-pages audit-dependencies editor ebook without-network

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
	@echo "Installing what a site needs$(if $(WHEELS), from vendor/)"
	@$(PIP) install $(FROM) --require-hashes --only-binary :all: -r requirements/site.txt \
	  || { $(if $(WHEELS),echo "$(LACKING)";) exit 2; }
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the checks need"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@

# Wheels of all that a site needs, each checked against its hash: carry the folder to a machine without a network, and
# `make site` there installs from it alone. For a machine of another sort, name it:
#   make vendor VENDOR_FOR="--platform win_amd64 --python-version 3.12"
vendor: | $(BIN)/python
	@rm -rf .vendor-new
	@$(PIP) download --require-hashes --only-binary :all: $(VENDOR_FOR) -r requirements/site.txt --dest .vendor-new
	@mkdir -p vendor && rm -f vendor/*.whl && mv .vendor-new/*.whl vendor/ && rmdir .vendor-new
	@echo "vendor/ holds $$(ls vendor/*.whl | wc -l | tr -d ' ') wheels, $$(du -sh vendor | cut -f1)"

# Needs uv on the PATH and a network; names no host in what it writes.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements/site.txt
	uv pip compile pyproject.toml --group build --group test --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet \
	  -c requirements/site.txt -o requirements/test.txt
	uv pip compile --group audit --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements/audit.txt

# What needs a network, Node or Java, and so is not in `make test`.
audit: audit-pages audit-dependencies without-network

# What needs Node or Java, and a network the first time: docs/how-to/audit-the-site.md. It ends with an error where it found a fault,
# and where something could not be run; `make audit-pages CHECKS="html lighthouse"` runs some of it.
audit-pages: $(VENV)/.test
	@$(BIN)/python -m audit $(CHECKS)

# The schemas in the YAML language server itself.
editor: $(VENV)/.test
	@$(BIN)/python -m audit editor

# E-books under EPUBCheck; needs Java.
ebook: $(VENV)/.test
	@$(BIN)/python -m audit ebook

# Installs from vendor/ and builds in a network name space that has no network; needs Linux, and a network before that.
without-network:
	@sh tests/without-network

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
	rm -rf $(VENV) $(VENV)-audit site site-offline site-offline.zip explainer.epub .explainer vendor dist build
