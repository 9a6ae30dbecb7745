#!/usr/bin/env bats
# bad-input.bats - what is no export, or a broken one, is refused or rejected.
#
# Never a crash, never an empty audience without a word, never half a file.

load small

setup_file() { small_open; }
teardown_file() { small_close; }

setup() {
    before=$(snapshot)
    file=$small/file.csv
}

teardown() {
    undo_all
    rm -rf "$small"/file* "$small"/cut
}

# refused STATUS ARGUMENTS OF import...: an error of one of the statuses (4|7),
# and every table as it was.
refused() {
    local statuses=$1
    shift
    go import "$@"
    [[ $status =~ ^($statuses)$ ]]
    [[ $output == *"headcount: error: "* ]]
    [ "$(snapshot)" = "$before" ]
}

# taken TEXT... -- ARGUMENTS OF import...: done, and its line has these texts.
taken() {
    local texts=()
    while [ "$1" != -- ]; do
        texts+=("$1")
        shift
    done
    shift
    go import "$@"
    [ "$status" = 0 ]
    for text in "${texts[@]}"; do
        [[ $output == *"$text"* ]]
    done
}

# head of a generic table with one good row
table() {
    printf 'email,name,join_time,leave_time%s\n' "${1-}"
}

good() {
    printf '%s@example.org,%s,2021-06-29 16:30:00,2021-06-29 17:00:00\n' \
        "$1" "$1"
}

@test "the samples of this test are good to begin with" {
    taken ": 9 rows: 7 stays, 1 no-shows, 1 rejected" -- "$data/first.csv"
    taken ": 3 rows: 3 stays, 0 no-shows, 0 rejected" -- "$data/second.csv"
}

@test "an empty file is refused" {
    : >"$file"
    refused 4 "$file"
    refused 4 --webinar first "$file"
    printf '\n\n  \n,,,\n' >"$file"
    refused 4 --webinar first "$file"
    printf '\357\273\277' >"$file"
    refused 4 --webinar first "$file"
}

@test "a directory, a missing file: refused" {
    mkdir "$small/file.d"
    refused '4|7' --webinar first "$small/file.d"
    refused '4|7' --webinar first "$small/nothing-here.csv"
}

@test "a binary is refused" {
    head -c 200000 "$headcount" >"$file"
    refused 4 "$file"
    refused 4 --webinar first "$file"
    refused 4 --webinar first --format generic "$file"
    refused 4 --webinar first --format zoom-webinar-attendees "$file"
}

@test "a workbook (xlsx) is refused" {
    { printf 'PK\003\004\024\000\006\000\010\000\000\000!\000'
      head -c 5000 "$headcount"; } >"$small/file.xlsx"
    refused 4 --webinar first "$small/file.xlsx"
}

@test "an unknown layout is refused" {
    printf 'alpha,beta,gamma\n1,2,3\n4,5,6\n' >"$file"
    refused 4 "$file"
    refused 4 --webinar first "$file"
    refused 4 --webinar first --format generic "$file"
    printf 'just a line of text\n' >"$file"
    refused 4 --webinar first "$file"
}

@test "a header and no rows: said aloud" {
    table >"$file"
    go import --webinar first "$file"
    [[ $status:$output == 0:*" 0 rows"* || $status:$output == 4:*error:* ]]
    grep -v '^Yes\|^No\|^iPhone' "$data/first.csv" >"$file"
    go import "$file"
    [[ $status:$output == 0:*" 0 rows"* || $status:$output == 4:*error:* ]]
}

@test "a flat participants list is no webinar report" {
    { echo 'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest'
      echo 'Ann Ay,ann@example.org,06/29/2021 04:01:00 PM,06/29/2021 05:59:10 PM,119,No'
    } >"$file"
    refused 4 --webinar first --format zoom-webinar-attendees "$file"
}

@test "a table whose every row is useless is an error, not an empty audience" {
    { table
      echo 'ann@example.org,Ann,soon,later'
      echo 'bob@example.org,Bob,never,ever'; } >"$file"
    refused 4 --webinar first "$file"
}

@test "more rejects than allowed: status 5, nothing imported" {
    refused 5 --max-rejects 0 "$data/first.csv"
    taken "1 rejected" -- --max-rejects 1 "$data/first.csv"
}

@test "a file that fails does not hinder the next; the first failure is told" {
    printf 'alpha,beta\n1,2\n' >"$file"
    go import "$data/second.csv" "$file" "$data/first.csv"
    [ "$status" = 4 ]
    [ "$(imports | wc -l)" = 2 ]
}

