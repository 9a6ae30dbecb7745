#!/usr/bin/env bats
# importing.bats - import's promises about rejects, plans, several files, names.
#
# shellcheck disable=SC2154 # status, output and stderr are bats's

load small

setup_file() { small_open; }
teardown_file() { small_close; }

setup() {
    before=$(snapshot)
}

teardown() {
    undo_all
    rm -rf "$small"/w
}

hc() {
    run --separate-stderr "$headcount" "$@"
    printf 'status %s\n%s\n%s\n' "$status" "$output" "$stderr"
}

query() {
    "$headcount" db psql -X -q -A -t -c "$1"
}

# day DATE NAME...: a generic export of a day, one who came a name.
day() {
    local date=$1 name
    shift
    echo email,name,join_time,leave_time
    for name; do
        echo "$name@example.org,$name,$date 16:30:00,$date 17:00:00"
    done
}

# Holds the lock on the series for two seconds, then does what is asked.
hold() {
    query "begin; select 1 from headcount.series for no key update;
           select pg_sleep(2); $1; commit" >/dev/null &
    sleep 0.7
}

# --- rejects ---------------------------------------------------------------

@test "--rejects-file: one file, and not the one that is imported: 2" {
    mkdir "$small/w"
    cp "$data/first.csv" "$small/w/first.csv"
    ln "$small/w/first.csv" "$small/w/link.csv"
    for file in first.csv link.csv ./first.csv; do
        cd "$small/w"
        hc import --rejects-file "$file" first.csv
        [ "$status" -eq 2 ]
        cmp "$data/first.csv" first.csv
    done
    hc import --rejects-file first.csv - <first.csv
    [ "$status" -eq 2 ]
    hc import --rejects-file bad.csv first.csv "$data/second.csv"
    [ "$status" -eq 2 ]
    [ "$(snapshot)" = "$before" ]
}

@test "--rejects-file: an older one stays unless there is something to write" {
    mkdir "$small/w"
    echo old >"$small/w/bad.csv"
    hc import --rejects-file "$small/w/bad.csv" "$data/second.csv"
    [ "$status" -eq 0 ]
    [ "$(cat "$small/w/bad.csv")" = old ]
    hc import --rejects-file "$small/w/bad.csv" --webinar nix "$data/first.csv"
    [ "$status" -eq 3 ]
    [ "$(cat "$small/w/bad.csv")" = old ]
    hc import --rejects-file "$small/w/bad.csv" "$data/first.csv"
    [ "$status" -eq 0 ]
    grep -q '^Yes,Ed' "$small/w/bad.csv"
    ! grep -q '^Yes,Ann' "$small/w/bad.csv" || false
    [ "$(stat -c %a "$small/w/bad.csv")" = 600 ]
    [ "$(ls -A "$small/w")" = bad.csv ]
}

@test "--rejects-file: too many rejects are written, and nothing is imported" {
    mkdir "$small/w"
    hc import --max-rejects 0 --rejects-file "$small/w/bad.csv" "$data/first.csv"
    [ "$status" -eq 5 ]
    [[ $stderr == *"1 row rejected, 0 allowed"* ]]
    grep -q '^Yes,Ed' "$small/w/bad.csv"
    [ "$(snapshot)" = "$before" ]
}

@test "--rejects-file: where it cannot be written nothing is imported" {
    hc import --rejects-file /dev/full "$data/first.csv"
    [ "$status" -eq 7 ]
    [ "$(snapshot)" = "$before" ]
    hc import --rejects-file "$small/nowhere/bad.csv" "$data/first.csv"
    [ "$status" -eq 7 ]
    [ "$(snapshot)" = "$before" ]
}

# --- the plan, meanwhile ---------------------------------------------------

@test "two imports --create at once make one webinar" {
    mkdir "$small/w"
    day 2021-08-05 ann bob >"$small/w/a.csv"
    day 2021-08-05 ann cy >"$small/w/b.csv"
    hold 'select 1'
    "$headcount" import --create "$small/w/a.csv" &
    "$headcount" import --create "$small/w/b.csv" &
    wait
    [ "$(query "select count(*) from headcount.webinar
                where day = '2021-08-05'")" = 1 ]
    [ "$(imports | wc -l)" = 2 ]
}

@test "a zone that changes while a file is read holds for it" {
    mkdir "$small/w"
    day 2021-07-01 ann | sed 's/16:30/08:30/; s/17:00/09:00/' >"$small/w/a.csv"
    hold "update headcount.webinar set export_timezone = 'Europe/Vienna'
           where slug = 'second'"
    "$headcount" import "$small/w/a.csv"
    wait
    [ "$(query "select first_at at time zone 'UTC' from headcount.fact")" = \
        "2021-07-01 06:30:00" ]
    query "update headcount.webinar set export_timezone = 'Asia/Tokyo'"
}

# --- several files ---------------------------------------------------------

