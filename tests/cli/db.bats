#!/usr/bin/env bats
# db.bats - the private server, as its user meets it.

bats_require_minimum_version 1.5.0
load common
setup() { frame_setup; }
teardown() { frame_teardown; }

postmaster() { head -n 1 "$HEADCOUNT_HOME/pg/postmaster.pid"; }

@test "status makes nothing; start, status, stop tell what is" {
    hc db status
    ended 0
    [ "$output" = absent ]
    [ ! -e "$HEADCOUNT_HOME" ]
    hc db stop
    ended 0

    hc db start
    ended 0
    [ -z "$output" ]
    hc db status
    ended 0
    [ "${lines[0]}" = running ]
    holds "${lines[1]}" "host='$HEADCOUNT_HOME/run'"
    run psql -AtXc 'select current_user' "${lines[1]}"
    [ "$output" = headcount ]
    local first
    first=$(postmaster)
    hc -q db start
    ended 0
    [ -z "$stderr$output" ]
    [ "$(postmaster)" = "$first" ]

    hc db stop
    ended 0
    hc db status
    [ "$output" = stopped ]
    hc db stop
    ended 0
    holds "$stderr" "was not running"
}

@test "psql gets everything behind its name unchanged" {
    hc db psql -AtX -c 'select current_user || current_database()'
    ended 0
    [ "$output" = headcountheadcount ]
    hc db psql --help
    ended 0
    holds "$output" "psql is the PostgreSQL interactive terminal"
    hc db psql -- -AtXqc 'select 1'
    [ "$status" -ne 0 ] # psql's own meaning of --
    hc db psql -AtX -v v=7 -q <<<"select :v"
    ended 0
    [ "$output" = 7 ]
    hc db psql -AtXc 'select wrong'
    ended 1
    PGHOST=/nonexistent PGPORT=1 hc -q db psql -AtXc 'select 2'
    ended 0
    [ "$output" = 2 ]
}

@test "commands that start at once get one server" {
    local i pids=() pid
    for i in 1 2 3 4; do
        "$HEADCOUNT" -q db psql -AtXc 'select 1' >"$DIR/out$i" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid"
    done
    [ "$(cat "$DIR"/out*)" = "$(printf '1\n1\n1\n1')" ]
    [ "$(grep -c 'starting PostgreSQL' "$HEADCOUNT_HOME/server.log")" = 1 ]
}

@test "a killed server is started again, with its data" {
    hc db psql -qXc 'create table public.kept as select 42 as n'
    ended 0
    kill -9 "$(postmaster)"
    hc db psql -AtXc 'select n from public.kept'
    ended 0
    [ "$output" = 42 ]
}

@test "a server left by a restarted machine is started again" {
    hc db start
    ended 0
    hc db stop
    # The number in the file is this shell's: alive, and no server.
    printf '%s\n%s\n1\n5432\n%s\n\n 1 1\nready\n' \
        $$ "$HEADCOUNT_HOME/pg" "$HEADCOUNT_HOME/run" \
        >"$HEADCOUNT_HOME/pg/postmaster.pid"
    hc db status
    [ "$output" = stopped ]
    hc db start
    ended 0
}

@test "an initdb that was cut off is made again" {
    "$HEADCOUNT" db start &
    local pid=$! n=0
    until [ -d "$HEADCOUNT_HOME/pg.new/base" ] || [ $((n++)) -gt 500 ]; do
        sleep 0.01
    done
    kill -9 "$pid"
    wait "$pid" || true
    hc db psql -AtXc 'select 1'
    ended 0
    [ "$output" = 1 ]
    [ ! -e "$HEADCOUNT_HOME/pg.new" ]
}

@test "data of another major version is refused, and kept" {
    hc db start
    ended 0
    hc db stop
    echo 14 >"$HEADCOUNT_HOME/pg/PG_VERSION"
    hc db start
    ended 3
    holds "$stderr" "PostgreSQL 14"
    holds "$stderr" "hint: "
    echo 99 >"$HEADCOUNT_HOME/pg/PG_VERSION"
    hc init
    ended 3
    holds "$stderr" "hint: Install postgresql-99"
    echo 15 >"$HEADCOUNT_HOME/pg/PG_VERSION"
    hc db start
    ended 0
}

@test "a home that postgres cannot enter is refused with the folder's name" {
    [ "$(id -u)" = 0 ] || skip "only root starts servers for another user"
    mkdir -m 0700 "$DIR/closed"
    local how
    for how in init "db start"; do
        # shellcheck disable=SC2086
        hc --home "$DIR/closed/in/side" $how
        ended 3
        holds "$stderr" "cannot enter $DIR/closed"
        holds "$stderr" "hint: "
        [ ! -e "$DIR/closed/in" ]
    done
}

@test "a long home works, with its socket elsewhere" {
    HEADCOUNT_HOME=$DIR/$(printf 'x%.0s' {1..120})
    hc db psql -AtXc 'show unix_socket_directories'
    ended 0
    local folder=${output//\"/}
    [ "$(stat -c %a "$folder")" = 700 ]
    hc db psql -AtXc 'select 1'
    ended 0
    hc db stop
    ended 0
    rmdir "$folder"
}
