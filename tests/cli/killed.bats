#!/usr/bin/env bats
# killed.bats - an importer that is killed, whenever it is, leaves nothing.
#
# shellcheck disable=SC2154 # status and output are bats's

load small

setup_file() { small_open; }
teardown_file() { small_close; }

# As many rows as an import is busy with for some tenths of a second.
many() {
    awk 'BEGIN {
        print "email,name,join_time,leave_time"
        for (i = 0; i < 60000; i++)
            printf "p%d@example.org,P %d,2021-06-29 16:%02d:00,2021-06-29 17:%02d:00\n",
                i % 40000, i % 40000, 30 + i % 20, i % 50
    }'
}

@test "an import that is killed at any time has changed nothing" {
    mkdir "$small/tmp"
    many >"$small/many.csv"
    before=$(snapshot)
    killed=0
    for tenths in 0 1 2 3 4 5 6 8; do
        TMPDIR=$small/tmp "$headcount" -q import --webinar first "$small/many.csv" &
        sleep "0.$tenths"
        if kill -9 $!; then killed=$((killed + 1)); fi
        wait $! || true
        # The server lets go of what it did for the dead one by itself.
        timeout 60 "$headcount" db psql -X -q -c \
            'begin; lock table headcount.import in exclusive mode; commit'
        if [ "$(imports)" != "" ]; then
            undo_all # it was faster than the signal
            before=$(snapshot)
        fi
        [ "$(snapshot)" = "$before" ]
        [ -z "$(ls -A "$small/tmp")" ]
    done
    echo "killed: $killed"
    [ "$killed" -gt 2 ]
    run timeout 60 "$headcount" import --webinar first "$small/many.csv"
    [ "$status" -eq 0 ]
    [[ $output == *"60000 rows: 60000 stays"*"40000 new"* ]]
}
