#!/usr/bin/env bats
# values.bats - reports by country, organisation, answer and registration day.
#
# What the figures are is tested in tests/unit/report/figures_values.c; here
# that they come out of files, and stay true when files come and go.

bats_require_minimum_version 1.5.0

setup() {
    load common
    frame_setup
    cat >"$DIR/plan.conf" <<'PLAN'
[series s]
timezone = Asia/Tokyo
questions = How did you hear of us?
[webinar one]
date = 2021-06-29
[webinar two]
date = 2021-07-01
PLAN
    cat >"$DIR/people.csv" <<'CSV'
Email,Name,Registration Time,Approval Status,Country/Region,Organization,How did you hear of us?
ann@example.org,Ann,2021-06-01 10:00:00,approved,Japan,UNIDO,By mail
bob@example.org,Bob,2021-06-02 10:00:00,approved,日本,"=cmd|' /C calc'!A0",By mail
cy@example.org,Cy,2021-06-02 11:00:00,approved,Autriche,<script>alert(1)</script>,
CSV
    cat >"$DIR/came.csv" <<'CSV'
Email,Name,Join Time,Leave Time
ann@example.org,Ann,2021-06-29 16:00:00,2021-06-29 17:00:00
dee@example.org,Dee,2021-06-29 16:00:00,2021-06-29 17:00:00
CSV
    hc init
    hc plan apply "$DIR/plan.conf"
    ended 0
    hc import --webinar one "$DIR/people.csv" "$DIR/came.csv"
    ended 0
}

teardown() {
    frame_teardown
}

# is REPORT OPTIONS... <<LINES: its CSV without the header.
is() {
    local want
    want=$(cat)
    hc report "$@" --format csv
    ended 0
    diff <(echo "$want") <(echo "$(tail -n +2 <<<"$output")")
}

@test "countries in any spelling are one; who is not known is last" {
    is countries <<'CSV'
JP,2,1,1
AT,1,0,0
,0,1,1
CSV
    is countries --webinar two </dev/null
    is countries --day 2021-06-29 --webinar one <<'CSV'
JP,2,1,1
AT,1,0,0
,0,1,1
CSV
}

@test "organisations as they were written, never as a formula" {
    is organisations <<'CSV'
UNIDO,1,1,1
<script>alert(1)</script>,1,0,0
'=cmd|' /C calc'!A0,1,0,0
,0,1,1
CSV
}

@test "answers to the questions of the plan; registrations by day" {
    is answers <<'CSV'
How did you hear of us?,By mail,2,1
How did you hear of us?,,1,1
CSV
    is registrations <<'CSV'
one,2021-06-01,1,1
one,2021-06-02,2,3
CSV
    is registrations --webinar two </dev/null
}

@test "what is taken back is in no report" {
    hc undo 1
    ended 0
    is countries <<'CSV'
,0,2,2
CSV
    is answers </dev/null
    is registrations </dev/null
    hc import --webinar one "$DIR/people.csv"
    ended 0
    is countries <<'CSV'
JP,2,1,1
AT,1,0,0
,0,1,1
CSV
}

@test "aggregate makes them ready for a standby that cannot" {
    hc aggregate
    ended 0
    export PGOPTIONS='-c default_transaction_read_only=on'
    is registrations <<'CSV'
one,2021-06-01,1,1
one,2021-06-02,2,3
CSV
}

@test "a segment is a list of refs, as many as the report counts persons" {
    hc report segments --format csv
    ended 0
    holds "$output" 'one,no_shows,2'
    holds "$output" 'one,walk_ins,1'
    holds "$output" ',never_attended,2'
    holds "$output" ',at_least_1,2'
    for segment in no_shows:2 walk_ins:1 never_attended:2 at_least_1:2 \
        at_least_2:0 at_least_50_percent:2 at_least_100_percent:0; do
        hc people segment "${segment%:*}"
        ended 0
        [ "$(grep -cE '^ref:[0-9a-f]{32}$' <<<"$output")" = "${segment#*:}" ]
        [ "$(grep -c . <<<"$output")" = "${segment#*:}" ]
    done
    hc people segment no_shows --webinar two
    ended 0
    [ -z "$output" ]
    # A guest counts, but nobody can write to one.
    printf 'Name,Join Time,Leave Time,Email\nGus,%s,%s,\n' \
        '2021-06-29 16:00:00' '2021-06-29 17:00:00' >"$DIR/guest.csv"
    hc import --webinar one "$DIR/guest.csv"
    ended 0
    hc report segments --format csv
    holds "$output" ',at_least_1,3'
    hc people segment at_least_1
    ended 0
    [ "$(grep -c . <<<"$output")" = 2 ]
    for name in at_least_ at_least_0 at_least_2x at_least_-1 nobody; do
        hc people segment "$name"
        ended 2
    done
    hc people segment ann@example.org
    ended 2
    [[ $stderr != *ann* ]]
}

@test "a standby that cannot bring figures up says that a list is behind" {
    hc import --defer --webinar two "$DIR/came.csv"
    ended 0
    export PGOPTIONS='-c default_transaction_read_only=on'
    hc people segment at_least_1
    ended 0
    holds "$stderr" "these figures are behind"
}
