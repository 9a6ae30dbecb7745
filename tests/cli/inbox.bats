#!/usr/bin/env bats
# inbox.bats - a drop folder: what is imported, and where each file goes.

load small

setup_file() {
    small_open
}

teardown_file() {
    small_close
}

setup() {
    inbox=$HEADCOUNT_HOME/inbox
    rm -rf "$inbox"
    mkdir -m 700 "$inbox"
}

teardown() {
    undo_all
}

hc() {
    run --separate-stderr "$headcount" "$@"
}

# drop FILE AS [AGE]: puts a copy into the inbox, changed AGE seconds ago.
drop() {
    mkdir -p "$(dirname "$inbox/$2")"
    cp "$1" "$inbox/$2"
    touch -d "@$(($(date +%s) - ${3-60}))" "$inbox/$2"
}

# The files of the inbox, with the ids of imports as N.
lies() {
    (cd "$inbox" && find . ! -type d | sed -E 's,^\./,,; s,done/[0-9]+-,done/N-,' |
        LC_ALL=C sort | tr '\n' ' ')
}

count() {
    imports | wc -l
}

@test "files are imported and lie in done/ with the id of their import" {
    drop "$data/first.csv" first.csv
    drop "$data/second.csv" small/second/second.csv
    hc inbox
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [[ $stderr == *"inbox: 2 imported, 0 failed, 0 not ready yet"* ]]
    [ "$(lies)" = "done/N-first.csv done/N-second.csv " ]
    while read -r id file _; do
        [ -e "$inbox/done/$id-$file" ]
    done < <("$headcount" imports | tail -n +2)
    [ "$(stat -c %a "$inbox/done" "$inbox/failed" | uniq)" = 700 ]
    # The figures are there: nothing is left to aggregate.
    hc aggregate
    [[ $stderr == *"were up to date"* ]]
}

@test "the folder tells the webinar that the file does not" {
    sed 's/2021-07-01/2021-09-01/g' "$data/second.csv" >"$small/late.csv"
    drop "$small/late.csv" small/late.csv
    hc inbox
    [ "$status" -eq 4 ]
    drop "$small/late.csv" small/second/late.csv
    hc inbox
    [ "$status" -eq 0 ]
    [ "$(count)" -eq 1 ]
}

@test "oldest first, then by name" {
    tail -n +2 "$data/second.csv" | head -n 1 >"$small/row"
    for n in c b a; do
        (head -n 1 "$data/second.csv" && cat "$small/row") >"$small/$n.csv"
        echo "$n@example.org,,2021-07-01T16:00:00Z,2021-07-01T16:01:00Z" \
            >>"$small/$n.csv"
    done
    drop "$small/a.csv" small/a.csv 100
    drop "$small/b.csv" small/b.csv 300
    drop "$small/c.csv" small/c.csv 200
    touch -r "$inbox/small/a.csv" "$inbox/small/c.csv"
    hc inbox
    [ "$status" -eq 0 ]
    run bash -c "'$headcount' imports | tail -n +2 | awk '{ print \$2 }'"
    [ "$output" = $'b.csv\na.csv\nc.csv' ]
}

@test "what is not ready is left: fresh, .part, hidden, in done/ or failed/" {
    drop "$data/second.csv" fresh.csv 0
    drop "$data/second.csv" nine.csv 5
    drop "$data/second.csv" old.csv.part
    drop "$data/second.csv" .hidden.csv
    drop "$data/second.csv" small/.hidden/x.csv
    drop "$data/second.csv" done/1-x.csv
    drop "$data/second.csv" failed/y.csv
    before=$(lies)
    hc inbox
    [ "$status" -eq 0 ]
    [[ $stderr == *"0 imported, 0 failed, 3 not ready yet"* ]]
    [ "$(lies)" = "$before" ]
    [ "$(count)" -eq 0 ]
    touch -d '11 seconds ago' "$inbox/fresh.csv"
    hc inbox
    [[ $stderr == *"1 imported"* ]]
}