@test "an export cut off at any byte: an error or a line of counts for each" {
    local size n nobody
    mkdir "$small/cut"
    # Small, so that all of its prefixes are read in one run.
    sed -e '/^Host Details/,/^Attendee Details/{/^Attendee Details/!d}' \
        -e '/^Yes,Cy/d; /^Yes,Ed/d' "$data/first.csv" >"$file"
    size=$(stat -c %s "$file")
    for ((n = 0; n < size; n++)); do
        head -c "$n" "$file" >"$small/cut/$n.csv"
    done
    cd "$small/cut"
    run "$headcount" import --dry-run --webinar first -- *.csv
    echo "status $status"
    [ "$status" = 4 ] # the empty one is among them
    for ((n = 0; n < size; n++)); do
        if ! grep -qE "(^|[ /\"])$n\.csv" <<<"$output"; then
            echo "nothing was said about the first $n bytes"
            false
        fi
    done
    # Whatever is told as read has somebody in it, or says that it has no rows.
    nobody=$(grep 'rows: 0 stays, 0 no-shows, 0 rejected, 0 others' <<<"$output" |
        grep -v ': 0 rows' || true)
    [ "$nobody" = '' ]
    [ "$(snapshot)" = "$before" ]
}

@test "an unclosed quote costs its own line only" {
    { table
      good ann
      echo 'bob@example.org,"Bob,2021-06-29 16:30:00,2021-06-29 17:00:00'
      good cy
      good dee; } >"$file"
    taken ": 4 rows: 3 stays, 0 no-shows, 1 rejected" -- --webinar first "$file"
    go report rejects
    [[ $output == *bad_quote* ]]
}

@test "NUL bytes are white space" {
    { table
      good ann
      printf 'bob@example.org,B\000ob,2021-06-29 16:30:00,2021-06-29 17:00:00\n'
      good cy; } >"$file"
    taken ": 3 rows: 3 stays, 0 no-shows, 0 rejected" -- --webinar first "$file"
}

@test "bytes that are no UTF-8: read as a code page, or refused aloud" {
    { table
      good ann
      printf 'bob@example.org,B\366b,2021-06-29 16:30:00,2021-06-29 17:00:00\n'
      good cy; } >"$file"
    go import --webinar first "$file"
    [[ $status:$output == 0:*": 3 rows: 3 stays"* || $status:$output == 4:*error:* ]]
    undo_all
    before=$(snapshot)
    { table
      printf '\377\376\200@\300\200,x,2021-06-29 16:30:00,2021-06-29 17:00:00\n'
      printf '\355\240\200@example.org,x,2021-06-29 16:30:00,2021-06-29 17:00:00\n'
    } >"$file"
    go import --webinar first --encoding UTF-8 "$file"
    [[ $status:$output == 0:*" rows: "* || $status:$output == 4:*error:* ]]
}

@test "a field of 10 MB is one reject, in little time and memory" {
    { table
      good ann
      printf 'bob@example.org,'
      head -c 10000000 /dev/zero | tr '\0' x
      printf ',2021-06-29 16:30:00,2021-06-29 17:00:00\n'
      good cy; } >"$file"
    SECONDS=0
    taken ": 3 rows: 2 stays, 0 no-shows, 1 rejected" -- --webinar first "$file"
    [ "$SECONDS" -lt 20 ]
    # The same, quoted and with line ends, and never closed.
    { table
      good ann
      printf 'bob@example.org,"'
      head -c 10000000 /dev/zero | tr '\0' '\n'; } >"$file"
    go import --webinar first "$file"
    [[ $status:$output == 0:*rejected* || $status:$output == 4:*error:* ]]
    [[ ! $output == *" 0 rejected"* ]]
}

@test "10,000 columns: read or refused aloud" {
    { table "$(printf ',q%d' {1..10000})"
      good ann
      good bob | tr -d '\n'; printf ',x%.0s' {1..10000}; echo
      good cy; } >"$file"
    go import --webinar first "$file"
    [[ $status:$output == 0:*": 3 rows: 3 stays"* || $status:$output == 4:*error:* ]]
    { table
      good ann | tr -d '\n'; head -c 1000000 /dev/zero | tr '\0' ','; echo
      good cy; } >"$file"
    undo_all
    go import --webinar first "$file"
    [[ $status:$output == 0:*" rows: "* || $status:$output == 4:*error:* ]]
}

@test "no line end, old line ends, a delimiter line" {
    { table; good ann | tr -d '\n'; } >"$file"
    taken ": 1 rows: 1 stays" -- --webinar first "$file"
    undo_all
    { printf 'sep=;\r\n'; { table; good ann; } | tr ',' ';' | sed 's/$/\r/'; } >"$file"
    taken ": 1 rows: 1 stays" -- --webinar first "$file"
}

@test "an unknown webinar, zone, format, encoding: named, nothing changed" {
    refused 3 --webinar nowhere "$data/second.csv"
    refused '2|3' --webinar second --tz Nowhere/City "$data/second.csv"
    refused '2|3|4' --webinar second --format no-such-format "$data/second.csv"
    refused '2|3|4' --webinar second --encoding no-such-code "$data/second.csv"
}
