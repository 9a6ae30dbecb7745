#!/usr/bin/env bats
# home.bats - whose folders and databases headcount touches, and whose not.
#
# shellcheck disable=SC2154 # status, output and stderr are bats's

bats_require_minimum_version 1.5.0
load common
setup() { frame_setup; }
teardown() { frame_teardown; }

mode() { stat -c %a "$1"; }

need_root() {
    [ "$(id -u)" = 0 ] || skip "only root's server is another user's"
}

@test "a home that is a file is refused, and keeps its mode" {
    touch "$DIR/file"
    chmod 640 "$DIR/file"
    for home in "$DIR/file" "$DIR/file/below"; do
        hc --home "$home" init
        ended 3
        holds "$stderr" "$DIR/file is no folder"
        [ "$(mode "$DIR/file")" = 640 ]
    done
}

@test "a folder that postgres can enter keeps its mode" {
    need_root
    mkdir -m 755 "$HEADCOUNT_HOME"
    hc init
    ended 0
    [ "$(mode "$HEADCOUNT_HOME")" = 755 ]
}

@test "one that postgres cannot enter is opened for passing, no further" {
    need_root
    mkdir -m 2750 "$HEADCOUNT_HOME"
    hc init
    ended 0
    [ "$(mode "$HEADCOUNT_HOME")" = 2751 ]
}

@test "with a database of one's own the home keeps its mode" {
    hc db start
    ended 0
    PGHOST=$(sed -n 's/.*host=.\([^'\'']*\).*/\1/p' \
        < <("$HEADCOUNT" db status | tail -n 1))
    mkdir -m 700 "$DIR/other"
    run "$HEADCOUNT" --home "$DIR/other" \
        --database "host=$PGHOST user=headcount dbname=headcount" init
    [ "$status" -eq 0 ]
    [ "$(mode "$DIR/other")" = 700 ]
}

@test "a mistyped home makes no server: 3" {
    for command in "plan list" imports "undo 1" report "key check" aggregate; do
        # shellcheck disable=SC2086 # words of a command
        hc --home "$DIR/nowhere" $command
        ended 3
        holds "$stderr" "there is no headcount at $DIR/nowhere"
        [ ! -e "$DIR/nowhere" ]
    done
}

@test "key new makes no folders for a key file of one's own" {
    hc --key-file "$DIR/no/such/key" key new
    ended 7
    [ ! -e "$DIR/no" ]
    [ ! -e "$HEADCOUNT_HOME" ]
    mkdir "$DIR/keys"
    hc --key-file "$DIR/keys/key" key new
    ended 0
    [ ! -e "$HEADCOUNT_HOME" ]
}

@test "a database that is none: empty 2, no connection string 3, away 6" {
    hc --database '' init
    ended 2
    hc --database 'host=a secretword' init
    ended 3
    [[ $stderr != *secretword* ]]
    hc --database 'postgresql://a/b?nix=secretword' init
    ended 3
    [[ $stderr != *secretword* ]]
    hc --database "host=$DIR" init
    ended 6
}

@test "init refuses what it cannot use: encoding, another's schema, rights" {
    local server
    hc db start
    ended 0
    server=$("$HEADCOUNT" db status | sed -n "2s/ dbname='[^']*'//p")
    "$HEADCOUNT" db psql -X -q \
        -c "create database latin encoding 'LATIN1' locale 'C' template template0" \
        -c 'create database other' -c 'create database "Small One"' \
        -c 'create role small login' -c 'create role "Odd Role"'
    hc --home "$DIR/h" --database "$server dbname=latin" init
    ended 3
    holds "$stderr" "encoding is LATIN1"
    "$HEADCOUNT" db psql -X -q -d other \
        -c 'create schema headcount create table visitor (n int)'
    hc --home "$DIR/h" --database "$server dbname=other" init
    ended 3
    holds "$stderr" "is not of this program"
    hc --home "$DIR/h" --database "$server dbname='Small One' options='-c role=small'" init
    ended 6
    holds "$stderr" 'grant create on database "Small One" to small'
}
