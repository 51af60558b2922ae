# The two commands a newcomer needs: `make demo` and `make test`. Both set up what they need in .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
MEMBERS := shared services/clue-intake services/case-engine services/personnel services/notifier deploy
READY := $(VENV)/.ready
PEERS := .venv-benchmark
PEERS_READY := $(PEERS)/.ready
MUTATION := .venv-mutation
MUTATION_READY := $(MUTATION)/.ready

.PHONY: help demo up down status test check bench mutation chaos pressure lock clean

help:
	@echo "make demo    start everything, run the main job on synthetic data, print the outcome, end"
	@echo "make up      keep the same stack running (Ctrl-C or make down ends it)"
	@echo "make test    checks and all tests"
	@echo "make check   style, types, layers, dependencies only"
	@echo "make bench   this system beside its peers on this machine"
	@echo "make mutation  change the rules and the procedure in small ways, and see whether a test notices each"
	@echo "make chaos   kill, cut off and poison the services under load, and prove that nothing was lost"
	@echo "make pressure  slow the database down under too much load, and prove that memory is bounded and nothing lost"
	@echo "make lock    resolve the dependencies anew (needs uv)"

$(READY): requirements.txt $(addsuffix /pyproject.toml,$(MEMBERS))
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
	  { echo "Python 3.11 is needed: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@echo "Setting up $(VENV) ..."
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "The module venv is needed (on Debian: the package python3-venv)"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $(addprefix -e ./,$(MEMBERS))
	@touch $@

demo: $(READY)
	@$(BIN)/python -m demonstration $(ARGUMENTS)

up: $(READY)
	@$(BIN)/python -m embedded_stack up

down: $(READY)
	@$(BIN)/python -m embedded_stack down

status: $(READY)
	@$(BIN)/python -m embedded_stack status

test: check
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGUMENTS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	for member in $(MEMBERS); do (cd $$member && "$(CURDIR)/$(BIN)/deptry" src) || exit 1; done

$(PEERS_READY): requirements-benchmark.txt
	@echo "Setting up $(PEERS) ..."
	@test -x $(PEERS)/bin/pip || $(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-benchmark.txt
	@touch $@

bench: $(READY) $(PEERS_READY)
	@$(BIN)/python -m benchmark $(ARGUMENTS)

# Beside what the tests use, which it finds in the other environment.
$(MUTATION_READY): requirements-mutation.txt $(READY)
	@echo "Setting up $(MUTATION) ..."
	@test -x $(MUTATION)/bin/pip || $(PYTHON) -m venv $(MUTATION)
	@$(MUTATION)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutation.txt
	@echo 'import site; site.addsitedir("$(CURDIR)/$(VENV)/lib/python3.11/site-packages")' \
	  > $(MUTATION)/lib/python3.11/site-packages/wenze.pth
	@touch $@

mutation: $(MUTATION_READY)
	@cd services/case-engine && "$(CURDIR)/$(MUTATION)/bin/mutmut" run --max-children 2 $(ARGUMENTS)
	@cd services/case-engine && "$(CURDIR)/$(MUTATION)/bin/mutmut" results

chaos: $(READY)
	@$(BIN)/python -m fault_suite $(ARGUMENTS)

pressure: $(READY)
	@$(BIN)/python -m fault_suite.pressure $(ARGUMENTS)

lock:
	uv export --quiet --all-packages --no-emit-workspace --no-header --no-annotate --group development --output-file requirements.txt >/dev/null
	uv export --quiet --package clue-intake --package case-engine --package personnel --package notifier --no-emit-workspace --no-default-groups --no-header --no-annotate --output-file requirements-runtime.txt >/dev/null
	uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 deploy/peers/requirements.in --output-file requirements-benchmark.txt
	uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --constraint requirements.txt deploy/mutation/requirements.in --output-file requirements-mutation.txt
	rm -f uv.lock

clean:
	rm -rf $(VENV) $(PEERS) $(MUTATION) services/case-engine/mutants build data
