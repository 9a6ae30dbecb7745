#!/usr/bin/env bats
# lang.bats - reports in a language, lines for the press, charts in letters.

setup_file() {
    load small
    small_open
    "$headcount" import "$data/first.csv"
    "$headcount" import --webinar second "$data/second.csv"
    export names
    names=$("$headcount" report --list --format csv | tail -n +2 | cut -d, -f1)
}

setup() {
    load small
    cd "$small" || return
}

teardown_file() {
    load small
    small_close
}

report() {
    "$headcount" report --series small "$@"
}

@test "every heading and title of every report is Japanese, and French has its own" {
    for name in $names; do
        report "$name" --lang ja --format html >page.html
        # Between tags of headings no three Latin letters, but for units.
        ! grep -oE '<(h1|th [^>]*scope="col"[^>]*)>[^<]*' page.html |
            sed 's/^<[^>]*>//' | grep -E '[A-Za-z]{3}' || false
        grep -q '<html lang="ja">' page.html
        [ "$name" = release ] ||
            ! diff <(report "$name" --lang fr --format md | head -n 1) \
                <(report "$name" --lang en --format md | head -n 1) >/dev/null || false
    done
    ! "$headcount" report --list --lang ja --format csv |
        tail -n +2 | cut -d, -f2 | grep -E '^[ -~]*$' || false
}

@test "figures, definitions and days are in the language; csv and json are not" {
    report summary --lang ja >text
    grep -q '^延べ人数 .*延べ人数：' text
    grep -q '^実人数 .*実人数：' text
    ! grep -E '^[ -~]*$' text || false # no line without Japanese
    report days --lang ja | grep -q '2021年6月29日'
    report days --lang fr | grep -q '29 juin 2021'
    report days --lang en | grep -q '29 June 2021'
    for name in $names; do
        [ "$name" != release ] || continue
        for form in csv json; do
            diff <(report "$name" --format "$form") \
                <(report "$name" --format "$form" --lang ja)
        done
    done
}

@test "without --lang text and md have the names that csv has" {
    for name in $names; do
        [ "$name" != release ] || continue
        [ "$(report "$name" | head -n 1 | tr -s ' ' ,)" = \
            "$(report "$name" --format csv | head -n 1)" ]
    done
}

@test "a language that there is not: 2, naming those there are" {
    run -2 --separate-stderr report days --lang de
    [[ $stderr == *"en, fr, ja"* ]]
}

@test "release: a sentence a day and one of the series, equal to the reports" {
    cumulative=$(report days --format csv | tail -n 1 | cut -d, -f10)
    unique=$(report summary --format csv | awk -F, '$1 == "unique_audience" { print $2 }')
    days=$(report days --format csv | tail -n +2 | awk -F, '$4 > 0' | wc -l)
    for lang in en ja fr; do
        report release --lang "$lang" | tr -d '\302\240' >lines
        [ "$(wc -l <lines)" = $((days + 1)) ]
        tail -n 1 lines | grep -q "[^0-9]$cumulative[^0-9].*[^0-9]$unique[^0-9]"
    done
    [ "$(report release)" = "$(report release --lang en)" ]
    report release --format csv | tail -n 1 | grep -q "^series,.*,$cumulative,"
    report release --format html | grep -c '<p class="say">'
    [ "$(report release --format html | grep -c '<p class="say">')" = $((days + 1)) ]
    [ "$(report release --day 2021-06-29 | wc -l)" = 1 ]
}

@test "--chart draws what the CSV says, in 79 columns" {
    report stay --chart >bars
    # label, number, bar: as the rows of the CSV, webinar by webinar
    diff <(report stay --format csv | tail -n +2 | awk -F, '{ print $2, $3 }') \
        <(awk 'NF > 1 { print $1, $2 }' bars)
    ! grep -P '\x1b' bars || false
    [ "$(LC_ALL=C.UTF-8 grep -cE '.{80}' bars)" = 0 ] # mawk counts bytes
    report minutes --chart --webinar first >line
    head -n 1 line | grep -qx first
    grep -q '+-----' line
    [ "$(LC_ALL=C.UTF-8 grep -cE '.{80}' line)" = 0 ] # mawk counts bytes
    ! grep -P '[\x0c\x1b]' line || false
}

@test "--chart: colour on a terminal only, and not with NO_COLOR" {
    on_terminal() {
        python3 -c 'import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(status))' \
            "$headcount" report stay --series small --chart
    }
    TERM=xterm on_terminal | grep -qP '\x1b\[36m'
    ! NO_COLOR=1 TERM=xterm on_terminal | grep -P '\x1b' || false
    ! TERM=dumb on_terminal | grep -P '\x1b' || false
}

@test "--chart where there is none, or with a form: 2; without gnuplot: 3" {
    run -2 --separate-stderr report summary --chart
    [[ $stderr == *"minutes"* ]]
    run -2 report minutes --chart --format csv
    run -2 report --list --chart
    run -3 --separate-stderr env PATH=/nonexistent "$headcount" report minutes \
        --series small --chart
    [[ $stderr == *"gnuplot"*"hint: "* ]]
    run -0 env PATH=/nonexistent "$headcount" report stay --series small --chart
}
