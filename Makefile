# The front door. Every recipe goes through tools/toolchain, which installs what is missing.
TOOL := tools/toolchain
RUN := $(TOOL) run
# All crates at once, with every feature that is tested: each build of the tests finds what the one before has built.
WORKSPACE := --workspace --features mydata-identity/evidence,mydata-worker/sandbox
COMMAND := $(abspath $(or $(CARGO_TARGET_DIR),target)/debug/mydata)

.DEFAULT_GOAL := help
.PHONY: help dev test test-rust test-npm test-vectors e2e check bench clean fuzz

help: ## list these targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

dev: ## set everything up, run platform (8787), demo SP (8788), demo DPs (8789) and card simulators
	$(TOOL) setup
	$(TOOL) demo
	$(TOOL) build-worker worker
	$(TOOL) build-worker demo/dp
	$(RUN) node tools/dev.mjs

test: ## every test: crates, SDK, wasm, foreign tools, and all flows in Chromium
	$(TOOL) setup rust npm wasm chromium interop
	$(MAKE) test-rust
	MYDATA_COMMAND=$(COMMAND) $(TOOL) demo
	MYDATA_COMMAND=$(COMMAND) $(MAKE) test-npm e2e

test-rust: # the PDFs are looked at by poppler, which setup interop installs
	$(RUN) cargo test $(WORKSPACE)
	$(RUN) cargo test $(WORKSPACE) --test poppler -- --ignored
	$(RUN) cargo test -p mydata-wasm --target wasm32-unknown-unknown --profile edge

test-npm:
	$(TOOL) build-worker worker
	$(TOOL) build-worker demo/dp
	$(RUN) node --test --test-concurrency=2 'npm/test/**/*.test.*' 'worker/browser/**/*.test.*' 'demo/**/*.test.*' 'tests/agreement/*.test.*' 'tests/snippets/*.test.*' 'tests/tarball/*.test.*' 'tools/*.test.*'

test-vectors: ## published test vectors: make test-vectors VECTORS=folder
	@test -n "$(VECTORS)" || { echo "say where they are: make test-vectors VECTORS=folder" >&2; exit 2; }
	VECTORS=$(abspath $(VECTORS)) $(RUN) cargo test $(WORKSPACE) --test wycheproof -- --include-ignored --nocapture
	VECTORS=$(abspath $(VECTORS)) $(RUN) cargo test $(WORKSPACE) --lib --test limbo --test pkits -- --ignored --nocapture

e2e: ## the flows over HTTP and in Chromium; one of them: make e2e ONLY=online-service
	$(TOOL) setup rust npm wasm chromium interop
	$(TOOL) demo
	$(TOOL) build-worker worker
	$(TOOL) build-worker demo/dp
	$(RUN) node tests/run.mjs $(ONLY)

check: ## formatting, lints, types, the npm package, licences, advisories
	$(TOOL) setup rust npm wasm deny
	$(RUN) cargo fmt --all --check
	$(RUN) cargo clippy $(WORKSPACE) --all-targets -- -D warnings
	$(RUN) cargo clippy --workspace --exclude mydata-cli --features mydata-worker/sandbox --target wasm32-unknown-unknown -- -D warnings
	$(RUN) cargo clippy -p mydata-worker --target wasm32-unknown-unknown -- -D warnings
	$(RUN) tsc --build --noEmit
	$(TOOL) build-sdk
	$(RUN) node tools/package-check.mjs $(or $(MYDATA_PROFILE),edge)
	$(RUN) tools/audit

bench: ## speed, as ratios against named peers, and what time tells at the counter
	$(TOOL) setup rust npm wasm chromium interop
	$(RUN) cargo build --release -p mydata-cli
	MYDATA_PROFILE=release $(TOOL) build-browser
	$(RUN) node tests/bench/run.mjs verifier preview
	$(TOOL) demo
	$(TOOL) build-worker worker
	$(RUN) node tests/bench/run.mjs timing

FUZZ_SECONDS ?= 60
# In a browser, time and memory of the preview are bounded from outside.
AS_A_BROWSER := -fork=1 -timeout=8 -ignore_timeouts=1 -rss_limit_mb=2048 -ignore_ooms=1
fuzz: ## fuzz each reader of foreign bytes for a minute (needs a nightly toolchain; FUZZ_SECONDS=3600 for an hour)
	$(TOOL) setup fuzz
	$(RUN) cargo test -p mydata-identity -p mydata-ledger -p mydata-package -p mydata-preview -p mydata-protocol -p mydata-receipt -p mydata-soft-certificate -p mydata-trust --features mydata-identity/evidence --test fuzz_targets -- --ignored seeds
	cd fuzz && for target in archive manifest certificate package pkcs12 signer revocation cms webauthn receipt ledger spsignature contents; do \
	  ../$(RUN) cargo +nightly fuzz run $$target -- -max_total_time=$(FUZZ_SECONDS) -max_len=65536 || exit 1; done
	cd fuzz && ../$(RUN) cargo +nightly fuzz run preview -- -max_total_time=$(FUZZ_SECONDS) -max_len=65536 $(AS_A_BROWSER)

clean: ## remove everything built, and the demo's state and keys
	rm -rf target build .wrangler test-results demo/pki .dev.vars demo/*/.dev.vars worker/build demo/dp/build demo/sp/.wrangler demo/sp/dist npm/dist