@test "links, pipes and deep folders are left, and said" {
    ln -s "$data/second.csv" "$inbox/link.csv"
    ln -s "$data" "$inbox/small"
    mkfifo "$inbox/pipe.csv"
    drop "$data/second.csv" a/b/c/deep.csv
    hc inbox
    [ "$status" -eq 0 ]
    for name in link.csv small pipe.csv a/b/c; do
        [[ $stderr == *"$name: "*" left"* ]]
    done
    [ "$(count)" -eq 0 ]
    [ -p "$inbox/pipe.csv" ]
    [ -L "$inbox/link.csv" ]
}

@test "what fails lies in failed/ beside its reason; the rest is imported" {
    echo 'Ann Ay wrote to ann@example.org' >"$small/letter.csv"
    drop "$small/letter.csv" small/letter.csv 90
    drop "$data/second.csv" small/second/second.csv
    drop "$data/second.csv" nowhere/second.csv
    drop "$data/second.csv" small/nothing/third.csv
    hc inbox
    [ "$status" -eq 4 ]
    [[ $stderr == *"3 of 4 files could not be imported"* ]]
    [ "$(count)" -eq 1 ]
    [ "$(lies)" = "done/N-second.csv failed/letter.csv failed/letter.csv.why failed/second.csv failed/second.csv.why failed/third.csv failed/third.csv.why " ]
    [ "$(stat -c %a "$inbox"/failed/*.why | uniq)" = 600 ]
    run cat "$inbox/failed/letter.csv.why"
    [ "${lines[0]}" = "file: small/letter.csv" ]
    [[ ${lines[1]} == error:* ]]
    [[ $output != *Ann* && $output != *@* ]]
    [[ $stderr != *Ann* && $stderr != *ann@* ]]
    grep -q 'unknown series' "$inbox/failed/second.csv.why"
    grep -q 'no webinar "nothing"' "$inbox/failed/third.csv.why"
    # The next run has nothing to do.
    hc inbox
    [ "$status" -eq 0 ]
}

@test "nothing is overwritten in done/ and failed/" {
    for turn in 1 2 3; do
        drop "$data/second.csv" small/second.csv
        echo "bad $turn" >"$small/bad.csv"
        drop "$small/bad.csv" small/bad.csv
        hc inbox
        [ "$status" -eq 4 ]
    done
    [ "$(count)" -eq 1 ]
    [ "$(lies)" = "done/N-second-2.csv done/N-second-3.csv done/N-second.csv failed/bad-2.csv failed/bad-2.csv.why failed/bad-3.csv failed/bad-3.csv.why failed/bad.csv failed/bad.csv.why " ]
    [ "$(cat "$inbox/failed/bad-3.csv")" = "bad 3" ]
}

@test "killed between commit and move: the next run only moves" {
    drop "$data/second.csv" small/second.csv
    # What such a run leaves: the file imported, and still there.
    "$headcount" import "$inbox/small/second.csv"
    touch -d '1 minute ago' "$inbox/small/second.csv"
    before=$(snapshot)
    hc inbox
    [ "$status" -eq 0 ]
    [ "$(snapshot)" = "$before" ]
    [ -e "$inbox/done/$(imports)-second.csv" ]
    [ ! -e "$inbox/small/second.csv" ]
}

@test "two at once import and move each file once" {
    for n in 1 2 3 4 5 6; do
        sed "2s/16:00:00/16:0$n:00/" "$data/second.csv" >"$small/x.csv"
        drop "$small/x.csv" "small/x$n.csv"
    done
    "$headcount" -q inbox &
    one=$!
    "$headcount" -q inbox &
    two=$!
    wait $one
    wait $two
    [ "$(count)" -eq 6 ]
    [ "$(lies)" = "$(printf 'done/N-x%s.csv ' 1 2 3 4 5 6)" ]
}

