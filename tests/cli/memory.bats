#!/usr/bin/env bats
# memory.bats - a ceiling on memory changes no figure.
#
# shellcheck disable=SC2154 # status and output are bats's

load series

setup_file() {
    series_open crowd <<<$'[series crowd]\ntimezone = Europe/Vienna\n[webinar a]\ndate = 2021-07-06'
    cat >"$small/wide.conf" <<<$'[series wide]\ntimezone = Europe/Vienna\n[webinar a]\ndate = 2021-07-06'
    "$headcount" plan apply "$small/wide.conf"
    # 30,000 rows of 10,000 people, who come in every part of the file.
    awk 'BEGIN {
        print "email,name,join_time,leave_time,country"
        for (i = 0; i < 30000; i++) {
            who = i * 7919 % 10000
            name = who % 11 ? "p." who "@example.org," : ","
            if (who % 7 == 0)
                name = ",Guest " who
            printf "%s,06/07/2021 16:%02d,06/07/2021 %d:%02d,%s\n", name,
                i % 60, i % 13 ? 17 : 15, i % 59, i % 2 ? "AT" : "JP"
        }
    }' >"$small/crowd.csv"
}

# Every report that a series has, and the ledger.
reports() {
    local report
    for report in summary webinars days sessions loyalty minutes stay ledger rejects; do
        "$headcount" report "$report" --series "$1" --format csv |
            sed "s/^$1,/SERIES,/; s/^[0-9]*,//"
    done
}

@test "1 MB of memory gives the same as no ceiling" {
    "$headcount" import --memory 0 --series wide crowd.csv
    HEADCOUNT_MEMORY=1MB "$headcount" import --series crowd crowd.csv
    reports wide >wide.out
    reports crowd >crowd.out
    [ "$(wc -l <wide.out)" -gt 30 ]
    diff wide.out crowd.out
}

@test "staging that cannot grow is an error that changes nothing" {
    run bash -c 'ulimit -f 64; "$1" import --memory 1MB --series crowd crowd.csv' \
        - "$headcount"
    [ "$status" -eq 7 ]
    [[ $output == *"cannot write a temporary file"* ]]
    [[ $output == *"memory"* ]]
    run "$headcount" imports --series crowd
    [[ $output != *crowd.csv* ]]
}

@test "a killed import leaves no file behind" {
    mkdir stage
    mkfifo slow
    TMPDIR=$PWD/stage "$headcount" import --memory 64kB --series crowd - <slow &
    pid=$!
    exec 7>slow
    head -n 20000 crowd.csv >&7
    sleep 1
    [ -z "$(ls -A stage)" ]
    kill -KILL "$pid"
    exec 7>&-
    wait "$pid" || true
    [ -z "$(ls -A stage)" ]
}

@test "a size is a number of kB, MB or GB" {
    go imports --memory 12
    [ "$status" -eq 2 ]
    [[ $output == *"is no size"* ]]
}
