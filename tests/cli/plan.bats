#!/usr/bin/env bats
# plan.bats - plan apply, show and list, as people meet them.

load small

setup_file() { small_open; }
teardown_file() { small_close; }

# Runs a plan that is given on standard input.
# shellcheck disable=SC2154 # status, output and stderr are bats's
apply() {
    cat >"$BATS_TEST_TMPDIR/p.conf"
    run --separate-stderr "$headcount" plan apply "$@" "$BATS_TEST_TMPDIR/p.conf"
    printf '%s\n%s\n' "$output" "$stderr"
}

isid() {
    cat <<'END'
[series isid]
title = Partnering # for ISID; 2021
timezone = Asia/Tokyo
[webinar day1]
title = Circular economy
date = 2021-06-29
platform_id = 812 3456 7890
export_timezone = Europe/Vienna
[session day1/opening]
kind = opening
starts = 16:00
ends = 16:20
[session day1/main]
kind = webinar
starts = 16:20
ends = 18:00
END
}

@test "apply says what it did on standard error, nothing on standard output" {
    apply < <(isid)
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$stderr" = "isid: 1 webinar, 2 sessions added" ]
    apply < <(isid)
    [ "$status" -eq 0 ]
    [ "$stderr" = "isid: unchanged" ]
    before=$(snapshot)
    isid | "$headcount" plan apply -
    [ "$before" = "$(snapshot)" ]
}

@test "what show prints applies unchanged, and is shown the same again" {
    apply < <(isid)
    "$headcount" plan show isid >"$BATS_TEST_TMPDIR/shown.conf"
    grep -qx 'title = Partnering # for ISID; 2021' "$BATS_TEST_TMPDIR/shown.conf"
    before=$(snapshot)
    run --separate-stderr "$headcount" plan apply "$BATS_TEST_TMPDIR/shown.conf"
    [ "$stderr" = "isid: unchanged" ]
    [ "$before" = "$(snapshot)" ]
    "$headcount" plan show isid | cmp - "$BATS_TEST_TMPDIR/shown.conf"
}

@test "list prints name, tab, title" {
    apply < <(isid)
    run --separate-stderr "$headcount" plan list
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    printf '%s\n' "$output" |
        grep -qx "isid"$'\t'"Partnering # for ISID; 2021"
}

@test "an error names file and line, and changes nothing" {
    before=$(snapshot)
    apply < <(isid; echo 'start = 16:00')
    [ "$status" -eq 3 ]
    [ -z "$output" ]
    [[ $stderr == *"p.conf:17: unknown key: \"start\""* ]]
    [[ $stderr == *"Did you mean \"starts\"?"* ]]
    apply < <(isid; printf '[webinar late]\ndate = 2021-06-31\n')
    [ "$status" -eq 3 ]
    [[ $stderr == *"p.conf:18: bad date"* ]]
    [ "$before" = "$(snapshot)" ]
}

@test "an address is refused and not said again" {
    apply < <(isid | sed '2a hosts = unido.org, marker@example.org')
    [ "$status" -eq 3 ]
    [[ $stderr == *"p.conf:3: hosts holds an address"* ]]
    [[ $stderr != *marker* ]]
}

@test "T7: a time that a clock change skips is refused" {
    apply <<'END'
[series gap]
timezone = Europe/Vienna
[webinar w]
date = 2021-03-28
starts = 02:30
END
    [ "$status" -eq 3 ]
    [[ $stderr == *"p.conf:5: starts: there is no 02:30 on 2021-03-28"* ]]
}

@test "prune removes what is not in the plan, and only prune does" {
    apply < <(isid; printf '[webinar extra]\ndate = 2021-07-01\n')
    apply < <(isid)
    [ "$stderr" = "isid: unchanged" ]
    apply --prune < <(isid)
    [ "$status" -eq 0 ]
    [ "$stderr" = "isid: 1 webinar removed" ]
    run "$headcount" plan show isid
    [[ $output != *extra* ]]
}

@test "an unknown series is 3, an unnamed one of several 2, a file that is none 3" {
    apply < <(isid)
    run --separate-stderr "$headcount" plan show nix
    [ "$status" -eq 3 ]
    [[ $stderr == *isid* ]]
    run --separate-stderr "$headcount" plan show
    [ "$status" -eq 2 ]
    [[ $stderr == *isid* ]]
    run --separate-stderr "$headcount" plan apply /nowhere/p.conf
    [ "$status" -eq 3 ]
    run --separate-stderr "$headcount" plan apply
    [ "$status" -eq 2 ]
}

@test "times that are allowed and hardly meant: a warning that names the line" {
    apply <<'END'
[series s3]
timezone = Asia/Tokyo
[webinar w]
date = 2021-06-29
starts = 16:00
ends = 18:00
[session w/early]
starts = 15:50
ends = 16:20
[session w/good]
starts = 16:20
ends = 18:00
[webinar long]
date = 2021-06-30
starts = 16:20
ends = 16:00
[webinar open]
date = 2021-07-01
[session open/long]
starts = 16:20
ends = 16:00
END
    [ "$status" -eq 0 ]
    [ "$(grep -c warning: <<<"$stderr")" = 3 ]
    [[ $stderr == *"p.conf:7: session w/early is not within its webinar"* ]]
    [[ $stderr == *"p.conf:13: webinar long lasts more than 12 hours"* ]]
    [[ $stderr == *"p.conf:19: session open/long lasts more than 12 hours"* ]]
}

@test "a webinar that says when it starts and not when it ends warns of nothing" {
    apply <<'END'
[series s5]
timezone = Asia/Tokyo
[webinar w]
date = 2021-06-29
starts = 16:00
[session w/good]
starts = 16:20
ends = 18:00
END
    [ "$status" -eq 0 ]
    ! grep warning: <<<"$stderr" || false
}

@test "a series without webinars is added, not changed" {
    apply < <(printf '[series s4]\ntimezone = Asia/Tokyo\n')
    [ "$stderr" = "s4: added" ]
}

@test "a platform id is letters and digits; nothing else is said again" {
    for id in 'marker@example.org' 'zoom: 812' '- -' '19:m_x'; do
        apply < <(isid | sed "s/^platform_id.*/platform_id = $id/")
        [ "$status" -eq 3 ]
        [[ $stderr == *"p.conf:7: bad platform_id"* ]]
        [[ $stderr != *marker* ]]
    done
    for id in '812 3456 7890, 99' 3f2504e0-4F89-41d3-9a0c-0305e82c3301; do
        apply < <(isid | sed "s/^platform_id.*/platform_id = $id/")
        [ "$status" -eq 0 ]
    done
}
