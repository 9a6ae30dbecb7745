#!/usr/bin/env bats
# rules.bats - rules of counting.md that take several imports to be seen.
#
# Rules inside one file are tested in tests/unit/ingest, those of the figures
# in tests/unit/report; tests/RULES.md lists all.

load series

setup_file() {
    series_open rules <<'PLAN'
[series rules]
timezone = Asia/Tokyo
[webinar one]
date = 2021-06-29
platform_id = 811
[webinar two]
date = 2021-07-01
platform_id = 822
PLAN
}

# File $1 of the lines behind it.
file() {
    local name=$1
    shift
    printf '%s\n' "$@" >"$name"
}

import() {
    go import --series rules "$@"
    [ "$status" -eq 0 ]
}

# The figure $1 of the series.
figure() {
    "$headcount" report summary --series "${2:-rules}" --format csv |
        awk -F, -v figure="$1" '$1 == figure { print $2 }'
}

# Every report that names no import.
all_reports() {
    local report
    for report in summary days webinars sessions overlap loyalty minutes \
        stay coverage; do
        "$headcount" report "$report" --series rules --format csv
    done
}

header=email,name,join_time,leave_time

three_files() {
    file a.csv $header \
        ann@e.org,Ann,2021-06-29T16:00:00,2021-06-29T16:30:00 \
        ,iPhone,2021-06-29T16:00:00,2021-06-29T16:30:00
    file b.csv $header,role \
        ann@e.org,Ann,2021-06-29T16:20:00,2021-06-29T16:40:00, \
        bob@e.org,Bob,2021-06-29T16:00:00,2021-06-29T16:30:00,panelist
    file c.csv $header \
        bob@e.org,Bob,2021-06-29T16:10:00,2021-06-29T16:20:00 \
        ,IPHONE,2021-07-01T16:10:00,2021-06-29T16:20:00 \
        ,,2021-06-29T16:10:00,2021-06-29T16:20:00
    file d.csv $header \
        ',iphone (Guest),2021-07-01T16:10:00,2021-07-01T16:20:00' \
        ann@e.org,Ann,2021-07-01T16:10:00,2021-07-01T16:20:00
}

@test "R10: any order, any number of times, undone and again: the same" {
    three_files
    import a.csv b.csv c.csv d.csv
    all_reports >first
    [ "$(figure unique_audience)" = 3 ]
    [ "$(figure panelists)" = 1 ]
    [ "$(figure person_minutes)" = 100.0 ]
    undo_all
    import d.csv c.csv d.csv b.csv
    import a.csv c.csv
    go undo --series rules "$(imports | tail -n 1)" ||
        go undo "$(imports | tail -n 1)"
    import a.csv
    all_reports >second
    diff first second
}

@test "R10: undoing an import is as if it had never been" {
    three_files
    import a.csv
    all_reports >before
    import b.csv
    ! all_reports | cmp -s - before || false
    go undo "$(imports | tail -n 1)"
    [ "$status" -eq 0 ]
    all_reports | diff before -
}

@test "R10: the same bytes with other options are refused" {
    three_files
    import a.csv
    snapshot >before
    import a.csv
    snapshot | diff before -
    go import --series rules --tz Europe/Vienna --webinar one a.csv
    [ "$status" -eq 4 ]
    [[ $output == *undo* ]]
    snapshot | diff before -
}

@test "R2: foreign rows stand in the ledger with an empty webinar; known later" {
    file usage.csv \
        "Topic,Type,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),Name (original name),Email,Join time,Leave time,Duration (minutes),Guest" \
        "T,Meeting,811,H,h@e.org,2021-06-29 16:00:00,2021-06-29 17:00:00,1,60,Ann,ann@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00,10,No" \
        "T,Meeting,833,H,h@e.org,2021-07-02 16:00:00,2021-07-02 17:00:00,1,60,Bob,bob@e.org,2021-07-02 16:00:00,2021-07-02 16:10:00,10,No"
    import usage.csv
    go report ledger --series rules --format csv
    [[ ${lines[1]} == *usage.csv,,participants,foreign,1 ]] ||
        [[ ${lines[2]} == *usage.csv,,participants,foreign,1 ]]
    [ "$(figure unique_audience)" = 1 ]
    # The plan grows: what was foreign comes in, what is in is known.
    { cat rules.conf; printf '[webinar three]\ndate = 2021-07-02\n'; } >more.conf
    "$headcount" plan apply more.conf
    import usage.csv
    [ "$(figure unique_audience)" = 2 ]
    go report ledger --series rules --format csv
    [[ $output == *usage.csv,one,participants,known,1* ]]
    [[ $output == *usage.csv,three,participants,stay,1* ]]
    undo_all
    "$headcount" plan apply --prune rules.conf
}

@test "I2: guests are one by name in all webinars of a series" {
    three_files
    import a.csv d.csv
    [ "$(figure guests)" = 1 ]
    [ "$(figure returning)" = 2 ]
    go report overlap --series rules --format csv
    [[ $output == *one,two,2* ]]
}

@test "I2: a nameless guest of a webinar made by --create is one in all files" {
    file x.csv $header,duration ",,2021-08-01T16:00:00,2021-08-01T16:10:00," \
        ",,,,5"
    file y.csv $header,duration "ann@e.org,,2021-08-01T16:00:00,2021-08-01T16:10:00," \
        ",,2021-08-01T16:00:00,2021-08-01T16:10:00," ",,,,5"
    printf '[series made]\ntimezone = Asia/Tokyo\n' >made.conf
    "$headcount" plan apply made.conf
    go import --series made --create x.csv
    [ "$status" -eq 0 ]
    go import --series made y.csv
    [ "$status" -eq 0 ]
    # Ann, who stayed; who has no name; and who has neither name nor times.
    [ "$(figure identified made)" = 1 ]
    [ "$(figure guests made)" = 2 ]
    # Those of another webinar are others.
    file z.csv $header,duration ",,2021-08-02T16:00:00,2021-08-02T16:10:00," \
        ",,,,5"
    go import --series made --create z.csv
    [ "$status" -eq 0 ]
    [ "$(figure guests made)" = 4 ]
}

@test "O4: bots by the setting" {
    file bots.csv $header \
        ann@e.org,Ann,2021-06-29T16:00:00,2021-06-29T16:30:00 \
        ",Ann's OtterPilot,2021-06-29T16:00:00,2021-06-29T16:30:00" \
        ",Sarah Chen (notetaker),2021-06-29T16:00:00,2021-06-29T16:30:00"
    import bots.csv
    [ "$(figure bots)" = 1 ]
    [ "$(figure guests)" = 1 ] # a person who takes notes
}
