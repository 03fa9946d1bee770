# Batuta's habits, each by its name: `make help` lists them. What takes more
# than a line is in the script in .ci/ that a target calls.

TARGET ?= linux
ARGS ?=

.DEFAULT_GOAL := help

.PHONY: help
help: ## list these
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: build ## install what is missing, build, open the window (without a display: lesson 1 in the terminal)
	@bin/batuta $(ARGS)

.PHONY: test
test: deps ## install what is missing, run all tests
	@.ci/test $(ARGS)

.PHONY: deps
deps: ## install the system packages that building needs, or name them
	@.ci/deps build

.PHONY: build
build: deps ## build bin/batuta
	@.ci/build

.PHONY: lint
lint: deps ## gofumpt, go vet, staticcheck
	@.ci/lint

.PHONY: fmt
fmt: deps ## let gofumpt rewrite the Go files
	@.ci/lint -fix

.PHONY: cross
cross: ## vet and build loop and lessons for Windows, macOS, FreeBSD
	@.ci/cross

.PHONY: e2e
e2e: ## drive the real program: the window under Xvfb, install, packages
	@.ci/deps build e2e
	@.ci/e2e $(ARGS)

.PHONY: screenshots
screenshots: ## make the pictures of the window anew, in assets/screenshots
	@.ci/deps build e2e
	@.ci/screenshots

.PHONY: walk
walk: ## walk through all lessons in the window, by mouse and by keyboard; goes on where it stopped (ARGS=-anew)
	@.ci/deps build e2e
	@.ci/walk $(ARGS)

.PHONY: bench
bench: deps ## measure against CPython's asyncio (ARGS=-json, ARGS=-row=NAME)
	@.ci/bench $(ARGS)

.PHONY: conformance
conformance: deps ## compare schedules, 1,000 generated ones, and Python programs with CPython (ARGS=-seed=N)
	@.ci/conformance $(ARGS)

.PHONY: fuzz
fuzz: deps ## run every fuzzer for a while (ARGS=-time=2m, ARGS=-run=REGEXP)
	@.ci/fuzz $(ARGS)

.PHONY: install
install: build ## install program, menu entry and icon for this user (PREFIX=DIR, DESTDIR=DIR)
	@.ci/install

.PHONY: uninstall
uninstall: ## remove what make install installed
	@.ci/install -u

.PHONY: package
package: ## dist/: .tar.xz and .deb for Linux (TARGET=windows: .exe)
	@.ci/package "$(TARGET)"

.PHONY: clean
clean: ## remove bin/ and dist/
	@rm -rf bin dist
