#!/usr/bin/env bash
# cluster.sh - no statement does what a cluster refuses; imports write in order.
#
#   scripts/pg-tmp tests/sql/cluster.sh
#
# What statements are is read by statements.py; in which order an import runs
# them, from the server's log. The schema itself is tested by citus.sql.
set -eu
cd "$(dirname "$0")/../.."

python3 tests/sql/statements.py

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HEADCOUNT_HOME=$home/home
export HEADCOUNT_DATABASE="host=$PGHOST user=$PGUSER dbname=$PGDATABASE"
headcount=${HEADCOUNT:-build/headcount}
small=tests/data/small
"$headcount" -q init
"$headcount" -q plan apply "$small/plan.conf"
"$headcount" -q import "$small/first.csv"
"$headcount" -q import "$small/second.csv"

# Of each transaction that copies facts: the series is locked, then the digest
# looked at again, then come facts, figures, and that they are up to date.
awk '
    function wrong(what) { print "an import " what; bad = 1 }
    function judge() {
        if (text ~ /^begin/) step = facts = 0
        if (text ~ /from series/ && text ~ /for no key update/) locked = NR
        if (text ~ /from import_webinar/ && text ~ /digest = /) looked = NR
        if (text ~ /copy fact/) {
            if (locked <= began) wrong("writes facts of a series not locked")
            if (looked <= locked) wrong("has not looked again at the digest")
            if (step > 0) wrong("writes facts behind figures")
            facts = 1
        }
        if (text ~ /insert into figure_/ && text !~ /figure_state/) step = 1
        if (text ~ /^commit/ && facts) {
            if (last !~ /update set figures_no/) wrong("ends in no figures_no")
            imports++
        }
        if (text ~ /^begin/) began = NR
        last = text
    }
    / LOG:  / { judge(); text = "" }
    / LOG:  (statement|execute [^:]*): / {
        sub(/.* LOG:  (statement|execute [^:]*): /, "")
    }
    !/^[ \t]*--/ { text = text " " $0; sub(/^ /, "", text) }
    END {
        judge()
        if (imports != 2) wrong("was not seen: " imports + 0 " of 2")
        exit bad
    }' "$PG_TMP_LOG"
echo "ok - an import locks, looks, writes facts, then figures"
