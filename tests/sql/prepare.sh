#!/usr/bin/env bash
# prepare.sh - every statement of sql/query and sql/report fits the schema.
#
#   scripts/pg-tmp tests/sql/prepare.sh
#
# Works in a database of its own, which it makes and drops.
# What PostgreSQL can prepare is prepared; `copy`, `analyze` and the like are
# utility statements: they are run, in a transaction that is rolled back.
set -eu
cd "$(dirname "$0")/../.."

sql() {
    psql -X -q -v ON_ERROR_STOP=1 "$@"
}

# A copy whose input is empty has found its table and columns all the same.
check() {
    local file=$1 first said
    first=$(grep -v '^--' "$file" | grep -m 1 -o '^[a-z]*')
    case $first in
    select | with | insert | update | delete | values)
        (echo 'prepare checked as'; cat "$file") | sql -f - ;;
    *)
        (echo 'begin;'; cat "$file") >"$work/run.sql"
        if ! said=$(sql -f "$work/run.sql" 2>&1 </dev/null); then
            case $said in
            *'COPY file signature not recognized'*) ;;
            *) echo "$said" >&2; return 1 ;;
            esac
        fi ;;
    esac
}

work=$(mktemp -d)
sql -c 'create database headcount_prepare'
trap 'rm -rf "$work"; sql -d postgres -c "drop database headcount_prepare"' EXIT
export PGDATABASE=headcount_prepare
sql -c 'create schema headcount'
export PGOPTIONS='-c search_path=headcount,pg_temp'
for file in sql/schema/*.sql; do
    sql -f "$file"
done
failed=0
count=0
for file in sql/query/*.sql sql/report/*.sql; do
    count=$((count + 1))
    check "$file" || { echo "$file: does not fit the schema" >&2; failed=1; }
done
[ $failed = 0 ] && echo "prepare: $count files fit the schema"
exit $failed
