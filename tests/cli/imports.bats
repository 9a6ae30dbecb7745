#!/usr/bin/env bats
# imports.bats - what was imported is listed, and taken back exactly.

load small

setup_file() {
    small_open
}

teardown_file() {
    small_close
}

teardown() {
    undo_all
}

hc() {
    run --separate-stderr "$headcount" "$@"
}

every_report() {
    local name
    for name in summary days webinars sessions overlap loyalty minutes stay \
        ledger platform coverage rejects; do
        "$headcount" report "$name" --format csv || return
    done
}

# Which import has the id that stands first in line $1 of a list.
line_id() {
    "$headcount" imports | awk -v n="$1" 'NR == n { print $1 }'
}

@test "imports: one line an import, the id first" {
    hc imports
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    "$headcount" import "$data/first.csv" "$data/second.csv"
    hc imports
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [ "${#lines[@]}" -eq 3 ]
    [[ ${lines[0]} =~ ^id\ +file\ +format\ +series\ +webinars\ +rows\ +rejected\ +imported_at$ ]]
    [[ ${lines[1]} =~ ^[0-9]+\ +first.csv\ +zoom-webinar-attendees\ +small\ +first\ +9\ +1\ +20[0-9-]+T[0-9:]+Z$ ]]
    [[ ${lines[2]} =~ ^[0-9]+\ +second.csv\ +generic\ +small\ +second\ +3\ +0\ +20[0-9-]+T[0-9:]+Z$ ]]
    hc imports --series small
    [ "${#lines[@]}" -eq 3 ]
    hc imports --series other
    [ "$status" -eq 3 ]
    [ -z "$output" ]
}

@test "import: who has rejected rows is told where they are listed" {
    hc import "$data/first.csv"
    [ "$status" -eq 0 ]
    [[ $stderr =~ \"headcount\ imports\ ([0-9]+)\ --rejects\" ]]
    hc imports "${BASH_REMATCH[1]}" --rejects
    [ "$status" -eq 0 ]
    [ -n "$output" ]
    hc import --quiet --dry-run "$data/second.csv"
    [ -z "$stderr" ]
}

@test "imports ID: its ledger adds up to its rows, zone and rejects" {
    "$headcount" import "$data/first.csv"
    id=$(line_id 2)
    hc imports "$id"
    [ "$status" -eq 0 ]
    [ "$(awk '/^first +(host|panelist|attendee|other) / { n += $4 }
              END { print n }' <<<"$output")" = 9 ]
    [[ $output =~ first\ +attendee\ +stay\ +4 ]]
    [[ $output =~ first\ +attendee\ +rejected\ +1 ]]
    [[ $output =~ first\ +Asia/Tokyo ]]
    hc imports "$id" --rejects
    [ "$status" -eq 0 ]
    [[ ${lines[0]} =~ ^\ *line\ +column\ +reason$ ]]
    [[ ${lines[1]} =~ ^\ *18\ +leave\ +leave_before_join$ ]]
    [ "${#lines[@]}" -eq 2 ]
    hc imports "$id" --series small
    [ "$status" -eq 0 ]
}

@test "an import that there is not: status 3; none named: 2" {
    before=$(snapshot)
    for command in imports undo; do
        hc $command 999999
        [ "$status" -eq 3 ]
        [[ $stderr == *"there is no import 999999"* ]]
        [ -z "$output" ]
        hc $command 99999999999999999999999
        [ "$status" -eq 3 ]
        hc $command first.csv
        [ "$status" -eq 2 ]
        hc $command -- -1
        [ "$status" -eq 2 ]
    done
    hc undo
    [ "$status" -eq 2 ]
    hc imports --rejects
    [ "$status" -eq 2 ]
    [ "$(snapshot)" = "$before" ]
}

@test "R10: undo gives every report as if the import had never been" {
    "$headcount" import "$data/second.csv"
    before=$(every_report)
    "$headcount" import "$data/first.csv"
    [ "$(every_report)" != "$before" ]
    id=$(line_id 3)
    hc undo "$id"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [[ $stderr == "first.csv: import $id into small taken back: 9 rows, 7 heads" ]]
    [ "$(every_report)" = "$before" ]
    "$headcount" aggregate --rebuild
    [ "$(every_report)" = "$before" ]
    # Once more: it is gone.
    hc undo "$id"
    [ "$status" -eq 3 ]
}

@test "R10: undo leaves no row of an import in any table" {
    "$headcount" import "$data/first.csv"
    id=$(line_id 2)
    "$headcount" undo "$id"
    for table in import import_webinar ledger reject claim fact fact_answer; do
        [ "$("$headcount" db psql -X -q -A -t -c \
            "select count(*) from headcount.$table")" = 0 ]
    done
}

@test "R10: undo of the first of two that overlap leaves the second whole" {
    "$headcount" import "$data/second.csv"
    want=$("$headcount" report webinars --format csv)
    "$headcount" undo "$(line_id 2)"
    # Ann's row alone, then all of them: Ann stands in both.
    head -n 2 "$data/second.csv" >"$small/ann.csv"
    "$headcount" import "$small/ann.csv" "$data/second.csv"
    [ "$("$headcount" report webinars --format csv)" = "$want" ]
    "$headcount" undo "$(line_id 2)"
    [ "$("$headcount" report webinars --format csv)" = "$want" ]
}

@test "undo, then the same file: it is imported again" {
    "$headcount" import "$data/first.csv"
    want=$("$headcount" report summary --format csv)
    "$headcount" undo "$(line_id 2)"
    "$headcount" import "$data/first.csv"
    [ "$("$headcount" report summary --format csv)" = "$want" ]
}

@test "undo --defer leaves the figures to aggregate" {
    empty=$(every_report)
    "$headcount" import "$data/first.csv"
    "$headcount" undo --defer "$(line_id 2)"
    hc aggregate
    [[ $stderr == *"small: figures brought up to date"* ]]
    [ "$(every_report)" = "$empty" ]
}

@test "undo keeps a webinar that import --create made once a plan names it" {
    sed '2,$s/2021-07-01/2021-08-05/g' "$data/second.csv" >"$small/third.csv"
    "$headcount" import --create "$small/third.csv"
    "$headcount" plan show | "$headcount" plan apply -
    "$headcount" undo "$(line_id 2)"
    hc plan show
    [[ $output == *"[webinar 2021-08-05]"* ]]
    hc imports
    [ -z "$output" ]
    "$headcount" plan apply --prune "$data/plan.conf"
}
