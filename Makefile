# Two commands are enough to begin: `make demo` and `make test`.
# Everything a target needs that the machine lacks, `make tools` installs.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
LDFLAGS  := -s -w -X main.version=$(VERSION)
BIN      := bin/tearsheet
SHARED   ?= ../shared
FUZZTIME ?= 30s
TOOL     := go tool -modfile=tools/go.mod

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-10s %s\n", $$1, $$2}'

.PHONY: build
build: ## build the program into bin/
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/tearsheet

.PHONY: demo
demo: build ## build, then run the whole program against an invented newspaper
	$(BIN) demo

.PHONY: tools
tools: ## install what the tests judge with (feed readers, schema checkers)
	scripts/tools

.PHONY: test
test: tools ## install what is missing and run all tests
	go test ./...

.PHONY: race
race: ## run the tests under the race detector, long ones reduced
	go test -race -short ./...

.PHONY: lint
lint: ## gofmt, vet and staticcheck
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo 'run gofmt -w on these'; exit 1; }
	go vet ./...
	$(TOOL) staticcheck ./...

.PHONY: fuzz
fuzz: ## fuzz every target in turn, FUZZTIME (30s) in all
	scripts/fuzz $(FUZZTIME)

.PHONY: bench
bench: build ## measure the numbers the project promises, at full size
	scripts/bench

.PHONY: soak
soak: ## the long checks at full size: 10,000 sources on 500 hosts, a million items
	TEARSHEET_FULL=1 go test -count=1 -timeout 60m -v -run 'Soak|Full' ./...

.PHONY: score
score: build ## score detection over the corpus beside the repository
	scripts/score $(BIN) $(SHARED)/corpus

.PHONY: generate
generate: ## make the generated tables again (needs npm)
	go generate ./...

.PHONY: clean
clean: ## remove what was built
	rm -rf bin out demo
