#!/usr/bin/env bats
# init.bats - home, key and schema on a private server.

bats_require_minimum_version 1.5.0
load common
setup() { frame_setup; }
teardown() { frame_teardown; }

key() { printf '%s' "$HEADCOUNT_HOME/key"; }

@test "init makes home, inbox, key and schema, and can be repeated" {
    hc init
    ended 0
    [ -z "$output" ]
    holds "$stderr" "key: $(key), made"
    if [ "$(id -u)" = 0 ]; then
        [ "$(stat -c %a "$HEADCOUNT_HOME")" = 711 ]
    else
        [ "$(stat -c %a "$HEADCOUNT_HOME")" = 700 ]
    fi
    [ "$(stat -c %a "$HEADCOUNT_HOME/inbox")" = 700 ]
    [ "$(stat -c %a "$(key)")" = 600 ]
    cp "$(key)" "$DIR/copy"
    hc key check
    ended 0

    hc init
    ended 0
    holds "$stderr" "schema: up to date"
    cmp "$(key)" "$DIR/copy"
    hc -q init
    ended 0
    [ -z "$stderr$output" ]
}

@test "a key made beforehand becomes the database's" {
    hc key new
    ended 0
    cp "$(key)" "$DIR/copy"
    hc init
    ended 0
    cmp "$(key)" "$DIR/copy"
    hc key check
    ended 0
}

@test "before init: 3, and what to do" {
    hc key check
    ended 3
    holds "$stderr" "hint: Run "
    holds "$stderr" "headcount init"
}

@test "init never makes a key where a schema has one" {
    hc init
    ended 0
    mv "$(key)" "$DIR/copy"
    hc init
    ended 3
    [ ! -e "$(key)" ]
    hc key check
    ended 3
    # nor takes another one
    hc key new
    ended 0
    hc init
    ended 3
    holds "$stderr" "the key is not the one"
    hc key check
    ended 3
    mv "$DIR/copy" "$(key)"
    hc init
    ended 0
    hc key check
    ended 0
}

@test "a key that others may have read, or a link, is refused" {
    hc init
    ended 0
    chmod 640 "$(key)"
    hc key check
    ended 3
    hc init
    ended 3
    chmod 600 "$(key)"
    mv "$(key)" "$DIR/real"
    ln -s "$DIR/real" "$(key)"
    hc key check
    ended 3
}

@test "a home that exists keeps what it has" {
    mkdir -m 700 "$HEADCOUNT_HOME"
    touch "$HEADCOUNT_HOME/mine"
    hc init
    ended 0
    [ -e "$HEADCOUNT_HOME/mine" ]
    [ ! "$(id -u)" = 0 ] || [ "$(stat -c %a "$HEADCOUNT_HOME")" = 701 ]
}

@test "a home that is a file is refused" {
    touch "$HEADCOUNT_HOME"
    hc init
    ended 3
    holds "$stderr" "$HEADCOUNT_HOME"
}
