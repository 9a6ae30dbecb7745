#!/usr/bin/env bats
# samples.bats - real exports give the figures worked out by samples.py.
#
# The sample series is our own and always there; the exports of others lie in
# HEADCOUNT_SHARED (../shared beside the project) and are skipped without it.

setup_file() {
    ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/headcount-samples-XXXXXX")
    # The server's own user must come through, as root.
    chmod 0711 "$WORK"
    for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
        unset "$name"
    done
    unset HEADCOUNT_DATABASE HEADCOUNT_KEY_FILE
    HEADCOUNT=${HEADCOUNT:-$ROOT/build/headcount}
    HEADCOUNT_HOME=$WORK/home
    XDG_CONFIG_HOME=$WORK/none
    OTHERS=${HEADCOUNT_SHARED:-$ROOT/../shared}/samples/zoom-webinar
    export ROOT WORK HEADCOUNT HEADCOUNT_HOME XDG_CONFIG_HOME OTHERS
    "$HEADCOUNT" init
}

teardown_file() {
    "$HEADCOUNT" db stop || true
    rm -rf "$WORK"
}

# The report $2 of series $1 is the expected one, definitions aside.
same() {
    local want=$ROOT/tests/truth/expected/$1-$2.csv
    "$HEADCOUNT" report "$2" --series "$1" --format csv > "$WORK/got"
    case $2 in
    summary)
        diff <(cut -d, -f1,2 "$want") <(cut -d, -f1,2 "$WORK/got") ;;
    ledger)
        # The import's number is nothing to compare.
        diff <(tail -n +2 "$want" | LC_ALL=C sort) \
            <(tail -n +2 "$WORK/got" | cut -d, -f2- | LC_ALL=C sort) ;;
    *)
        diff "$want" "$WORK/got" ;;
    esac
}

all_same() {
    local report failed=0
    for report in ledger webinars summary days sessions overlap loyalty \
        minutes stay registrations; do
        echo "report $report:"
        same "$1" "$report" || failed=1
    done
    return $failed
}

# Applies the plan of series $1 and imports the third-party export $2.
import_other() {
    [ -e "$OTHERS/$2" ] ||
        skip "no $2: set HEADCOUNT_SHARED to the folder of the samples"
    "$HEADCOUNT" plan apply "$ROOT/tests/data/plans/$1.conf"
    "$HEADCOUNT" import --series "$1" "$OTHERS/$2"
}

@test "the sample series: 630 heads counted, 405 people, as worked out" {
    cd "$ROOT/tests/data/isid-2021"
    "$HEADCOUNT" plan apply isid-2021.conf
    "$HEADCOUNT" import --series isid-2021 day1-zoom-attendee-report.csv \
        day2-zoom-attendee-report.csv day3-zoom-attendee-report.csv
    "$HEADCOUNT" import --series isid-2021 --webinar day2 \
        day2-overflow-webex.csv
    "$HEADCOUNT" import --series isid-2021 --webinar day3 \
        day3-registrations.csv
    all_same isid-2021
    "$HEADCOUNT" report summary --series isid-2021 --format csv |
        grep -q '^attendances,630,'
}

@test "layout A, 2020: 449 = 445 + 4, peak 171, 900 connections" {
    import_other satrdays-2020 zoomreports_satrdays2020_attendee_en_2020.csv
    all_same satrdays-2020
}

@test "layout B, Brazilian Portuguese, 2021" {
    import_other ptbr-2021 ptBR_2021-01-12_attendee.csv
    all_same ptbr-2021
}

@test "layout C without registration, 2026" {
    import_other layout-c-2026 new_layout_day1_2026.csv
    all_same layout-c-2026
}

@test "the expected figures are what an independent reader counts" {
    # Our own series lies here; the others are checked where they are.
    mkdir -p "$WORK/samples"
    ln -sfn "$ROOT/tests/data/isid-2021" "$WORK/samples/isid-2021"
    [ ! -d "$OTHERS" ] || ln -sfn "$OTHERS" "$WORK/samples/zoom-webinar"
    python3 -B "$ROOT/tests/truth/samples.py" "$WORK/samples" \
        "$ROOT/tests/truth/expected" --check
}
