#!/usr/bin/env bats
# readme.bats - what README.md shows is what happens.

load common

setup() {
    bats_require_minimum_version 1.5.0
    frame_setup
    README=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/README.md
    cd "$DIR"
    mkdir build
    ln -s "$(realpath "$HEADCOUNT")" build/headcount
}

teardown() {
    frame_teardown
}

# The part of README.md under a heading.
part() {
    awk -v heading="## $1" '/^## / { on = $0 == heading } on' "$README"
}

# The indented lines of standard input; from a command what is to be typed.
code() {
    sed -n 's/^    //p' | sed 's/^\(build[^ ]*\( [^ ][^ ]*\)*\)  .*/\1/'
}

@test "ten minutes: every command works as it stands there" {
    printf 'email,name,join_time,leave_time\n%s\n%s\n' \
        'a@example.org,A,2026-03-03 16:05:00,2026-03-03 17:00:00' \
        'b@example.org,B,2026-03-03 16:20:00,never' >attendee-report.csv
    printf 'email,name,registered_at,status\n%s\n' \
        'c@example.org,C,2026-03-01 10:00:00,approved' >registrations.csv
    part "Ten minutes to your own series" | code >commands
    # The example has the id of an import; ours are counted from 1, and a dry
    # run uses one up.
    grep -q '^build/headcount undo 3$' commands
    run bash -e commands
    echo "$output"
    [ "$status" = 0 ]
    holds "$output" "2 rows: 1 stays, 0 no-shows, 1 rejected"
    holds "$output" "walk_ins"
    holds "$output" "2026-03-03,1,0,1,1,0,1,0,1,1,1,55.0"
    [ "$(grep -c . commands)" -ge 27 ]
}

@test "the demo ends as README.md shows it" {
    [ "$(realpath "$HEADCOUNT")" = "${README%/*}/build/headcount" ] ||
        skip "the demo runs build/headcount"
    sed -n '/`scripts\/demo` ends with:$/,/^and `scripts\/test`/s/^    //p' \
        "$README" >shown
    grep -q '^7\. ' shown
    run --separate-stderr "${README%/*}/scripts/demo"
    [ "$status" = 0 ]
    # In the page an empty line is empty, indented or not.
    diff <(grep . shown) <(sed -n '/^7\. /,$p' <<<"$output" | grep .)
}

@test "the exit statuses of README.md are the program's" {
    local number
    for number in $("$HEADCOUNT" help exit-status |
        sed -n 's/^ *\([0-9]*\)  .*/\1/p'); do
        grep -qE "(: |; |, )$number(,| [a-z])" <(part Settings | tr '\n' ' ')
    done
}
