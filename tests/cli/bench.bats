#!/usr/bin/env bats
# bench.bats - what the bench imports is what it says, and its scripts run.
#
# shellcheck disable=SC2154 # status, output and stderr are bats's

bats_require_minimum_version 1.5.0
load common
setup() {
    frame_setup
    bench=$BATS_TEST_DIRNAME/../bench
}
teardown() { frame_teardown; }

@test "the same arguments make the same bytes, others do not" {
    local awk
    "$bench/generate" -r -s 2 -w 2 1000 "$DIR/a"
    for awk in gawk mawk original-awk; do
        command -v "$awk" >/dev/null || continue
        mkdir -p "$DIR/bin"
        ln -sf "$(command -v "$awk")" "$DIR/bin/awk"
        rm -rf "$DIR/b"
        PATH=$DIR/bin:$PATH "$bench/generate" -r -s 2 -w 2 1000 "$DIR/b"
        diff -r "$DIR/a" "$DIR/b"
    done
    "$bench/generate" -r -x 2 1000 "$DIR/c"
    run cmp -s "$DIR/a/s1-w1.csv" "$DIR/c/s1-w1.csv"
    [ "$status" = 1 ]
    run cmp -s "$DIR/a/s1-w1.csv" "$DIR/a/s2-w1.csv"
    [ "$status" = 1 ]
}

@test "as many rows and addresses as asked for" {
    local rows=$DIR/x/s1-w1.rows.csv
    "$bench/generate" -r -d 0.3 2000 "$DIR/x"
    [ "$(wc -l <"$rows")" = 2000 ]
    [ "$(grep -o '[A-Za-z0-9.]*@[a-z0-9.-]*' "$rows" | tr A-Z a-z | sort -u |
        wc -l)" = 600 ]
    # The export is these rows, and what stands before and behind them.
    [ "$(grep -cxFf "$rows" "$DIR/x/s1-w1.csv")" = 2000 ]
}

@test "the figures of what is generated are those of an independent count" {
    local j
    "$bench/generate" -w 2 2000 "$DIR/x"
    hc init
    hc plan apply "$DIR/x/s1.conf"
    hc import "$DIR"/x/s1-w?.csv
    ended 0
    for j in 1 2; do
        python3 -B "$bench/count.py" "$DIR/x/s1-w$j.csv" >"$DIR/counted"
        [ "$(wc -l <"$DIR/counted")" = 11 ]
        hc report summary --webinar "w$j" --format csv
        ended 0
        diff "$DIR/counted" <(cut -d, -f1,2 <<<"$output" |
            grep "^\($(cut -d, -f1 "$DIR/counted" | paste -sd '|' |
                sed 's/|/\\|/g')\),")
    done
}

# The planner has never seen the rows that meet here: where it takes a loop in a
# loop, so many heads take a quarter of an hour, and else about a second.
@test "heads that two exports share are not compared each with each" {
    local seed
    hc init
    for seed in 1 2; do
        "$bench/generate" -x "$seed" 20000 "$DIR/$seed"
        hc plan apply "$DIR/$seed/s1.conf"
        run timeout 200 "$HEADCOUNT" import "$DIR/$seed/s1-w1.csv"
        [ "$status" = 0 ]
    done
    holds "$output" "heads: 0 new"
}

# Patterns of attendance are as many as heads; each with each takes minutes.
@test "many webinars are not compared pattern by pattern" {
    "$bench/generate" -w 200 60 "$DIR/x"
    hc init
    hc plan apply "$DIR/x/s1.conf"
    "$HEADCOUNT" import --defer "$DIR"/x/s1-w*.csv
    run timeout 40 "$HEADCOUNT" report overlap --format csv
    [ "$status" = 0 ]
    [ "${#lines[@]}" = $((200 * 201 / 2 + 1)) ]
}

@test "every bar is measured" {
    run --separate-stderr env BENCH_TRIAL=yes BENCH_ROWS=1000 BENCH_BIG=2000 \
        BENCH_RUNS=1 "$bench/bench" --keep "$DIR/result"
    ended 0
    diff "$DIR/result" - <<<"$output"
    [ "$(grep -cE '\| (holds |MISSED) ' <<<"$output")" = 14 ]
    [ "$(grep -c 'not run' <(grep -v DuckDB <<<"$output"))" = 0 ]
    holds "$output" "fsync off" # a trial is no result
    holds "$output" "heads: "
}

@test "growth prints each of its lines, and all that 10^9 stays are" {
    run --separate-stderr env BENCH_TRIAL=yes GROWTH_ROWS=1000 "$bench/growth"
    ended 0
    [ "$(grep -cE '\| +[0-9.]+ \|$' <<<"$output")" = 14 ]
    [ "$(grep -cE ' (GB|h ) \|$' <<<"$output")" = 7 ]
    ! grep -E '(nan|inf|-[0-9])' <(grep '^| ' <<<"$output") || false
}
