# common.bash - a private server, databases to and fro, and a stopwatch.
#
# For `bench` and `growth`: source it, then bench_open; all is gone at the end.
# Everything is measured as people run it: in a home of its own, on the private
# server that headcount makes and with that server's settings, peers as well. The
# database in place is called headcount; others wait under names of their own.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
headcount=${HEADCOUNT:-$root/build/headcount}
trial=${BENCH_TRIAL:-} # to try the scripts themselves: no wait for the disk

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

bench_open() {
    local name
    export LC_ALL=C.UTF-8
    for name in $(compgen -e); do
        case $name in PG* | HEADCOUNT*) unset "$name" ;; esac
    done
    [ -x "$headcount" ] || { say "no $headcount: make it first"; exit 7; }
    # Short, since the path of a socket may have 107 bytes.
    work=$(mktemp -d "${TMPDIR:-/tmp}/hc-bench.XXXXXX")
    chmod 711 "$work" # root's private server runs as postgres, which passes here
    trap bench_close EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    export HEADCOUNT_HOME=$work/home XDG_CONFIG_HOME=$work/config
    export BENCH_LOG=$work/log BENCH_RUNS=$work/runs.tsv
    export BENCH_POSTMASTER=$HEADCOUNT_HOME/pg/postmaster.pid
    "$headcount" -q init
    server=$("$headcount" db status | sed -n 2p)
    # Itself, not the script that Debian puts before it.
    psql=$(sql postgres "select setting from pg_config where name = 'BINDIR'")/psql
    [ -z "$trial" ] ||
        sql postgres 'alter system set fsync = off' 'select pg_reload_conf()' \
            >"$BENCH_LOG"
}

bench_close() {
    "$headcount" -q db stop || true
    rm -rf "$work"
}

# sql DATABASE STATEMENT...
sql() {
    local database=$1 statement
    shift
    for statement in "$@"; do
        "${psql:-psql}" -AtXq -v ON_ERROR_STOP=1 -c "$statement" \
            "$server dbname='$database' options='-c client_min_messages=warning'"
    done
}

# Runs headcount aside of any measuring; silent unless it fails.
quietly() {
    "$headcount" -q "$@" >"$BENCH_LOG" 2>&1 || { cat "$BENCH_LOG" >&2; return 1; }
}

# Makes database $1 anew: a copy of $2, or empty.
make_database() {
    sql postgres "drop database if exists $1" \
        "create database $1 template ${2:-template1}"
}

# put_away NAME: the database in place waits as NAME. put_back: the reverse.
put_away() { sql postgres "alter database headcount rename to $1"; }
put_back() { sql postgres "alter database $1 rename to headcount"; }

# stopwatch STEP [-n TIMES] COMMAND...: see the file; what is behind the last
# checkpoint is not the command's.
stopwatch() {
    sql postgres checkpoint
    "$here/stopwatch" "$@"
}

machine() {
    local model memory
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
    printf '%s; %s cores, %s, %s GB; PostgreSQL %s, fsync %s; commit %s; load %s\n' \
        "$(date -u +%Y-%m-%d)" "$(nproc)" "${model:-$(uname -m)}" "$memory" \
        "$(sql postgres 'show server_version' | cut -d' ' -f1)" \
        "$(sql postgres 'show fsync')" \
        "$(git -C "$root" describe --always --dirty 2>/dev/null || echo none)" \
        "$(cut -d' ' -f1 /proc/loadavg)"
}
