.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
PORT ?= 8000
# A file of tests is done by one worker. Each worker has a database of its own.
WORKERS := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
STAMP := .venv/installed-$(shell cat requirements.txt | cksum | cut -d" " -f1)
TOOLS := .venv/tools-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d" " -f1)
APPS := content places headless access enterprises events procurement search home site
TEMPLATES = $(shell git ls-files -co --exclude-standard '*.html')
MANAGE := $(BIN)/python manage.py
PRODUCTION := DEMO=0 DEBUG=0 HTTPS=1 ALLOWED_HOSTS=www.example.org SITE_URL=https://www.example.org \
	SECRET_KEY=checked-with-fifty-characters-or-more-0123456789-abcdefgh

# Each worker, and each server that a test starts, reads the same modules: they are compiled once.
unexport PYTHONDONTWRITEBYTECODE

help:  ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP):
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(TOOLS): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

install: $(TOOLS)  ## Make the environment with every package

run: $(STAMP)  ## Start the site with demo content on 127.0.0.1:8000 (PORT=8001 for another)
	@DEMO=1 PORT=$(PORT) $(MANAGE) demo

seed: $(STAMP)  ## Fill the demo database with content in both languages
	DEMO=1 $(MANAGE) seed

test: $(TOOLS)  ## Run the whole suite (on DATABASE_URL and ELASTICSEARCH_URL when they are set)
	$(BIN)/python -m pytest -q $(WORKERS) --durations=15

check: lint deploy-check  ## Check everything that CI checks besides the suite
	DEMO=1 $(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m pytest -q -p no:randomly tests/test_house_rules.py tests/test_messages.py

lint: $(TOOLS)  ## Check formatting, style, templates, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --check $(TEMPLATES)
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(BIN)/djlint --lint --quiet $(TEMPLATES)
	DEMO=1 $(BIN)/mypy
	PYTHONPATH=site:. $(BIN)/lint-imports

format: $(TOOLS)  ## Format Python and templates
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	-$(BIN)/djade $(TEMPLATES)
	-$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

messages: $(TOOLS)  ## Gather the words to translate, and compile the Swedish catalogues
	@for app in $(APPS); do \
		mkdir -p $$app/locale; \
		(cd $$app && ../$(BIN)/django-admin makemessages -l sv --no-wrap --no-location --no-obsolete \
			&& ../$(BIN)/django-admin compilemessages -l sv) || exit 1; \
	done

deploy-check: $(STAMP)  ## Check the settings as production has them
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

.PHONY: help install run seed test check lint format messages deploy-check
