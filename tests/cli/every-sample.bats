#!/usr/bin/env bats
# every-sample.bats - every sample export gives the figures that it must give.
#
# Format, encoding, zone, date order, classes of rows, claims, heads, roles and
# stays are worked out by tests/truth/formats.py, which shares no line with the
# program. Each file is imported into a series of its own, with no option but
# the webinar. Our own series is always there; the exports of others lie in
# HEADCOUNT_SHARED and are skipped without it.

setup_file() {
    ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
        unset "$name"
    done
    unset HEADCOUNT_DATABASE HEADCOUNT_KEY_FILE
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/headcount-samples-XXXXXX")
    # The server's own user must come through, as root.
    chmod 0711 "$WORK"
    HEADCOUNT=${HEADCOUNT:-$ROOT/build/headcount}
    HEADCOUNT_HOME=$WORK/home
    XDG_CONFIG_HOME=$WORK/none
    SAMPLES=${HEADCOUNT_SHARED:-$ROOT/../shared}/samples
    TABLE=$ROOT/tests/truth/expected/samples.csv
    export ROOT WORK HEADCOUNT HEADCOUNT_HOME XDG_CONFIG_HOME SAMPLES TABLE
    "$HEADCOUNT" init
}

teardown_file() {
    "$HEADCOUNT" db stop || true
    rm -rf "$WORK"
}

need_samples() {
    [ -d "$SAMPLES/$1" ] ||
        skip "no $1 samples: set HEADCOUNT_SHARED to the folder of the samples"
}

# Imports the files of the table that begin with $2, from the folder $1.
imported() {
    local file failed=0 files
    files=$(cut -d, -f1 "$TABLE" | LC_ALL=C sort -u | grep "^$2")
    for file in $files; do
        echo "$file:"
        python3 -B "$ROOT/tests/truth/imported.py" "$1" "$TABLE" "$file" ||
            failed=1
    done
    return $failed
}

others() {
    need_samples "${1%%/*}"
    imported "$SAMPLES" "$1"
}

@test "our own series: Zoom webinars, an overflow room, registrations" {
    imported "$ROOT/tests/data" isid-2021/
}

@test "Eventbrite: registrations, nobody came" {
    others eventbrite/
}

@test "T2, GoToWebinar: a zone in each cell" {
    others gotowebinar/
}

@test "R5, Teams lists of events, tab and comma, English and Portuguese" {
    others teams/v0_
}

@test "O1, Teams reports of the first kind, with and without the info block" {
    others teams/v1_
}

@test "I1, R2, Teams reports in sections, in three encodings" {
    others teams/v2_
}

@test "Webex" {
    others webex/
}

@test "O2, Zoom meetings, participants and unique users, many in one file" {
    others zoom-meeting/
}

@test "Zoom webinars, layouts A, B and C" {
    others zoom-webinar/
}

@test "the table is what the independent reader works out" {
    need_samples teams
    need_samples isid-2021
    python3 -B "$ROOT/tests/truth/formats.py" "$SAMPLES" "$TABLE" --check
}

@test "every sample is in the table" {
    need_samples teams
    diff <(cd "$SAMPLES" && find . -name '*.csv' -not -path './truth/*' |
        sed 's,^\./,,' | LC_ALL=C sort) \
        <(tail -n +2 "$TABLE" | cut -d, -f1 | LC_ALL=C sort -u)
}
