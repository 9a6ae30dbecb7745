# small.bash - a home of its own with the small series of tests/data/small.
#
# For bats: `load small`, then small_open in setup_file, small_close in
# teardown_file. $headcount is the program, $data the folder of the series.

small_open() {
    local name
    bats_require_minimum_version 1.5.0
    for name in $(compgen -e); do
        case $name in PG*) unset "$name" ;; esac
    done
    root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    export headcount=${HEADCOUNT:-$root/build/headcount}
    export data=$root/tests/data/small
    small=$(mktemp -d "${TMPDIR:-/tmp}/headcount-cli.XXXXXX")
    export small
    chmod 711 "$small" # as root, the server runs as postgres, who passes here
    export HEADCOUNT_HOME=$small/home
    "$headcount" init
    "$headcount" plan apply "$data/plan.conf"
}

small_close() {
    "$headcount" db stop || true
    rm -rf "$small"
}

# Every table with its rows and a digest: equal before and after is unchanged.
snapshot() {
    "$headcount" db psql -X -q -A -t -f - <"$data/snapshot.sql"
}

imports() {
    "$headcount" db psql -X -q -A -t \
        -c 'select import_id from headcount.import order by 1'
}

undo_all() {
    local id
    for id in $(imports); do
        "$headcount" undo "$id"
    done
}

# Runs the program as it is given; says what it said if a check fails later.
# shellcheck disable=SC2154 # status and output are bats's
go() {
    run "$headcount" "$@"
    echo "status $status"
    printf '%s\n' "$output" | head -c 4000
}
