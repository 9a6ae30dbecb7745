# Makefile - builds, tests and installs headcount; `make help` tells what.
CC       ?= gcc
BUILD    ?= build
PREFIX   ?= /usr/local
SAN      ?=
VERSION  := 0.1.0
PACKAGES := glib-2.0 libsodium libidn2 libpq

WARN     := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wundef -Wvla -Wwrite-strings -Werror
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -D_FORTIFY_SOURCE=2 -DVERSION='"$(VERSION)"' -Isrc -I$(BUILD)/gen
DEPS_C   := $(shell pkg-config --cflags $(PACKAGES))
LIBS     := $(shell pkg-config --libs $(PACKAGES)) -lunistring -lcsv -lm
ifneq ($(SAN),)
CPPFLAGS := $(filter-out -D_FORTIFY_SOURCE=2,$(CPPFLAGS))
CFLAGS   := -O1 -g -fno-omit-frame-pointer -fsanitize=$(SAN) -fno-sanitize-recover=all
LDFLAGS  += -fsanitize=$(SAN)
endif
ALL_C    := -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) $(DEPS_C)

SOURCES  := $(wildcard src/*/*.c)
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/files.o
COMMANDS := $(patsubst src/cmd/%.c,%,$(shell grep -ls '^const struct cmd cmd_' src/cmd/*.c))
# By name, so that every machine generates the same.
FILES    := $(sort $(wildcard sql/*/*.sql conf/formats/*.ini conf/*.ini))
UNITS    := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*/*.c))

.PHONY: all help clean units
all: $(BUILD)/headcount

$(BUILD)/gen/files.h: scripts/sql2c.awk $(FILES)
	@mkdir -p $(@D)
	awk -f $< -v out=header $(FILES) > $@
$(BUILD)/gen/files.c: scripts/sql2c.awk $(FILES)
	@mkdir -p $(@D)
	awk -f $< -v out=source $(FILES) > $@
$(BUILD)/gen/commands.inc: $(wildcard src/cmd/*.c)
	@mkdir -p $(@D)
	for c in $(COMMANDS); do echo "COMMAND($$c)"; done > $@
$(BUILD)/obj/files.o: $(BUILD)/gen/files.c $(BUILD)/gen/files.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -Isrc -I$(BUILD)/gen $(CFLAGS) -c -o $@ $<
$(BUILD)/obj/%.o: src/%.c $(BUILD)/gen/files.h $(BUILD)/gen/commands.inc
	@mkdir -p $(@D)
	$(CC) $(ALL_C) -MMD -MP -c -o $@ $<
$(BUILD)/libheadcount.a: $(OBJECTS)
	rm -f $@
	ar rcs $@ $^
$(BUILD)/headcount: $(BUILD)/obj/main.o $(BUILD)/libheadcount.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libheadcount.a
	@mkdir -p $(@D)
	$(CC) $(ALL_C) -Wno-missing-prototypes -MMD -MP -o $@ $< $(LDFLAGS) \
	    $(BUILD)/libheadcount.a -lcmocka $(LIBS)
units: $(UNITS)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