@test "the database gone: no file is moved, and nothing is lost" {
    drop "$data/second.csv" small/second.csv
    hc --database 'host=/nowhere dbname=x' inbox
    [ "$status" -eq 6 ]
    [ "$(lies)" = "small/second.csv " ]
    "$headcount" --key-file "$small/wrong" key new
    hc --key-file "$small/wrong" inbox
    [ "$status" -eq 3 ]
    [ "$(lies)" = "small/second.csv " ]
    rm "$small/wrong"
}

@test "another folder, named; one that there is not" {
    mkdir "$small/box"
    cp "$data/second.csv" "$small/box/"
    touch -d '1 minute ago' "$small/box/second.csv"
    cd "$small"
    hc inbox box
    [ "$status" -eq 0 ]
    [ -e "box/done/$(imports)-second.csv" ]
    hc inbox "$small/nothing"
    [ "$status" -eq 3 ]
    [ ! -e "$small/nothing" ]
}

@test "names: a long one, one without a dot, a strange one" {
    long=$(printf 'ü%.0s' {1..115})-$(printf 'x%.0s' {1..20}).csv
    sed '2s/16:00:00/16:01:00/' "$data/second.csv" >"$small/1.csv"
    sed '2s/16:00:00/16:02:00/' "$data/second.csv" >"$small/2.csv"
    drop "$data/second.csv" "small/$long"
    drop "$small/1.csv" small/export
    drop "$small/2.csv" $'small/-a\tb\e[31m.csv'
    hc inbox
    [ "$status" -eq 0 ]
    [ "$(find "$inbox/done" -type f | wc -l)" -eq 3 ]
    [[ $stderr != *$'\e'* ]]
    # Cut at a character, not within one.
    find "$inbox/done" -type f | iconv -f UTF-8 -t UTF-8 >/dev/null
    echo bad >"$small/bad.csv"
    drop "$small/bad.csv" "small/$long"
    hc inbox
    [ "$status" -eq 4 ]
    [ "$(find "$inbox/failed" -type f | wc -l)" -eq 2 ]
}

@test "cron: the inbox, then the figures of all series; else silence" {
    drop "$data/second.csv" small/second.csv
    "$headcount" import --defer "$data/first.csv"
    hc cron
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$(count)" -eq 2 ]
    hc aggregate
    [[ $stderr == *"were up to date"* ]]
    hc cron
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
}

@test "cron: figures are brought up also where a file failed" {
    echo bad >"$small/bad.csv"
    drop "$small/bad.csv" small/bad.csv
    "$headcount" import --defer "$data/first.csv"
    hc -q cron
    [ "$status" -eq 4 ]
    [[ $stderr == *"inbox: 1 of 1 files could not be imported"* ]]
    hc aggregate
    [[ $stderr == *"were up to date"* ]]
}

@test "cron: a second start is a quiet success" {
    drop "$data/second.csv" small/second.csv
    (
        flock 9
        run --separate-stderr "$headcount" cron
        [ "$status" -eq 0 ]
        [ -z "$output$stderr" ]
    ) 9>"$HEADCOUNT_HOME/cron.lock"
    [ "$(lies)" = "small/second.csv " ]
    hc cron
    [ "$status" -eq 0 ]
    [ "$(lies)" = "done/N-second.csv " ]
    [ "$(stat -c %s "$HEADCOUNT_HOME/cron.lock")" = 0 ]
}

@test "cron without a home: what to do is said" {
    hc --home "$small/none" cron
    [ "$status" -eq 3 ]
    [[ $stderr == *"headcount init"* ]]
    [ ! -e "$small/none" ]
}

@test "the crontab has one line, and it can be run" {
    run grep -v '^#\|^MAILTO\|^$' \
        "$BATS_TEST_DIRNAME/../../conf/cron/headcount.crontab"
    [ "${#lines[@]}" -eq 1 ]
    [[ ${lines[0]} =~ ^\*/5\ +\*\ +\*\ +\*\ +\*\ +[^\ ]+/headcount\ (.*)$ ]]
    # shellcheck disable=SC2086 # the words of the line
    hc ${BASH_REMATCH[1]}
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
}