@test "a dry run of several files tells the very lines of the real run" {
    mkdir "$small/w"
    cd "$small/w"
    day 2021-07-01 ann bob >1.csv
    day 2021-07-01 ann bob cy >2.csv
    day 2021-08-05 dee >3.csv
    day 2021-08-05 dee ed >4.csv
    echo nothing >5.csv
    day 2021-08-06 ann >6.csv
    hc import --create --dry-run 1.csv 2.csv 3.csv 5.csv 4.csv 6.csv
    [ "$status" -eq 4 ]
    dry=$stderr
    [ "$(snapshot)" = "$before" ]
    hc import --create 1.csv 2.csv 3.csv 5.csv 4.csv 6.csv
    [ "$status" -eq 4 ]
    [ "$stderr" = "$dry" ]
    [[ $dry == *"2.csv"*"heads: 1 new, 0 changed, 2 unchanged"* ]]
    [[ $dry == *"4.csv"*"heads: 1 new, 0 changed, 1 unchanged"* ]]
}

@test "each error stands in its place, and only once" {
    mkdir "$small/w"
    cd "$small/w"
    echo nothing >bad.csv
    : >empty.csv
    hc import bad.csv "$data/second.csv" empty.csv
    [ "$status" -eq 4 ]
    [ "$(grep -c 'error: bad.csv' <<<"$stderr")" = 1 ]
    [[ $stderr == *"bad.csv"*"second.csv: generic"*"empty.csv is empty"* ]]
    hc import empty.csv
    [ "$status" -eq 4 ]
    [ "$(grep -c 'error: ' <<<"$stderr")" = 1 ]
}

@test "files of one name are told apart" {
    mkdir -p "$small/w/a" "$small/w/b"
    cd "$small/w"
    : >a/x.csv
    : >b/x.csv
    hc import a/x.csv b/x.csv
    [[ $stderr == *"error: a/x.csv is empty"*"error: b/x.csv is empty"* ]]
    day 2021-07-01 ann >a/x.csv
    hc import a/x.csv b/x.csv
    [[ $stderr == *"a/x.csv: generic"* ]]
    [ "$(query 'select file from headcount.import')" = x.csv ]
}

@test "known bytes name the import that brought them" {
    "$headcount" import --webinar first "$data/second.csv"
    "$headcount" import --webinar second "$data/second.csv"
    id=$(imports | tail -n 1)
    hc import --webinar second "$data/second.csv"
    [ "$status" -eq 0 ]
    [[ $stderr == *"imported before (import $id): nothing changed"* ]]
}

# The database is told another format: only who does not read says so too.
@test "the same bytes on the same basis are not read again" {
    "$headcount" import "$data/first.csv"
    query "update headcount.import set profile = 'as recalled'"
    before=$(snapshot)
    hc import "$data/first.csv"
    [ "$status" -eq 0 ]
    [[ $stderr == *"as recalled, small/first: "*" rows, imported before"* ]]
    [ "$(snapshot)" = "$before" ]
    hc import --tz Asia/Tokyo "$data/first.csv" # said again, but said: read
    [ "$status" -eq 4 ]
    [[ $stderr == *"with another format"* ]]
    hc import --rejects-file "$small/r" "$data/first.csv"
    [ "$status" -eq 4 ]
    hc import --max-rejects 0 "$data/first.csv"
    [ "$status" -eq 4 ]
}

@test "the same bytes are told again in the same words, read or recalled" {
    hc import "$data/first.csv"
    hc import "$data/first.csv"
    recalled=$stderr
    query 'update headcount.import set basis = null'
    hc import "$data/first.csv"
    [ "$status" -eq 0 ]
    [ "$stderr" = "$recalled" ]
}

# --- names -----------------------------------------------------------------

@test "a name that may be an address, or is no text, is masked everywhere" {
    mkdir "$small/w"
    cd "$small/w"
    at=marker.person@secret.example.csv
    odd=$'a\nb\e[1m\xff.csv'
    day 2021-07-01 ann >"$at"
    day 2021-07-01 bob >"$odd"
    hc import "$at" "$odd" "no-$at"
    [ "$status" -eq 7 ]
    [[ $stderr == *"(masked).csv: generic"*"a?b?[1m?.csv: generic"* ]]
    [[ $stderr != *marker* ]]
    [ "$(query 'select file from headcount.import order by import_id')" = \
        "(masked).csv"$'\n'"a?b?[1m?.csv" ]
}

# --- the command line ------------------------------------------------------

@test "standard input twice: 2; an unknown --tz: 3, said once" {
    hc import - - </dev/null
    [ "$status" -eq 2 ]
    hc import --tz Nowhere/City "$data/first.csv" "$data/second.csv"
    [ "$status" -eq 3 ]
    [ "$(grep -c 'error: ' <<<"$stderr")" = 1 ]
}

# --- webinars that an import made ------------------------------------------

@test "R10: undo takes along the webinars that only the import made" {
    mkdir "$small/w"
    day 2021-08-05 ann >"$small/w/a.csv"
    day 2021-08-05 bob >"$small/w/b.csv"
    plan=$("$headcount" plan show)
    "$headcount" import --create "$small/w/a.csv"
    "$headcount" import "$small/w/b.csv"
    "$headcount" undo "$(imports | head -n 1)"
    [[ $("$headcount" plan show) == *"[webinar 2021-08-05]"* ]]
    "$headcount" undo "$(imports)"
    [ "$("$headcount" plan show)" = "$plan" ]
    [[ $("$headcount" report webinars --format csv) != *2021-08-05* ]]
}
