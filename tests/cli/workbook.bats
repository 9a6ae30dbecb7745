#!/usr/bin/env bats
# workbook.bats - reports as workbooks, read back by a reader of our own.

setup_file() {
    load small
    small_open
    "$headcount" import "$data/first.csv"
    "$headcount" import --webinar second "$data/second.csv"
}

setup() {
    load small
    reader="$BATS_TEST_DIRNAME/workbook.py"
}

teardown_file() {
    load small
    small_close
}

# The CSV of a report as a workbook has it: times are local, without offset.
as_csv() {
    "$headcount" report "$1" --series small --format csv |
        sed -E "s/([0-9]T[0-9]{2}:[0-9]{2}:[0-9]{2})[+-][0-9]{2}:[0-9]{2}/\1/g"
}

# Cells with one spelling of numbers, days, times and truth.
plain() {
    python3 -c 'import csv, re, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8")):
    print([re.sub(r"^(-?[0-9]+)[.]0$", r"\1", re.sub("T(?=[0-9])", " ",
           cell.replace(",", "") if re.match(r"^[0-9,]+([.][0-9]+)?$", cell)
           else {"true": "TRUE", "false": "FALSE"}.get(cell, cell)))
           for cell in row])' "$1"
}

@test "every report: the cells of the workbook are those of the CSV" {
    for name in $("$headcount" report --list --format csv | tail -n +2 |
        cut -d, -f1); do
        "$headcount" report "$name" --format xlsx -o "$small/$name.xlsx"
        diff <(as_csv "$name" | python3 -c 'import csv, sys
csv.writer(sys.stdout, lineterminator="\n").writerows(csv.reader(sys.stdin))') \
            <(python3 "$reader" "$small/$name.xlsx")
    done
}

@test "headings stay in sight and filter; the page is as wide as the table" {
    "$headcount" report webinars --format xlsx -o "$small/a.xlsx"
    sheet=$(python3 "$reader" "$small/a.xlsx" xl/worksheets/sheet1.xml)
    [[ $sheet == *'<pane ySplit="1"'*'state="frozen"'* ]]
    [[ $sheet == *'<autoFilter ref="A1:Q3"/>'* ]]
    [[ $sheet == *'orientation="landscape"'* ]]
    [[ $sheet == *'fitToHeight="0"'* ]]
}

@test "the same facts give the same bytes, dated by what the files state" {
    "$headcount" report days --format xlsx -o "$small/a.xlsx"
    sleep 1.1
    "$headcount" report days --format xlsx >"$small/b.xlsx"
    cmp "$small/a.xlsx" "$small/b.xlsx"
    dated=$("$headcount" db psql -X -A -t -c "select to_char(coalesce(
        (select max(generated_at) from headcount.import),
        (select max(day)::timestamptz from headcount.webinar))
        at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
    [[ $(python3 "$reader" "$small/a.xlsx" docProps/core.xml) == \
        *">$dated</dcterms:created>"* ]]
}

@test "strange names come out as they are, and none runs" {
    local name='=cmd|calc'
    local title='<b>&"'\''</b> 延べ人数🎌‏abc 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'
    printf '[series strange]\ntimezone = UTC\ntitle = %s\n[webinar w]\ndate = 2021-06-29\n' \
        "$title" >"$small/strange.conf"
    "$headcount" plan apply "$small/strange.conf"
    printf 'Email,Name,Join Time,Leave Time,Organization\n%s\n' \
        "a@example.org,A,2021-06-29 10:00,2021-06-29 11:00,$name" \
        "b@example.org,B,2021-06-29 10:00,2021-06-29 11:00,<script>alert(1)</script>" \
        "c@example.org,C,2021-06-29 10:00,2021-06-29 11:00,‮right to left" \
        "d@example.org,D,2021-06-29 10:00,2021-06-29 11:00,👩‍💻 & co" \
        "e@example.org,E,2021-06-29 10:00,2021-06-29 11:00,2021-06-29" \
        "f@example.org,F,2021-06-29 10:00,2021-06-29 11:00,2021-06-29T10:00:00+09:00 or so" \
        $'g@example.org,G,2021-06-29 10:00,2021-06-29 11:00,no \uFFFE\uFFFF character' \
        >"$small/strange.csv"
    "$headcount" import --series strange "$small/strange.csv"
    "$headcount" report organisations --series strange --format xlsx \
        -o "$small/s.xlsx"
    python3 "$reader" "$small/s.xlsx" >"$small/s.csv"
    grep -Fx "$name,0,1,1" "$small/s.csv"
    grep -Fx '<script>alert(1)</script>,0,1,1' "$small/s.csv"
    grep -Fx '👩‍💻 & co,0,1,1' "$small/s.csv"
    grep -q 'right to left' "$small/s.csv"
    # Text, whatever it looks like; and what no file of XML may hold.
    grep -Fx '2021-06-29,0,1,1' "$small/s.csv"
    grep -Fx '2021-06-29T10:00:00+09:00 or so,0,1,1' "$small/s.csv"
    grep -Fx $'no \uFFFD\uFFFD character,0,1,1' "$small/s.csv"
    ! python3 "$reader" "$small/s.xlsx" xl/worksheets/sheet1.xml |
        grep -o '<c r="A[2-9]"[^>]*>' | grep -v 't="s"' || false
    python3 "$reader" "$small/s.xlsx" xl/workbook.xml | python3 -c '
import sys
from xml.etree import ElementTree
names = [e.get("name") for e in ElementTree.fromstring(sys.stdin.read()).iter()
         if e.tag.endswith("}sheet")]
assert len(names) == 1 and len(names[0]) <= 31, names
assert len(names[0].encode("utf-16-le")) // 2 == 31, names
assert names[0].startswith("<b>&\"<b> 延べ人数"), names'
}

@test "a workbook is nothing for a terminal: 2" {
    run python3 -c 'import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(status))' \
        "$headcount" report days --format xlsx
    [ "$status" -eq 2 ]
    [[ $output == *"-o report.xlsx"* ]]
    run python3 -c 'import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(status))' \
        "$headcount" report days --format xlsx -o -
    [ "$status" -eq 2 ]
}

@test "no room for a workbook: 7, and no file" {
    (
        trap '' XFSZ
        ulimit -f 1
        "$headcount" report minutes --series small --format xlsx \
            -o "$small/full.xlsx" 2>"$small/said" && exit 1
        [ $? = 7 ]
    )
    grep -q 'could not be made' "$small/said"
    [ ! -e "$small/full.xlsx" ]
}

@test "LibreOffice opens it, prints it, and reads the same cells" {
    command -v soffice >/dev/null || skip "LibreOffice is not there"
    mkdir "$small/office"
    for name in summary days webinars sessions minutes; do
        "$headcount" report "$name" --series small --format xlsx -o "$small/office/$name.xlsx"
    done
    # Comma, quotes, UTF-8; numbers as they are, not as they are shown.
    for form in pdf 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false'
    do
        soffice "-env:UserInstallation=file://$small/profile" --headless \
            --convert-to "$form" --outdir "$small/office" \
            "$small"/office/*.xlsx >/dev/null 2>&1
    done
    for name in summary days webinars sessions minutes; do
        [ "$(head -c 4 "$small/office/$name.pdf")" = %PDF ]
        diff <(plain <(as_csv "$name")) <(plain "$small/office/$name.csv")
    done
}
