#!/usr/bin/env bats
# people.bats - roles given by hand stand above all rows (O4).

load small

setup_file() {
    small_open
    # Somebody in both webinars; Pia is a panelist of the first.
    printf '%s\n' email,join_time,leave_time \
        ann@example.org,2021-07-01T16:00:00,2021-07-01T17:00:00 \
        pia.panel@example.org,2021-07-01T16:00:00,2021-07-01T17:00:00 \
        >"$small/table.csv"
}

teardown_file() {
    small_close
}

setup() {
    "$headcount" import -s small "$data/first.csv"
    "$headcount" import --webinar second "$small/table.csv"
}

teardown() {
    undo_all
    sql 'delete from hand_role'
}

sql() {
    "$headcount" db psql -X -q -A -t -c "set search_path = headcount" -c "$1"
}

# role LINES ARGUMENTS...: of `people role`.
role() {
    local lines=$1
    shift
    run --separate-stderr "$headcount" people role "$@" <<<"$lines"
}

# The figure $1 of the series, or of webinar $2.
figure() {
    "$headcount" report summary --format csv ${2:+--webinar "$2"} |
        awk -F, -v figure="$1" '$1 == figure { print $2 }'
}

# All reports and the attendance that they come from.
all() {
    local name
    for name in summary days webinars sessions overlap loyalty minutes stay \
        coverage; do
        "$headcount" report "$name" --format csv
    done
    sql 'select webinar_id, head, role from attendance order by 1, 2'
}

@test "O4: a role for all webinars, down and up" {
    [ "$(figure panelists)" = 1 ]
    [ "$(figure staff)" = 0 ]
    role $'Ann@Example.ORG\r\n\npia.panel@example.org' staff
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$stderr" = "small: staff: 2 given, 0 unchanged; 4 roles changed in 2 webinars" ]
    [ "$(figure panelists)" = 0 ] # down from panelist
    [ "$(figure staff)" = 2 ]
    [ "$(figure staff second)" = 2 ]
    [ "$(figure unique_audience second)" = 0 ]
    # Who is no attendee is not registered either.
    [ "$(figure registered first)" = 3 ]
}

@test "O4: a role in one webinar stands above one for all, in any order" {
    role ann@example.org host --webinar second
    [ "$stderr" = "small/second: host: 1 given, 0 unchanged; 1 role changed in 1 webinar" ]
    role ann@example.org staff
    [[ $stderr == *"1 given, 0 unchanged; 1 role changed in 1 webinar" ]]
    [ "$(figure hosts second)" = 1 ]
    [ "$(figure staff first)" = 1 ]
    before=$(all)
    role ann@example.org none
    role ann@example.org none --webinar small/second
    role ann@example.org staff
    role ann@example.org host --webinar small/second
    [ "$(all)" = "$before" ]
    role ann@example.org attendee --webinar second
    [ "$(figure unique_audience second)" = 2 ]
}

@test "O4: none takes back exactly what was given" {
    before=$(all)
    role $'ann@example.org\npia.panel@example.org' bot
    role pia.panel@example.org attendee --webinar first
    [ "$(all)" != "$before" ]
    role pia.panel@example.org none
    [ "$stderr" = "small: none: 1 taken back, 0 unchanged; 1 role changed in 1 webinar" ]
    [ "$(figure bots second)" = 1 ]
    role ann@example.org none
    role pia.panel@example.org none --webinar first
    [ "$(all)" = "$before" ]
    [ "$(sql 'select count(*) from hand_role')" = 0 ]
    role ann@example.org none
    [ "$status" -eq 0 ]
    [ "$stderr" = "small: none: 0 taken back, 1 unchanged; 0 roles changed in 0 webinars" ]
}

@test "the same again changes nothing, however the address is written" {
    role ann@example.org staff
    before=$(snapshot)
    for address in ann@example.org ' Ann <ANN@example.org> ' \
        $'ann@example.org\nAnn@example.org'; do
        role "$address" staff
        [ "$status" -eq 0 ]
        [ "$stderr" = "small: staff: 0 given, 1 unchanged; 0 roles changed in 0 webinars" ]
    done
    [ "$(snapshot)" = "$before" ]
}

@test "O4, R10: a role comes before, between or after the imports" {
    role ann@example.org staff
    role pia.panel@example.org attendee --webinar first
    role nobody.yet@example.org host
    [[ $stderr == *"1 given, 0 unchanged; 0 roles changed in 0 webinars" ]]
    after=$(all)
    "$headcount" aggregate --rebuild
    [ "$(all)" = "$after" ]
    undo_all
    [ "$(sql 'select count(*) from hand_role')" = 3 ]
    "$headcount" import --webinar second "$small/table.csv"
    "$headcount" import -s small "$data/first.csv"
    [ "$(all)" = "$after" ]
    printf '%s\n' email,join_time,leave_time \
        nobody.yet@example.org,2021-07-01T16:00:00,2021-07-01T17:00:00 \
        >"$small/late.csv"
    "$headcount" import --webinar second "$small/late.csv"
    [ "$(figure hosts second)" = 1 ]
}

@test "O4: what an import changes of a head, its role by hand being fixed" {
    printf '%s\n' email,role,join_time,leave_time \
        ann@example.org,host,2021-07-01T16:00:00,2021-07-01T17:00:00 \
        >"$small/host.csv"
    run "$headcount" import --dry-run --webinar second "$small/host.csv"
    [[ $output == *"0 new, 1 changed, 0 unchanged"* ]]
    role ann@example.org attendee
    run "$headcount" import --webinar second "$small/host.csv"
    [[ $output == *"0 new, 0 changed, 1 unchanged"* ]]
    [ "$(figure hosts second)" = 0 ]
}

