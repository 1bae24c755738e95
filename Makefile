.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
PORT ?= 8000
STAMP := .venv/installed-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)

help:  ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP):
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

install: $(STAMP)  ## Make the environment with every package

run: $(STAMP)  ## Start the site with demo content on 127.0.0.1:8000
	@DEMO=1 PORT=$(PORT) $(BIN)/python manage.py demo

test: $(STAMP)  ## Run the whole suite
	$(BIN)/python -m pytest

.PHONY: help install run test
