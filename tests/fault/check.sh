#!/usr/bin/env bash
# check.sh - every call of libpq fails once, and nothing is left half done.
#
#   tests/fault/check.sh
#
# For each command below and n = 1, 2, 3, ... until the command succeeds: run
# it with the n-th call of libpq finding the server gone (pqfail.c). It must end
# with status 6, say so, and leave every table as it was; once nothing fails any
# more, the reports must be those of a run without faults.
#
# One state in between may stand: a file's own transaction is through, and the
# figures, which follow from it, are not yet. Reports make up for that, so they
# must be the final ones already.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 7
export LC_ALL=C.UTF-8
headcount=${HEADCOUNT:-build/headcount}
data=tests/data/small

work=$(mktemp -d "${TMPDIR:-/tmp}/headcount-fault.XXXXXX")
chmod 711 "$work"
export HEADCOUNT_HOME=$work/home
for name in $(compgen -e); do
    case $name in PG*) unset "$name" ;; esac
done
finish() {
    "$headcount" db stop >/dev/null 2>&1
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

passed=0
failed=0

ok() { passed=$((passed + 1)); }

not_ok() {
    failed=$((failed + 1))
    printf 'not ok - %s\n' "$1"
    [ ! -s "$work/err" ] || sed 's/^/# /' "$work/err"
}

snapshot() {
    "$headcount" db psql -X -q -A -t -f - <"$data/snapshot.sql"
}

# All reports that do not show an import's id.
reports() {
    local name
    for name in summary days webinars sessions overlap loyalty minutes stay \
        coverage; do
        "$headcount" report "$name" --series small --format csv || return
    done
}

# The command under test, its standard input from $input.
run() {
    "$headcount" "$@" <"$input" >"$work/out" 2>"$work/err"
}

# Whether the reports are those in a file; else says what differs.
same_reports() {
    reports >"$work/now" 2>"$work/err" && cmp -s "$work/now" "$2" && return
    not_ok "$1: other reports than without faults"
    diff "$2" "$work/now" | head -n 20 | sed 's/^/# /'
    return 1
}

# One failed call: its status, its message, and what it left behind.
one_call() {
    local what=$1 status=$2 goal=$3 now
    now=$(snapshot)
    if [ "$status" != 6 ]; then
        not_ok "$what: status $status, not 6"
    elif [ -e "$work/pack" ]; then
        not_ok "$what: a pack was left"
    elif ! grep -q '^headcount: error: ' "$work/err"; then
        not_ok "$what: no error was said"
    elif [ "$now" = "$before" ]; then
        ok
    elif [ "$goal" = - ] || [ -n "$through" ]; then
        not_ok "$what: tables changed"
        diff <(echo "$before") <(echo "$now") | sed 's/^/# /'
    else
        through=1
        before=$now
        if same_reports "$what" "$goal"; then ok; fi
        # The reports above have brought the figures up.
        before=$(snapshot)
    fi
}

# each_call NAME GOAL COMMAND...: the loop of the head comment; ends with the
# command done. GOAL: a file of reports, or - for a command of one transaction.
each_call() {
    local name=$1 goal=$2 n=0 status before through=''
    shift 2
    before=$(snapshot)
    while n=$((n + 1)) && [ "$n" -le 2000 ]; do
        rm -f "$work/call"
        status=0
        LD_PRELOAD=$work/pqfail.so HEADCOUNT_FAIL_AT=$n \
            HEADCOUNT_FAIL_LOG=$work/call run "$@" || status=$?
        [ -e "$work/call" ] || break
        one_call "$name: call $n, $(cat "$work/call")" "$status" "$goal"
        # An undo that is through has nothing left to undo.
        if [ "$1" = undo ] && [ -n "$through" ]; then
            status=0
            break
        fi
    done
    if [ "$status" != 0 ]; then
        not_ok "$name: status $status where no call failed"
    elif [ "$n" -lt 3 ]; then
        not_ok "$name: fewer than 3 calls; is pqfail.so in the way at all?"
    else
        ok
    fi
    [ "$goal" = - ] || ! same_reports "$name, done" "$goal" || ok
    printf '# %s: %d calls of libpq, each failed once\n' "$name" $((n - 1))
}

newest_import() {
    "$headcount" db psql -X -q -A -t \
        -c 'select max(import_id) from headcount.import'
}

# What must work before a fault can be looked for.
need() {
    "$@" 2>"$work/err" && return
    not_ok "setting up: ${*:1:3}"
    echo "$passed passed, $failed failed"
    exit 1
}

need "${CC:-cc}" -shared -fPIC -O1 -Wall -Wextra -Werror \
    -I"$(pg_config --includedir)" -D_GNU_SOURCE -o "$work/pqfail.so" \
    tests/fault/pqfail.c
printf 'fay@example.org\n' >"$work/address"
printf 'ann@example.org\nfay@example.org\n' >"$work/staff"
registration=(register --series small --webinar second)
role=(people role staff --series small)
input=/dev/null

need "$headcount" init
each_call "plan apply" - plan apply $data/plan.conf
need reports >"$work/empty"

# The goals, from runs without faults, taken back again.
need "$headcount" import --series small $data/first.csv
need reports >"$work/imported"
need "$headcount" "${registration[@]}" <"$work/address"
need reports >"$work/registered"
need "$headcount" "${role[@]}" <"$work/staff"
need reports >"$work/staffed"
need "$headcount" people role none --series small <"$work/staff"
need "$headcount" undo "$(newest_import)"
need "$headcount" undo "$(newest_import)"
if same_reports "undone" "$work/empty"; then ok; fi
if cmp -s "$work/empty" "$work/imported"; then
    not_ok "the sample changes no report"
fi

each_call import "$work/imported" import --series small $data/first.csv
input=$work/address
each_call register "$work/registered" "${registration[@]}"
input=$work/staff
each_call "people role" "$work/staffed" "${role[@]}"
input=/dev/null
each_call "aggregate --rebuild" "$work/staffed" \
    aggregate --series small --rebuild
each_call "people role, the list" - people role
each_call "people segment" - people segment no_shows --webinar small/first
# Countries and the like are worked out for it; the folder comes last of all.
each_call "report pack" - report pack --series small -o "$work/pack"
if [ -s "$work/pack/manifest.json" ]; then ok; else not_ok "no pack"; fi
rm -rf "$work/pack"
input=$work/staff
each_call "people role none" "$work/registered" \
    people role none --series small
input=/dev/null
each_call "undo register" "$work/imported" undo "$(newest_import)"
each_call "undo import" "$work/empty" undo "$(newest_import)"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
