#!/usr/bin/env bats
# report.bats - reports and aggregate from the command line.
#
# What the figures are is tested in tests/unit/report; here how one asks.

bats_require_minimum_version 1.5.0

setup() {
    load common
    frame_setup
    cat >"$DIR/plan.conf" <<'PLAN'
[series s]
timezone = Asia/Tokyo
[webinar one]
date = 2021-06-29
starts = 16:00
[session one/opening]
kind = opening
starts = 16:00
ends = 16:20
[session one/talk]
starts = 16:20
ends = 18:00
[webinar two]
date = 2021-07-01
PLAN
}

teardown() {
    frame_teardown
}

planned() {
    hc init
    ended 0
    hc plan apply "$DIR/plan.conf"
    ended 0
}

@test "the list of reports needs no database" {
    hc report --list
    ended 0
    [[ $output =~ summary\ +The\ main\ figures ]]
    [ ! -e "$HEADCOUNT_HOME/pg" ]
}

@test "reports of a plan without imports: zeros, and empty where not known" {
    planned
    hc report
    ended 0
    [[ ${lines[0]} =~ ^figure\ +value\ +definition$ ]]
    hc report days --format csv
    ended 0
    [ "${lines[1]}" = 2021-06-29,1,0,0,0,0,0,0,0,0,0,0.0 ]
    [ "${lines[2]}" = 2021-07-01,1,0,0,0,0,0,0,0,0,0,0.0 ]
    hc report webinars --format csv --webinar s/two
    ended 0
    [ "${lines[1]}" = two,2021-07-01,0,0,0,0,,,0,0,0,0,0.0,,,, ]
    [ "${#lines[@]}" = 2 ]
    hc report sessions --format json --day 2021-07-01
    ended 0
    holds "$output" '"session":"two/main","day":"2021-07-01","kind":"main",'
    holds "$output" '"counted":true,"starts_at":null'
}

@test "a file is whole or absent" {
    planned
    hc report days --format csv -o "$DIR/days.csv"
    ended 0
    [ -z "$output" ]
    [ "$(wc -l <"$DIR/days.csv")" = 3 ]
    hc report days --format csv -o "$DIR/no/such/days.csv"
    ended 7
    [ ! -e "$DIR/no" ]
}

@test "what cannot be asked for" {
    hc report sumary
    ended 2
    holds "$stderr" 'Did you mean "summary"?'
    hc report days --format pdf
    ended 2
    holds "$stderr" "text, csv, json, md, html"
    planned
    hc report overlap --webinar one
    ended 2
    hc report loyalty --day 2021-06-29
    ended 2
    hc report days --day 29.06.2021
    ended 2
    hc report webinars --webinar three
    ended 3
    holds "$stderr" "one, two"
    hc report --series other
    ended 3
    hc report --series other --webinar s/one
    ended 2
}

@test "aggregate says what it did, and rebuilding changes no report" {
    planned
    hc report webinars --format csv
    before=$output
    hc aggregate
    ended 0
    holds "$stderr" "s: figures were up to date"
    hc aggregate --rebuild --series s
    ended 0
    [ -z "$output" ]
    hc report webinars --format csv
    [ "$output" = "$before" ]
    hc aggregate --series other
    ended 3
}

@test "a day without a webinar, a webinar of another day: 3, naming the days" {
    planned
    hc report days --day 2021-06-30
    ended 3
    holds "$stderr" "2021-06-29, 2021-07-01"
    hc report --day 2021-07-01 --webinar one
    ended 3
    holds "$stderr" "It is on 2021-06-29"
    hc report --day 2021-06-29 -w one -s s -f csv
    ended 0
    hc report --webinar nix
    ended 3
    holds "$stderr" "It has one, two."
}

@test "report --list takes no name: 2" {
    hc report --list days
    ended 2
}

@test "a standby prints the figures that there are, and says they are behind" {
    local small=$BATS_TEST_DIRNAME/../data/small before
    hc init
    hc plan apply "$small/plan.conf"
    hc report webinars -f csv
    before=$output
    hc import --defer "$small/first.csv"
    ended 0
    export PGOPTIONS='-c default_transaction_read_only=on'
    hc report webinars -f csv
    ended 0
    [ "$output" = "$before" ]
    holds "$stderr" "warning: small: these figures are behind"
    hc aggregate # it cannot be done here
    ended 6
    unset PGOPTIONS
    hc aggregate
    ended 0
    export PGOPTIONS='-c default_transaction_read_only=on'
    hc report webinars -f csv
    ended 0
    [ "$output" != "$before" ]
    [ -z "$stderr" ]
}
