# Makefile - builds, tests and installs headcount; `make help` tells what.
#
# Nothing is listed by hand: sources, commands, queries, reports, formats and
# tests are what their folders hold. All that is made lies in $(BUILD).
ifeq ($(origin CC),default)
CC       := gcc
endif
BUILD    ?= build
PREFIX   ?= /usr/local
SAN      ?=
FUZZ_SECONDS ?= 30
VERSION  := 0.1.0
PACKAGES := glib-2.0 libsodium libidn2 libpq

WARN     := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wundef -Wvla -Wwrite-strings -Werror
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -D_FORTIFY_SOURCE=2 -DVERSION='"$(VERSION)"' -Isrc -I$(BUILD)/gen
DEPS_C   := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBS     := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lunistring -lcsv -lxlsxwriter -lm -pthread
ifneq ($(SAN),)
CPPFLAGS := $(filter-out -D_FORTIFY_SOURCE=2,$(CPPFLAGS))
CFLAGS   := -O1 -g -fno-omit-frame-pointer -fsanitize=$(SAN) -fno-sanitize-recover=all
LDFLAGS  += -fsanitize=$(SAN)
endif
ALL_C    := -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) $(DEPS_C)

SOURCES  := $(wildcard src/*/*.c)
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/files.o
COMMANDS := $(patsubst src/cmd/%.c,%,$(shell grep -ls '^const struct cmd cmd_' src/cmd/*.c))
# By name, so that every machine generates the same. citus.sql is for psql.
FILES    := $(filter-out sql/deploy/citus.sql, \
            $(sort $(wildcard sql/*/*.sql conf/formats/*.ini conf/lang/*.ini \
            conf/charts/*.gp conf/*.ini conf/*.css))) \
            $(BUILD)/gen/iso3166.ini
# Of Debian's iso-codes: what scripts/countries reads, as far as it is there.
ISO3166  := $(wildcard /usr/share/iso-codes/json/iso_3166-1.json \
            /usr/share/locale/*/LC_MESSAGES/iso_3166-1.mo) \
            $(wildcard conf/lang/*.ini)
UNITS    := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*/*.c))
FUZZERS  := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))
TIDY     := $(patsubst src/%.c,$(BUILD)/tidy/%.ok,src/main.c $(SOURCES))

.DELETE_ON_ERROR:
.PHONY: all help demo test test-long lint format tidy units bench \
        bench-full fuzz fuzzers man install uninstall clean FORCE

all: $(BUILD)/headcount ##    build build/headcount
help: ##   this list
	@echo "make [CC=clang] [BUILD=build/clang] [SAN=address,undefined] [TARGET]"
	@sed -n 's/^\([a-z-]*\):.*## */\1 /p' Makefile | while read -r name what; do \
	    printf '  make %-10s %s\n' "$$name" "$$what"; done
	@echo "scripts/setup build|test installs what is missing to build or to test."
demo: ##   install what is missing, build, report on the sample series
	scripts/demo
test: ##   install what is missing, build, run every test (under 15 minutes)
	scripts/test
test-long: ##   200 random series, an hour of fuzzing, ThreadSanitizer
	scripts/test --long
lint: ##   layers, sizes, words, clang-format, clang-tidy, cppcheck, shellcheck
	BUILD=$(BUILD) scripts/lint