@test "the list names refs, and takes them as well" {
    run --separate-stderr "$headcount" people role
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [[ $stderr == *"no role is given by hand"* ]]
    role ann@example.org staff
    role pia.panel@example.org attendee --webinar first
    run --separate-stderr "$headcount" people role
    [ "${#lines[@]}" -eq 3 ]
    [[ ${lines[0]} =~ ^ref\ +role\ +series\ +webinar\ +given_at$ ]]
    [[ ${lines[1]} =~ ^ref:[0-9a-f]{32}\ +staff\ +small\ +\(all\)\ +20[0-9-]{8}T[0-9:]{8}Z$ ]]
    [[ ${lines[2]} =~ ^ref:[0-9a-f]{32}\ +attendee\ +small\ +first\  ]]
    run "$headcount" people role --webinar second
    [ "${#lines[@]}" -eq 2 ]
    # By its ref it is the same person.
    role "${lines[1]%% *}" staff
    [[ $stderr == *"0 given, 1 unchanged"* ]]
    role "${lines[1]%% *}" none
    [[ $stderr == *"1 taken back"* ]]
    for ref in ref: ref:12 "ref:$(printf '%033d' 0)" "ref:$(printf '%032d' 0)g"; do
        role "$ref" staff
        [ "$status" -eq 4 ]
    done
}

@test "one bad line changes nothing, and is named by its number alone" {
    before=$(snapshot)
    for bad in nobody 'x@y@example.org' 'N/A' 'e-mail,role'; do
        role $'ann@example.org\n\n'"$bad"$'\npia.panel@example.org' staff
        [ "$status" -eq 4 ]
        [ -z "$output" ]
        [[ $stderr == *"line 3 of standard input is no e-mail address"* ]]
        [[ $stderr != *"$bad"* ]]
    done
    for nothing in '' $'\n \n' "$(printf '%01100000d' 0)"; do
        role "$nothing" staff
        [ "$status" -eq 4 ]
    done
    [ "$(snapshot)" = "$before" ]
}

@test "what the command line does not tell" {
    before=$(snapshot)
    role ann@example.org
    [ "$status" -eq 0 ] # a list: standard input is not read
    role '' ann@example.org
    [ "$status" -eq 2 ]
    [[ $stderr != *ann* ]]
    [[ $stderr == *"attendee, staff, bot, panelist, host"* ]]
    role ann@example.org Host
    [ "$status" -eq 2 ]
    role ann@example.org staff pia.panel@example.org
    [ "$status" -eq 2 ]
    [[ $stderr != *pia* ]]
    role ann@example.org staff --webinar third
    [ "$status" -eq 3 ]
    role ann@example.org staff --series other
    [ "$status" -eq 3 ]
    role ann@example.org staff --series small --webinar other/first
    [ "$status" -eq 2 ]
    run "$headcount" people
    [ "$status" -eq 2 ]
    [ "$(snapshot)" = "$before" ]
}

@test "another key: refused before anything is written" {
    before=$(snapshot)
    "$headcount" --key-file "$small/other" key new
    role ann@example.org staff --key-file "$small/other"
    [ "$status" -eq 3 ]
    [ "$(snapshot)" = "$before" ]
}

@test "people role --defer leaves the figures to aggregate" {
    role ann@example.org staff --defer
    [[ $stderr == *"2 roles changed in 2 webinars" ]]
    role ann@example.org host --defer
    [[ $stderr == *"2 roles changed in 2 webinars" ]]
    run "$headcount" aggregate
    [[ $output == *"brought up to date"* ]]
    [ "$(figure hosts)" = 2 ]
}

@test "R10: a webinar that an import made stays where a role was given in it" {
    for given in '' staff; do
        printf '%s\n' email,join_time,leave_time \
            ann@example.org,2021-07-05T16:00:00,2021-07-05T17:00:00 \
            >"$small/made.csv"
        "$headcount" import -s small --create "$small/made.csv"
        [ -z "$given" ] ||
            role ann@example.org "$given" --webinar 2021-07-05
        "$headcount" undo "$(imports | tail -n 1)"
        run "$headcount" plan show small
        case $given in
        '') [[ $output != *2021-07-05* ]] ;;
        *) [[ $output == *2021-07-05* ]] ;;
        esac
    done
    "$headcount" import --webinar 2021-07-05 "$small/made.csv"
    [ "$(figure staff 2021-07-05)" = 1 ]
    "$headcount" undo "$(imports | tail -n 1)"
    "$headcount" plan apply --prune "$data/plan.conf"
}

@test "a terminal is asked, and one line is enough" {
    timeout 20 python3 "$BATS_TEST_DIRNAME/ask.py" ann@example.org \
        "$headcount" people role staff --webinar second
    [ "$(figure staff second)" = 1 ]
}

# The last test: it leaves a second series.
# A plan of two webinars; the realm of the series is `$1`.
plan_two() {
    printf '%s\n' '[series two]' 'timezone = UTC' "realm = $1" \
        '[webinar a]' 'date = 2021-06-29' >"$small/two.conf"
    [ -n "$2" ] || printf '%s\n' '[webinar b]' 'date = 2021-06-30' \
        >>"$small/two.conf"
}

@test "a webinar with roles only can be pruned, and they go with it" {
    plan_two one ''
    "$headcount" plan apply "$small/two.conf"
    role ann@example.org staff --webinar two/b
    role ann@example.org bot --series two
    # Refs are of the realm, so it is fixed from now on.
    plan_two other ''
    run "$headcount" plan apply "$small/two.conf"
    [ "$status" -eq 3 ]
    plan_two one pruned
    "$headcount" plan apply --prune "$small/two.conf"
    run "$headcount" people role --series two
    [ "${#lines[@]}" -eq 2 ]
    [[ ${lines[1]} == *bot* ]]
}
