# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They tell what the first build does and how long it takes.
.PHONY: build demo test search lint bench setup

DEMO_OUT ?= target/demo

setup:
	@bash .ci/setup

build: setup
	@bash .ci/build build --locked

demo: build
	cargo run --quiet --locked -- plan instances/bispebjerg-diabetes --out $(DEMO_OUT)
	@echo "The report lies in $(DEMO_OUT)/plan.html"

# One choice of packages and features for everything that is built, looked at or documented, so that
# no library is compiled or checked twice. Without further words cargo also builds the examples. What
# runs without the feature is looked at by `make lint`.
TESTED = --locked --workspace --features parquet

# The random cases of the tests are the same each time, so that the same code gets the same answer.
test: export PROPTEST_RNG_SEED ?= 1
test: setup
	cargo fmt --all --check
	@bash .ci/build test --no-run $(TESTED)
	cargo clippy $(TESTED) --all-targets -- -D warnings
	cargo test $(TESTED)
	RUSTDOCFLAGS=-Dwarnings cargo doc $(TESTED) --no-deps

# Looks for a case that fails among many new ones; what it finds becomes a test.
search: setup
	PROPTEST_CASES=3000 cargo test --locked --workspace --lib

lint: setup
	bash .ci/lint

bench: setup
	cargo bench --locked --profile dev --bench stories
