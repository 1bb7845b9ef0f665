# run: the demonstration · test: fast tests · check: linters and types · slow: everything, both databases · soak · bench
# A bare machine needs Python 3.11 or newer and make; the rest is fetched by scripts/bootstrap.py.
PYTHON ?= python3
SCALE ?= street
PORT ?= 8000
DB ?= sqlite
ONLY ?=

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q -rs -n 2 --dist loadfile
ON_POSTGRESQL := ZERENTIAN_DATABASE=postgres-embedded

.PHONY: run install browser office test slow soak check lint types layers format bench

run:
	@$(PYTHON) scripts/bootstrap.py $(if $(filter postgres,$(DB)),postgres,runtime)
	@$(BIN)/zerentian up --scale $(SCALE) --port $(PORT) --database $(DB)

install:
	@$(PYTHON) scripts/bootstrap.py dev

browser: install
	@$(BIN)/python scripts/programs.py browser

office: install
	@$(BIN)/python scripts/programs.py office

test: browser
	$(PYTEST) -m "not slow and not soak"
	$(ON_POSTGRESQL) $(PYTEST) -m "both and not slow and not soak"

# What `test` leaves out for its length, on both databases.
slow: test office
	$(PYTEST) -m "slow and not soak"
	$(ON_POSTGRESQL) $(PYTEST) -m "slow and not soak and not journey"

# The largest scale, phones as well as desks, and on PostgreSQL all that touches the database and has not run there yet.
soak: browser office
	$(PYTEST) -m soak
	$(ON_POSTGRESQL) $(PYTEST) -m "soak or journey or not (both or slow)"

check: lint types layers

lint: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: install
	$(BIN)/mypy

layers: install
	$(BIN)/lint-imports --no-logo

format: install
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: install
	$(BIN)/python -m benchmarks.run $(ONLY)
