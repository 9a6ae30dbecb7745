#!/usr/bin/env bats
# formats.bats - what can be read, and how a file would be: without database,
# key, plan, and without a word of the people in it.

load common

setup() {
    bats_require_minimum_version 1.5.0
    ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    OTHERS=${HEADCOUNT_SHARED:-$ROOT/../shared}/samples
    frame_setup
    file=$DIR/file.csv
    day1=$ROOT/tests/data/isid-2021/day1-zoom-attendee-report.csv
}

teardown() {
    frame_teardown
}

# check ARGUMENTS...: formats check, done, at most 80 columns wide.
check() {
    hc formats check "$@"
    ended 0
    ! grep -nE '^.{81,}' <<<"$output" || false
}

# unknown TEXT...: file.csv is refused, and the message holds these.
unknown() {
    hc formats check "$file"
    ended 4
    local text
    for text in "$@"; do
        holds "$stderr" "$text"
    done
}

generic() {
    printf 'email,name,join_time,leave_time\n'
    printf '%s@example.org,Ann,%s 10:00,%s 11:00\n' "$@"
}

@test "formats: every built-in format, once, with its title" {
    hc formats
    ended 0
    local format name
    for format in "$ROOT"/conf/formats/*.ini; do
        name=$(basename "$format" .ini)
        [ "$(grep -c "^$name  " <<<"$output")" = 1 ]
        holds "$output" "$(sed -n 's/^title = //p' "$format" | head -n 1)"
    done
    [ "$(wc -l <<<"$output")" = $(($(find "$ROOT/conf/formats" -name '*.ini' |
        wc -l) + 1)) ]
}

@test "formats: one's own are listed and replace what is built in" {
    mkdir -p "$HEADCOUNT_HOME/formats"
    printf '[format]\ntitle = Our club\n[table participants]\nneeds = join\njoin = Da\n' \
        >"$HEADCOUNT_HOME/formats/webex-attendees.ini"
    hc formats
    ended 0
    [ "$(grep -c '^webex-attendees  ' <<<"$output")" = 1 ]
    grep -qE '^webex-attendees +attendance +formats_dir +Our club$' <<<"$output"
    printf 'Da,Wer\n2021-06-29 10:00,x\n' >"$file"
    check "$file"
    holds "$output" "format      webex-attendees: Our club"
}

@test "check makes and needs nothing: no home, no database, no key" {
    check "$day1"
    [ ! -e "$HEADCOUNT_HOME" ]
    PGHOST=/nowhere check "$day1"
    [ ! -e "$HEADCOUNT_HOME" ]
}

@test "check: format, encoding, delimiter, what the file says, its columns" {
    check "$day1"
    holds "$output" "format      zoom-webinar-attendees: "
    holds "$output" "encoding    UTF-8 (byte-order mark)"
    holds "$output" "delimiter   comma"
    holds "$output" "dates       clear"
    holds "$output" "zone        not told"
    holds "$output" "platform_id 81234567890"
    holds "$output" "topic (text)"
    holds "$output" "registered 338"
    holds "$output" "table host, header in line 6, role host: 1 row"
    holds "$output" "table attendee, header in line 25, role attendee: 508 rows"
    grep -qE '^ +5  Email +address$' <<<"$output"
    grep -qE '^ +14  Which topic interests you most.* answer$' <<<"$output"
    grep -qE '^join +2021-06-29T09:48:51 +2021-06-29T10:57:06 ' <<<"$output"
    grep -qE '^address +\(address\) +\(address\) +\(address\)$' <<<"$output"
    grep -qE '^answers +2 of 2 +0 of 2 +1 of 2$' <<<"$output"
}

@test "check counts rows in the classes in which import counts them" {
    check "$day1"
    grep -E '^(host|panelist|attendee|other) +[a-z_]+ +[0-9]+$' <<<"$output" |
        awk '{ print $1 "," $2 "," $3 }' | LC_ALL=C sort >"$DIR/got"
    "$HEADCOUNT" init
    "$HEADCOUNT" plan apply "$ROOT/tests/data/isid-2021/isid-2021.conf"
    "$HEADCOUNT" import "$day1"
    "$HEADCOUNT" report ledger --format csv | tail -n +2 | cut -d, -f4- |
        LC_ALL=C sort >"$DIR/want"
    grep -q stay "$DIR/want"
    diff "$DIR/want" "$DIR/got"
}

@test "check: rejected rows by reason, column and first line; warnings" {
    { generic a 2021-06-29 2021-06-29
      echo 'b@example.org,Bob,never,2021-06-29 11:00'
      echo 'c@example.org,Cy,2021-06-29 12:00,2021-06-29 11:00'
      echo 'd@@example.org,Dee,2021-06-29 10:00,'
      echo 'e@example.org,"Ed"x,2021-06-29 10:00,'
      echo 'f@example.org,Fay,2021-06-29 12:00,2021-06-29 11:00'; } >"$file"
    check "$file"
    grep -qE '^participants +stay +2$' <<<"$output"
    grep -qE '^participants +rejected +4$' <<<"$output"
    grep -qE '^bad_time +join +1 +3$' <<<"$output"
    grep -qE '^leave_before_join +leave +2 +4$' <<<"$output"
    grep -qE '^bad_quote +1 +6$' <<<"$output"
    grep -qE '^open_end +1 ' <<<"$output"
    grep -qE '^bad_address +1 ' <<<"$output"
    grep -qE '^first rows +line 2 +line 3 +line 4$' <<<"$output"
    grep -qE '^join +2021-06-29T10:00:00 +\(bad_time\) +' <<<"$output"
}

@test "an address that cannot be used, and none, are told apart" {
    { generic a 2021-06-29 2021-06-29
      echo 'd@@example.org,Dee,2021-06-29 10:00,2021-06-29 11:00'
      echo '-,,2021-06-29 10:00,2021-06-29 11:00'; } >"$file"
    check "$file"
    grep -qE '^address +\(address\) +\(unusable\) +\(none\)$' <<<"$output"
    grep -qE '^name +\(name\) +\(name\) +\(none\)$' <<<"$output"
}

@test "a country with a long name does not widen the first rows" {
    { printf 'email,name,join_time,registered_at,country\n'
      printf 'a%d@example.org,Ann,2021-06-29 10:00,2021-06-01,United States of America\n' 1 2 3; } >"$file"
    check "$file"
    grep -qE '^country( +United States of \.\.\.){3}$' <<<"$output"
}

@test "T3: what leaves day and month open shows both; --date-order settles" {
    generic a 11/12/2020 11/12/2020 >"$file"
    check "$file"
    holds "$output" "dates       open"
    holds "$output" "line 2 reads 2020-12-11T10:00:00 (dmy) or 2020-11-12T10:00:00 (mdy)"
    check --date-order mdy "$file"
    holds "$output" "dates       mdy, as --date-order says"
    grep -qE '^join +2020-11-12T10:00:00$' <<<"$output"
    hc formats check --date-order xyz "$file"
    ended 2
}

@test "T3: a value above 12 settles it, and its line is told" {
    generic a 11/12/2020 11/12/2020 b 11/13/2020 11/13/2020 >"$file"
    check "$file"
    holds "$output" "dates       mdy: line 3 has a day above 12"
    grep -qE '^join +2020-11-12T10:00:00 +2020-11-13T10:00:00$' <<<"$output"
    generic a 13/12/2020 13/12/2020 b 11/12/2020 11/12/2020 >"$file"
    check "$file"
    holds "$output" "dates       dmy: line 2 has a day above 12"
    generic a 13/12/2020 13/12/2020 b 11/14/2020 11/14/2020 >"$file"
    check "$file"
    holds "$output" "contradict each other: line 2 is only a date as dmy, line 3"
}

@test "T2: where the zone is told: heading, cell, option, nowhere" {
    generic a 2021-06-29 2021-06-29 >"$file"
    check --tz Asia/Tokyo "$file"
    holds "$output" "zone        not told: Asia/Tokyo, as --tz says"
    sed -i 's/join_time/join_time (GMT+9)/' "$file"
    check "$file"
    grep -qx 'zone        in the heading' <<<"$output"
    holds "$output" "            else from --tz, or the plan's"
    grep -qE '^ +3  join_time \(GMT\+9\) +join +GMT\+9$' <<<"$output"
    grep -qE '^join +2021-06-29T01:00:00Z$' <<<"$output"
    printf 'email,join_time\na@example.org,2021-06-29T10:00:00+02:00\n' >"$file"
    check "$file"
    grep -qx 'zone        in the cells' <<<"$output"
    grep -qE '^join +2021-06-29T08:00:00Z$' <<<"$output"
}

@test "how the encoding is known: mark, NUL bytes, validity, guess, option" {
    generic a 2021-06-29 2021-06-29 | sed 's/name,/naïve,/' >"$DIR/utf8.csv"
    check "$DIR/utf8.csv"
    holds "$output" "encoding    UTF-8 (all of it is valid)"
    iconv -f UTF-8 -t UTF-16LE "$DIR/utf8.csv" >"$file"
    check "$file"
    holds "$output" "encoding    UTF-16LE (its NUL bytes)"
    iconv -f UTF-8 -t WINDOWS-1252 "$DIR/utf8.csv" >"$file"
    check "$file"
    grep -qE '^encoding    [A-Z0-9-]+, guessed' <<<"$output"
    check --encoding windows-1252 "$file"
    holds "$output" "encoding    WINDOWS-1252, as --encoding says"
    check --encoding utf-8 "$file"
    holds "$output" "1 character replaced, the first in line 1: no text in that encoding"
    sed 's/,/;/g' "$DIR/utf8.csv" >"$file"
    check "$file"
    holds "$output" "delimiter   semicolon"
    sed 's/,/\t/g' "$DIR/utf8.csv" | "$HEADCOUNT" formats check - >"$DIR/out"
    grep -qx 'delimiter   tab' "$DIR/out"
    grep -qx 'file        -' "$DIR/out"
}

@test "an unknown layout: its headings, the nearest table, what that lacks" {
    printf 'Zoom\n\nName (Original Name),Abteilung,Leave Time,Guest\nAnn Ay,ACME,06/29/2021 10:00,No\n' >"$file"
    unknown 'Line 3 looks most like a header: "Name (Original Name)", "Abteilung", "Leave Time", "Guest".' \
        'Nearest is the table participants of zoom-meeting-participants: it lacks join, duration.' \
        'formats_dir'
    holds "$output" "line 3 looks most like a header"
    grep -qE '^ +1  Name \(Original Name\) +name$' <<<"$output"
    grep -qE '^ +2  Abteilung$' <<<"$output"
    ! grep -qi 'acme\|ann ay' <<<"$output$stderr" || false
}

@test "an unknown layout: import says the same, and how to go on" {
    "$HEADCOUNT" init
    "$HEADCOUNT" plan apply "$ROOT/tests/data/small/plan.conf"
    printf 'Name (Original Name),Abteilung,Leave Time,Guest\nAnn Ay,ACME,06/29/2021 10:00,No\n' >"$file"
    hc import --webinar first "$file"
    ended 4
    holds "$stderr" 'Line 1 looks most like a header: "Name (Original Name)", "Abteilung"'
    holds "$stderr" 'it lacks join, duration'
    holds "$stderr" 'headcount formats check FILE'
    holds "$stderr" '--map'
    hc import --webinar first --format webex-attendees "$file"
    ended 4
    holds "$stderr" 'Nearest is the table participants of webex-attendees: it lacks join, name'
}

@test "a row is never shown as a header" {
    printf 'Zqxann,Qzxay,Attendee,Guest,2021\nZqxbob,Qzxbee,Attendee,Email,Left\n' >"$file"
    hc formats check "$file"
    ! grep -qi 'zqx\|qzx' <<<"$output$stderr" || false
    printf 'zqxann@example.org,Qzxay,Join Time,Email\nx,y,Qzxbee,z\n' >"$file"
    hc formats check "$file"
    ! grep -qi 'zqx\|qzx' <<<"$output$stderr" || false
    printf 'Zqxann;Qzxay;Qzxcompany\nZqxbob;Qzxbee;Qzxfirm\n' >"$file"
    unknown "No line of it has a heading that any format knows; line 1, which may be its header, has 3 cells."
    ! grep -qi 'zqx\|qzx' <<<"$output$stderr" || false
}

@test "the shape without a fact is shown, and refused as import refuses it" {
    printf 'email,name,join_time,leave_time\n%s\n' \
        'a@example.org,Ann,never,ever' >"$file"
    hc formats check "$file"
    ended 4
    holds "$output" "format      generic"
    grep -qE '^ +3  join_time +join$' <<<"$output"
    holds "$stderr" "not one of its 1 rows tells of anybody"
}

@test "several files: each in its place, the first failure's status" {
    generic a 2021-06-29 2021-06-29 >"$file"
    printf 'alpha,beta,gamma\n1,2,3\n' >"$DIR/other.csv"
    hc formats check "$file" "$DIR/other.csv" "$DIR/nowhere.csv" "$file"
    ended 4
    [ "$(grep -c '^file        file.csv$' <<<"$output")" = 2 ]
    [ "$(grep -c '^headcount: error: ' <<<"$stderr")" = 2 ]
}

@test "formats.md 1: with -v import lists the columns that no format knows" {
    "$HEADCOUNT" init
    "$HEADCOUNT" plan apply "$ROOT/tests/data/small/plan.conf"
    printf 'email,name,join_time,leave_time,Shoe size,zqx@example.org\n%s\n' \
        'a@example.org,Ann,2021-06-29 16:00,2021-06-29 17:00,44,x' >"$file"
    hc import --webinar first --dry-run "$file"
    ended 0
    [[ $stderr != *"Shoe size"* ]]
    hc -v import --webinar first "$file"
    ended 0
    [[ $stderr != *zqx* ]]
    printf 'email,name,join_time,leave_time,Shoe size,Hat\n%s\n' \
        'a@example.org,Ann,2021-06-29 16:00,2021-06-29 17:00,44,x' >"$file"
    hc -v import --webinar first "$file"
    ended 0
    holds "$stderr" '2 columns are unknown to the format: "Shoe size", "Hat"'
}

# nobody_in EXPORT...: none of the people in them is in what check says; more
# than $LEAST were looked for.
nobody_in() {
    local one looked=0
    for one; do
        "$HEADCOUNT" -v formats check "$one" >"$DIR/out" 2>&1 || : # not all are exports
        python3 "$BATS_TEST_DIRNAME/people.py" "$one" "$DIR/out" >"$DIR/people"
        if grep '^found' "$DIR/people"; then
            echo "in $one"
            return 1
        fi
        looked=$((looked + $(sed -n 's/^looked for //p' "$DIR/people")))
    done
    [ "$looked" -gt "$LEAST" ]
}

@test "no address and no name of a file is in what check says of it" {
    LEAST=2000 nobody_in "$ROOT"/tests/data/*/*.csv
    # The search finds what is there.
    python3 "$BATS_TEST_DIRNAME/people.py" "$day1" "$day1" >"$DIR/people"
    [ "$(grep -c '^found' "$DIR/people")" -gt 1000 ]
}

@test "the same of the exports of others" {
    [ -d "$OTHERS" ] ||
        skip "set HEADCOUNT_SHARED to the folder of the samples"
    LEAST=4000 nobody_in "$OTHERS"/[e-z]*/*.csv "$OTHERS"/truth/*/files/*.csv
}

@test "README.md shows what formats check says" {
    sed -n '/^    \$ cat list.csv$/,/^    \$ headcount formats check/p' \
        "$ROOT/README.md" | sed -n 's/^    //p' | sed '1d;$d' >"$DIR/list.csv"
    sed -n '/^    \$ headcount formats check list.csv$/,/^[^ ]/p' \
        "$ROOT/README.md" | sed -n 's/^    //p' | tail -n +2 >"$DIR/shown"
    [ -s "$DIR/list.csv" ]
    check "$DIR/list.csv"
    # In the page an empty line is empty, indented or not.
    diff <(grep . "$DIR/shown") <(grep . <<<"$output")
}
