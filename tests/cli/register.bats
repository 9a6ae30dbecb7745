#!/usr/bin/env bats
# register.bats - one registrant by hand: an import of one row.

load small

setup_file() {
    small_open
    sed -e '/^\[series/a staff = example.net' \
        -e '/^\[series/a questions = What do you expect, and why? | Role' \
        "$data/plan.conf" >"$small/plan.conf"
    "$headcount" plan apply "$small/plan.conf"
}

teardown_file() {
    small_close
}

teardown() {
    undo_all
}

# register ADDRESS OPTIONS...: for the second webinar.
register() {
    local address=$1
    shift
    run --separate-stderr "$headcount" register --webinar second "$@" \
        <<<"$address"
}

figure() {
    "$headcount" report webinars --format csv --webinar second |
        tail -n 1 | cut -d, -f3
}

sql() {
    "$headcount" db psql -X -q -A -t -c "set search_path = headcount" -c "$1"
}

@test "a registrant is an import of one row, with a ledger and an undo" {
    before=$("$headcount" report summary --format csv)
    register ann@example.org
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$stderr" = "register: register, small/second: 1 rows: 0 stays, 0 no-shows, 0 rejected, 1 others; heads: 1 new, 0 changed, 0 unchanged" ]
    [ "$(figure)" = 1 ]
    id=$(imports)
    run "$headcount" imports "$id"
    [[ ${lines[1]} =~ ^$id\ +register\ +register\ +small\ +second\ +1\ +0\  ]]
    [[ $output =~ second\ +registrants\ +registered\ +1 ]]
    "$headcount" undo "$id"
    [ "$("$headcount" report summary --format csv)" = "$before" ]
}

@test "the same again changes nothing, however the address is written" {
    register ann@example.org
    "$headcount" aggregate
    before=$(snapshot)
    for address in ann@example.org ' Ann@Example.ORG ' $'ann@example.org\r'; do
        register "$address"
        [ "$status" -eq 0 ]
        [[ $stderr == *"imported before"*"nothing changed"* ]]
    done
    [ "$(snapshot)" = "$before" ]
}

@test "R9: of two statements in one second the later one is the newer" {
    for turn in approved cancelled approved denied pending approved; do
        register ann@example.org --status "$turn"
        [ "$status" -eq 0 ]
        want=0
        [ "$turn" != approved ] || want=1
        [ "$(figure)" = "$want" ]
    done
    [ "$(imports | wc -l)" -eq 6 ]
}

@test "R9: register speaks later than an export that was generated before" {
    printf '%s\n' email,registered_at,status \
        ann@example.org,2021-06-20T09:00:00Z,cancelled >"$small/list.csv"
    "$headcount" import --webinar second "$small/list.csv"
    [ "$(figure)" = 0 ]
    register ann@example.org
    [ "$(figure)" = 1 ]
}

@test "the same word is said again where a newer report says otherwise" {
    register ann@example.org
    register ann@example.org --status cancelled
    # As if the first had been said an hour ago, and the second were what an
    # export of half an hour ago says.
    sql "update import
            set generated_at = now() - interval '1 hour'
          where import_id = (select min(import_id) from import);
         update import
            set profile = 'generic',
                generated_at = now() - interval '30 minutes'
          where import_id = (select max(import_id) from import);
         update import_webinar
            set digest = int8send(import_id)" >/dev/null
    register ann@example.org
    [[ $stderr == *"0 new, 1 changed"* ]]
    [ "$(figure)" = 1 ]
    register ann@example.org
    [[ $stderr == *"nothing changed"* ]]
}

@test "R8: statuses in the words of platforms" {
    register ann@example.org --status 'not attending'
    [ "$(sql 'select max(status) from fact')" = 3 ]
    register bob@example.org --status 'Upgraded to panelist'
    [ "$(sql 'select max(role) from fact')" = 3 ]
    before=$(snapshot)
    register cy@example.org --status perhaps
    [ "$status" -eq 2 ]
    [ "$(snapshot)" = "$before" ]
}

@test "O4: the plan's lists give a role" {
    register sam@example.net
    [ "$(sql 'select role from fact')" = 1 ]
    [ "$(figure)" = 0 ]
    register sam@sub.example.net
    [ "$(figure)" = 1 ]
}

@test "answers: organisation, country and the questions of the plan" {
    answers=(--answer organisation=UNIDO --answer 'Country = Kenya' --answer
        'what do you expect, and WHY?=To learn = to listen' --answer role=-)
    register ann@example.org "${answers[@]}"
    [ "$status" -eq 0 ]
    [ "$(sql 'select organisation, country from fact')" = 'UNIDO|KE' ]
    [ "$(sql 'select question, answer from fact_answer')" = \
        'What do you expect, and why?|To learn = to listen' ]
    # In another order it is the same.
    register ann@example.org "${answers[@]:4}" "${answers[@]:0:4}"
    [[ $stderr == *"nothing changed"* ]]
    register ann@example.org --answer organisation=JICA
    [[ $stderr == *"1 changed"* ]]
}

@test "answers that cannot be kept" {
    before=$(snapshot)
    register ann@example.org --answer 'Favourite colour=blue'
    [ "$status" -eq 3 ]
    [[ $stderr == *"What do you expect, and why? | Role"* ]]
    [[ $stderr != *olour* ]]
    for answer in UNIDO country=ann@example.org $'role=\xff' $'role=a\nb'; do
        register ann@example.org --answer "$answer"
        [ "$status" -eq 2 ]
        [[ $stderr != *ann@* ]]
    done
    register ann@example.org --answer role=a --answer Role=b
    [ "$status" -eq 2 ]
    [ "$(snapshot)" = "$before" ]
}

@test "what is no address is refused, and never repeated" {
    before=$(snapshot)
    for address in nobody 'two@example.org three@example.org' N/A '@' \
        $'ann@example.org\nbob@example.org' '' "$(printf '%09000d' 0)"; do
        register "$address"
        [ "$status" -eq 4 ]
        [ -z "$output" ]
        [[ $stderr != *nobody* && $stderr != *two@* && $stderr != *ann@* ]]
    done
    run --separate-stderr "$headcount" register --webinar second \
        ann@example.org </dev/null
    [ "$status" -eq 2 ]
    [[ $stderr != *ann@* ]]
    [ "$(snapshot)" = "$before" ]
}

@test "which webinar" {
    register ann@example.org --series small
    [ "$status" -eq 0 ]
    register ann@example.org --webinar small/first
    [ "$status" -eq 0 ]
    register ann@example.org --series small --webinar other/first
    [ "$status" -eq 2 ]
    register ann@example.org --series other
    [ "$status" -eq 3 ]
    register ann@example.org --webinar third
    [ "$status" -eq 3 ]
    run "$headcount" register <<<ann@example.org
    [ "$status" -eq 2 ]
}

@test "a terminal is asked, and one line is enough" {
    timeout 20 python3 "$BATS_TEST_DIRNAME/ask.py" ann@example.org \
        "$headcount" register --webinar second
    [ "$(figure)" = 1 ]
}

@test "another key: refused before anything is written" {
    before=$(snapshot)
    "$headcount" --key-file "$small/other" key new
    register ann@example.org --key-file "$small/other"
    [ "$status" -eq 3 ]
    [ "$(snapshot)" = "$before" ]
}

@test "register --defer leaves the figures to aggregate" {
    register ann@example.org --defer
    run "$headcount" aggregate
    [[ $output == *"brought up to date"* ]]
    [ "$(figure)" = 1 ]
}