format: ##   lay the C code out as .clang-format has it
	clang-format -i $(wildcard src/*.c src/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch])

# What the build depends on beside its sources: a list is written again only
# when it has changed, so that a file taken away is noticed, too.
define stamp
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' > $@
endef
$(BUILD)/gen/flags: FORCE
	$(call stamp,$(CC) $(ALL_C) $(LDFLAGS) $(LIBS))
$(BUILD)/gen/inputs: FORCE
	$(call stamp,$(FILES))
$(BUILD)/gen/commands: FORCE
	$(call stamp,$(COMMANDS))
$(BUILD)/gen/objects: FORCE
	$(call stamp,$(OBJECTS))

$(BUILD)/gen/files.h: scripts/sql2c.awk $(FILES) $(BUILD)/gen/inputs
	awk -f $< -v out=header $(FILES) > $@
$(BUILD)/gen/files.c: scripts/sql2c.awk $(FILES) $(BUILD)/gen/inputs
	awk -f $< -v out=source $(FILES) > $@
$(BUILD)/gen/iso3166.ini: scripts/countries $(ISO3166)
	@mkdir -p $(@D)
	scripts/countries > $@
$(BUILD)/gen/commands.inc: $(BUILD)/gen/commands
	for c in $(COMMANDS); do echo "COMMAND($$c)"; done > $@
$(BUILD)/obj/files.o: $(BUILD)/gen/files.c $(BUILD)/gen/files.h $(BUILD)/gen/flags
	@mkdir -p $(@D)
	$(CC) -std=c11 -Isrc -I$(BUILD)/gen $(CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/obj/%.o: src/%.c $(BUILD)/gen/flags | $(BUILD)/gen/files.h $(BUILD)/gen/commands.inc
	@mkdir -p $(@D)
	$(CC) $(ALL_C) -MMD -MP -c -o $@ $<
$(BUILD)/libheadcount.a: $(OBJECTS) $(BUILD)/gen/objects
	rm -f $@
	ar rcs $@ $(OBJECTS)
$(BUILD)/headcount: $(BUILD)/obj/main.o $(BUILD)/libheadcount.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

units: $(UNITS) ##   build the unit tests, build/unit/LAYER/NAME
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libheadcount.a $(BUILD)/gen/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_C) -Wno-missing-prototypes -Itests/unit -MMD -MP -o $@ $< $(LDFLAGS) \
	    $(BUILD)/libheadcount.a -lcmocka $(LIBS)

# Told, never asserted; tests/bench/growth measures how cost grows.
bench: $(BUILD)/headcount ##   times against PostgreSQL and others, 1 million rows (5 minutes)
	HEADCOUNT=$(abspath $<) tests/bench/bench --keep tests/bench/RESULT.md
bench-full: $(BUILD)/headcount ##   the same, and what size does: 10 million rows (an hour, 20 GB)
	HEADCOUNT=$(abspath $<) tests/bench/bench --full --keep tests/bench/RESULT-full.md

# libFuzzer is clang's: its library is built beside, as scripts/test has it.
fuzz: ##   run every program of tests/fuzz for FUZZ_SECONDS (30) each, two at a time
	$(MAKE) CC=clang BUILD=$(BUILD)/asan SAN=fuzzer-no-link,address,undefined fuzzers
	$(MAKE) -j2 $(patsubst tests/fuzz/%.c,fuzz-%,$(wildcard tests/fuzz/*.c))

# What reads whole files has more to find: FUZZ_MORE seconds.
FUZZ_MORE ?= $(FUZZ_SECONDS)
FUZZING   := $(patsubst tests/fuzz/%.c,fuzz-%,$(wildcard tests/fuzz/*.c))
$(FUZZING): fuzz_for = $(FUZZ_SECONDS)
fuzz-file fuzz-profile: fuzz_for = $(FUZZ_MORE)
.PHONY: $(FUZZING)
$(FUZZING): fuzz-%:
	mkdir -p $(BUILD)/found/$*
	$(BUILD)/asan/fuzz/$* -max_total_time=$(fuzz_for) -timeout=10 -max_len=8192 \
	    -verbosity=0 -artifact_prefix=$(BUILD)/found/$*- $(BUILD)/found/$* \
	    tests/data $(wildcard tests/fuzz/corpus/$*)
	@echo "ok - fuzz $*"

fuzzers: $(FUZZERS)
$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/libheadcount.a $(BUILD)/gen/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_C) -Wno-missing-prototypes -MMD -MP -o $@ $< \
	    $(LDFLAGS) -fsanitize=fuzzer $(BUILD)/libheadcount.a $(LIBS)

# clang-tidy takes seconds a file: again only for files whose object is new.
tidy: $(TIDY)
$(BUILD)/tidy/%.ok: src/%.c $(BUILD)/obj/%.o .clang-tidy
	@mkdir -p $(@D)
	clang-tidy --quiet --warnings-as-errors='*' $< -- -std=c11 $(CPPFLAGS) $(DEPS_C) \
	    2> $(@:.ok=.err) || { grep -v 'warnings\? generated' $(@:.ok=.err) >&2; false; }
	@touch $@

man: $(BUILD)/headcount.1 ##   the manual page, build/headcount.1, made by the program
$(BUILD)/headcount.1: $(BUILD)/headcount
	$< --config /dev/null help manual > $@

install: $(BUILD)/headcount man ##   into DESTDIR and PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/doc/headcount \
	    $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BUILD)/headcount $(DESTDIR)$(PREFIX)/bin/headcount
	install -m 644 $(BUILD)/headcount.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 README.md $(wildcard conf/*.example) $(DESTDIR)$(PREFIX)/share/doc/headcount
	sed 's|/usr/local/bin|$(PREFIX)/bin|' conf/cron/headcount.crontab \
	    > $(DESTDIR)$(PREFIX)/share/doc/headcount/headcount.crontab
uninstall: ##   what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/headcount $(DESTDIR)$(PREFIX)/share/man/man1/headcount.1
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/headcount
clean: ##   remove build/
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
